"""Without these, nine months of a table are told as the whole year, and last year's plan as this year's."""

import pytest

from ingest.figures.headtimes import is_time

RETAIL = [
    ["Chỉ tiêu", "Thực hiện 8 tháng 2022", "Ước tính năm 2022", "Ước tính năm 2022"],
    ["Chỉ tiêu", "Thực hiện 8 tháng 2022", "Tháng 9", "9 tháng"],
    ["Bán lẻ", "111", "222", "333"],
]
PLANS = [
    ["Chỉ tiêu", "Năm 2022", "Năm 2022", "Kế hoạch 2023"],
    ["Chỉ tiêu", "Kế hoạch", "Ước thực hiện", "Kế hoạch 2023"],
    ["Xi măng", "111", "222", "333"],
]
UNITS = [
    ["Thị trường", "9 tháng (nghìn lượt)", "9 tháng (nghìn lượt)", "Tỷ trọng 9 tháng 2022 (%)"],
    ["Thị trường", "Năm 2021", "Năm 2022", "Tỷ trọng 9 tháng 2022 (%)"],
    ["Lào", "111", "222", "33,3"],
]
MONTHS = [["Tháng", "Năm 2021", "Năm 2022"], ["Tháng 4", "111", "222"], ["Cả năm", "333", "444"]]


@pytest.mark.parametrize(
    ("table", "heads", "printed", "iso", "kind"),
    [
        (RETAIL, 2, "111", "2022-01-01/2022-08-31", "amount"),
        (RETAIL, 2, "222", "2022-09-01/2022-09-30", "amount"),
        (RETAIL, 2, "333", "2022-01-01/2022-09-30", "amount"),
        (PLANS, 2, "111", "2022-01-01/2022-12-31", "plan"),
        (PLANS, 2, "222", "2022-01-01/2022-12-31", "amount"),
        (PLANS, 2, "333", "2023-01-01/2023-12-31", "plan"),
        (UNITS, 2, "111", "2021-01-01/2021-09-30", "count"),
        (UNITS, 2, "222", "2022-01-01/2022-09-30", "count"),
        (MONTHS, 1, "111", "2021-04-01/2021-04-30", "amount"),
        (MONTHS, 1, "222", "2022-04-01/2022-04-30", "amount"),
        (MONTHS, 1, "444", "2022-01-01/2022-12-31", "amount"),
    ],
)
def test_a_cell_has_the_time_of_its_heads_and_its_row(read_report, table, heads, printed, iso, kind):
    figure = read_report("Lời dẫn.", table=table, heads=heads, caption="Bảng 1. Khách trọ").one(printed)
    assert figure.period is not None
    assert figure.period.iso == iso
    assert figure.kind == kind


def test_a_row_called_by_a_time_is_of_what_the_caption_names(read_report):
    found = read_report("Lời dẫn.", table=MONTHS, caption="Bảng 1. Khách trọ theo tháng")
    assert found.one("111").indicator == "Khách trọ"


@pytest.mark.parametrize(("label", "time"), [("Tháng 4", True), ("9 tháng", True), ("Bán lẻ", False)])
def test_a_label_that_is_only_a_time(label, time):
    assert is_time(label) is time


MONTH = "Biểu 1. Kinh tế tháng 11 năm 2024 (ĐVT: tỷ đồng)"
BOTH = "Biểu 1. Kinh tế tháng 11 và 11 tháng năm 2024 (ĐVT: tỷ đồng)"


@pytest.mark.parametrize(
    ("caption", "head", "iso"),
    [
        (MONTH, "Tháng 11", "2024-11-01/2024-11-30"),
        (MONTH, "11T", "2024-01-01/2024-11-30"),
        (MONTH, "Cùng kỳ năm trước", "2023-11-01/2023-11-30"),
        (MONTH, "11 tháng / Cùng kỳ năm 2023", "2023-01-01/2023-11-30"),
        (MONTH, "Tháng trước", "2024-10-01/2024-10-31"),
        (MONTH, "Lũy kế từ đầu năm", "2024-01-01/2024-11-30"),
        (MONTH, "Cộng dồn", "2024-01-01/2024-11-30"),
        (MONTH, "Lũy kế", "2024-11-30/2024-11-30"),
        (MONTH, "Tháng 11/2024 so với (%) / Tháng 10/2024", "2024-11-01/2024-11-30"),
        (MONTH, "2023/2022 (%)", "2023-01-01/2023-12-31"),
        (BOTH, "Tháng báo cáo", "2024-11-01/2024-11-30"),
        ("Biểu 1. Kinh tế năm 2022 (ĐVT: tỷ đồng)", "9 tháng", "2022-01-01/2022-09-30"),
        ("Biểu 1. Kinh tế năm 2022 (ĐVT: tỷ đồng)", "Năm trước", "2021-01-01/2021-12-31"),
    ],
)
def test_heads_are_read_by_the_time_of_the_table(read_report, caption, head, iso):
    found = read_report(table=[["Chỉ tiêu", head], ["Xuất khẩu", "112,4"]], caption=caption, year=2024)
    period = found.one("112,4").period
    assert period is not None
    assert period.iso == iso


@pytest.mark.parametrize(
    ("caption", "head"), [(MONTH, "Kỳ trước"), (MONTH, "Năm trước"), (BOTH, "Cùng kỳ"), (BOTH, "Số liệu")]
)
def test_a_time_that_nothing_fixes_is_not_guessed(read_report, caption, head):
    """Last year's figure told as this year's is a wrong figure."""
    found = read_report(table=[["Chỉ tiêu", head], ["Xuất khẩu", "112,4"]], caption=caption, year=2024)
    assert found.one("112,4").ambiguous
    assert found.one("112,4").period is None


@pytest.mark.parametrize(
    "head", ["Ước TH 2024/TH 2023 (%)", "2024/2023 (%)", "Năm 2024 / thực hiện 2023 (%)"]
)
def test_what_is_set_against_a_year_is_of_the_other(read_report, head):
    grid = [["Chỉ tiêu", "Đơn vị tính", "Năm 2024", head], ["Chè", "Tấn", "870", "105,8"]]
    figure = read_report("Lời dẫn.", table=grid, caption="Bảng 1. Chỉ tiêu", year=2025).one("105,8")
    assert figure.period is not None
    assert figure.period.iso == "2024-01-01/2024-12-31"
