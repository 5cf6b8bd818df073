"""A figure that loses its chance is no answer; the one that takes it over answers no worse."""

from dataclasses import replace

import pytest

from assistant.facts import judge_figures
from assistant.question import read_question

QUESTION = "Kim ngạch xuất khẩu năm 2021 là bao nhiêu?"


@pytest.fixture
def candidate(gather):
    found = judge_figures(read_question(QUESTION), gather(QUESTION))[0]
    return replace(found, chance=0.25, worth=1.0, misses=frozenset({"words"}))


def test_what_is_ruled_out_has_no_chance_and_says_why(candidate):
    gone = candidate.ruled_out("place")
    assert (gone.chance, gone.misses, gone.answers) == (0.0, {"words", "place"}, False)
    assert candidate.ruled_out().misses == {"words", "scope"}


def test_a_chance_given_changes_nothing_else(candidate):
    assert candidate.given(0.5) == replace(candidate, chance=0.75)


@pytest.mark.parametrize(
    ("misses", "worth", "told"),
    [((), 3.0, (3.0, True)), ((), 0.5, (1.0, True)), (("words",), 3.0, (1.0, False))],
)
def test_in_place_of_an_answer_it_is_one(candidate, misses, worth, told):
    other = replace(candidate, chance=0.5, worth=worth, misses=frozenset(misses))
    heir = candidate.in_place_of(other)
    assert (heir.chance, heir.worth, heir.answers) == (0.75, *told)
