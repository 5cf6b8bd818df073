"""How much a syllable tells: inverse document frequencies of Vietnamese syllables.

A handful of reports is too small a sample to say that "của" means nothing and "lấp" much, so the
frequencies come from the training text and ship as a table.
"""

import gzip
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from ingest.text import fold, nfc, syllables

WINDOW = 100
"""Syllables counted as one document."""


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


def count_terms(texts: Iterable[str], *, least: int = 20) -> dict[str, int]:
    """In how many windows of 100 syllables each syllable stands, those in ``least`` windows or more.

    The key ``""`` holds the number of windows.
    """
    counts: Counter[str] = Counter()
    windows = 0
    for text in texts:
        listed = [s for s in syllables(nfc(text)) if s.isalpha()]
        for start in range(0, len(listed), WINDOW):
            counts.update(set(listed[start : start + WINDOW]))
            windows += 1
    kept = {term: n for term, n in counts.items() if n >= least}
    return {"": windows, **dict(sorted(kept.items()))}


def write_terms(counts: Mapping[str, int], path: Path) -> None:
    """Write counts as gzipped ``term<TAB>windows`` lines, byte for byte repeatable."""
    lines = "".join(f"{term}\t{n}\n" for term, n in counts.items())
    path.write_bytes(gzip.compress(lines.encode(), mtime=0))


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
