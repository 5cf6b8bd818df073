"""Numbers go back to print exactly as reports write them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.figures.measures import is_plausible, load_lexicon
from ingest.figures.numbers import Number, read_numbers
from ingest.figures.numerals import Style
from ingest.figures.printing import print_amount, print_number
from ingest.text import fold

NUMBERS = st.decimals(min_value=0, max_value=Decimal("1e16"), allow_nan=False, allow_infinity=False).map(
    lambda d: d.quantize(Decimal("0.0001")) if d.as_tuple().exponent < -4 else d
)
LEXICON = load_lexicon(folded=False)
UNITS = sorted({name for name, _ in LEXICON.entries.values()})
UNMARKED = load_lexicon(folded=True).entries.keys() - set(map(fold, LEXICON.multipliers))
MONEY = sorted(LEXICON.currencies)
RATES = ["ha", "người", "người/tháng", "m2/năm", "tháng", "năm"]
SPELLED = {
    fold(word): {fold(name) for w, (name, _) in LEXICON.entries.items() if fold(w) == fold(word)}
    for word in LEXICON.entries
}
"""Spelling without marks to the units that it may mean."""
VALUES = ["0", "1", "5", "12", "100", "999", "2024", "28850", "1500000", "56700000000", "0.5", "2.75"]


def sure(text: str, style: Style = "vi3") -> Number:
    """The only number of ``text``; only a value that no report states may have a second reading."""
    (number,) = read_numbers(text, style=style)
    assert number.value is not None
    assert number.other is None or (number.unit and not is_plausible(number.value, number.unit))
    return number


@given(NUMBERS)
@settings(max_examples=500, deadline=None)
def test_a_printed_number_reads_back(value):
    (number,) = read_numbers(print_number(value))
    assert number.value == value


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_of_the_lexicon_reads_back(unit):
    """A unit that staff add must not be taken for a part of another."""
    for value in VALUES:
        number = sure("đạt " + print_amount(Decimal(value), unit), "vi")
        assert number.unit is not None
        assert (number.value, number.unit.name) == (Decimal(value), unit)


@pytest.mark.parametrize("unit", [u for u in UNITS if u in MONEY or fold(u) in UNMARKED])
def test_every_unit_reads_back_where_nobody_types_diacritics(unit):
    printed = print_amount(Decimal("12.5"), unit)
    number = sure(fold("đạt " + printed))
    assert number.unit is not None
    assert number.value == Decimal("12.5")
    assert fold(number.unit.name) in SPELLED[fold(printed.removeprefix("12,5").strip())]


@given(NUMBERS.map(lambda d: d.quantize(Decimal("0.01"))), st.sampled_from(MONEY), st.sampled_from(RATES))
@settings(max_examples=300, deadline=None)
def test_a_rate_keeps_what_it_is_per(value, unit, per):
    number = sure(f"đạt {print_amount(value, unit)}/{per}")
    assert number.unit is not None
    assert (number.value, number.unit.name, number.unit.per) == (value, unit, per)


@given(
    NUMBERS,
    NUMBERS,
    st.sampled_from(["USD", "VND", "%", "ha", "dự án"]),
    st.sampled_from(["-", " - ", " – "]),
)
@settings(max_examples=300, deadline=None)
def test_a_range_keeps_both_ends(one, other, unit, dash):
    low, high = sorted((one, other))
    if low == high:
        return
    (number,) = read_numbers(f"từ {print_amount(low, unit)}{dash}{print_amount(high, unit)}", style="vi3")
    assert number.unit is not None
    assert (number.value, number.value_max, number.unit.name) == (low, high, unit)


@given(NUMBERS, st.sampled_from(["triệu USD", "tỷ đồng", "ha", "%"]))
@settings(max_examples=300, deadline=None)
def test_the_english_print_of_a_number_is_the_same_number(value, unit):
    printed = print_number(value).translate(str.maketrans(",.", ".,"))
    number = sure(f"đạt {printed} {unit}", "en")
    assert number.unit is not None
    assert number.value == value * number.unit.factor


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
