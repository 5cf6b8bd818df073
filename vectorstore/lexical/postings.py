"""Reading a table of postings."""

import os
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vectorstore.lexical import writing
from vectorstore.lexical.terms import Terms
from vectorstore.lexical.writing import Block

Postings = tuple[NDArray[np.uint32], NDArray[np.uint8]]
"""Passages of a term, ascending, and their codes."""

_AT_ONCE = 4_000_000
_ROOM = threading.local()


class _Reader:
    """Reads from a place in a file. A map of it would count as memory of whoever asks for long."""

    def __init__(self, path: Path, kind: str) -> None:
        self._kind = np.dtype(kind)
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        self.length = os.fstat(self._file).st_size // self._kind.itemsize
        weakref.finalize(self, os.close, self._file)

    def read(self, start: int, end: int) -> NDArray[np.generic]:
        width = self._kind.itemsize
        return np.frombuffer(os.pread(self._file, (end - start) * width, start * width), dtype=self._kind)

    def read_into(self, room: NDArray[np.generic], start: int) -> None:
        os.preadv(self._file, [room.data], start * self._kind.itemsize)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the terms of a question stand in one table; arrays of shape (terms,)."""

    rows: NDArray[np.int64]
    """Of common terms; -1 for others."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    """Of the lists of the others; empty ones for what is nowhere."""

    counts: NDArray[np.int64]
    """Passages that hold the term."""


class Table:
    """The postings of one segment in one spelling."""

    def __init__(self, folder: Path, passages: int) -> None:
        """Open the files that :class:`vectorstore.lexical.writing.TableWriter` wrote.

        Raises:
            OSError: A file is missing.
            ValueError: A file is cut short.
        """
        self.size = passages
        self._terms: Terms = np.load(folder / writing.TERMS, mmap_mode="r").view(np.ndarray)
        self._starts: NDArray[np.int64] = np.load(folder / writing.STARTS, mmap_mode="r").view(np.ndarray)
        self._common_terms: Terms = np.load(folder / writing.COMMON_TERMS)
        self._common_counts: NDArray[np.int64] = np.load(folder / writing.COMMON_COUNTS)
        self._passages = _Reader(folder / writing.PASSAGES, "<u4")
        self._codes = _Reader(folder / writing.CODES, "u1")
        length = int(self._starts[-1])
        self._common = _Reader(folder / writing.COMMON, "u1")
        if (
            len(self._starts) != len(self._terms) + 1
            or length != self._passages.length
            or length != self._codes.length
            or self._common.length != len(self._common_terms) * passages
            or len(self._common_counts) != len(self._common_terms)
        ):
            raise ValueError(f"{folder}: its files differ in length")

    def find(self, terms: Terms) -> Found:
        """Where terms stand; those that are nowhere have an empty place."""
        at, known = _look_up(self._terms, terms)
        row, common = _look_up(self._common_terms, terms)
        starts, ends = np.zeros((2, len(terms)), dtype=np.int64)
        starts[known], ends[known] = self._starts[at[known]], self._starts[at[known] + 1]
        counts = ends - starts
        counts[common] = self._common_counts[row[common]]
        return Found(rows=np.where(common, row, -1), starts=starts, ends=ends, counts=counts)

    def read(self, start: int, end: int) -> Postings:
        """The postings from ``start`` to ``end``."""
        return (
            self._passages.read(start, end).astype(np.uint32, copy=False),
            self._codes.read(start, end).astype(np.uint8, copy=False),
        )

    def row(self, row: int) -> NDArray[np.uint8]:
        """Codes of all passages for a common term, shape (passages,)."""
        return self._common.read(row * self.size, (row + 1) * self.size).astype(np.uint8, copy=False)

    def holds(self, terms: Terms, passage: int) -> bool:
        """True when each of the terms leads to a passage."""
        found = self.find(terms)
        return all(
            self.row(int(row))[passage] if row >= 0 else passage in self.read(int(start), int(end))[0]
            for row, start, end in zip(found.rows, found.starts, found.ends, strict=True)
        )

    def pick(self, row: int, passages: NDArray[np.int64]) -> NDArray[np.uint8]:
        """Codes of some passages for a common term."""
        # Into the same room each time: fresh memory of a megabyte costs more than reading it.
        room = getattr(_ROOM, "codes", None)
        if room is None or len(room) < self.size:
            room = _ROOM.codes = np.empty(self.size, dtype=np.uint8)
        self._common.read_into(room[: self.size], row * self.size)
        picked: NDArray[np.uint8] = room[passages]
        return picked

    def is_sound(self) -> bool:
        """True when the lists fit together: passages ascend in every list and are of this segment."""
        if not ((np.diff(self._starts) > 0).all() and _ascends(self._terms) and _ascends(self._common_terms)):
            return False
        last = -1
        for start in range(0, int(self._starts[-1]), _AT_ONCE):
            passages, codes = self.read(start, min(start + _AT_ONCE, int(self._starts[-1])))
            rises = np.diff(np.concatenate(([last], passages.astype(np.int64)))) > 0
            low, high = np.searchsorted(self._starts, (start, start + len(passages)))
            rises[self._starts[low:high] - start] = True
            if not rises.all() or int(passages.max()) >= self.size or not codes.all():
                return False
            last = int(passages[-1])
        counted = [np.count_nonzero(self.row(at)) for at in range(len(self._common_terms))]
        return last < self.size and counted == self._common_counts.tolist()

    def blocks(self) -> Iterator[Block]:
        """All postings, by term within a block: what merging reads."""
        step = max(1, writing.AT_ONCE)
        at = 0
        while at < len(self._terms):
            upto = max(at + 1, int(np.searchsorted(self._starts, self._starts[at] + step, side="right")) - 1)
            passages, codes = self.read(int(self._starts[at]), int(self._starts[upto]))
            counts = np.diff(self._starts[at : upto + 1])
            yield Block(np.repeat(self._terms[at:upto], counts), passages, codes)
            at = upto
        for at, term in enumerate(self._common_terms):
            row = self.row(at)
            held = np.flatnonzero(row)
            yield Block(np.full(len(held), term, dtype=np.uint64), held.astype(np.uint32), row[held])


def _ascends(terms: Terms) -> bool:
    return bool((terms[1:] > terms[:-1]).all())


def _look_up(listed: Terms, wanted: Terms) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Positions in an ascending list, and which of them hold what was wanted."""
    if not len(listed):
        return np.zeros(len(wanted), dtype=np.int64), np.zeros(len(wanted), dtype=np.bool_)
    at = np.minimum(np.searchsorted(listed, wanted), len(listed) - 1)
    return at, listed[at] == wanted
