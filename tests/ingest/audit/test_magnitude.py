"""Magnitudes: exchange rates that never were, shares of more than all."""

import pytest

from ingest.audit.magnitude import check_magnitude


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Tổng vốn là 9.602 tỷ đồng (tương đương 414,7 tỷ USD).", "certain"),
        ("Tổng vốn là 9.602 tỷ đồng, tương đương 4.147 triệu USD.", "certain"),
        ("Tổng vốn là 9.602 tỷ đồng (tương đương 214,7 triệu USD).", "suspected"),
    ],
)
def test_an_impossible_rate_is_found(told, text, level):
    (found,) = check_magnitude(told(text))
    assert (found.rule, found.level) == ("exchange", level)
    assert "đồng/USD" in found.formula


def test_two_rates_in_one_sentence_are_suspected(told):
    text = (
        "Tổng vốn là 9.602,99 tỷ đồng tương đương {} triệu USD, trong đó vốn vay là 5.979 tỷ "
        "đồng tương đương 258,2 triệu USD."
    )
    assert list(check_magnitude(told(text.format("414,7")))) == []
    (found,) = check_magnitude(told(text.format("474,7")))
    assert (found.rule, found.level) == ("exchange_apart", "suspected")


@pytest.mark.parametrize(
    "text",
    [
        "Tổng vốn là 9.602 tỷ đồng (tương đương 414,7 triệu USD).",
        "Vốn trong nước 9.602 tỷ đồng, vốn nước ngoài 2 triệu USD.",
        "Nợ phải trả là 561,32 triệu Euro và 112,31 triệu USD tương đương 15.821.323 triệu đồng.",
        "Các quỹ dự trữ chiếm hơn 250% tổng sản phẩm quốc nội.",
        "Theo quy ước 1 USD tương đương 4.400 đồng.",
        "Tỷ lệ lấp đầy đạt 110%.",
        "Doanh thu tăng 120%, chiếm 35% tổng doanh thu.",
    ],
)
def test_what_can_be_is_left_alone(told, text):
    assert list(check_magnitude(told(text))) == []


def test_a_share_of_more_than_all_is_suspected(told):
    (found,) = check_magnitude(told("Năm 2023, khu vực FDI chiếm 125% kim ngạch xuất khẩu."))
    assert found.rule == "share_over"
