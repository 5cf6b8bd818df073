"""Shares of a plan: a wrong one is found wherever the plan stands, a right one is left alone."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.audit.plans import check_plans
from ingest.figures.printing import print_number


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, thu ngân sách đạt 450 tỷ đồng, bằng 80% kế hoạch năm (kế hoạch 500 tỷ đồng).",
        "Năm 2023, thu ngân sách đạt 450 tỷ đồng, đạt 80% kế hoạch (500 tỷ đồng).",
        "Kế hoạch thu ngân sách năm 2023 là 500 tỷ đồng.\n\nNăm 2023, thu ngân sách đạt "
        "450 tỷ đồng, bằng 80% "
        "kế hoạch.",
        "Năm 2023, thu ngân sách đạt 450 tỷ đồng, bằng 80% kế hoạch.\n\nChỉ tiêu thu ngân "
        "sách năm 2023 là 500 "
        "tỷ đồng.",
    ],
)
def test_a_share_that_value_and_plan_contradict_is_found(told, text):
    (found,) = check_plans(told(text))
    assert (found.check, found.level, found.stated.figure.text) == ("plan", "certain", "80%")
    assert found.formula == "450 tỷ đồng : 500 tỷ đồng = 90%"
    assert [p.figure.text for p in found.others] == ["450 tỷ đồng", "500 tỷ đồng"]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, thu ngân sách đạt 450 tỷ đồng, bằng 90% kế hoạch năm (kế hoạch 500 tỷ đồng).",
        "Năm 2023, thu ngân sách đạt 550 tỷ đồng, vượt 10% kế hoạch (500 tỷ đồng).",
        "Năm 2023, thu ngân sách đạt 450 tỷ đồng, bằng 90% dự toán Trung ương giao (500 tỷ "
        "đồng) và bằng 75% "
        "dự toán HĐND giao (600 tỷ đồng).",
        "Năm 2023, thu ngân sách đạt hơn 450 tỷ đồng, bằng 91,2% kế hoạch (500 tỷ đồng).",
        "Kế hoạch doanh thu năm 2023 là 500 tỷ đồng.\n\nNăm 2023, thu ngân sách đạt 450 tỷ "
        "đồng, bằng 80% kế hoạch.",
        "Kế hoạch thu ngân sách năm 2022 là 500 tỷ đồng.\n\nNăm 2023, thu ngân sách đạt "
        "450 tỷ đồng, bằng 80% "
        "kế hoạch năm 2023.",
        "Năm 2023 trường tuyển 17 ngành, bằng 90% chỉ tiêu.\n\nNăm 2023 trường dự kiến tuyển 21 ngành.",
        "Năm 2023, vốn đầu tư công đạt 450 tỷ đồng, bằng 80% kế hoạch, chương trình mục "
        "tiêu quốc gia đạt 60 tỷ "
        "đồng, bằng 70% kế hoạch.",
    ],
)
def test_what_fits_or_has_no_plan_of_its_own_is_left_alone(told, text):
    assert list(check_plans(told(text))) == []


def test_a_row_with_plan_value_and_share_is_held_together(table):
    from ingest.audit.tables import check_tables

    rows = (
        "Chỉ tiêu | Kế hoạch năm 2023 (tỷ đồng) | Thực hiện năm 2023 (tỷ đồng) | Tỷ lệ so với kế hoạch (%)",
    )
    wrong = table(*rows, "Thu ngân sách | 500 | 450 | 80", "Chi ngân sách | 400 | 300 | 75")
    (found,) = check_tables(wrong)
    assert (found.check, found.stated.figure.text) == ("plan", "80")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    value=st.decimals(1, 99999, places=4),
    plan=st.decimals(1, 99999, places=4),
    places=st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)),
)
def test_whatever_was_rounded_rightly_is_no_finding(told, value, plan, places):
    if value > 20 * plan:
        return

    def printed(number: Decimal, decimals: int) -> str:
        return print_number(number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))

    share = printed(value / plan * 100, places[2])
    text = (
        f"Năm 2023, doanh thu đạt {printed(value, places[0])} tỷ đồng, bằng {share}% kế hoạch năm "
        f"(kế hoạch {printed(plan, places[1])} tỷ đồng)."
    )
    assert list(check_plans(told(text))) == []
