"""How things stand is told with what newer reports say, in whatever words."""

import pytest

OLD = """SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH QUẢNG TRỊ
BÁO CÁO TÌNH HÌNH ĐẦU TƯ NĂM 2015

Tính đến tháng 12/2015, số dự án FDI còn hiệu lực trên địa bàn tỉnh là 63 dự án với tổng số vốn đầu tư \
đăng ký là 741 triệu USD.
"""
NEW = """BAN QUẢN LÝ KHU KINH TẾ TỈNH QUẢNG TRỊ
BÁO CÁO TÌNH HÌNH ĐẦU TƯ NĂM 2021

Lũy kế đến tháng 11 năm 2021, các khu công nghiệp có 118 dự án đầu tư trực tiếp nước ngoài với tổng vốn \
đầu tư đạt 2.364 triệu USD.

Lũy kế đến tháng 11 năm 2021, các khu công nghiệp có 204 dự án đầu tư trong nước với tổng vốn \
đầu tư 9.150 tỷ đồng.
"""
BOTH = {"old.txt": OLD, "new.txt": NEW}


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("Quảng Trị có bao nhiêu dự án FDI còn hiệu lực?", "63 dự án", "118 dự án"),
        ("Tổng số vốn FDI đăng ký còn hiệu lực là bao nhiêu?", "741 triệu USD", "2.364 triệu USD"),
    ],
)
def test_a_state_of_years_ago_is_told_with_the_newer_one(ask_over, question, old, new):
    answer = ask_over(BOTH, question)
    head, beside = answer.answer.split("Số liệu liên quan:")
    assert f"**{old}**" in head
    assert f"**{new}**" in beside
    assert "204" not in answer.answer  # of another side


def test_who_asks_for_today_chooses_the_newest_first(ask_over):
    answer = ask_over(BOTH, "Đến nay tổng số vốn đầu tư FDI đăng ký là bao nhiêu?")
    assert answer.status == "clarify"
    assert [f.value for f in answer.figures] == ["2364000000", "741000000"]


def test_who_names_the_time_hears_of_no_other(ask_over):
    answer = ask_over(BOTH, "Tính đến tháng 12/2015 có bao nhiêu dự án FDI còn hiệu lực?")
    assert "63 dự án" in answer.answer
    assert "118" not in answer.answer


def test_the_newest_is_told_alone(ask_over):
    answer = ask_over({"new.txt": NEW}, "Có bao nhiêu dự án FDI trong các khu công nghiệp?")
    assert [f.value for f in answer.figures] == ["118"]
    assert "63" not in answer.answer
