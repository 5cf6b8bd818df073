"""What the index gives: passages by key, with their scores."""

from dataclasses import dataclass
from typing import Literal

Stage = Literal["lexical", "dense", "fused"]
"""Which leg orders the hits; ``fused`` is the weighted sum of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage that answers a query, best first in a list of them."""

    key: str
    """:attr:`ingest.records.Passage.key`."""

    score: float
    """What the hits are ordered by; higher is better. Comparable within one search only."""

    fused: float
    """Weighted sum of the two below, before the best passages were read; one of them for a stage alone."""

    lexical: float
    """BM25 score in standard deviations from the candidates' mean; 0.0 for the dense stage."""

    dense: float
    """Cosine in standard deviations from the candidates' mean; 0.0 for the lexical stage."""
