"""How much a syllable tells: inverse document frequencies of Vietnamese syllables.

A handful of reports is too small a sample to say that "của" means nothing and "lấp" much, so the
frequencies come from the training text and ship as a table.
"""

import gzip
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.text import fold


@dataclass(frozen=True, slots=True)
class TermWeights:
    """Weights between 0 (in every text) and 1 (never seen)."""

    accented: Mapping[str, float]
    folded: Mapping[str, float]

    def weigh(self, term: str, *, folded: bool = False) -> float:
        """Weight of a lower-case syllable; numbers and unknown words weigh 1."""
        return (self.folded if folded else self.accented).get(term, 1.0)

    def knows(self, term: str, *, folded: bool = False) -> bool:
        """True for a syllable that the counted text holds often enough."""
        return term in (self.folded if folded else self.accented)


def _weights(counts: Mapping[str, int], windows: int) -> dict[str, float]:
    """IDF scaled to 0…1 (Robertson and Spärck Jones 1976, without the relevance part)."""
    top = math.log(1 + windows / 20)
    return {t: max(0.0, min(1.0, math.log(1 + windows / n) / top)) for t, n in counts.items()}


@cache
def load_terms() -> TermWeights:
    """The table that ships with the program."""
    raw = gzip.decompress(files("vectorstore").joinpath("model/terms.tsv.gz").read_bytes()).decode()
    counts = {t: int(n) for t, _, n in (line.partition("\t") for line in raw.splitlines())}
    windows = counts.pop("")
    bare: Counter[str] = Counter()
    for term, n in counts.items():
        bare[fold(term)] += n
    capped = {t: min(n, windows) for t, n in bare.items()}
    return TermWeights(accented=_weights(counts, windows), folded=_weights(capped, windows))
