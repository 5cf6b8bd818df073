"""Raised marks: a call that becomes a digit of the text falsifies the figure before it."""

from ingest.readers.pieces import Piece, Row, join_raised


def row(text, x, y, size=12.0):
    return Row([Piece(text, False, size, x, y)])


def texts(*rows):
    return [line.text for line in (r.line() for r in join_raised(rows)) if line]


def test_mark_of_its_own_row_begins_its_footnote():
    rows = row("1", 50, 54, 5), row("Kế hoạch là 1,2 tỷ USD.", 55, 52, 7), row("2", 50, 43, 5)
    assert texts(*rows, row("Dự toán.", 55, 41, 7)) == ["¹ Kế hoạch là 1,2 tỷ USD.", "² Dự toán."]


def test_call_of_its_own_row_stays_in_its_line():
    rows = row("đạt 14.650 tỷ đồng", 50, 400), row("2", 160, 405, 7), row(", tăng 2,1%", 165, 400)
    assert texts(*rows) == ["đạt 14.650 tỷ đồng², tăng 2,1%"]


def test_figures_below_one_another_stay_apart():
    rows = row("Số dự án", 50, 400), row("12", 50, 380, 9), row("Vốn", 200, 400), row("5", 300, 400)
    assert texts(*rows) == ["Số dự án", "12", "Vốn", "5"]
