"""Numbers go back to print exactly as reports write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.figures.numbers import read_numbers
from ingest.figures.printing import print_amount, print_number

NUMBERS = st.decimals(min_value=0, max_value=Decimal("1e16"), allow_nan=False, allow_infinity=False).map(
    lambda d: d.quantize(Decimal("0.0001")) if d.as_tuple().exponent < -4 else d
)
UNITS = [
    "USD",
    "VND",
    "EUR",
    "%",
    "điểm %",
    "ha",
    "m2",
    "tấn",
    "km",
    "MW",
    "lần",
    "tuổi",
    "dự án",
    "lao động",
    "người",
    "khu công nghiệp",
]


@given(NUMBERS)
@settings(max_examples=500, deadline=None)
def test_a_printed_number_reads_back(value):
    (number,) = read_numbers(print_number(value))
    assert number.value == value


@given(NUMBERS, st.sampled_from(UNITS))
@settings(max_examples=800, deadline=None)
def test_a_printed_amount_reads_back(value, unit):
    (number,) = read_numbers("đạt " + print_amount(value, unit))
    assert number.unit is not None
    assert (number.value, number.unit.name) == (value, unit)


@given(st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(["USD", "VND", "%"]))
@settings(max_examples=200, deadline=None)
def test_a_fall_keeps_its_sign(value, unit):
    (number,) = read_numbers("thay đổi " + print_amount(Decimal(value), unit))
    assert number.value == value


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("2061530000", "USD", "2.061,53 triệu USD"),
        ("2082600000", "USD", "2.082,6 triệu USD"),
        ("2061530000.00", "USD", "2.061,53 triệu USD"),
        ("31000000000", "USD", "31 tỷ USD"),
        ("12670000000", "USD", "12,67 tỷ USD"),
        ("1698388000000", "VND", "1.698,388 tỷ đồng"),
        ("320836000000000", "VND", "320.836 tỷ đồng"),
        ("11520000", "VND", "11,52 triệu đồng"),
        ("450000", "VND", "450.000 đồng"),
        ("999999", "USD", "999.999 USD"),
        ("1234567", "USD", "1.234.567 USD"),
        ("0", "USD", "0 USD"),
        ("13.5", "%", "13,5%"),
        ("0.50", "điểm %", "0,5 điểm %"),
        ("6100", "ha", "6.100 ha"),
        ("201034", "lao động", "201.034 lao động"),
        ("5", "", "5"),
        ("-2.1", "%", "-2,1%"),
    ],
)
def test_amounts_are_printed_as_reports_print_them(value, unit, printed):
    assert print_amount(Decimal(value), unit) == printed


def test_what_is_no_number_is_not_printed():
    with pytest.raises(TypeError):
        print_number(Decimal("NaN"))
