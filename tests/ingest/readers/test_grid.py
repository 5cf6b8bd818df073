"""Tables: every figure knows its row, its column and the table's caption."""

import pytest

from ingest.readers.grid import GridCell, read_rows


def rows(*lines, **more):
    table = [[c if isinstance(c, GridCell) else GridCell(text=c) for c in line] for line in lines]
    return read_rows(table, table=0, **more)


def cells(paragraph):
    return [(paragraph.text[c.start : c.end], c.row_head, c.column_head) for c in paragraph.block.cells]


def test_cells_carry_their_heads():
    found = rows(
        ["STT", "Chỉ tiêu", "Năm 2022", "Năm 2023"],
        ["1", "Xuất khẩu", "29", "31,5"],
        caption="Bảng 1 (tỷ USD)",
    )
    assert found[1].text == "1 | Xuất khẩu | 29 | 31,5"
    assert cells(found[1]) == [
        ("1", "Xuất khẩu", "STT"),
        ("Xuất khẩu", "", "Chỉ tiêu"),
        ("29", "Xuất khẩu", "Năm 2022"),
        ("31,5", "Xuất khẩu", "Năm 2023"),
    ]
    assert {p.block.caption for p in found} == {"Bảng 1 (tỷ USD)"}


def test_years_alone_are_heads():
    assert cells(rows(["Ngành", "2022", "2023"], ["Dệt may", "5", "6"])[1])[1] == ("5", "Dệt may", "2022")


def test_table_without_heads_loses_no_row():
    found = rows(["Dệt may", "5"], ["Da giày", "6"])
    assert [p.text for p in found] == ["Dệt may | 5", "Da giày | 6"]
    assert cells(found[0])[1] == ("5", "Dệt may", "")


def test_merged_first_column_names_every_row():
    group = GridCell(text="Công nghiệp", rows=2)
    found = rows(["Khu vực", "Ngành", "Vốn"], [group, "Điện tử", "340"], ["Dệt may", "118"])
    assert cells(found[2]) == [
        ("Dệt may", "Công nghiệp / Dệt may", "Ngành"),
        ("118", "Công nghiệp / Dệt may", "Vốn"),
    ]


def test_row_of_column_numbers_is_a_head_without_a_name():
    found = rows(["STT", "Tên", "Vốn"], ["(1)", "(2)", "(3)"], ["1", "Cảng", "5"])
    assert cells(found[2])[2] == ("5", "Cảng", "Vốn")


def test_empty_cells_are_left_out_but_counted():
    found = rows(["Chỉ tiêu", "KH", "TH"], ["Thu", "", "5"])
    assert found[1].text == "Thu | 5"
    assert found[1].block.cells[1].column == 2


@pytest.mark.parametrize("span", [10**9, 0, -3])
def test_hostile_spans_are_bounded(span):
    assert rows([GridCell(text="A", columns=span, rows=span), "B"], ["1", "2"])


def test_the_lines_of_a_head_that_a_page_prints_as_rows_are_heads():
    found = rows(
        ["TT", "", "Thực hiện", "", "Năm 2019"],
        ["", "Nội dung", "", "", ""],
        ["", "", "2018", "Dự toán", "Ước"],
        ["1", "Phí", "10", "20", "30"],
    )
    assert [head for _, _, head in cells(found[3])][2:] == ["Thực hiện / 2018", "Dự toán", "Năm 2019 / Ước"]


def test_a_unit_named_over_two_columns_is_the_second_ones_too():
    found = rows(
        ["Khu", "Diện tích (ha)", "", "Lao động"],
        ["", "Quy hoạch", "Cho thuê", ""],
        ["A", "755", "411", "902"],
    )
    assert cells(found[2])[2] == ("411", "A", "Diện tích (ha) / Cho thuê")


@pytest.mark.parametrize(
    ("head", "label", "unit"),
    [("Đơn vị", "Thành phố Phủ Lý", ""), ("Đơn vị tính", "tấn", "tấn"), ("Đơn vị", "tấn", "tấn")],
)
def test_what_stands_over_the_rows_own_names_is_no_unit(head, label, unit):
    lines = [["TT", head, "Thu"], ["1", label, "12"]]
    if unit:
        lines = [["TT", "Chỉ tiêu", head, "Thu"], ["1", "Chè", label, "12"]]
    assert rows(*lines)[1].block.cells[-1].unit == unit


def test_a_group_of_rows_is_no_head():
    found = rows(["Chỉ tiêu", "Năm 2022"], ["Nông nghiệp", ""], ["Chè", "12"])
    assert cells(found[2])[1] == ("12", "Chè", "Năm 2022")
