"""A cell's unit: the wrong one is a wrong figure by a factor of a million."""

import pytest


def units(
    read_report, head, cell="112,4", *, label="Xuất khẩu", caption="Biểu 1. Kinh tế (ĐVT: tỷ đồng)", **more
):
    read = read_report(table=[["Chỉ tiêu", *more, head], [label, *more.values(), cell]], caption=caption)
    return [(str(f.value), f.unit, f.ambiguous) for f in read.figures if f.text == cell]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Năm 2022", ("112400000000.0", "VND", False)),
        ("Vốn đăng ký (triệu USD)", ("112400000.0", "USD", False)),
        ("Vốn đăng ký, triệu USD", ("112400000.0", "USD", False)),
        ("Vốn / Triệu USD", ("112400000.0", "USD", False)),
        ("Sản lượng (1000 tấn)", ("112400.0", "tấn", False)),
        ("So với cùng kỳ (%)", ("112.4", "%", False)),
        ("% so KH năm", ("112.4", "%", False)),
        ("TH/KH", ("112.4", "%", False)),
        ("Tỷ trọng", ("112.4", "%", False)),
        ("Năm trước = 100", ("112.4", "%", False)),
        ("Số dự án", ("112.4", "dự án", False)),
        ("Lũy kế số dự án", ("112.4", "dự án", False)),
        ("Lũy kế vốn", ("112400000000.0", "VND", False)),
        ("Dự án", ("112.4", "dự án", True)),
    ],
)
def test_the_nearest_head_says_the_unit(read_report, head, expected):
    assert units(read_report, head) == [expected]


@pytest.mark.parametrize(
    "note", ["Đơn vị tính: Tỷ đồng*", "Đơn vị: tỷ đồng.", "ĐVT: Tỷ đồng ¹", "(ĐVT: tỷ đồng)*"]
)
def test_a_notes_mark_behind_the_captions_unit_is_none_of_it(read_report, note):
    assert units(read_report, "Năm 2022", caption=f"Biểu 1. Kinh tế {note}") == [
        ("112400000000.0", "VND", False)
    ]


def test_a_rate_without_a_unit_takes_no_money_from_the_caption(read_report):
    """ "So với cùng kỳ" may be a difference or a percentage."""
    assert units(read_report, "So với cùng kỳ") == []
    assert units(read_report, "So với cùng kỳ", caption="Biểu 1 (ĐVT: tỷ đồng, %)") == [("112.4", "%", False)]


@pytest.mark.parametrize("head", ["Nam", "Nữ", "Lao động"])
def test_people_in_a_table_of_people_are_counted_as_its_caption_says(read_report, head):
    caption = "Biểu 1. Dân số (Đơn vị tính: người)"
    assert units(read_report, head, "61.240", caption=caption) == [("61240", "người", False)]


def test_of_several_units_of_the_caption_the_head_chooses(read_report):
    caption = "Biểu 2. Đầu tư (ĐVT: dự án; triệu USD)"
    assert units(read_report, "Vốn đăng ký", caption=caption) == [("112400000.0", "USD", False)]
    assert units(read_report, "Quý I", caption=caption)[0][2], "which unit is not told"


def test_a_count_that_looks_like_a_year(read_report):
    assert units(read_report, "Số dự án", "2023") == [("2023", "dự án", False)]
    assert units(read_report, "Năm hoàn thành", "2023") == []


@pytest.mark.parametrize("cell", ["-", "…", "x", "nt", "#DIV/0!", "12 (1)"])
def test_what_is_no_number_is_no_figure(read_report, cell):
    assert units(read_report, "Năm 2022", cell) == []


def test_a_number_in_brackets_may_be_negative(read_report):
    read = read_report(table=[["Chỉ tiêu", "Năm 2022"], ["Lãi", "(12,5)"]], caption="Bảng 1 (ĐVT: tỷ đồng)")
    assert [f.ambiguous for f in read.figures] == [True]


def test_nt_in_a_unit_column_is_the_unit_above(read_report):
    table = [["Chỉ tiêu", "ĐVT", "Năm 2022"], ["Thu", "tỷ đồng", "5"], ["Chi", "nt", "4"]]
    assert [f.unit for f in read_report(table=table).figures] == ["VND", "VND"]


def test_a_row_that_says_what_is_counted_leaves_the_thousands_to_the_caption(read_report):
    """A total of 2.100 thousand visits must not become 2.100 visitors."""
    table = [["Chỉ tiêu", "Năm 2021"], ["Khách nội địa", "2.070"], ["Tổng số khách du lịch", "2.100"]]
    read = read_report(table=table, caption="Bảng 2. Khách du lịch (nghìn lượt)")
    assert [str(f.value) for f in read.figures] == ["2070000", "2100000"]


def test_a_profit_in_brackets_is_a_loss(read_report):
    table = [
        ["Doanh nghiệp", "Lợi nhuận trước thuế"],
        ["Công ty Hòn Dữ", "(7,8)"],
        ["Công ty Cửa Bé", "41,2"],
    ]
    read = read_report(table=table, caption="Bảng 1 (ĐVT: tỷ đồng)")
    assert [(f.value, f.ambiguous) for f in read.figures if f.text == "(7,8)"] == [(-7_800_000_000, False)]
