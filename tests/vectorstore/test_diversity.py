"""A list made of one passage said five times leaves out the other four things."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.diversity import spread_out


def unit(rows: list[list[float]]) -> np.ndarray:
    array = np.asarray(rows, dtype=np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


def test_what_is_new_comes_before_what_was_said() -> None:
    vectors = unit([[1, 0, 0], [1, 0.05, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0]])
    scores = np.asarray([5.0, 4.9, 4.0, 3.9, 0.0], dtype=np.float32)
    assert spread_out(scores, vectors, 3) == [0, 2, 3]
    assert spread_out(scores, vectors, 5, relevance=1.0) == [0, 1, 2, 3, 4]


def test_what_answers_nothing_is_not_taken_for_being_new() -> None:
    vectors = unit([[1, 0], [1, 0.3], [-1, 0]])
    assert spread_out(np.asarray([5.0, 4.8, 0.0], dtype=np.float32), vectors, 2) == [0, 1]


@given(st.lists(st.floats(-50, 50, width=32), max_size=20), st.integers(0, 25))
def test_each_passage_comes_once_and_the_best_first(scores: list[float], count: int) -> None:
    rng = np.random.default_rng(len(scores))
    vectors = unit(rng.normal(size=(max(1, len(scores)), 4)).tolist())[: len(scores)]
    chosen = spread_out(np.asarray(scores, dtype=np.float32), vectors, count)
    assert len(chosen) == len(set(chosen)) == min(count, len(scores))
    if chosen:
        # in four bytes, so that scores a hundred millionth apart may change places
        assert scores[chosen[0]] == pytest.approx(max(scores), abs=1e-5)
