"""Sheets: what is title, table and note decides which words a figure carries."""

from ingest.readers.sheets import lay_sheet
from ingest.readers.unmerged import SheetCell


def lay(*lines):
    """Rows of texts; ``None`` is an empty row, ``""`` an empty cell."""
    cells = [
        SheetCell(row=r, column=c, text=text, address=f"{'ABCDEFGH'[c]}{r + 1}")
        for r, line in enumerate(lines)
        for c, text in enumerate(line or ())
        if text
    ]
    return lay_sheet(cells, table=0)


def kinds(found):
    return [(p.block.table if p.block else -1, p.text) for p in found]


def test_title_table_note_and_signatures_are_told_apart():
    found = lay(
        ["Biểu số 1", "", "ĐVT: tấn"],
        ["Chỉ tiêu", "ĐVT", "2024"],
        ["Chè", "tấn", "12,5"],
        ["Ghi chú: số ước."],
        None,
        ["NGƯỜI LẬP", "", "GIÁM ĐỐC"],
    )
    assert kinds(found) == [
        (-1, "Biểu số 1"),
        (-1, "ĐVT: tấn"),
        (0, "Chỉ tiêu | ĐVT | 2024"),
        (0, "Chè | tấn | 12,5"),
        (-1, "Ghi chú: số ước."),
        (-1, "NGƯỜI LẬP"),
        (-1, "GIÁM ĐỐC"),
    ]
    assert found[2].block.caption == "Biểu số 1 ĐVT: tấn"


def test_cells_know_their_addresses():
    row = lay(["Chỉ tiêu", "2023", "2024"], ["Chè", "", "12,5"])[1]
    assert [c.address for c in row.block.cells] == ["A2", "C2"]


def test_two_tables_of_one_sheet_have_captions_of_their_own():
    found = lay(
        ["Bảng 1. Thu"],
        ["Năm", "Tỷ đồng"],
        ["Quý I", "5"],
        None,
        ["Bảng 2. Chi"],
        ["Năm", "Tỷ đồng"],
        ["Quý I", "4"],
    )
    assert [(p.block.table, p.block.caption) for p in found if p.block][1::2] == [
        (0, "Bảng 1. Thu"),
        (1, "Bảng 2. Chi"),
    ]


def test_an_empty_row_inside_a_table_does_not_end_it():
    found = lay(["Chỉ tiêu", "Tấn"], ["Chè", "5"], None, ["Gạo", "6"])
    assert {p.block.table for p in found} == {0}


def test_tables_side_by_side_keep_their_own_labels():
    """Else the right table's figures would be told of the left one's rows."""
    found = lay(
        ["Huyện", "Tấn", "", "Ngành", "Tỷ đồng"],
        ["An Hạ", "5", "", "Dệt", "7"],
        ["Lam", "6", "", "Điện", "8"],
    )
    last = [c for p in found for c in p.block.cells if p.text == "Điện | 8"]
    assert [c.row_head for c in last] == ["", "Điện"]
    assert {p.block.table for p in found} == {0, 1}
