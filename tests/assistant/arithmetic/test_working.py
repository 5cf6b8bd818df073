from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.arithmetic.working import bounds, last_digit, print_operand, work_out
from assistant.lock.algebra import Unlike
from assistant.lock.formulas import find_formulas
from ingest.figures.printing import print_amount
from ingest.records import Figure
from tests.made import figure


def usd(text: str) -> Figure:
    number = text.removesuffix(" triệu USD").replace(".", "").replace(",", ".")
    return figure(text, str(Decimal(number) * 10**6), "USD")


def work(operation, *figures, relative=True, absolute=False):
    return work_out(operation, figures, relative=relative, absolute=absolute)


@pytest.mark.parametrize(
    ("operation", "texts", "formula", "value"),
    [
        ("growth", ["150", "120"], "({} − {}) / {} × 100 = 25%", "25"),
        ("growth", ["120", "150"], "({} − {}) / {} × 100 = 20%", "20"),
        ("difference", ["150", "120"], "{} − {} = 30 triệu USD", "30000000"),
        ("difference", ["120", "150"], "{} − {} = 30 triệu USD", "30000000"),
        ("sum", ["1.121,41", "910,12", "30"], "{} + {} + {} = 2.061,53 triệu USD", "2061530000"),
        ("plan", ["29.592", "31.872"], "{} / {} × 100 ≈ 92,85%", "92.85"),
        ("share", ["1", "3"], "{} / {} × 100 ≈ 33,33%", "33.33"),
        ("times", ["29", "27,7"], "{} / {} ≈ 1,05 lần", "1.05"),
    ],
)
def test_the_formula_is_shown_and_the_lock_agrees(operation, texts, formula, value):
    figures = [usd(f"{t} triệu USD") for t in texts]
    (made,) = work(operation, *figures)
    shown = made.formula()
    order = [f.text for f in figures]
    high, low = (order[1], order[0]) if made.way == "down" else (order[0], order[1])
    assert shown == formula.format(*(order if operation == "sum" else [high, low, order[1]]))
    assert made.value == Decimal(value)
    assert [f.holds for f in find_formulas(shown)] == [True]


def test_each_operand_carries_its_citation():
    (made,) = work("sum", usd("1 triệu USD"), usd("2 triệu USD"))
    assert made.formula([1, 2]) == "1 triệu USD [1] + 2 triệu USD [2] = 3 triệu USD"


def test_rates_differ_by_points_and_not_by_per_cent():
    (made,) = work("growth", figure("91,5%", "91.5", "%"), figure("88%", "88", "%"), absolute=True)
    assert made.formula() == "91,5% − 88% = 3,5 điểm %"


def test_a_change_asked_for_without_a_unit_is_told_both_ways():
    made = work("growth", usd("150 triệu USD"), usd("120 triệu USD"), absolute=True)
    assert [m.result for m in made] == ["25%", "30 triệu USD"]


def test_an_average_says_what_it_is_per():
    (made,) = work("average", usd("28.850 triệu USD"), figure("581 dự án", "581", "dự án", kind="count"))
    assert (made.result, made.value, made.rounded) == ("49,66 triệu USD/dự án", Decimal(49660000), True)


def test_currencies_are_not_mixed():
    with pytest.raises(Unlike):
        work("sum", usd("1 triệu USD"), figure("1 tỷ đồng", "1000000000", "VND"))


def test_a_table_cell_is_printed_with_the_unit_of_its_head():
    assert print_operand(figure("196.277", "196277", "người")) == "196.277 người"
    assert print_operand(usd("2.061,53 triệu USD")) == "2.061,53 triệu USD"


def test_rounding_of_what_is_printed_bounds_the_result():
    """143,5 % of a plan is no contradiction where result and plan are printed in whole millions."""
    (made,) = work("plan", usd("2.869 triệu USD"), usd("2.000 triệu USD"))
    low, high = bounds(made)
    assert low < Fraction("143.45") < high
    assert high - low < Fraction("0.2")


def test_the_last_printed_digit_is_what_may_be_off():
    assert last_digit(usd("2.061,53 triệu USD")) == 10**4
    assert last_digit(figure("196.277", "196277", "người")) == 1
    assert last_digit(figure("9,8%", "9.8", "%")) == Fraction(1, 10)


@given(
    one=st.integers(1, 10**6),
    other=st.integers(1, 10**6),
    operation=st.sampled_from(["growth", "difference", "sum", "share", "plan", "times"]),
)
def test_whatever_is_worked_out_passes_the_lock(one, other, operation):
    figures = [figure(print_amount(Decimal(n) * 10**4, "USD"), str(n * 10**4), "USD") for n in (one, other)]
    for made in work(operation, *figures, absolute=True):
        assert [f.holds for f in find_formulas(made.formula())] == [True]
