"""Counting syllables and pairs of them in the training text: ``python -m vectorstore accents``."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from ingest.text import one_tone
from vectorstore.accents.counts import write_counts
from vectorstore.pieces import count_runs, number_syllables

FEWEST = 20
"""Times that a syllable stands in the text at least."""

FEWEST_TOGETHER = 5
"""Times that two stand next to each other at least. 10 costs 0.2 points of ViQuAD dev's syllables."""

Log = Callable[[str], None]


def count_accents(texts: Iterable[str], out: Path, log: Log, *, fewest: int = FEWEST) -> None:
    """Count ``texts`` and write the table to the file ``out``."""
    typed, ids = number_syllables(texts)
    spelt = sorted({one_tone(word) for word in typed if word.isalpha()})
    place = {word: at for at, word in enumerate(spelt)}
    # The last row answers for -1, where a mark breaks the text.
    number = np.asarray([*(place.get(one_tone(word), -1) for word in typed), -1])
    spoken = number[ids]
    counts = np.bincount(spoken[spoken >= 0], minlength=len(spelt))
    # Frequent ones first: the pairs' numbers then lie closer together, and the file is a quarter smaller.
    kept = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts >= fewest)]
    again = np.full(len(spelt) + 1, -1)
    again[kept] = np.arange(len(kept))
    keys, together = count_runs(again[spoken], len(kept), 2)
    often = together >= min(fewest, FEWEST_TOGETHER)
    write_counts(out, [spelt[at] for at in kept], counts[kept], keys[often], together[often])
    log(f"{out}: {len(kept)} syllables, {often.sum()} pairs, {out.stat().st_size} bytes")
