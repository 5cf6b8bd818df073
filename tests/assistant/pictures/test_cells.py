"""A cited cell is marked as the table draws it, and never more than it."""

import pytest

from assistant.pictures.cells import Cells
from assistant.pictures.pages import pieces_of
from assistant.pictures.printed import Printed
from assistant.pictures.sheet import open_pdf

COLUMNS, TOP, HIGH = (60, 110, 300, 400, 500), 84, 24
ROWS = (
    ("STT", "Bến", "Tàu (lượt)", "Cầu (chiếc)"),
    ("1", "Bến Đông", "1.240", "15"),
    ("2", "Bến Tây", "1.385", "22"),
)


def lines(*, ruled):
    cells = [
        (COLUMNS[c] + 4, TOP + 16 + HIGH * r, text)
        for r, row in enumerate(ROWS)
        for c, text in enumerate(row)
    ]
    across = [(60, TOP + HIGH * r, 500, TOP + HIGH * r) for r in range(len(ROWS) + 1)]
    down = [(x, TOP, x, TOP + HIGH * len(ROWS)) for x in COLUMNS]
    return [(60, 60, "Biểu 1. Bến của cảng năm 2024"), *cells], [*across, *down] if ruled else []


@pytest.fixture
def around(pdf, library):
    """The marked cell of some words, in points from the upper left corner."""

    def find(words, *, ruled=True):
        text, rules = lines(ruled=ruled)
        held = library({"a.pdf": pdf(text, rules=rules)})
        clean = held.page("a.pdf")
        sheet = open_pdf(held.folder / "a.pdf", 1, pixels=10**8)
        printed = Printed(clean.text, pieces_of(clean), sheet.characters)
        cells = Cells(sheet.picture, pieces_of(clean), lambda a, b: printed.place(a, b, whole=False))
        span = held.span("a.pdf", words)
        box = cells.around(span.start, span.end)
        return None if box is None else tuple(edge / sheet.picture.width * 595 for edge in box)

    return find


def test_the_cell_reaches_to_its_lines(around):
    assert around("1.385") == pytest.approx((300, TOP + 2 * HIGH, 400, TOP + 3 * HIGH), abs=1.5)


def test_words_outside_of_tables_are_in_no_cell(around):
    assert around("Bến của cảng") is None


def test_without_drawn_lines_the_print_is_the_cell(around):
    box = around("1.385", ruled=False)
    if box is not None:  # a table may not be seen as one without its lines
        assert 290 < box[0] < box[2] < 400
        assert TOP + 2 * HIGH - 4 < box[1] < box[3] < TOP + 3 * HIGH + 4
