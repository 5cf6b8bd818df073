"""Print between drawn lines: a cell's lines are one text, whatever stands beside them."""

from ingest.readers.pieces import Piece, Row
from ingest.readers.ruled import find_ruled
from ingest.readers.rules import Rules

PLAIN = (1, 0, 0, 1, 0, 0)


def rules(xs, ys):
    found = Rules()
    for x0, y0, x1, y1 in [*((xs[0], y, xs[-1], y) for y in ys), *((x, ys[0], x, ys[-1]) for x in xs)]:
        found.visit(b"m", [x0, y0], PLAIN)
        found.visit(b"l", [x1, y1], PLAIN)
        found.visit(b"S", [], PLAIN)
    return found


def rows(*printed):
    return [Row([Piece(text, False, 10, x, y)]) for x, y, text in printed]


GRID = ((0, 100, 160), (100, 80, 40))
HEAD = ((10, 88, "Chỉ tiêu"), (110, 88, "2024"))


def test_a_wrapped_label_stays_one_cell():
    printed = rows((5, 120, "Trên bảng."), *HEAD, (5, 64, "Giá trị sản"), (5, 52, "xuất"), (110, 58, "12,5"))
    starts, replaced = find_ruled(printed, rules(*GRID))
    assert [line.cells for line in starts[1]] == [
        (("Chỉ tiêu", 1), ("2024", 1)),
        (("Giá trị sản xuất", 1), ("12,5", 1)),
    ]
    assert replaced == {1, 2, 3, 4, 5}


def test_lines_that_do_not_part_the_rows_are_not_trusted():
    """Two values in one box: the row lines are not drawn, and one figure would be glued to the next."""
    printed = rows(*HEAD, (5, 64, "Chè"), (110, 64, "12,5"), (5, 52, "Gạo"), (110, 52, "7,5"))
    assert find_ruled(printed, rules(*GRID)) == ({}, set())


def test_print_that_crosses_a_line_is_not_cut():
    printed = rows((5, 88, "Bảng này không phải là bảng số liệu nào cả"), (5, 58, "Chè"), (110, 58, "12,5"))
    assert find_ruled(printed, rules(*GRID)) == ({}, set())


def test_words_in_two_boxes_are_no_table():
    printed = rows((5, 88, "UBND TỈNH"), (110, 88, "Độc lập"), (5, 58, "Số: /BC"), (110, 58, "Hạnh phúc"))
    assert find_ruled(printed, rules(*GRID)) == ({}, set())
