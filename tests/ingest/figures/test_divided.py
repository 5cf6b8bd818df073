"""Without these, the parts of a quarter's total are told of the month that stands before it."""

import pytest

WHOLES = "Xuất khẩu tháng 3 đạt 60 triệu USD; quý I đạt 170 triệu USD. "


@pytest.mark.parametrize(
    ("parts", "printed", "month"),
    [
        ("Cụ thể: gạo 100 triệu USD; chè 70 triệu USD.", "70 triệu USD", 1),
        ("Trong đó: gạo 36 triệu USD; chè 24 triệu USD.", "24 triệu USD", 3),
        ("Phân theo nhóm hàng: gạo tăng 4%; chè giảm 2%.", "2%", 1),
        ("Nhà máy chè thu 5 triệu USD.", "5 triệu USD", 3),
    ],
)
def test_parts_are_of_the_time_of_the_whole_that_they_make_up(read_report, parts, printed, month):
    period = read_report(WHOLES + parts).one(printed).period
    assert (period.start.month, period.end.month) == (month, 3)


def test_a_member_is_of_the_time_said_last(read_report):
    text = "Nhập khẩu tháng 5 ước 19 triệu USD, 5 tháng 84 triệu USD, tăng 5%, trong đó bông 26 triệu USD."
    assert read_report(text).one("26 triệu USD").period.start.month == 1
    assert read_report(text).one("19 triệu USD").period.start.month == 5
