from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.back import find_changes
from assistant.languages.printing import print_amount, print_span
from assistant.languages.units import load_units
from ingest.figures.numbers import read_numbers
from ingest.figures.printing import print_number
from ingest.records import Period

AMOUNTS = (
    ("2.061,53 triệu đô la Mỹ", "2061530000", "USD", "", "2,061.53 million USD"),
    ("12.487 tỷ đồng", "12487000000000", "VND", "", "12,487 billion VND"),
    ("1,2 nghìn tỷ đồng", "1200000000000", "VND", "", "1.2 trillion VND"),
    (
        "11,52 triệu đồng/người/tháng",
        "11520000",
        "VND",
        "người/tháng",
        "11.52 million VND per person per month",
    ),
    ("62,4", "62400", "lượt khách", "", "62.4 thousand guest visits"),
    ("01 dự án", "1", "dự án", "", "1 project"),
    ("ba hình thức", "3", "hình thức", "", "three forms"),
    ("93,57%", "93.57", "%", "", "93.57%"),
)


@pytest.mark.parametrize(("text", "value", "unit", "per", "said"), AMOUNTS)
def test_an_amount_keeps_the_digits_of_the_report(text, value, unit, per, said):
    assert print_amount(text, Decimal(value), unit, per=per) == said


def test_a_range_has_both_its_ends():
    assert print_amount("12,5-15%", Decimal("12.5"), "%", value_max=Decimal(15)) == "12.5–15%"


@given(
    st.decimals(min_value=0, max_value=10**7, places=2),
    st.sampled_from([("", 1), ("nghìn", 10**3), ("triệu", 10**6), ("tỷ", 10**9)]),
    st.sampled_from(["USD", "dự án", "ha", "tấn", "người"]),
)
def test_what_is_printed_in_english_reads_back_as_the_same_value(digits, scale, unit):
    word, factor = scale
    value = digits * factor
    said = print_amount(f"{print_number(digits)} {word} {unit}", value, unit)
    (change,) = list(find_changes(f"{said}.")) or [None]
    back = change.words if change else said
    (number,) = read_numbers(back, style="vi")
    assert value in number.readings or number.value == value


@pytest.mark.parametrize("unit", sorted(load_units().english))
def test_every_unit_is_read_back(unit):
    said = print_amount(f"5.678 {unit}", Decimal(5678), unit)
    (change,) = find_changes(said)
    assert change.words in (f"5.678 {unit}", f"5.678{unit}", "5.678 đồng")


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ((2024, 1, 1), (2024, 11, 30), "in the first 11 months of 2024"),
        ((2024, 7, 1), (2024, 9, 30), "in Q3 2024"),
        ((2024, 1, 1), (2024, 12, 31), "in 2024"),
        ((2021, 1, 1), (2025, 12, 31), "in 2021–2025"),
        ((2015, 11, 9), (2015, 11, 9), "on 9 November 2015"),
        ((2022, 1, 1), (2022, 12, 20), ""),
    ],
)
def test_a_time_is_said_exactly_or_not_at_all(start, end, said):
    assert print_span(Period(start=date(*start), end=date(*end))) == said
