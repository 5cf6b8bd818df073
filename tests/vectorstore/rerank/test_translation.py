"""Words that answer without repeating the question's words are only found by what they translate to."""

import numpy as np
import pytest

from vectorstore.rerank.translation import learn_table

PAIRS = [
    (["giá", "bao", "nhiêu"], ["bán", "mười", "đồng"]),
    (["giá", "của", "gạo"], ["gạo", "bán", "đồng"]),
    (["gạo", "trồng", "đâu"], ["gạo", "đồng", "bằng"]),
    (["giá", "vàng"], ["vàng", "bán"]),
] * 3


def chance(asked: str, said: str) -> float:
    table = learn_table(PAIRS)
    return float(table.given([asked])[table.words[said], 0])


def test_a_word_translates_to_what_it_is_asked_with() -> None:
    assert chance("giá", "bán") > 0.5
    assert chance("giá", "bán") > 3 * chance("giá", "gạo")


def test_probabilities_of_one_word_add_up_to_one() -> None:
    table = learn_table(PAIRS)
    sums = table.given(list(table.asked)).sum(axis=1)[:-1]
    assert sums == pytest.approx(np.ones(len(table.words)), abs=0.01)


def test_unknown_words_are_likely_nowhere() -> None:
    table = learn_table(PAIRS)
    assert table.number(["chưa", "từng"]).tolist() == [len(table.words)] * 2
    assert not table.given(["chưa"]).any()


def test_rare_words_are_left_out() -> None:
    table = learn_table([*PAIRS, (["lạ"], ["hiếm"])])
    assert "lạ" not in table.asked
    assert "hiếm" not in table.words
