"""Without these, a state at the day asked for is shut out because its stretch begins in January."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.question import read_question
from assistant.states import is_other_end, state_fit
from ingest.records import Figure, Period
from tests import made


def figure(start: str, end: str, *, as_of: str = "", told: str = "") -> Figure:
    return made.figure(
        "5",
        5,
        "người",
        indicator="số lao động",
        kind="count",
        period=Period(start=date.fromisoformat(start), end=date.fromisoformat(end)),
        period_text=told,
        as_of=date.fromisoformat(as_of) if as_of else None,
    )


UP_TO_APRIL = figure("2021-01-01", "2021-04-30", as_of="2021-04-30")
FOUR_MONTHS = figure("2021-01-01", "2021-04-30")


@pytest.mark.parametrize(
    "question",
    [
        "Cuối tháng 4/2021 có bao nhiêu lao động?",
        "het thang 4/2021 co bao nhieu lao dong",
        "Tính đến 30/4/2021 có bao nhiêu lao động?",
        "Số lao động (30/4/2021)?",
        "Số lao động (4/2021)?",
    ],
)
def test_a_state_at_the_day_asked_for_fits(question):
    assert state_fit(read_question(question), UP_TO_APRIL, "") > 0.9


def test_a_stretch_that_ends_with_the_month_fits_less():
    asked = read_question("Cuối tháng 4/2021 có bao nhiêu lao động?")
    assert 0 < state_fit(asked, FOUR_MONTHS, "") < 0.9
    assert state_fit(read_question("Tháng 4/2021 có bao nhiêu lao động?"), FOUR_MONTHS, "") == 0
    assert state_fit(read_question("Cuối tháng 3/2021 có bao nhiêu lao động?"), UP_TO_APRIL, "") == 0


def test_a_day_that_the_sentence_names_fits_where_it_names_no_other():
    asked = read_question("Lãi suất sau ngày 12/5/2021?")
    year = figure("2021-01-01", "2021-12-31")
    assert state_fit(asked, year, "Ngày 12/5 vừa qua, lãi suất còn 5%.") > 0
    assert state_fit(asked, year, "Ngày 12/5 còn 5%, ngày 3/6 còn 4%.") == 0
    assert state_fit(asked, year, "Lãi suất còn 5%.") == 0


def test_a_school_year_fits_the_years_it_lies_in():
    school = figure("2020-01-01", "2021-12-31", told="năm học 2020-2021")
    assert 0 < state_fit(read_question("Số học sinh năm 2021?"), school, "") < 0.9
    assert state_fit(read_question("Số học sinh năm 2019?"), school, "") == 0
    exam = figure("2021-01-01", "2021-12-31")
    assert state_fit(read_question("Số thí sinh năm học 2020-2021?"), exam, "") > 0
    plan = figure("2020-01-01", "2021-12-31", told="giai đoạn 2020-2021")
    assert state_fit(read_question("Số học sinh năm 2021?"), plan, "") == 0


@pytest.mark.parametrize(
    ("asked", "told", "other"),
    [
        ("2021-01-01", "2021-12-31", True),
        ("2021-12-31", "2021-01-01", True),
        ("2021-01-01", "2021-01-01", False),
        ("2021-12-31", "2021-11-30", False),
    ],
)
def test_the_end_of_a_year_is_not_its_beginning(asked, told, other):
    day = date.fromisoformat(asked)
    state = replace(figure(told, told, as_of=told), period=None)
    assert is_other_end(Period(start=day, end=day), state) is other
    assert is_other_end(Period(start=day, end=day), figure(told, told)) is other


def test_a_stretch_is_no_state_of_either_end():
    day = date(2021, 1, 1)
    assert not is_other_end(Period(start=day, end=day), figure("2021-01-01", "2021-12-31"))
    assert not is_other_end(Period(start=day, end=date(2021, 12, 31)), figure("2021-01-01", "2021-01-01"))
