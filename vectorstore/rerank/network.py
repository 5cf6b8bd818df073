"""One hidden layer over a passage's features, trained so that the passage that answers has the highest score.

Listwise softmax (Cao et al. 2007, 10.1145/1273496.1273513), in NumPy: the whole training takes a minute.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_EVEN = 1e-6
"""Spread below which a feature counts as the same in all passages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Weights, and the inputs' means and spreads."""

    mean: Array
    spread: Array
    first: Array
    """Shape (inputs, hidden)."""

    first_bias: Array
    second: Array
    """Shape (hidden,)."""

    def score(self, inputs: Array) -> Array:
        """Scores of shape ``inputs.shape[:-1]``; their exponentials are odds within one question."""
        hidden = np.maximum((inputs - self.mean) / self.spread @ self.first + self.first_bias, 0.0)
        scores: Array = hidden @ self.second
        return scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Questions to learn from, each with the same number of passages, padded."""

    inputs: Array
    """Shape (questions, passages, inputs)."""

    held: NDArray[np.bool_]
    """Shape (questions, passages): False where there is only padding."""

    right: NDArray[np.int64]
    """Shape (questions,): which passage answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How the network is trained."""

    hidden: int = 32
    rounds: int = 6
    batch: int = 128
    rate: float = 3e-3
    decay: float = 0.1
    seed: int = 20261126


def standard_inputs(lexical: Array, features: Array, wants: Sequence[float]) -> Array:
    """A question's inputs: scores and features as they are and against the others', and the kind of answer.

    Args:
        lexical: BM25 scores of the passages, shape (passages,).
        features: Shape (passages, features).
        wants: See :attr:`vectorstore.rerank.asking.Asked.wants`.
    """
    both = np.column_stack([lexical, features])
    spread = both.std(axis=0)
    against = (both - both.mean(axis=0)) / np.where(spread < _EVEN, 1.0, spread)
    share = lexical / max(float(lexical.max(initial=0.0)), _EVEN)
    kinds = np.tile(np.asarray(wants, dtype=np.float32), (len(lexical), 1))
    return np.column_stack([against, share, features, kinds]).astype(np.float32)


def learn(lists: Lists, schedule: Schedule) -> Network:
    """Train by Adam (Kingma and Ba 2015, arXiv:1412.6980) with decoupled weight decay."""
    rng = np.random.default_rng(schedule.seed)
    shown = lists.inputs[lists.held]
    mean, spread = shown.mean(axis=0), shown.std(axis=0) + np.float32(_EVEN)
    width = shown.shape[1]
    weights = [
        rng.normal(0, (2.0 / width) ** 0.5, (width, schedule.hidden)).astype(np.float32),
        np.zeros(schedule.hidden, dtype=np.float32),
        rng.normal(0, schedule.hidden**-0.5, schedule.hidden).astype(np.float32),
    ]
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    count, step = len(lists.right), 0
    steps = schedule.rounds * (count // schedule.batch)
    for _ in range(schedule.rounds):
        order = rng.permutation(count)
        for start in range(0, count - schedule.batch + 1, schedule.batch):
            chosen = order[start : start + schedule.batch]
            inputs = (lists.inputs[chosen] - mean) / spread
            slopes = _slopes(weights, inputs, lists.held[chosen], lists.right[chosen])
            rate = schedule.rate * (1 - step / steps)
            step += 1
            for weight, slope, (one, two) in zip(weights, slopes, moments, strict=True):
                one += (slope - one) * 0.1
                two += (slope**2 - two) * 0.001
                corrected = one / (1 - 0.9**step) / (np.sqrt(two / (1 - 0.999**step)) + 1e-8)
                weight -= rate * (corrected + schedule.decay * weight)
    return Network(mean=mean, spread=spread, first=weights[0], first_bias=weights[1], second=weights[2])


def _slopes(
    weights: Sequence[Array], inputs: Array, held: NDArray[np.bool_], right: NDArray[np.int64]
) -> tuple[Array, Array, Array]:
    """Slopes of the mean cross-entropy of the right passage."""
    first, bias, second = weights
    before = inputs @ first + bias
    hidden = np.maximum(before, 0.0)
    scores = np.where(held, hidden @ second, -1e4)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(right)), right] -= 1.0
    error = (chances / len(right)).astype(np.float32)
    back = error[..., None] * second * (before > 0)
    flat = inputs.reshape(-1, inputs.shape[-1])
    slopes = back.reshape(-1, back.shape[-1])
    return flat.T @ slopes, slopes.sum(axis=0), np.einsum("qp,qph->h", error, hidden)
