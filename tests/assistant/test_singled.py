"""A few days or places that a sentence singles out do not stand for the month or the province."""

import pytest

MONTH = """Du lịch Bình Thuận trong tháng Hai

Tháng 2/2019, toàn tỉnh Bình Thuận đón 318.400 lượt khách; doanh thu du lịch đạt 742 tỷ đồng.

Chỉ riêng trong 9 ngày Tết Nguyên đán Kỷ Hợi, toàn tỉnh Bình Thuận đón gần 120.000 lượt khách du lịch. Doanh \
thu du lịch dịp này đạt khoảng 210 tỷ đồng.
"""

FEAST = """Khách đến Ninh Thuận dịp tết

Trong 7 ngày nghỉ tết, lượng khách tham quan, lưu trú tại Ninh Thuận ước đạt 96 nghìn lượt, tăng 21%.

Tại 2 di tích là tháp Po Klong Garai và tháp Hòa Lai, trong những ngày nghỉ tết đã có hơn 18 nghìn lượt \
khách đến tham quan.
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (MONTH, "Tháng 2/2019 Bình Thuận đón bao nhiêu lượt khách?", "318.400 lượt khách"),
        (MONTH, "thang 2 nam 2019 Binh Thuan don bao nhieu luot khach", "318.400 lượt khách"),
        (MONTH, "Doanh thu du lịch của Bình Thuận tháng 2/2019 là bao nhiêu?", "742 tỷ đồng"),
        (MONTH, "9 ngày Tết Kỷ Hợi Bình Thuận đón bao nhiêu lượt khách?", "120.000 lượt khách"),
    ],
)
def test_what_was_asked_for_is_told(ask_over, text, question, told):
    answer = ask_over({"du-lich.txt": text}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [told])


@pytest.mark.parametrize("days", ["7 ngày nghỉ tết", "Dịp tết", "Kỳ nghỉ tết"])
def test_two_sites_are_not_the_province(ask_over, days):
    answer = ask_over({"du-lich.txt": FEAST}, f"{days} Ninh Thuận đón bao nhiêu lượt khách?")
    assert "18 nghìn lượt khách" not in [f.text for f in answer.figures]
