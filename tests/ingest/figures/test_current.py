"""Without these, what happened "trong tháng" is told of ten months."""

from datetime import date

import pytest

from ingest.figures.current import is_over, looks_back, read_current, speaks_of_now
from ingest.figures.periods import read_periods
from ingest.records import Period

TEN = Period(start=date(2021, 1, 1), end=date(2021, 10, 31))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Trong tháng xảy ra hai vụ cháy.", "tháng 10/2021"),
        ("Trong quý, thu 5 tỷ đồng.", "quý IV/2021"),
        ("Vốn cấp trong năm đạt 3 tỷ đồng.", "năm 2021"),
        ("Trong tháng 9 có hai vụ cháy.", "tháng 9"),
        ("Mỗi năm trồng 3 ha trong năm tháng.", ""),
        ("Đến 15/9/2021, vốn trong năm đạt 3 tỷ đồng.", "Đến 15/9/2021"),
    ],
)
def test_a_bare_month_is_the_one_that_the_report_closes_with(text, last):
    mentions = read_current(text, read_periods(text, year=2021), TEN.end, 2021, TEN)
    named = [m.text for m in mentions if m.period]
    assert (named[-1] if named else "").removeprefix("Trong ") == last


def test_what_the_context_says_already_is_left_to_it():
    year = Period(start=date(2021, 1, 1), end=date(2021, 12, 31))
    assert read_current("Trong năm, thu 5 tỷ đồng.", [], None, 2021, year) == []


def test_what_is_there_now_is_of_no_year_told_before(read_report):
    text = "Năm 2012, hợp tác xã mở 3 cửa hàng. Hợp tác xã hiện có 50 cửa hàng."
    assert read_report(text).one("50 cửa hàng").period is None
    assert read_report(text).one("3 cửa hàng").period.end.year == 2012
    assert not speaks_of_now("Thực hiện có hiệu quả")
    assert is_over(Period(start=date(2012, 1, 1), end=date(2012, 12, 31)), 2023)


def test_the_year_before_is_only_looked_back_on(read_report):
    assert looks_back("năm trước")
    text = "Năm 2023 thu 5 tỷ đồng. Năm trước thu 4 tỷ đồng. Chi 3 tỷ đồng."
    assert read_report(text).one("3 tỷ đồng").period.end.year == 2023
