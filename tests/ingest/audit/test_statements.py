"""A figure is held against another report's only where its sentence says nothing that its facts leave out."""

import pytest

from ingest.audit.statements import is_clean, names_in, telling


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Năm 2023, kim ngạch xuất khẩu của tỉnh Bình Sơn đạt 25,3 tỷ USD.", True),
        ("Tổng kim ngạch xuất khẩu năm 2023 ước đạt 25,3 tỷ USD, tăng 5%.", True),
        ("Năm 2023, 10 mô hình tổng hợp trong nông nghiệp theo tiêu chí của huyện được lập.", False),
        ("Năm 2023, doanh thu của mảng viễn thông tại châu Âu nhờ công nghệ mới đạt 25,3 tỷ USD.", True),
    ],
)
def test_words_that_the_facts_leave_out(told, text, clean):
    report = told(text)
    place = report.place(report.figures[0], "one")
    assert is_clean(place, "binh son") == clean


def test_a_time_carried_on_from_another_sentence_is_not_sure_enough(told):
    report = told("Tháng 5/2017, xuất khẩu đạt 618 triệu USD. Giá trị xuất khẩu thủy sản đạt 2,8 tỷ USD.")
    assert not is_clean(report.place(report.figures[1], "one"), "")


def test_the_report_s_own_place_tells_nothing():
    assert telling("thu ngân sách tỉnh Bình Sơn", "binh son") == telling("thu ngân sách", "")


def test_names_are_capital_words_but_not_the_first_of_a_sentence():
    assert names_in("Lãi của Thép Tiến Lên ở Bình Sơn. Lợi nhuận tăng.") == {
        "thep tien len",
        "binh son",
    }
