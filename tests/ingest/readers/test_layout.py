"""Layout: blocks and cells are where the page's text says."""

from ingest.readers.layout import lay_page
from ingest.records import Block, Cell


def test_offsets_point_at_the_texts_and_footnotes_come_last():
    cell = Cell(start=6, end=7, row=1, column=1)
    page = lay_page(
        3,
        [
            ("Thu tăng.", Block(start=0, end=9, kind="paragraph")),
            ("¹ Ghi chú.", Block(start=0, end=10, kind="footnote", mark="1")),
            ("Thu | 5", Block(start=0, end=7, kind="row", table=0, cells=(cell,))),
        ],
    )
    assert page.text == "Thu tăng.\nThu | 5\n¹ Ghi chú."
    assert [page.text[b.start : b.end] for b in page.blocks] == ["Thu tăng.", "Thu | 5", "¹ Ghi chú."]
    found = page.blocks[1].cells[0]
    assert page.text[found.start : found.end] == "5"


def test_page_without_blocks_is_empty():
    assert lay_page(1, []).text == ""
