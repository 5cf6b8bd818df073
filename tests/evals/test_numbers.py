"""A number that no report states must not slip through in the prose around the cited figure."""

from dataclasses import replace

import pytest

from evals.numbers import unfounded

PAGE = "Từ ngày 22/4-27/4/2024, vốn đạt 12,5-15 tỷ USD."
RIGHT = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("đạt 12,5-15 tỷ USD [1]", []),
        ("đến ngày 27/4/2024 [1]", []),
        ("đạt 12,5 tỷ USD [1], tức 13 tỷ", ["13"]),
        ("đạt 12.5 tỷ USD", ["12.5"]),
    ],
)
def test_numbers_are_looked_up_on_the_cited_page(make_answer, text, left):
    assert unfounded(replace(make_answer(RIGHT), answer=text), lambda document, page: PAGE) == left


def test_a_computed_figure_brings_its_own_result(make_answer):
    answer = make_answer(RIGHT)
    sum_of = replace(answer.figures[0], text="2,5 tỷ USD", operands=answer.figures, formula="1 + 1,5 = 2,5")
    shown = replace(answer, figures=(sum_of,), answer="Cộng lại **2,5 tỷ USD** (1 + 1,5)")
    assert unfounded(shown, lambda document, page: PAGE) == []
    assert unfounded(replace(shown, figures=()), lambda document, page: PAGE) == ["2,5", "1", "1,5"]


@pytest.mark.parametrize(
    ("language", "left"),
    [("en", ["3"]), ("vi", ["4", "3"])],
)
def test_what_an_english_question_said_in_words_may_be_shown_in_digits(make_answer, language, left):
    shown = replace(
        make_answer(RIGHT),
        question="How many visitors came in the fourth quarter?",
        language=language,
        answer="Nothing is said of Q4 or of 3 others.",
    )
    assert unfounded(shown, lambda document, page: PAGE) == left
