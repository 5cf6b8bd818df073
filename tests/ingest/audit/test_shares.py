"""Shares of a whole, and make-ups that come to more than all."""

import pytest

from ingest.audit.shares import check_shares

WORKERS = (
    "Khu công nghiệp có 125.430 lao động, trong đó lao động nữ {} người (chiếm {}), lao động nam {} người."
)


def test_a_share_that_part_and_whole_contradict_is_found(told):
    assert list(check_shares(told(WORKERS.format("80.275", "64%", "45.155")))) == []
    (found,) = check_shares(told(WORKERS.format("80.275", "46%", "45.155")))
    assert (found.check, found.rule, found.level) == ("parts", "share", "certain")
    assert found.formula == "80.275 người : 125.430 lao động = 64%"


@pytest.mark.parametrize(
    "text",
    [
        "Tổng vốn là 120 tỷ đồng, trong đó vốn vay 80 tỷ đồng, bằng 114% cùng kỳ.",
        "Tổng vốn là 120 tỷ đồng, trong đó vốn vay 80 tỷ đồng, chiếm 12% tổng vốn vay của cả nước.",
        "Tổng vốn là 120 tỷ đồng, trong đó vốn vay khoảng 80 tỷ đồng, chiếm 65% tổng vốn.",
        "Doanh thu đạt 120 tỷ đồng, tăng 12%; lợi nhuận đạt 20 tỷ đồng.",
    ],
)
def test_a_share_of_something_else_or_rounded_is_left_alone(told, text):
    assert list(check_shares(told(text))) == []


def test_a_make_up_of_more_than_all_is_suspected(told):
    text = "Cơ cấu kinh tế năm 2023: nông nghiệp chiếm 15,2%; công nghiệp chiếm {}%; dịch vụ chiếm 36,5%."
    assert list(check_shares(told(text.format("48,3")))) == []
    assert list(check_shares(told(text.format("44,3")))) == []
    (found,) = check_shares(told(text.format("58,3")))
    assert (found.rule, found.level) == ("make_up", "suspected")
    assert found.formula == "15,2% + 58,3% + 36,5% = 110%"
