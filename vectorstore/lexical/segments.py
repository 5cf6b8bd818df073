"""A segment: some reports' passages, written once, read for as long as most of them are still there."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.text import fold, nfc
from vectorstore.lexical.postings import Table
from vectorstore.lexical.records import PARTS, Document
from vectorstore.lexical.terms import number_terms, pair, read_syllables, read_terms
from vectorstore.lexical.writing import Block, TableWriter, count_block

ACCENTED, FOLDED, VALUES = "accented", "folded", "values"
TABLES = (ACCENTED, FOLDED, VALUES)
LENGTHS = "lengths.npy"
REPORTS = "reports.json"
WITNESSES = "witnesses.json"
SEAL = "seal.json"

WITNESSED = 500
"""So many passages at least, and twice as many at most, have a few of their words noted, for the check."""

_AT_ONCE = 8_192
"""Passages in a block."""

_LONGEST = 65_535


@dataclass(frozen=True, slots=True)
class Share:
    """The passages that one report has in a segment, side by side."""

    report: str
    digest: str
    """Of what was indexed, see :func:`vectorstore.lexical.records.digest`."""

    passages: int


class SegmentWriter:
    """Takes passages report by report and writes a segment."""

    def __init__(self, folder: Path) -> None:
        """Into ``folder``, which is made."""
        folder.mkdir(parents=True)
        self.folder = folder
        self._tables = {name: TableWriter(folder / name) for name in TABLES}
        self._numbers: dict[str, int] = {}
        self._waiting: list[Document] = []
        self._lengths: list[NDArray[np.uint16]] = []
        self._hashes = (np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.uint64))
        self._shares: list[Share] = []
        self._witnesses: list[tuple[int, list[str]]] = []
        self._step = 1
        self.size = 0

    def add(self, document: Document) -> None:
        """Add the next passage."""
        if self.size % self._step == 0:
            self._witness(document)
        self._waiting.append(document)
        self.size += 1
        if len(self._waiting) >= _AT_ONCE:
            self._flush()

    def close_report(self, report: str, digest: str, passages: int) -> None:
        """Say that the last passages were those of ``report``."""
        self._shares.append(Share(report, digest, passages))

    def copy(self, segment: "Segment", kept: NDArray[np.bool_], shares: Sequence[Share]) -> None:
        """Add the passages of another segment that are ``kept``, those of ``shares``."""
        self._flush()
        places = np.cumsum(kept) - 1 + self.size
        for name, table in segment.tables.items():
            for terms, passages, codes in table.blocks():
                there = kept[passages]
                moved = places[passages[there]].astype(np.uint32)
                self._tables[name].add(Block(terms[there], moved, codes[there]))
        self._lengths.append(segment.lengths[kept])
        self._shares += shares
        self._witnesses += [(int(places[at]), words) for at, words in segment.witnesses if kept[at]]
        self.size += int(kept.sum())

    def finish(self) -> None:
        """Write all files, the seal last."""
        self._flush()
        for writer in self._tables.values():
            writer.finish(self.size)
        none = np.empty((0, len(PARTS)), dtype=np.uint16)
        np.save(self.folder / LENGTHS, np.concatenate([none, *self._lengths]).astype("<u2", copy=False))
        listed = [[s.report, s.digest, s.passages] for s in self._shares]
        (self.folder / REPORTS).write_text(json.dumps(listed), encoding="utf-8")
        noted = json.dumps(self._witnesses, ensure_ascii=False)
        (self.folder / WITNESSES).write_text(noted, encoding="utf-8")
        (self.folder / SEAL).write_text(json.dumps(_sums(self.folder)), encoding="utf-8")

    def _witness(self, document: Document) -> None:
        words = read_syllables(nfc(document.text))
        near = [f"{a} {b}" for a, b in pairwise(words)]
        self._witnesses.append((self.size, sorted({*words, *near}, key=lambda t: (-len(t), t))[:5]))
        if len(self._witnesses) > 2 * WITNESSED:
            self._step *= 2
            self._witnesses = self._witnesses[::2]

    def _flush(self) -> None:
        documents, self._waiting = self._waiting, []
        if not documents:
            return
        first = self.size - len(documents)
        runs = [[read_syllables(nfc(t)) for t in (d.text, "\n".join(d.headings), d.title)] for d in documents]
        lengths = np.asarray([[len(run) for run in each] for each in runs], dtype=np.int64)
        words = np.fromiter(map(self._number, chain.from_iterable(chain.from_iterable(runs))), dtype=np.int64)
        self._hash_new()
        owners = np.repeat(np.arange(lengths.size), lengths.ravel())
        for name, hashes in zip((ACCENTED, FOLDED), self._hashes, strict=True):
            self._tables[name].add(_count(hashes[words], owners, first))
        self._tables[VALUES].add(_count_values(documents, first))
        terms = np.maximum(2 * lengths - 1, 0)
        self._lengths.append(np.minimum(terms, _LONGEST).astype(np.uint16))

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))

    def _hash_new(self) -> None:
        """Numbers of 64 bits for the words that came since the last time."""
        fresh = list(self._numbers)[len(self._hashes[0]) :]
        accented, folded = self._hashes
        self._hashes = (
            np.concatenate((accented, number_terms(fresh))),
            np.concatenate((folded, number_terms([fold(word) for word in fresh]))),
        )


def _count(words: NDArray[np.uint64], owners: NDArray[np.int64], first: int) -> Block:
    """Syllables and pairs within a part; ``owners`` number the parts of all passages."""
    near = owners[1:] == owners[:-1]
    terms = np.concatenate((words, pair(words[:-1], words[1:])[near]))
    owned = np.concatenate((owners, owners[1:][near]))
    # A block wants its passages ascending: the pairs go beside the syllables.
    order = np.argsort(owned, kind="stable")
    terms, owned = terms[order], owned[order]
    passages = (first + owned // len(PARTS)).astype(np.uint32)
    return count_block(terms, passages, (owned % len(PARTS)).astype(np.uint8))


def _count_values(documents: Sequence[Document], first: int) -> Block:
    terms = number_terms([value for document in documents for value in document.values])
    passages = np.repeat(np.arange(first, first + len(documents)), [len(d.values) for d in documents])
    return count_block(terms, passages.astype(np.uint32), np.zeros(len(terms), dtype=np.uint8))


class Segment:
    """A segment, open."""

    def __init__(self, folder: Path) -> None:
        """Open what :class:`SegmentWriter` wrote.

        Raises:
            OSError: A file is missing.
            ValueError: A file is cut short, or does not fit the others.
        """
        self.folder = folder
        self.lengths: NDArray[np.uint16] = np.load(folder / LENGTHS)
        self.size = len(self.lengths)
        self.tables: Mapping[str, Table] = {name: Table(folder / name, self.size) for name in TABLES}
        listed = json.loads((folder / REPORTS).read_text(encoding="utf-8"))
        self.shares = [Share(*share) for share in listed]
        if sum(share.passages for share in self.shares) != self.size:
            raise ValueError(f"{folder}: its passages are not those of its reports")

        self.witnesses: list[tuple[int, list[str]]] = json.loads(
            (folder / WITNESSES).read_text(encoding="utf-8")
        )

    def holds(self, passage: int, words: Sequence[str]) -> bool:
        """True when each word, or pair of words, leads to the passage, with diacritics and without."""
        return all(
            self.tables[name].holds(read_terms(spelt), passage)
            for name, spelt in ((ACCENTED, list(words)), (FOLDED, [fold(word) for word in words]))
        )

    def is_sound(self) -> bool:
        """True when the lists of every table fit together."""
        return all(table.is_sound() for table in self.tables.values())

    def remove(self) -> None:
        """Delete its files; what is open can still be read."""
        shutil.rmtree(self.folder)

    def is_whole(self) -> bool:
        """True when every byte is as it was written; reads them all."""
        try:
            sealed: dict[str, str] = json.loads((self.folder / SEAL).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return sealed == _sums(self.folder)


def _sums(folder: Path) -> dict[str, str]:
    """BLAKE2b of every file but the seal."""
    sums = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != SEAL:
            with path.open("rb") as opened:
                sums[path.relative_to(folder).as_posix()] = hashlib.file_digest(
                    opened, lambda: hashlib.blake2b(digest_size=16)
                ).hexdigest()
    return sums


def link_segment(segment: Path, to: Path) -> None:
    """The same files under another name: linked where the file system can, else copied."""

    def place(source: str, target: str) -> str:
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
        return target

    shutil.copytree(segment, to, copy_function=place)
