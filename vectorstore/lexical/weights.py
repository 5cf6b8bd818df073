"""BM25 over counts that stand in a byte.

As Lucene counts it (Kamphuis et al. 2020, 10.1007/978-3-030-45442-5_4), without the constant factor k1 + 1.
"""

import numpy as np
from numpy.typing import NDArray

from vectorstore.lexical.records import PARTS
from vectorstore.lexical.writing import LIMITS, SHIFTS

K1 = 1.2
B = 0.75

PART_WEIGHTS = (1.0, 1.0, 1.0)
"""How much a word of the text, the headings, the title counts (BM25F: Robertson et al. 2004,
10.1145/1031171.1031181)."""

PAIR_WEIGHT = 0.55
"""Weight of a pair of neighbours where a syllable has 1; see LEXICAL.md."""

FOLDED_HELP = 0.3
"""Weight of the words without diacritics for a question with them, whose own words have 1."""

VALUE_HELP = 1.0
"""Weight of an amount that the question and the passage have in common, in whatever unit it is printed."""

Scores = NDArray[np.float32]


def _counts() -> Scores:
    """How often each part has a term, by code; shape (256, parts)."""
    codes = np.arange(256)
    parts = [(codes >> shift) & limit for limit, shift in zip(LIMITS, SHIFTS, strict=True)]
    return np.stack(parts, axis=1).astype(np.float32)


COUNTS = _counts()
TIMES: Scores = (COUNTS @ np.asarray(PART_WEIGHTS, dtype=np.float32)).astype(np.float32)
"""How often a passage has a term, its parts weighted; by code."""


def lengthen(lengths: NDArray[np.generic], mean: float) -> Scores:
    """What stands beside the count in BM25's denominator, for passages of so many terms."""
    norms: Scores = (K1 * (1 - B + B * lengths.astype(np.float32) / np.float32(max(mean, 1.0)))).astype(
        np.float32
    )
    return norms


def saturate(times: Scores, norms: Scores | np.float32) -> Scores:
    """From 0 where a term is not there to 1 where it is all there is."""
    part: Scores = times / (times + norms)
    return part


def rarity(counts: NDArray[np.int64], passages: int) -> Scores:
    """Inverse document frequency of terms in ``counts`` of the passages."""
    held = np.minimum(counts, passages)
    rare: Scores = np.log1p((passages - held + 0.5) / (held + 0.5)).astype(np.float32)
    return rare


FIELDS = ("whole", *PARTS, "pairs", "folded", "values")
"""What a passage is scored by: all its words as typed, those of one part, pairs of neighbours alone, all
words without diacritics, amounts. Each but the last is a BM25."""
