"""What a changed figure says is known without the number reader that is under test."""

from decimal import Decimal

import pytest

from evals.mutants.values import amount_after, may_stand, printed_numbers
from evals.records import Amount
from tests import made


def reading(text, value, unit="USD", most=None):
    return made.reading(text, value, unit, value_max=most)


@pytest.mark.parametrize(
    ("text", "value", "at", "digit", "after"),
    [
        ("2.061,53 triệu USD", "2061530000", 7, "9", "2061590000"),
        ("2,061.53 million USD", "2061530000", 0, "9", "9061530000"),
        ("56,7 tỷ USD", "56700000000", 3, "1", "56100000000"),
        ("1,2 nghìn tỷ đồng", "1200000000000", 2, "5", "1500000000000"),
        ("6,1 nghìn ha", "6100", 0, "7", "7100"),
        ("giảm 2,1%", "-2.1", 5, "3", "-3.1"),
        ("05 dự án", "5", 1, "8", "8"),
        ("1 234 người", "1234", 0, "3", "3234"),
    ],
)
def test_a_digit_counts_where_it_stands(text, value, at, digit, after):
    amount = amount_after(reading(text, value), at, digit)
    assert amount is not None
    assert amount.value == Decimal(after)


def test_either_end_of_a_range():
    one = reading("12,5-15 tỷ USD", "12500000000", most="15000000000")
    assert amount_after(one, 0, "2") == Amount(
        value=Decimal(22500000000), unit="USD", value_max=Decimal(15000000000)
    )
    assert amount_after(one, 6, "9") == Amount(
        value=Decimal(12500000000), unit="USD", value_max=Decimal(19000000000)
    )


@pytest.mark.parametrize(
    ("text", "value"), [("3 triệu 500 nghìn đồng", "3500000"), ("mười bốn", "14"), ("0 dự án", "0")]
)
def test_what_cannot_be_told_is_not_guessed(text, value):
    assert amount_after(reading(text, value, "VND"), 0, "4") is None


@pytest.mark.parametrize(
    ("text", "at", "never"),
    [("2.061", 0, "0"), ("5 dự án", 0, "0"), ("05 dự án", 1, "0"), ("0,5%", 2, "0"), ("8,5%", 0, "0")],
)
def test_no_number_begins_with_a_new_zero_or_becomes_nothing(text, at, never):
    allowed = list(may_stand(text, at))
    assert never not in allowed
    assert text[at] not in allowed
    assert len(allowed) == 8 + (text[at] == "0")


def test_a_zero_that_pads_stays_and_one_before_a_decimal_mark_may_go():
    assert list(may_stand("05 dự án", 0)) == []
    assert list(may_stand("0,5%", 0)) == list("123456789")


def test_digits_of_a_unit_are_no_number():
    assert printed_numbers("1.200 m2") == [(0, 5)]
    assert printed_numbers("mười bốn khu công nghiệp") == []
