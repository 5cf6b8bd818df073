"""A model that is read wrongly, or trained on other features, would rank figures by chance."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.model import SILENCE, Model, chances, greatest, load_model, read_model, write_model

NAMES = tuple(sorted({*SILENCE, "own_clause"}))
SCORES = st.lists(st.floats(min_value=-30, max_value=30), min_size=1, max_size=20)


@pytest.fixture
def model() -> Model:
    count = len(NAMES)
    silence = np.zeros(len(SILENCE) + 1)
    return Model(NAMES, np.full(count, 0.5), np.full(count, 2.0), np.arange(count, dtype=float), silence)


def test_a_written_model_reads_back(model):
    again = read_model(json.loads(write_model(model, {"questions": 3})))
    assert again.names == model.names
    assert np.array_equal(again.weights, model.weights)
    assert np.array_equal(again.silence, model.silence)


def test_other_features_are_refused(model):
    with pytest.raises(ValueError, match="train it again"):
        model.weigh(["something"], np.zeros((1, 1)))


def test_rows_are_standardised_and_weighed(model):
    scores, silence = model.weigh(NAMES, np.full((2, len(NAMES)), 2.5))
    assert scores.tolist() == [float(sum(range(len(NAMES))))] * 2
    assert silence == 0.0


@given(SCORES, st.floats(min_value=-30, max_value=30))
def test_chances_and_silence_share_one(scores, silence):
    shares = chances(np.array(scores), silence)
    assert (shares >= 0).all()
    assert shares.sum() <= 1 + 1e-9
    assert list(np.argsort(shares, kind="stable")) == list(np.argsort(scores, kind="stable")) or len(
        set(shares)
    ) < len(scores)


def test_without_figures_silence_is_all_there_is():
    assert greatest(NAMES, np.zeros((0, len(NAMES)))).tolist() == [1.0] + [0.0] * len(SILENCE)


def test_the_shipped_model_is_whole():
    shipped = load_model()
    assert len(shipped.names) == len(shipped.weights) == len(shipped.mean)
    assert (shipped.scale > 0).all()
    assert len(shipped.silence) == len(SILENCE) + 1
