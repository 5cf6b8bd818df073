from datetime import date

import pytest

from assistant.bulletin.errors import BulletinRefused
from assistant.bulletin.terms import read_term, terms_of
from ingest.records import Period


@pytest.mark.parametrize(
    ("text", "iso", "before", "year_before"),
    [
        ("2024", "2024-01-01/2024-12-31", None, "2023-01-01/2023-12-31"),
        ("2024-Q1", "2024-01-01/2024-03-31", "2023-10-01/2023-12-31", "2023-01-01/2023-03-31"),
        ("2024-h2", "2024-07-01/2024-12-31", "2024-01-01/2024-06-30", "2023-07-01/2023-12-31"),
        ("2024-02", "2024-02-01/2024-02-29", "2024-01-01/2024-01-31", "2023-02-01/2023-02-28"),
        ("2024-01/2024-11", "2024-01-01/2024-11-30", None, "2023-01-01/2023-11-30"),
        ("quý II năm 2023", "2023-04-01/2023-06-30", "2023-01-01/2023-03-31", "2022-04-01/2022-06-30"),
        ("9 tháng đầu năm 2024", "2024-01-01/2024-09-30", None, "2023-01-01/2023-09-30"),
    ],
)
def test_a_period_has_its_months_and_those_it_is_compared_with(text, iso, before, year_before):
    term = read_term(text)
    assert term.period.iso == iso
    assert (term.before.period.iso if term.before else None) == before
    assert term.year_before.period.iso == year_before


@pytest.mark.parametrize(
    "text",
    ["", "2024-Q5", "2024-13", "2024-11/2024-01", "2020-01/2024-12", "hôm qua", "0000", "9999", "2024-Q"],
)
def test_no_period_is_refused_in_one_line_that_says_what_to_give(text):
    with pytest.raises(BulletinRefused, match="give 2024") as refused:
        read_term(text)
    assert "\n" not in str(refused.value)


def test_a_figure_of_another_stretch_is_not_of_the_period():
    quarter, year = read_term("2024-Q4"), read_term("2024")
    whole = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    state = Period(start=date(2024, 12, 31), end=date(2024, 12, 31))
    assert (quarter.holds(whole), year.holds(whole)) == (False, True)
    assert (quarter.holds(state), year.holds(state), quarter.holds(None)) == (True, True, False)


def test_the_periods_that_a_figure_offers():
    assert [t.name for t in terms_of(Period(start=date(2024, 1, 1), end=date(2024, 11, 30)))] == [
        "11 tháng đầu năm 2024"
    ]
    state = Period(start=date(2024, 6, 30), end=date(2024, 6, 30))
    assert [t.name for t in terms_of(state)][:2] == ["6 tháng đầu năm 2024", "quý II năm 2024"]
