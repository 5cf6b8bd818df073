"""Without these, both of two figures that are told off to two years are of the second."""

import pytest


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Trong 2 năm 2020 và 2021, công ty thu lần lượt 86 tỷ đồng và 81 tỷ đồng.",
            {"86 tỷ đồng": "2020-12-31", "81 tỷ đồng": "2021-12-31"},
        ),
        (
            "Đông khách nhất là tháng 2, tháng 4 và tháng 1 với lần lượt 12 nghìn lượt, 9 nghìn lượt"
            " và 8 nghìn lượt.",
            {"12 nghìn lượt": "2021-02-28", "9 nghìn lượt": "2021-04-30", "8 nghìn lượt": "2021-01-31"},
        ),
        (
            "Trang trại nuôi lần lượt 86 con và 81 con trong các năm 2020, 2021.",
            {"86 con": "2020-12-31", "81 con": "2021-12-31"},
        ),
        (
            "Năm 2021, xã A và xã B thu lần lượt 86 tỷ đồng và 81 tỷ đồng.",
            {"86 tỷ đồng": "2021-12-31", "81 tỷ đồng": "2021-12-31"},
        ),
    ],
)
def test_figures_in_order_are_of_the_times_in_order(read_report, text, periods):
    read = read_report(text, year=2021)
    assert {f.text: f.period.end.isoformat() for f in read.figures if f.text in periods} == periods
