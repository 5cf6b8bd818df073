"""Exports less imports is the balance of trade."""

import pytest

from ingest.audit.balances import check_balances

TRADE = (
    "Năm 2023, xuất khẩu đạt 2,65 tỷ USD, tăng 5%; nhập khẩu đạt 2,11 tỷ USD. Cả năm 2023 xuất siêu {} USD."
)


def test_a_balance_that_exports_and_imports_do_not_give_is_found(told):
    assert list(check_balances(told(TRADE.format("0,54 tỷ")))) == []
    assert list(check_balances(told(TRADE.format("540 triệu")))) == []
    (found,) = check_balances(told(TRADE.format("0,45 tỷ")))
    assert (found.rule, found.level) == ("balance", "certain")
    assert found.formula == "2,65 tỷ USD − 2,11 tỷ USD = 540 triệu USD"


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, xuất khẩu đạt 2,65 tỷ USD, nhập khẩu đạt 2,11 tỷ USD. Năm 2022 xuất siêu 0,3 tỷ USD.",
        "Năm 2023, xuất khẩu gạo đạt 2,65 tỷ USD, nhập khẩu đạt 2,11 tỷ USD, xuất siêu 0,3 tỷ USD.",
    ],
)
def test_another_year_or_another_trade_is_left_alone(told, text):
    assert list(check_balances(told(text))) == []
