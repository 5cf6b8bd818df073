"""Staff see at a glance what the reports hold; a hole that is not shown is taken for knowledge."""

from assistant.desk.coverage import read_grid


def test_the_grid_says_which_times_are_told_and_which_are_not(figures):
    grid = read_grid(figures.ledger(), words="kim ngạch xuất khẩu")
    (row,) = grid.rows
    cells = dict(zip(grid.years, row.cells, strict=True))
    assert cells[2019] is not None
    assert cells[2019].whole
    assert [word for word, _ in cells[2019].times] == ["2019"]


def test_each_time_leads_to_a_figure_of_it(figures):
    grid = read_grid(figures.ledger())
    assert len(grid.years) <= 8
    for row in grid.rows:
        for cell in filter(None, row.cells):
            for _, key in cell.times:
                fact = figures.fact(key)
                assert fact is not None
                assert fact.figure.unit == row.unit.split("/")[0]


def test_of_nothing_there_is_an_empty_grid(figures):
    assert read_grid(figures.ledger(), words="tàu vũ trụ").rows == ()
