from dataclasses import replace
from datetime import date

import pytest

from assistant.question import read_question
from assistant.timing import OPEN, fit, is_short
from ingest.records import Figure, Period
from ingest.reports import Report
from tests import made


def day(text: str) -> date:
    return date.fromisoformat(text)


def figure(period: str = "", as_of: str = "") -> Figure:
    start, _, end = period.partition("/")
    return made.figure(
        "5",
        5,
        "ha",
        indicator="diện tích",
        period=Period(start=day(start), end=day(end)) if period else None,
        as_of=day(as_of) if as_of else None,
    )


def report(year: int | None = 2016, title: str = "Báo cáo") -> Report:
    return Report(id="r", document="a.txt", sha256="", title=title, format="txt", pages=1, year=year)


def fits(question: str, period: str = "", as_of: str = "", year: int | None = 2016) -> float:
    return fit(read_question(question), figure(period, as_of), report(year))


WHOLE, HALF, MAY = "2016-01-01/2016-12-31", "2016-01-01/2016-06-30", "2016-05-01/2016-05-31"


def test_no_time_asked_fits_any():
    assert fits("Diện tích rừng là bao nhiêu?", WHOLE) == OPEN


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("Diện tích rừng năm 2016?", WHOLE),
        ("Thu ngân sách 6 tháng đầu năm 2016?", HALF),
        ("Thu ngân sách tháng 5/2016?", MAY),
        ("Thu ngân sách quý II năm 2016?", "2016-04-01/2016-06-30"),
    ],
)
def test_the_very_period_fits_wholly(question, period):
    assert fits(question, period) == 1.0


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("Diện tích rừng năm 2015?", WHOLE),
        ("Thu ngân sách 6 tháng đầu năm 2015?", HALF),
        ("Thu ngân sách 9 tháng đầu năm 2016?", HALF),
        ("Thu ngân sách tháng 4/2016?", MAY),
        ("Thu ngân sách quý I năm 2016?", "2016-04-01/2016-06-30"),
        ("Thu ngân sách quý I năm 2016?", WHOLE),
    ],
)
def test_another_period_never_fits(question, period):
    assert fits(question, period) == 0.0


def test_part_of_the_year_fits_less_than_the_year_and_an_odd_part_least():
    question = "Thu ngân sách năm 2016?"
    assert fits(question, WHOLE) > fits(question, HALF) > fits(question, MAY) > 0


def test_without_a_period_the_report_s_year_speaks():
    assert 0 < fits("Thu ngân sách năm 2016?") < 1
    assert fits("Thu ngân sách năm 2014?") == 0.0
    assert fits("Thu ngân sách năm 2016?", year=None) == 0.0


def test_a_state_at_a_day_is_of_that_day_s_year():
    state = {"period": "2016-12-31/2016-12-31", "as_of": "2016-12-31"}
    assert fits("Lũy kế đến 31/12/2016 có bao nhiêu dự án?", **state) > 0.8
    assert fits("Lũy kế đến năm 2016 có bao nhiêu dự án?", **state) > 0.8
    assert fits("Lũy kế đến 30/6/2016 có bao nhiêu dự án?", **state) == 0.0
    assert fits("Năm 2017 có bao nhiêu dự án?", **state) == 0.0


def test_a_year_left_out_is_the_figure_s_own():
    assert fits("Thu ngân sách 6 tháng đầu năm?", HALF) == 1.0
    assert fits("Thu ngân sách 9 tháng đầu năm?", HALF) == 0.0


def test_what_is_compared_with_is_not_asked_about():
    assert fits("Năm 2016 thu ngân sách tăng mấy % so với năm 2015?", WHOLE) == 1.0


def test_a_figure_without_a_time_is_of_the_report_s_own():
    told = report(2016, "Tình hình nông nghiệp tháng 6 và 6 tháng đầu năm 2016")
    assert 0 < fit(read_question("Diện tích rừng 6 tháng đầu năm 2016?"), figure(), told) < 1
    assert fit(read_question("Diện tích rừng tháng 6/2016?"), figure(), told) > 0
    assert fit(read_question("Diện tích rừng 9 tháng đầu năm 2016?"), figure(), told) == 0.0


def test_a_year_s_figure_is_not_its_last_month_s():
    assert fits("Thu ngân sách tháng 12/2016?", WHOLE) == 0.0


def test_what_happened_within_a_month_is_short_and_a_state_is_not():
    assert is_short(figure(MAY))
    assert not is_short(figure("2016-05-31/2016-05-31"))
    assert not is_short(figure(HALF))


def state(until: str) -> Figure:
    return replace(figure(f"{until}/{until}", until), facets=("cumulative",))


@pytest.mark.parametrize("question", ["Vốn FDI tháng 6/2016?", "Vốn FDI trong tháng 6 năm 2016?"])
def test_a_month_is_answered_neither_with_the_total_nor_with_the_months_before(question):
    asked = read_question(question)
    assert fit(asked, state("2016-06-30"), report()) == 0.0
    assert fits(question, HALF) == 0.0
    assert fits(question, "2016-06-01/2016-06-30") == 1.0


@pytest.mark.parametrize(
    "question",
    [
        "Vốn FDI đến tháng 6/2016?",
        "Vốn FDI tính đến hết tháng 6/2016?",
        "Vốn FDI lũy kế đến tháng 6/2016?",
        "Vốn FDI lũy kế tháng 6/2016?",
    ],
)
def test_a_total_still_answers_who_asks_for_the_total(question):
    assert fit(read_question(question), state("2016-06-30"), report()) > 0.5


@pytest.mark.parametrize(
    ("question", "period", "fit"),
    [
        ("6 tháng đầu năm 2016", "2015-12-15/2016-06-14", 0.95),
        ("Năm 2016", "2015-12-15/2016-12-14", 0.95),
        ("Tháng 5 năm 2016", "2016-04-15/2016-05-14", 0.95),
        ("Năm 2015", "2015-12-15/2016-12-14", 0.0),
        ("6 tháng đầu năm 2016", "2015-12-15/2016-12-14", 0.0),
        ("6 tháng đầu năm 2016", "2016-02-15/2016-02-20", 0.0),
    ],
)
def test_months_closed_at_their_middle_are_the_calendar_s(question, period, fit):
    assert fits(f"{question} xảy ra bao nhiêu vụ?", period) == pytest.approx(fit)
