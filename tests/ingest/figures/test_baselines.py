"""Without these, a figure bears the year that the one before it is only compared with."""

import pytest

from ingest.figures.baselines import mark_baselines
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods


@pytest.mark.parametrize(
    ("text", "baselines"),
    [
        ("Sản lượng bằng 92,1% năm 2019; giá bán 30 nghìn đồng/kg.", 1),
        ("Số hộ gấp 2,5 lần năm 2019, số lao động 900 người.", 1),
        ("Tỷ lệ giảm từ 4,1% đầu năm xuống còn 3,3%.", 1),
        ("Tỷ lệ đạt 4,1% trong năm 2019.", 0),
        ("Thu 35 tỷ đồng năm 2021 và 41 tỷ đồng năm 2022.", 0),
    ],
)
def test_the_year_a_rate_is_of_says_nothing_of_what_follows(text, baselines):
    marked = mark_baselines(text, read_numbers(text), read_periods(text, year=2022))
    assert sum(m.baseline for m in marked) == baselines


@pytest.mark.parametrize(
    ("text", "printed", "year", "kind"),
    [
        ("Cá lóc đạt 800 tấn, bằng 92% năm 2022; giá bán 45.000 đồng/kg.", "45.000 đồng/kg", None, "amount"),
        ("Cùng kỳ năm 2022 là 12 hồ sơ mới với 40 triệu USD.", "40 triệu USD", 2022, "base"),
        ("Giải ngân đạt 61%, trong khi cùng kỳ năm 2022 chỉ đạt 55%.", "55%", 2022, "base"),
        ("Năm 2023 đón 66 nghìn lượt, gấp 2 lần so với năm 2022 và vượt 10% kế hoạch năm (60 nghìn lượt).",
         "60 nghìn lượt", 2023, "plan"),
        ("Doanh thu giảm so với mức doanh thu 720 tỷ đồng của năm 2022.", "720 tỷ đồng", 2022, "base"),
        ("Tốc độ tăng quý I ước đạt 5,8%, thấp hơn mức 7,9% của quý I/2021.", "7,9%", 2021, "base"),
        ("Tỷ lệ lấp đầy đạt 68%, cao hơn tỷ lệ 61% của năm 2020.", "61%", 2020, "base"),
        ("Tỷ lệ hộ nghèo còn 2,1%, giảm so với 3,4% năm 2021.", "3,4%", 2021, "base"),
        ("Thu nhập tăng từ 9 triệu đồng/tháng năm 2022 lên 11 triệu đồng/tháng.",
         "9 triệu đồng/tháng", 2022, "base"),
    ],
)  # fmt: skip
def test_what_is_compared_with_keeps_its_own_year(read_report, text, printed, year, kind):
    figure = read_report(text).one(printed)
    assert (figure.period.end.year if figure.period else None, figure.kind) == (year, kind)


def test_the_year_compared_with_is_not_handed_to_the_next_sentence(read_report):
    read = read_report("Đàn trâu bằng 98% năm 2022. Đàn bò có 4.100 con.")
    assert read.one("4.100 con").period is None
