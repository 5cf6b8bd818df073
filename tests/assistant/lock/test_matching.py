from decimal import Decimal

import pytest

from assistant.lock.matching import names_unit, same_unit
from ingest.figures.measures import Unit
from ingest.figures.numbers import read_numbers


def unit_of(text: str) -> Unit | None:
    return read_numbers(text)[0].unit


@pytest.mark.parametrize(
    ("said", "known", "same"),
    [
        ("5 tỷ USD", "5 triệu đô la Mỹ", True),
        ("5 dự án", "5 dự án FDI", True),
        ("5 người", "5 lao động", True),
        ("5 triệu đồng", "5 triệu đồng/người/tháng", True),
        ("5 triệu đồng/người/tháng", "5 triệu đồng", False),
        ("5 dự án", "5 doanh nghiệp", False),
        ("5 học sinh", "5 công nhân", False),
        ("5 %", "5 điểm %", False),
        ("5 người", "5 dự án", False),
        ("5", "5 ha", False),
    ],
)
def test_units_are_one_or_they_are_not(said, known, same):
    assert same_unit(unit_of(said), unit_of(known)) is same


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Vốn (triệu USD): 5", True),
        ("Vốn (đơn vị: triệu đô la Mỹ) 5", True),
        ("Vốn (tỷ USD): 5", False),
        ("Vốn: 5", False),
    ],
)
def test_a_table_unit_is_named_at_its_scale(line, named):
    assert names_unit(line, unit_of("1 USD"), Decimal(10**6)) is named
