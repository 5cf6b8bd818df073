"""How often Vietnamese syllables stand, alone and next to each other, counted in the training text."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold

CARRIED = "counts.npz"
_STEPS = 4
"""Counts are kept as logarithms to base 2, in quarters: within 9 %."""

Numbers = NDArray[np.int64]
Times = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Counts:
    """Syllables by number, from 0."""

    words: tuple[str, ...]
    """Lower case, one tone placement."""

    times: Times
    """Shape (words,): how often each stands."""

    keys: Numbers
    """Ascending: number of a syllable times the number of words, plus the number of the one behind it."""

    together: Times
    """Shape (keys,): how often the two stand so."""

    spellings: Mapping[str, tuple[int, ...]]
    """Syllable without diacritics → numbers of those that it may stand for."""

    @property
    def total(self) -> float:
        """Syllables counted."""
        return float(self.times.sum())

    def joined(self, first: Numbers, second: Numbers) -> Times:
        """How often each of ``second`` stands behind the one of ``first`` at its place."""
        wanted = first * len(self.words) + second
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.together[at], 0.0)


def index_counts(words: Iterable[str], times: Times, keys: Numbers, together: Times) -> Counts:
    """Counts with their spellings; there is at least one key."""
    listed = tuple(words)
    bare = [fold(word) for word in listed]
    order = sorted(range(len(listed)), key=bare.__getitem__)
    spellings = {f: tuple(some) for f, some in groupby(order, key=bare.__getitem__)}
    return Counts(listed, times, keys, together, spellings)


def _logs(counts: NDArray[np.int64]) -> NDArray[np.uint8]:
    return np.round(_STEPS * np.log2(counts)).astype(np.uint8)


def _times(logs: NDArray[np.generic]) -> Times:
    return np.exp2(logs.astype(np.float64) / _STEPS)


def write_counts(path: Path, words: Iterable[str], times: Numbers, keys: Numbers, together: Numbers) -> None:
    """Write counts of at least 1, byte for byte repeatable."""
    written = io.BytesIO()
    np.savez_compressed(
        written,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        times=_logs(times),
        # Their low bytes, then the next ones: compressed, half as long as number by number.
        steps=np.ascontiguousarray(np.diff(keys, prepend=0).astype("<u4").view(np.uint8).reshape(-1, 4).T),
        together=_logs(together),
    )
    path.write_bytes(written.getvalue())


def read_counts(path: Path) -> Counts:
    """What :func:`write_counts` wrote."""
    with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as held:
        words = held["words"].tobytes().decode().split("\n")
        steps = np.ascontiguousarray(held["steps"].T).view("<u4").ravel()
        keys = np.cumsum(steps, dtype=np.int64)
        return index_counts(words, _times(held["times"]), keys, _times(held["together"]))


@cache
def load_counts() -> Counts:
    """The table that ships with the program."""
    return read_counts(Path(str(files("vectorstore.accents").joinpath(CARRIED))))
