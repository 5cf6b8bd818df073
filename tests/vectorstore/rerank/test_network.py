"""A network that does not learn, or learns from padding, would put any passage first."""

import numpy as np
import pytest

from vectorstore.rerank.network import Lists, Network, Schedule, learn, standard_inputs


def lists(count: int, seed: int) -> Lists:
    """The right passage is the one whose first two inputs are nearest to each other: no line says that."""
    rng = np.random.default_rng(seed)
    inputs = rng.normal(size=(count, 6, 3)).astype(np.float32)
    held = np.ones((count, 6), dtype=np.bool_)
    held[::2, 4:] = False
    inputs[~held] = 0.0
    apart = np.where(held, np.abs(inputs[..., 0] - inputs[..., 1]), 9.0)
    return Lists(inputs=inputs, held=held, right=apart.argmin(axis=1))


def share_right(network: Network, asked: Lists) -> float:
    scores = np.where(asked.held, network.score(asked.inputs), -np.inf)
    return float((scores.argmax(axis=1) == asked.right).mean())


def test_it_learns_what_no_single_input_says() -> None:
    network = learn(lists(4000, 1), Schedule(hidden=16, rounds=12, batch=64, rate=1e-2, decay=0.0))
    assert share_right(network, lists(1000, 2)) > 0.85


def test_the_same_seed_gives_the_same_network() -> None:
    one, two = (learn(lists(300, 3), Schedule(rounds=1)) for _ in range(2))
    assert np.array_equal(one.first, two.first)


def test_inputs_that_are_equal_everywhere_say_nothing() -> None:
    row = np.ones((3, 2), dtype=np.float32)
    inputs = standard_inputs(np.zeros(3, dtype=np.float32), row, (1.0, 0.0))
    assert np.isfinite(inputs).all()
    assert not inputs[:, :4].any()
    assert inputs[:, -2:] == pytest.approx(np.tile([1.0, 0.0], (3, 1)))
