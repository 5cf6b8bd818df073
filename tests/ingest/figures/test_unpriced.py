"""Bare amounts were of no currency, so that a question for money could not be told them as money."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("Năm 2019, công ty lỗ tới 412,6 tỷ.", "412,6 tỷ", "VND"),
        ("Chủ cơ sở bị xử phạt 45 triệu.", "45 triệu", "VND"),
        ("Kho bạc đã huy động 98 nghìn tỷ trái phiếu Chính phủ.", "98 nghìn tỷ", "VND"),
        ("Tổng tài sản còn 12.300 tỷ, giảm 4% so với đầu năm.", "12.300 tỷ", "VND"),
        ("Thiệt hại về lúa khoảng 2 tỷ rưỡi.", "2 tỷ rưỡi", "VND"),
        ("Sản lượng vận chuyển giảm 1,6 triệu so với năm trước.", "1,6 triệu", ""),
        ("Tiêu thụ đạt 1.250 triệu bao thuốc lá.", "1.250 triệu", ""),
        ("Kim ngạch đạt 3,5 tỷ USD, tăng 0,4 tỷ so với năm trước.", "0,4 tỷ", ""),
    ],
)
def test_a_bare_amount_of_money_is_in_dong(read_report, text, printed, unit):
    found = read_report(text, year=2019)
    assert [f.unit for f in found.figures if f.text == printed] == [unit]


def test_a_text_that_reckons_in_another_currency_keeps_its_bare_amounts_open(read_report):
    found = read_report("Hãng thu về 24 tỷ USD.", "Lợi nhuận là 3,5 tỷ.", year=2019)
    assert [f.unit for f in found.figures] == ["USD", ""]
