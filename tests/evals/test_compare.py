"""A figure is right only if it is exactly the right one, whatever unit it is said in."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evals.compare import KNOWN, MULTIPLIERS, among, in_base, same_amount
from evals.records import Amount

VALUES = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12)
UNITS = st.sampled_from([*KNOWN, "dự án", "máy tính", "lượt truy cập"])
MULTIPLES = st.sampled_from(sorted(MULTIPLIERS))


def amount(value: str, unit: str, most: str | None = None) -> Amount:
    return Amount(value=Decimal(value), unit=unit, value_max=None if most is None else Decimal(most))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (amount("2.0826", "tỷ USD"), amount("2082.6", "triệu USD")),
        (amount("2061530000", "USD"), amount("2061.53", "triệu đô la Mỹ")),
        (amount("31", "tỷ USD"), amount("31", "tỉ US$")),
        (amount("1.2", "nghìn tỷ đồng"), amount("1200", "tỷ VND")),
        (amount("13.5", "%"), amount("13.50", "phần trăm")),
        (amount("201034", "lao động"), amount("201034", "người")),
        (amount("12.5", "tỷ USD", "15"), amount("12500000000", "USD", "15000000000")),
        (amount("581", "dự án"), amount("581", "dự án FDI")),
        (amount("1", "km2"), amount("100", "ha")),
    ],
)
def test_same_figure(one, other):
    assert same_amount(one, other)
    assert same_amount(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (amount("2082.6", "triệu USD"), amount("2082.6", "tỷ đồng")),
        (amount("2082.6", "triệu USD"), amount("2082.6", "tỷ USD")),
        (amount("2082.6", "triệu USD"), amount("2082.61", "triệu USD")),
        (amount("0.135", ""), amount("13.5", "%")),
        (amount("2", "%"), amount("2", "điểm %")),
        (amount("12.5", "tỷ USD"), amount("12.5", "tỷ USD", "15")),
        (amount("56", "dự án"), amount("56", "doanh nghiệp")),
        (amount("56", "dự án"), amount("56", "USD")),
        (amount("3", "m"), amount("3", "máy")),
    ],
)
def test_another_figure(one, other):
    assert not same_amount(one, other)


@given(VALUES, UNITS, MULTIPLES)
def test_a_multiplier_moves_into_the_value(value, unit, word):
    printed = Amount(value=value, unit=f"{word} {unit}")
    assert same_amount(printed, Amount(value=value * MULTIPLIERS[word], unit=unit))


@given(VALUES, VALUES, UNITS, UNITS)
def test_sameness_is_symmetric_and_another_value_is_another_figure(value, other, unit, second):
    one, two = Amount(value=value, unit=unit), Amount(value=other, unit=second)
    assert same_amount(one, one)
    assert same_amount(one, two) == same_amount(two, one)
    assume(value != other)
    assert not same_amount(one, Amount(value=other, unit=unit))


@given(VALUES, UNITS)
def test_base_form_is_its_own_base_form(value, unit):
    once = in_base(Amount(value=value, unit=unit))
    assert in_base(once) == once


def test_among_finds_the_one_right_reading():
    right = [amount("2082600000", "USD"), amount("2061530000", "USD")]
    assert among(amount("2061.53", "triệu USD"), right)
    assert not among(amount("2061.5", "triệu USD"), right)
