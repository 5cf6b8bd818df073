"""Writing a table of postings: sorted in blocks, then merged piece by piece of the terms' range.

Terms are evenly spread numbers, so equal pieces of their range hold about equally many postings: memory is
bounded however many passages there are.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from vectorstore.lexical.records import PARTS
from vectorstore.lexical.terms import Terms

TERMS, STARTS, PASSAGES, CODES = "terms.npy", "starts.npy", "passages.u32", "codes.u8"
COMMON_TERMS, COMMON_COUNTS, COMMON = "common_terms.npy", "common_counts.npy", "common.u8"

COMMON_SHARE = 32
"""A term in one of so many passages gets a byte for every passage, to be looked up and never walked."""

COMMON_LEAST = 4_096
"""Passages from which that is worth it."""

AT_ONCE = 2_000_000
"""Postings merged at a time, about."""

LIMITS = (15, 3, 3)
"""How often a term may count in text, headings and title; more adds next to nothing to BM25."""

SHIFTS = (0, 4, 6)
"""Where the counts stand in the byte that a posting has."""

_WIDE = 20


class Block(NamedTuple):
    """Postings by term, then passage; three arrays of one length."""

    terms: Terms
    passages: NDArray[np.uint32]
    codes: NDArray[np.uint8]

    def pick(self, chosen: slice | NDArray[np.bool_] | NDArray[np.int64]) -> "Block":
        """Some of them."""
        return Block(self.terms[chosen], self.passages[chosen], self.codes[chosen])


NOTHING = Block(np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.uint8))


def count_block(terms: Terms, passages: NDArray[np.uint32], parts: NDArray[np.uint8]) -> Block:
    """Occurrences, in the order of the passages, counted by term and passage."""
    order = np.argsort(terms, kind="stable")
    terms, passages = terms[order], passages[order]
    if not len(terms):
        return NOTHING
    fresh = np.ones(len(terms), dtype=np.bool_)
    fresh[1:] = (terms[1:] != terms[:-1]) | (passages[1:] != passages[:-1])
    first = np.flatnonzero(fresh)
    ones = (np.int64(1) << (_WIDE * np.arange(len(PARTS), dtype=np.int64)))[parts[order]]
    counts = np.add.reduceat(ones, first)
    code = np.zeros(len(first), dtype=np.uint8)
    for at, (limit, shift) in enumerate(zip(LIMITS, SHIFTS, strict=True)):
        each = np.minimum((counts >> (_WIDE * at)) & ((1 << _WIDE) - 1), limit)
        code |= (each << shift).astype(np.uint8)
    return Block(terms[first], passages[first], code)


def join_blocks(blocks: Sequence[Block]) -> Block:
    """One after the other; not by term any more."""
    whole = [NOTHING, *blocks]
    return Block(
        np.concatenate([b.terms for b in whole]),
        np.concatenate([b.passages for b in whole]),
        np.concatenate([b.codes for b in whole]),
    )


class TableWriter:
    """Takes blocks of ascending passages and writes a table's files."""

    def __init__(self, folder: Path) -> None:
        """Into ``folder``, which is made."""
        folder.mkdir(parents=True)
        self._folder = folder
        self._blocks: list[Block] = []
        self._aside: TemporaryDirectory[str] | None = None
        self._kept = 0

    def add(self, block: Block) -> None:
        """Keep a block; in a file once there is much of it."""
        if not len(block.terms):
            return
        self._kept += len(block.terms)
        if self._kept <= AT_ONCE and self._aside is None:
            self._blocks.append(block)
            return
        if self._aside is None:
            self._aside = TemporaryDirectory(prefix="blocks-", dir=self._folder.parent)
            self._blocks = [self._put_aside(n, kept) for n, kept in enumerate(self._blocks)]
        self._blocks.append(self._put_aside(len(self._blocks), block))

    def _put_aside(self, number: int, block: Block) -> Block:
        place = Path(self._aside.name if self._aside else "")
        arrays: tuple[NDArray[Any], ...] = tuple(block)
        kept = []
        for at, array in enumerate(arrays):
            np.save(place / f"{number}-{at}.npy", array)
            kept.append(np.load(place / f"{number}-{at}.npy", mmap_mode="r"))
        return Block(kept[0], kept[1], kept[2])

    def finish(self, passages: int) -> None:
        """Merge all blocks into the table of a segment of so many passages."""
        try:
            _Merge(self._folder, passages).run(self._blocks, pieces=self._kept // AT_ONCE + 1)
        finally:
            self._blocks = []
            if self._aside:
                self._aside.cleanup()


class _Merge:
    def __init__(self, folder: Path, passages: int) -> None:
        self._folder = folder
        self._size = passages
        self._least = -(-passages // COMMON_SHARE) if passages >= COMMON_LEAST else passages + 1
        self._terms: list[Terms] = []
        self._counts: list[NDArray[np.int64]] = []
        self._common: list[Terms] = []
        self._common_counts: list[NDArray[np.int64]] = []

    def run(self, blocks: Sequence[Block], *, pieces: int) -> None:
        edges = (np.arange(1, pieces, dtype=np.float64) * (2.0**64 / pieces)).astype(np.uint64)
        cuts = [np.concatenate(([0], np.searchsorted(b.terms, edges), [len(b.terms)])) for b in blocks]
        names = (PASSAGES, CODES, COMMON)
        with (
            (self._folder / names[0]).open("wb") as passages,
            (self._folder / names[1]).open("wb") as codes,
            (self._folder / names[2]).open("wb") as common,
        ):
            for piece in range(pieces):
                cut = [slice(int(c[piece]), int(c[piece + 1])) for c in cuts]
                rare, rows = self._split(join_blocks([b.pick(s) for b, s in zip(blocks, cut, strict=True)]))
                rare.passages.astype("<u4", copy=False).tofile(passages)
                rare.codes.tofile(codes)
                rows.tofile(common)
        self._save()

    def _split(self, whole: Block) -> tuple[Block, NDArray[np.uint8]]:
        """One piece by term, and apart the rows of its common terms."""
        order = np.argsort(whole.terms, kind="stable")
        terms, passages, codes = whole.pick(order)
        first = np.flatnonzero(np.concatenate(([True], terms[1:] != terms[:-1]))) if len(terms) else order
        counts = np.diff(np.append(first, len(terms)))
        often = np.flatnonzero(counts >= self._least)
        rows = np.zeros((len(often), self._size), dtype=np.uint8)
        rare = np.ones(len(terms), dtype=np.bool_)
        for row, at in zip(rows, often, strict=True):
            run = slice(int(first[at]), int(first[at] + counts[at]))
            row[passages[run]] = codes[run]
            rare[run] = False
        self._common.append(terms[first[often]])
        self._common_counts.append(counts[often])
        left = counts < self._least
        self._terms.append(terms[first[left]])
        self._counts.append(counts[left])
        return Block(terms[rare], passages[rare], codes[rare]), rows

    def _save(self) -> None:
        starts = np.concatenate(([0], np.cumsum(np.concatenate(self._counts)))).astype("<i8")
        np.save(self._folder / TERMS, np.concatenate(self._terms).astype("<u8", copy=False))
        np.save(self._folder / STARTS, starts)
        np.save(self._folder / COMMON_TERMS, np.concatenate(self._common).astype("<u8", copy=False))
        np.save(self._folder / COMMON_COUNTS, np.concatenate(self._common_counts).astype("<i8", copy=False))
