import pytest

from assistant.lock.formulas import find_formulas


@pytest.mark.parametrize(
    "text",
    [
        "29.592 triệu USD / 31.872 triệu USD × 100 ≈ 92,85%",
        "Vậy (2.869 triệu USD − 2.271 triệu USD) / 2.271 triệu USD × 100 ≈ 26,33%",
        "Cộng lại: 56 dự án + 49 dự án = 105 dự án",
        "1.121,41 triệu USD + 0,91012 tỷ USD = 2.031,53 triệu USD",
        "28.850 triệu USD / 581 dự án ≈ 49,66 triệu USD/dự án",
        "29 tỷ USD / 27,7 tỷ USD ≈ 1,05 lần",
        "93,57% − 83,3% = 10,27 điểm %",
        "100 dự án / 50 dự án = 2 lần",
        "29.592/31.872×100≈92,85%",
        "4.757 người - 4.862 người = -105 người",
        "(theo báo cáo) 2 ha + 3 ha = 5 ha",
        "111,5% − 100% = 11,5%",
        "Giảm: 100% − 93,8% = 6,2%",
    ],
)
def test_a_right_formula_holds(text):
    assert [f.holds for f in find_formulas(text)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "29.592 triệu USD / 31.872 triệu USD × 100 ≈ 92,86%",
        "29.592 triệu USD / 31.872 triệu USD × 100 = 92,85%",
        "29.592 triệu USD / 31.872 triệu USD × 100 ≈ 92,9%",
        "56 dự án + 49 dự án = 106 dự án",
        "56 dự án + 49 dự án = 105 ha",
        "93,57% − 83,3% = 10,27%",
        "28.850 triệu USD / 581 dự án ≈ 49,66 triệu USD/doanh nghiệp",
        "2 tỷ USD + 3 triệu USD = 5 tỷ USD",
        "111,5% − 100% = 11,4%",
        "93,8% − 100% = 6,2%",
        "111,5% − 90% = 21,5%",
        "111,5% − 100% − 5% = 6,5%",
    ],
)
def test_a_wrong_result_does_not_hold(text):
    assert not any(f.holds for f in find_formulas(text))


@pytest.mark.parametrize(
    "text",
    [
        "5 tỷ USD + 3 tỷ đồng = 8 tỷ",
        "12,5-15 tỷ USD",
        "x = 5",
        "5 ha = 5 ha",
        "5 ha × 3 = 15 ha",
        "5 dự án / 0 dự án = 1 lần",
    ],
)
def test_what_cannot_be_worked_out_is_no_formula(text):
    assert [f for f in find_formulas(text) if f.holds] == []


def test_operands_and_constants_are_told_apart():
    (formula,) = find_formulas("Tỷ lệ: 1 ha / 4 ha × 100 = 25%")
    assert [n.text for n in formula.operands] == ["1 ha", "4 ha"]
    assert [n.text for n in formula.constants] == ["100"]
    assert formula.text == "1 ha / 4 ha × 100 = 25%"


def test_the_hundred_of_an_index_is_no_operand():
    (formula,) = find_formulas("111,5% − 100% = 11,5%")
    assert [n.text for n in formula.operands] == ["111,5%"]
    assert [n.text for n in formula.constants] == ["100%"]
