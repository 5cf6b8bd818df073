"""One amount is one term, however it is printed."""

from decimal import Decimal

import pytest

from vectorstore.lexical.values import read_values, write_value


@pytest.mark.parametrize(
    "text", ["2.082,6 triệu USD", "2,0826 tỷ USD", "2082,6 trieu usd", "hơn 2.082.600.000 đô la Mỹ"]
)
def test_an_amount_is_one_term_in_every_multiplier(text):
    assert read_values(f"FDI {text}.") == ("=2082600000 USD",)


def test_years_and_dates_are_no_amounts():
    assert read_values("Đến ngày 20/12/2022, năm 2021?") == ()


@pytest.mark.parametrize(("value", "written"), [("8.50", "=8.5 %"), ("1E+3", "=1000 %"), ("0.0", "=0 %")])
def test_zeros_do_not_matter(value, written):
    assert write_value(Decimal(value), "%") == written
