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
    ],
)
def test_a_comparison_is_a_question_for_the_difference(question, asked):
    found = as_difference(read_question(question))
    assert found is not None
    assert found.text == asked


@pytest.mark.parametrize(
    "question", ["So sánh vốn FDI", "Xuất khẩu năm 2024 tăng bao nhiêu so với năm 2023?"]
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
