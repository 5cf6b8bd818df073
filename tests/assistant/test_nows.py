"""A question that names a month or a day in full was refused where the text said "5 tháng qua" or "hiện"."""

import pytest

RICE = """Xuất khẩu gạo năm 2019 lấy lại đà tăng

Khối lượng xuất khẩu gạo 5 tháng qua ước đạt 2,6 triệu tấn. Giá gạo xuất khẩu tăng so với cùng kỳ năm 2018.
"""
PROJECTS = """Hậu Giang trao giấy chứng nhận đầu tư năm 2019

Ngày 6/2, tỉnh Hậu Giang trao sáu giấy chứng nhận. Tính đến nay, tỉnh có 412 dự án đầu tư nước ngoài còn \
hiệu lực.
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (RICE, "Xuất khẩu gạo 5 tháng đầu năm 2019 ước bao nhiêu tấn?", ["2,6 triệu tấn"]),
        (RICE, "Xuất khẩu gạo 8 tháng đầu năm 2019 ước bao nhiêu tấn?", []),
        (
            PROJECTS,
            "Tính đến 6/2/2019 Hậu Giang có bao nhiêu dự án đầu tư nước ngoài còn hiệu lực?",
            ["412 dự án"],
        ),
        (
            PROJECTS,
            "Tính đến 31/12/2016 Hậu Giang có bao nhiêu dự án đầu tư nước ngoài còn hiệu lực?",
            [],
        ),
    ],
)
def test_what_is_said_of_now_is_of_the_day_of_the_text(ask_over, text, question, told):
    assert [f.text for f in ask_over({"a.txt": text}, question).figures] == told
