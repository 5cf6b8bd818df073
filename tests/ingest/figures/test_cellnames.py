"""What a cell is about: row, rows above, column and caption together."""

import pytest

from ingest.figures.cellnames import names_nothing

CAPTION = "Biểu số 02/ĐT. Kim ngạch xuất khẩu tháng 11 và 11 tháng năm 2024 (ĐVT: triệu USD)"


def names(read_report, *rows, head="Năm 2024", caption=CAPTION):
    return [
        f.indicator for f in read_report(table=[["STT", "Chỉ tiêu", head], *rows], caption=caption).figures
    ]


def test_rows_carry_the_words_they_stand_under(read_report):
    rows = [
        ["I", "Xuất khẩu", "9"],
        ["1", "Khu vực FDI", "5"],
        ["II", "Nhập khẩu", "7"],
        ["1", "Khu vực FDI", "3"],
    ]
    assert names(read_report, *rows) == [
        "Xuất khẩu",
        "Xuất khẩu – Khu vực FDI",
        "Nhập khẩu",
        "Nhập khẩu – Khu vực FDI",
    ]


def test_totals_and_months_are_of_what_the_caption_names(read_report):
    assert names(read_report, ["", "Tổng số", "9"], ["", "Tháng 4", "5"]) == ["Kim ngạch xuất khẩu"] * 2


def test_a_row_of_what_a_table_is_divided_by_is_of_the_captions_measure(read_report):
    caption = "Bảng 5. Kim ngạch xuất khẩu theo thị trường năm 2024"
    assert names(read_report, ["1", "Nhật Bản", "9"], caption=caption) == ["Kim ngạch xuất khẩu – Nhật Bản"]


def test_a_column_measures(read_report):
    assert names(read_report, ["1", "Chè", "9"], head="Năng suất (tạ/ha)") == ["Năng suất – Chè"]


@pytest.mark.parametrize(("head", "said"), [("Ước thực hiện năm 2023", True), ("Sản lượng", False)])
def test_heads_of_times_only(head, said):
    assert names_nothing(head) is said


@pytest.mark.parametrize(
    "section", ["VỀ KINH TẾ", "Lĩnh vực xã hội", "B. Các chỉ tiêu xã hội", "Nhóm chỉ tiêu kinh tế"]
)
def test_a_sections_title_names_no_measure(read_report, section):
    rows = [["I", section, ""], ["1", "Thu phí", "9"], ["2", "Chi phí", "7"]]
    assert names(read_report, *rows) == ["Thu phí", "Chi phí"]


def test_a_row_about_something_is_no_section(read_report):
    rows = [["I", "Đầu tư về nguồn", "12"], ["1", "Vốn vay", "9"]]
    assert names(read_report, *rows) == ["Đầu tư về nguồn", "Đầu tư về nguồn – Vốn vay"]
