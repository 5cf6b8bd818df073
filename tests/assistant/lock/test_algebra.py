from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lock.algebra import Amount, Unlike, add, divide, percent, round_half_up


def test_money_of_two_currencies_is_not_added():
    with pytest.raises(Unlike):
        add(Amount(Fraction(1), "USD"), Amount(Fraction(1), "VND"), 1)


def test_nothing_is_divided_by_nothing():
    with pytest.raises(Unlike):
        divide(Amount(Fraction(1), "USD"), Amount(Fraction(0), "USD"))


def test_percent_is_of_a_ratio_only():
    assert percent(divide(Amount(Fraction(1), "ha"), Amount(Fraction(4), "ha"))) == Amount(Fraction(25), "%")
    with pytest.raises(Unlike):
        percent(Amount(Fraction(1), "ha"))


def test_an_average_names_what_it_is_per():
    assert divide(Amount(Fraction(6), "USD"), Amount(Fraction(4), "dự án")) == Amount(
        Fraction(3, 2), "USD", "dự án"
    )


def test_two_rates_differ_by_points():
    assert add(Amount(Fraction(9), "%"), Amount(Fraction(7), "%"), -1) == Amount(Fraction(2), "điểm %")


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10**6))
def test_rounding_is_to_the_nearest_hundredth(value):
    rounded = round_half_up(value)
    assert abs(Fraction(rounded) - value) <= Fraction(1, 200)
    assert rounded.as_tuple().exponent == -2


def test_a_half_is_rounded_away_from_zero():
    assert [str(round_half_up(Fraction(n, 1000))) for n in (5, -5, 15, 25)] == [
        "0.01",
        "-0.01",
        "0.02",
        "0.03",
    ]
