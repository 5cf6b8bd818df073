"""Year-less months and years to come: a month of the wrong year is a wrong answer."""

from datetime import date

import pytest

from ingest.figures.periods import read_periods
from ingest.figures.settling import look_ahead, settle_years
from ingest.figures.timing import Timing
from ingest.records import Period

CARRIED = Timing(period=Period(start=date(2019, 1, 1), end=date(2019, 12, 31)), text="năm 2019")
SHORT = Timing(period=Period(start=date(2019, 3, 1), end=date(2019, 3, 31)), text="tháng 3/2019")


def settled(text, *, year=2022, carried=None):
    mentions = settle_years(text, read_periods(text, year=year), year, carried or Timing())
    return [m.period.iso if m.period else None for m in mentions]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Năm 2021, doanh thu quý IV tăng.", "2021-10-01/2021-12-31"),
        ("Năm 2021 thu 5 tỷ đồng, 6 tháng đầu năm thu 3 tỷ đồng.", None),
        ("Năm 2021 thu 5 tỷ đồng, 6 tháng đầu năm nay thu 3 tỷ đồng.", "2022-01-01/2022-06-30"),
        ("So với năm 2021, thu quý IV tăng.", "2022-10-01/2022-12-31"),
        ("Quý 4 năm 2021 thu 3 tỷ đồng, cả năm đạt 9 tỷ đồng.", "2021-01-01/2021-12-31"),
        ("Quý IV thu 3 tỷ đồng.", "2022-10-01/2022-12-31"),
    ],
)
def test_a_month_is_of_the_year_that_its_sentence_names(text, last):
    assert settled(text)[-1] == last


def test_a_month_after_sentences_of_another_year_stays_open():
    assert settled("Quý IV thu 3 tỷ đồng.", carried=CARRIED) == [None]
    assert settled("Tháng 4 thu 3 tỷ đồng.", carried=SHORT) == ["2019-04-01/2019-04-30"]
    assert settled("Tháng 4 thu 3 tỷ đồng.", year=None) == [None]


def test_years_after_the_reports_are_targets():
    mentions = read_periods("Năm 2022 mở 3 tuyến, năm 2024 mở 5 tuyến so với năm 2023.")
    assert [m.target for m in look_ahead(mentions, 2022)] == [False, True, False]
    assert [m.target for m in look_ahead(mentions, None)] == [False, False, False]
