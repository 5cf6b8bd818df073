"""A figure of a spreadsheet is looked up by sheet and cell: the page's text alone would not find it."""

from assistant.cells import join_sections, section_of
from ingest.records import Cell, Sentence, Span
from tests import made

ROW = Sentence(
    ordinal=3,
    spans=(Span(page=1, start=10, end=21),),
    text="Chè | 5 | 12",
    kind="row",
    headings=("Biểu 01",),
    block=2,
    cells=(
        Cell(start=10, end=13, row=1, column=0, address="A7"),
        Cell(start=16, end=17, row=1, column=1, address="B7"),
        Cell(start=20, end=22, row=1, column=2, address="C7"),
    ),
)


def figure(start, end):
    spans = (Span(page=1, start=start + 10, end=end + 10),)
    return made.figure(ROW.text[start:end], 1, "tấn", at=start, indicator="Chè", sentence=3, spans=spans)


def test_sheet_and_cell_are_named():
    assert section_of([ROW], [figure(10, 12)]) == "Biểu 01 › C7"
    assert section_of([ROW], [figure(6, 7), figure(10, 12)]) == "Biểu 01 › B7, C7"
    assert section_of([ROW], []) == "Biểu 01"


def test_two_cells_of_one_row_are_both_named_once():
    assert join_sections("Biểu 01 › B7", "Biểu 01 › C7") == "Biểu 01 › B7, C7"
    assert join_sections("Biểu 01 › B7, C7", "Biểu 01 › C7") == "Biểu 01 › B7, C7"
    assert join_sections("I. Kinh tế", "I. Kinh tế") == "I. Kinh tế"
