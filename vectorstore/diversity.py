"""Passages that each say something new, where a question asks for several things."""

import numpy as np
from numpy.typing import NDArray

RELEVANCE = 0.7
"""Weight of a passage's own score; the rest is for being unlike those chosen before it."""


def spread_out(
    scores: NDArray[np.float32], vectors: NDArray[np.float32], count: int, *, relevance: float = RELEVANCE
) -> list[int]:
    """Positions of ``count`` passages by maximal marginal relevance, best first.

    Carbonell and Goldstein 1998 (10.1145/290941.291025). Scores are laid on 0…1, as cosines are.

    Args:
        scores: Higher is better, shape (passages,).
        vectors: Of length 1, shape (passages, dimension).
        count: Passages wanted; all of them where there are fewer.
        relevance: Between 0 (only unlike each other) and 1 (the scores' order).

    >>> vectors = np.asarray([[1, 0], [1, 0], [0, 1], [0, -1]], dtype=np.float32)
    >>> spread_out(np.asarray([3, 2.9, 2.5, 0], dtype=np.float32), vectors, 2)
    [0, 2]
    """
    if not len(scores):
        return []
    width = float(scores.max() - scores.min()) or 1.0
    worth = (scores - scores.min()) / np.float32(width)
    likeness = np.zeros(len(scores), dtype=np.float32)
    left = np.ones(len(scores), dtype=np.bool_)
    chosen: list[int] = []
    while len(chosen) < min(count, len(scores)):
        marginal = relevance * worth - (1 - relevance) * likeness
        best = int(np.where(left, marginal, -np.inf).argmax())
        chosen.append(best)
        left[best] = False
        likeness = np.maximum(likeness, vectors @ vectors[best])
    return chosen
