"""What a printed number may have been: half a unit of its last digit, more where a word softens it."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.audit.ranges import Range, cut_range, printed_range, step_of
from ingest.figures.printing import print_number
from ingest.records import Period
from tests import made


def figure(text, value, unit, **more):
    year = Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
    return made.figure(text, value, unit, indicator="vốn", period=year, **more)


@pytest.mark.parametrize(
    ("text", "value", "unit", "more", "low", "high"),
    [
        ("2.061,53 triệu USD", "2061530000", "USD", {}, "2061525000", "2061535000"),
        ("31 tỷ USD", "31000000000", "USD", {}, "30500000000", "31500000000"),
        ("120,0", "120000000000", "VND", {}, "119950000000", "120050000000"),
        ("93,57%", "93.57", "%", {}, "93.565", "93.575"),
        ("-2,1", "-2.1", "%", {}, "-2.15", "-2.05"),
        ("89 dự án", "89", "dự án", {"kind": "count"}, "89", "89"),
        ("1,2 triệu lượt", "1200000", "lượt", {"kind": "count"}, "1150000", "1250000"),
        ("mười hai dự án", "12", "dự án", {"kind": "count"}, "12", "12"),
        ("2 tỷ USD", "2000000000", "USD", {"qualifier": "gần"}, "1000000000", "2500000000"),
        ("2 tỷ USD", "2000000000", "USD", {"qualifier": "ước hơn"}, "1500000000", "3000000000"),
        ("65%", "65", "%", {"qualifier": "khoảng"}, "61.75", "68.25"),
        ("0 tỷ đồng", "0", "VND", {}, "-500000000", "500000000"),
    ],
)
def test_the_range_of_a_print(text, value, unit, more, low, high):
    assert printed_range(figure(text, value, unit, **more)) == Range(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "more",
    [{"qualifier": "tối thiểu"}, {"qualifier": "trở lên"}, {"value_max": Decimal(9)}, {"ambiguous": True}],
)
def test_a_bound_a_range_and_a_doubtful_number_have_none(more):
    assert printed_range(figure("5 tỷ USD", "5000000000", "USD", **more)) is None


@given(
    number=st.decimals(0, 10**7, places=6),
    decimals=st.integers(0, 4),
    scale=st.sampled_from([("tỷ đồng", "VND", 9), ("triệu USD", "USD", 6), ("ha", "ha", 0), ("%", "%", 0)]),
    rounding=st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
)
def test_the_exact_value_is_always_among_what_its_print_allows(number, decimals, scale, rounding):
    words, unit, power = scale
    shown = number.quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
    made = figure(f"{print_number(shown)} {words}", shown.scaleb(power), unit)
    ranged = printed_range(made)
    assert ranged is not None
    assert ranged.low <= number.scaleb(power) <= ranged.high
    cut = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN)
    wider = cut_range(figure(f"{print_number(cut)} {words}", cut.scaleb(power), unit))
    assert wider is not None
    assert wider.low <= number.scaleb(power) <= wider.high


def test_the_step_does_not_depend_on_the_style_of_the_print():
    assert step_of(figure("2,061.53 million USD", "2061530000", "USD")) == 10000
    assert step_of(figure("2.061,53 triệu USD", "2061530000", "USD")) == 10000
