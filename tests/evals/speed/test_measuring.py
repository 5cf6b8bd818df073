"""Which sizes are measured."""

import pytest

from evals.speed.measuring import Plan


@pytest.mark.parametrize(
    ("passages", "sizes"),
    [(300, [300]), (1_000, [1_000]), (5_000, [1_000, 5_000]), (10**5, [1_000, 10_000, 10**5])],
)
def test_sizes_grow_tenfold_up_to_what_was_asked_for(passages, sizes):
    assert Plan(passages=passages).sizes == sizes
