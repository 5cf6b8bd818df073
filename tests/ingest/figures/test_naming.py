"""Without these, a figure is called by a verb, or by the thing counted beside it."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Công suất trạm bơm đặt tại 5 KCN là 39 m3/giờ.", "39 m3/giờ", "Công suất trạm bơm đặt tại 5 KCN"),
        ("Giá bán 20 đồng/kg trong khi giá thành 22 đồng/kg.", "22 đồng/kg", "giá thành"),
        ("Kho than vượt định mức 5 tấn.", "5 tấn", "Kho than vượt định mức"),
        ("Lũy kế giải ngân đến ngày 31/8/2024 đạt 7.284 tỷ đồng.", "7.284 tỷ đồng", "giải ngân"),
        ("Năm 2022, có 41 thợ đạt giải. Con số này ở năm 2021 là 32 thợ.", "32 thợ", "thợ đạt giải"),
        ("Tuyến kè từ Cầu Mây (xã A) đến Cầu Đá (xã B) dài 44 km.", "44 km", "dài – Tuyến kè từ Cầu Mây"),
    ],
)
def test_a_name_says_what_is_counted(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator
