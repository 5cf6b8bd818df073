"""Drawn lines part cells; without them 98 projects of eleven months are told as those of one month."""

from ingest.readers.rules import Box, Rules, find_lattices

PLAIN = (1, 0, 0, 1, 0, 0)


def drawn(*lines):
    rules = Rules()
    for x0, y0, x1, y1 in lines:
        rules.visit(b"m", [x0, y0], PLAIN)
        rules.visit(b"l", [x1, y1], PLAIN)
        rules.visit(b"S", [], PLAIN)
    return rules


def grid(xs, ys):
    across = [(xs[0], y, xs[-1], y) for y in ys]
    return [*across, *[(x, ys[0], x, ys[-1]) for x in xs]]


def test_lines_make_cells():
    [lattice] = find_lattices(drawn(*grid((0, 50, 120), (100, 80, 60))))
    assert (lattice.xs, lattice.ys) == ((0, 50, 120), (100, 80, 60))
    assert len(lattice.boxes) == 4
    assert lattice.find(60, 70) == Box(1, 2, 1, 2)
    assert lattice.find(130, 70) is None


def test_a_cell_goes_as_far_as_no_line_ends_it():
    lines = [*grid((0, 50, 120), (100, 60)), (0, 80, 50, 80), (50, 80, 120, 80)]
    lines.remove((50, 100, 50, 60))
    [lattice] = find_lattices(drawn(*lines, (50, 80, 50, 60)))
    assert lattice.boxes == (Box(0, 1, 0, 2), Box(1, 2, 0, 1), Box(1, 2, 1, 2))


def test_thin_filled_boxes_are_lines_and_shades_are_not():
    rules = Rules()
    for x, y, width, height in ((0, 100, 120, 0.5), (0, 60, 120, 0.5), (0, 80, 120, 0.5), (0, 60, 120, 40)):
        rules.visit(b"re", [x, y, width, height], PLAIN)
        rules.visit(b"f", [], PLAIN)
    for x in (0, 50, 120):
        rules.visit(b"re", [x, 60, 0.5, 40], PLAIN)
    rules.visit(b"f*", [], PLAIN)
    [lattice] = find_lattices(rules)
    assert len(lattice.boxes) == 4


def test_the_page_may_be_turned_and_scaled():
    rules = Rules()
    for line in grid((0, 5, 12), (10, 8, 6)):
        rules.visit(b"m", line[:2], (10, 0, 0, -10, 0, 500))
        rules.visit(b"l", line[2:], (10, 0, 0, -10, 0, 500))
        rules.visit(b"S", [], PLAIN)
    [lattice] = find_lattices(rules)
    assert lattice.ys == (440, 420, 400)


def test_clipping_and_frames_are_no_table():
    rules = drawn(*grid((0, 120), (100, 60)))
    for line in grid((0, 50, 120), (100, 80, 60)):
        rules.visit(b"m", line[:2], PLAIN)
        rules.visit(b"l", line[2:], PLAIN)
    rules.visit(b"n", [], PLAIN)
    rules.visit(b"S", [], PLAIN)
    assert find_lattices(rules) == []


def test_a_drawing_of_thousands_of_lines_is_passed_over():
    assert find_lattices(drawn(*[(0, y / 10, 50, y / 10) for y in range(7000)])) == []
