"""Passages that were found, in the order of how likely each answers the question."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.rerank.asking import read_asked
from vectorstore.rerank.cutting import Cut
from vectorstore.rerank.features import read_features
from vectorstore.rerank.network import Array, Network, standard_inputs
from vectorstore.rerank.saving import read_reranker
from vectorstore.rerank.translation import Translation

CARRIED = "weights.npz"


class Reranker:
    """Reads question and passages, where the search only counted terms. Threads may share it."""

    def __init__(self, network: Network, translation: Translation) -> None:
        """Made by :func:`load_reranker`."""
        self._network = network
        self._translation = translation

    def inputs(self, question: str, cuts: Sequence[Cut], lexical: NDArray[np.float32]) -> Array:
        """What the network reads, shape ``(len(cuts), inputs)``; ``lexical`` holds BM25 scores."""
        return read_inputs(question, cuts, lexical, self._translation)

    def score(self, question: str, cuts: Sequence[Cut], lexical: NDArray[np.float32]) -> Array:
        """Log odds that each passage answers, shape ``(len(cuts),)``, comparable within one question."""
        if not cuts:
            return np.zeros(0, dtype=np.float32)
        return self._network.score(self.inputs(question, cuts, lexical))


def read_inputs(
    question: str, cuts: Sequence[Cut], lexical: NDArray[np.float32], translation: Translation
) -> Array:
    """Features of passages for a question, standardised."""
    asked = read_asked(question)
    return standard_inputs(lexical, read_features(asked, cuts, translation), asked.wants)


@cache
def load_reranker() -> Reranker:
    """The one that the program carries.

    Raises:
        RerankerMissing: Its file cannot be read.
    """
    return Reranker(*read_reranker(Path(str(files("vectorstore.rerank").joinpath(CARRIED)))))
