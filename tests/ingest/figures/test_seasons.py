"""Without these, a school year's figures are told of one year, and the next crop's of two."""

import pytest

from ingest.figures.headed import title_timing
from ingest.figures.periods import read_periods
from ingest.figures.seasons import is_season, settle_seasons
from ingest.records import Period

TITLE = "Tổng kết năm học 2020 - 2021, phương hướng năm học 2021 - 2022"


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("Năm học 2020-2021", True),
        ("Vụ đông xuân 2020 - 2021", True),
        ("Niên độ 2020/2021", True),
        ("Giai đoạn 2020-2021", False),
    ],
)
def test_a_season_is_told_from_a_stretch_of_years(text, season):
    assert is_season(text, read_periods(text)[0]) is season


def around() -> Period:
    period = title_timing(TITLE, 2020, None).period
    assert period is not None
    return period


def test_a_report_of_a_school_year_hands_it_down():
    assert around().iso == "2020-01-01/2021-12-31"


@pytest.mark.parametrize(
    ("text", "period", "baseline"),
    [
        ("Năm học trước có 40 giải.", "2019-01-01/2020-12-31", False),
        ("Giảm 3 em so với năm học trước.", "2019-01-01/2020-12-31", True),
        ("Tỷ lệ 98%, năm trước 97%.", "2019-01-01/2020-12-31", False),
        ("Năm học này có 40 giải.", "2020-01-01/2021-12-31", False),
    ],
)
def test_the_year_before_is_the_school_year_before(text, period, baseline):
    found = settle_seasons(text, read_periods(text, year=2020), around(), TITLE)
    assert [(m.period.iso, m.baseline) for m in found if m.period] == [(period, baseline)]


def test_the_crops_after_a_crop_of_two_years_are_of_the_second(read_report):
    text = "Vụ đông xuân 2020-2021 gieo 36 nghìn ha; vụ hè thu 31 nghìn ha; vụ mùa 4 nghìn ha."
    read = read_report(text, year=2021)
    years = {f.text: (f.period.start.year, f.period.end.year) for f in read.figures if f.period}
    assert years == {"36 nghìn ha": (2020, 2021), "31 nghìn ha": (2021, 2021), "4 nghìn ha": (2021, 2021)}
