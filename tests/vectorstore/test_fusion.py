"""Fusion keeps what both legs agree on."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.fusion import fuse, standardise

SCORES = st.lists(st.floats(-100, 100, width=32), min_size=1, max_size=20)


@given(SCORES)
def test_standardised_scores_keep_their_order(values):
    scores = np.asarray(values, dtype=np.float32)
    standard = standardise(scores)
    assert np.isfinite(standard).all()
    assert (np.diff(standard[np.argsort(scores)]) >= 0).all()


def test_scale_of_a_leg_does_not_matter():
    lexical = np.asarray([3.0, 2.0, 1.0], dtype=np.float32)
    dense = np.asarray([0.1, 0.3, 0.2], dtype=np.float32)
    once = fuse(lexical, dense, dense_weight=0.5)[0]
    assert np.allclose(once, fuse(lexical * 50, dense, dense_weight=0.5)[0], atol=1e-5)


def test_a_leg_that_says_nothing_changes_nothing():
    lexical = np.asarray([3.0, 2.0, 1.0], dtype=np.float32)
    fused, _, dense = fuse(lexical, np.full(3, 0.7, dtype=np.float32), dense_weight=0.5)
    assert np.argsort(-fused).tolist() == [0, 1, 2]
    assert dense.tolist() == [0.0, 0.0, 0.0]
