"""A table over a page's end: figures of its second page keep their head, unit and caption."""

import pytest

from ingest.readers.lines import Line
from ingest.readers.paragraphs import Paragraph
from ingest.readers.printed import read_tables


def row(*texts, page=1, table=0):
    cells = tuple((t, 1) for t in texts)
    text = " | ".join(filter(None, texts))
    return Paragraph(text=text, page=page, row=Line(text=text, cells=cells, table=table))


HEAD = ("Chỉ tiêu", "Vốn (tỷ đồng)")
FIRST = [Paragraph(text="Bảng 1. Đầu tư năm 2024"), row(*HEAD), row("Chè", "12")]


@pytest.mark.parametrize("second", [[row(*HEAD, page=2), row("Gạo", "7", page=2)], [row("Gạo", "7", page=2)]])
def test_the_rest_of_a_table_is_read_under_its_head(second):
    found = read_tables([*FIRST, Paragraph(text="¹ Ước.", footnote="1"), *second])
    last = found[-1]
    assert last.page == 2
    assert last.block.table == 0
    assert last.block.caption == "Bảng 1. Đầu tư năm 2024"
    assert last.block.cells[1].column_head == "Vốn (tỷ đồng)"


@pytest.mark.parametrize(
    "second",
    [
        [row("Ngành", "Lao động", page=2), row("Dệt", "7", page=2)],
        [row("Gạo", "7", "8", page=2)],
        [row("Gạo", "7", page=3)],
        [Paragraph(text="Bảng 2. Khác", page=2), row("Gạo", "7", page=2)],
    ],
)
def test_another_table_is_not_drawn_in(second):
    assert read_tables([*FIRST, *second])[-1].block.table == 1
