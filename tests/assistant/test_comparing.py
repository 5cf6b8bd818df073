"""Two figures side by side with their difference, when a reader asks to compare them."""

import pytest

from assistant.comparing import as_difference
from assistant.question import read_question


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "So sánh xuất khẩu và nhập khẩu năm 2024",
            "Chênh lệch giữa xuất khẩu và nhập khẩu năm 2024 là bao nhiêu?",
        ),
        ("Hãy so sánh giữa A với B.", "Chênh lệch giữa A với B là bao nhiêu?"),
        ("so sanh xuat khau va nhap khau", "chenh lech giua xuat khau va nhap khau la bao nhieu?"),
        (
            "Xuất khẩu hay nhập khẩu lớn hơn năm 2019?",
            "Chênh lệch giữa xuất khẩu và nhập khẩu năm 2019 là bao nhiêu?",
        ),
        (
            "Xuất khẩu và nhập khẩu năm 2019, cái nào nhiều hơn?",
            "Chênh lệch giữa xuất khẩu và nhập khẩu năm 2019 là bao nhiêu?",
        ),
    ],
)
def test_a_comparison_is_a_question_for_the_difference(question, asked):
    found = as_difference(read_question(question))
    assert found is not None
    assert found.text == asked


@pytest.mark.parametrize(
    "question",
    [
        "So sánh vốn FDI",
        "Xuất khẩu năm 2024 tăng bao nhiêu so với năm 2023?",
        "Vốn FDI có lớn hơn 500 triệu USD hay không?",
    ],
)
def test_what_compares_nothing_is_left_alone(question):
    assert as_difference(read_question(question)) is None


def test_both_figures_and_their_difference_are_told(ask):
    question = "So sánh kim ngạch xuất khẩu và kim ngạch nhập khẩu của Đồng Nai năm 2019"
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.question == question
    (figure,) = answer.figures
    assert {operand.value for operand in figure.operands} == {"19760000000", "16020000000"}
    assert figure.value == "3740000000"


def test_what_cannot_be_compared_is_refused(ask):
    assert ask("So sánh kim ngạch xuất khẩu và số lao động của Đồng Nai năm 2005").status == "refused"


FDI_AND_DDI = "So sánh vốn FDI và vốn đầu tư trong nước vào các khu công nghiệp của Đồng Nai năm 2019"


def test_two_currencies_stand_side_by_side_without_a_difference(ask):
    answer = ask("So sánh kim ngạch xuất khẩu và doanh thu du lịch của Đồng Nai năm 2019")
    assert answer.status == "answered"
    assert [(f.value, f.operands) for f in answer.figures] == [("19760000000", ()), ("1735000000000", ())]
    assert [f.citation for f in answer.figures] == [1, 2]
    assert "khác đơn vị" in answer.answer


def test_a_side_that_reports_disagree_on_hides_the_other_side_not(ask):
    answer = ask(FDI_AND_DDI)
    assert answer.status == "clarify"
    assert {f.value for f in answer.figures} == {"1234560000", "6150000000000", "6480000000000"}


def test_a_side_that_no_report_has_is_named_and_the_other_shown(ask):
    answer = ask("So sánh kim ngạch xuất khẩu và kiều hối của Đồng Nai năm 2019")
    assert (answer.status, answer.figures) == ("refused", ())
    assert "kiều hối" in answer.answer
    assert "19,76 tỷ USD" in answer.answer
    assert answer.citations


def test_the_larger_of_two_is_told_with_both(ask):
    answer = ask("Kim ngạch xuất khẩu hay kim ngạch nhập khẩu của Đồng Nai lớn hơn năm 2019?")
    assert answer.status == "answered"
    assert {o.value for o in answer.figures[0].operands} == {"19760000000", "16020000000"}


INDEX = """Chỉ số sản xuất công nghiệp 5 tháng

Chỉ số sản xuất công nghiệp 5 tháng đầu năm 2018 của Vĩnh Long tăng 17%, cao hơn bình quân.
"""


def test_one_side_alone_does_not_say_which_is_higher(ask_over):
    question = "Trà Vinh hay Vĩnh Long có chỉ số sản xuất công nghiệp 5 tháng 2018 tăng cao hơn?"
    answer = ask_over({"cong-nghiep.txt": INDEX}, question)
    assert answer.status != "answered" or not answer.figures
