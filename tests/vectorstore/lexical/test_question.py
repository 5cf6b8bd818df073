"""A question's words are looked for as they were typed."""

import numpy as np
import pytest

from vectorstore.lexical.question import read_question
from vectorstore.lexical.terms import number_terms, pair


def same(text):
    return text


def test_pairs_of_neighbours_are_terms():
    wanted = read_question("vốn đầu tư", same).accented
    single = number_terms(["vốn", "đầu", "tư"])
    assert set(wanted.terms.tolist()) == {*single.tolist(), *pair(single[:-1], single[1:]).tolist()}
    assert int(wanted.pairs.sum()) == 2


def test_a_word_twice_counts_twice():
    wanted = read_question("vốn và vốn", same).accented
    assert wanted.weights[wanted.terms == number_terms(["vốn"])[0]].tolist() == [2.0]


def test_without_diacritics_only_bare_words_are_looked_for():
    assert read_question("von dau tu", same).accented is None


def test_order_of_neighbours_counts():
    a, b = number_terms(["a", "b"])[:, None]
    assert pair(a, b) != pair(b, a)


@pytest.mark.parametrize("text", ["", "…", "🙂"])
def test_nothing_to_look_for_is_no_error(text):
    question = read_question(text, same)
    assert question.folded.terms.dtype == np.uint64
    assert len(question.folded.terms) == 0
