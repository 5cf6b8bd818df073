"""One order out of two: a weighted sum of standardised scores."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def standardise(scores: Scores) -> Scores:
    """Scores less their mean, over their standard deviation; zeros where all are equal.

    >>> standardise(np.asarray([1.0, 3.0], dtype=np.float32)).tolist()
    [-1.0, 1.0]
    """
    spread = float(scores.std()) if len(scores) else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    standard: Scores = (scores - scores.mean()) / np.float32(spread)
    return standard


def fuse(lexical: Scores, dense: Scores, *, dense_weight: float) -> tuple[Scores, Scores, Scores]:
    """Fused, lexical and dense scores of the same candidates, standardised.

    Equal-weight reciprocal rank fusion of BM25 with a weak dense leg loses 12 points of Recall@1 on
    XQuAD-vi; a weighted sum of standardised scores gains. The weight's table is in the model card.
    """
    one, two = standardise(lexical), standardise(dense)
    return one + np.float32(dense_weight) * two, one, two
