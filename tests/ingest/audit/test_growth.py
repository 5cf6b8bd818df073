"""Changes: held against the earlier value that the sentence prints."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.audit.growth import check_growth
from ingest.figures.printing import print_number


@pytest.mark.parametrize(
    ("text", "rule", "formula"),
    [
        (
            "Năm 2023 có 1.200 lao động, tăng 30% so với năm 2022 (1.000 lao động).",
            "growth",
            "1.200 lao động : 1.000 lao động − 100% = 20%",
        ),
        (
            "Năm 2023 có 800 lao động, giảm 30% so với năm 2022 (1.000 lao động).",
            "growth",
            "800 lao động : 1.000 lao động − 100% = -20%",
        ),
        (
            "Năm 2023, doanh thu đạt 16,2 tỷ USD, tăng 108% so với mức 15 tỷ USD năm 2022.",
            "ratio_as_growth",
            "16,2 tỷ USD : 15 tỷ USD − 100% = 8%",
        ),
        (
            "Sản lượng tăng từ 97.628 tấn lên 443.714 tấn (gấp 5,4 lần).",
            "times",
            "443.714 tấn : 97.628 tấn = 4,54 lần",
        ),
    ],
)
def test_a_change_that_its_values_contradict_is_found(told, text, rule, formula):
    (found,) = check_growth(told(text))
    assert (found.rule, found.level, found.formula) == (rule, "certain", formula)


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023 có 1.200 lao động, tăng 20% so với năm 2022 (1.000 lao động).",
        "Năm 2023 có 800 lao động, giảm 20% so với năm 2022 (1.000 lao động).",
        "Sản lượng tăng từ 97.628 tấn lên 443.714 tấn (gấp 4,5 lần).",
        "Lợi nhuận đạt 595 tỷ đồng, tăng 52,8% cùng kỳ dù dự phòng tăng (366 tỷ đồng), gấp 6 lần cùng kỳ.",
        "Năm 2016 đạt 4.044 tỷ đồng doanh thu, 469 tỷ đồng lợi nhuận, tăng lần lượt 12,6% "
        "và 371% so với năm 2015 "
        "(3.591 tỷ đồng doanh thu).",
        "Tháng 1/2023 thu nội địa đạt 87,9 nghìn tỷ đồng, tăng 4% so với tháng 1/2022 (nếu "
        "không kể tiền đất thì đạt "
        "71,9 nghìn tỷ đồng).",
    ],
)
def test_what_fits_or_is_of_something_else_is_left_alone(told, text):
    assert list(check_growth(told(text))) == []


def test_a_digit_that_was_cut_and_not_rounded_is_slight(told):
    (found,) = check_growth(told("Năm 2023 có 196.277 người, tăng 13,9% so với năm 2022 (172.210 người)."))
    assert found.level == "slight"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    value=st.decimals(1, 9999, places=4),
    earlier=st.decimals(1, 9999, places=4),
    places=st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2)),
)
def test_whatever_was_rounded_rightly_is_no_finding(told, value, earlier, places):
    if not earlier < value < 9 * earlier:
        return

    def printed(number: Decimal, decimals: int) -> str:
        return print_number(number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))

    rate = printed((value / earlier - 1) * 100, places[2])
    text = (
        f"Năm 2023, doanh thu đạt {printed(value, places[0])} tỷ đồng, tăng {rate}% so với năm 2022 "
        f"({printed(earlier, places[1])} tỷ đồng)."
    )
    assert list(check_growth(told(text))) == []
