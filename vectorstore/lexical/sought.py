"""A question in one segment: the passages that may be the best, and what each is scored by."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from vectorstore.lexical.postings import Found, Postings, Table
from vectorstore.lexical.records import PARTS
from vectorstore.lexical.segments import Segment
from vectorstore.lexical.weights import COUNTS, TIMES, Scores, lengthen, saturate

Local = NDArray[np.int64]
"""Positions in the segment."""

Codes = NDArray[np.uint8]

_CONTENDERS = 8_192
"""Passages, at most, in which the common terms of a question are looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Terms in one table."""

    table: Table
    found: Found
    gains: Scores
    """What a term adds where a passage is full of it; shape (terms,)."""

    pairs: NDArray[np.bool_]
    _read: dict[int, Postings] = field(default_factory=dict)

    def postings(self, at: int) -> Postings:
        """Of the term at ``at``, read once a question."""
        if at not in self._read:
            self._read[at] = self.table.read(int(self.found.starts[at]), int(self.found.ends[at]))
        return self._read[at]

    @property
    def rare(self) -> list[int]:
        """Terms with a list of passages, shortest first."""
        counts = self.found.ends - self.found.starts
        order = np.argsort(counts, kind="stable")
        listed: list[int] = order[counts[order] > 0].tolist()
        return listed

    @property
    def common(self) -> list[int]:
        """Terms with a byte for every passage."""
        rows: list[int] = np.flatnonzero(self.found.rows >= 0).tolist()
        return rows

    def row(self, at: int, passages: Local) -> Codes:
        """Codes of a common term in some passages."""
        return self.table.pick(int(self.found.rows[at]), passages)

    def codes(self, passages: Local) -> Codes:
        """Codes of all terms in some passages, shape (terms, passages)."""
        codes = np.zeros((len(self.gains), len(passages)), dtype=np.uint8)
        wanted = passages.astype(np.uint32)
        for at in self.common:
            codes[at] = self.row(at, passages)
        for at in self.rare:
            listed, held = self.postings(at)
            place = np.minimum(np.searchsorted(listed, wanted), len(listed) - 1)
            codes[at] = np.where(listed[place] == wanted, held[place], 0)
        return codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A question in one segment."""

    segment: Segment
    places: NDArray[np.int32]
    """Position of each passage in the generation; -1 for what is not there any more."""

    norms: Scores
    means: tuple[float, ...]
    """Terms in a part of a passage, on average."""

    typed: Looked
    stray: Looked
    """Without diacritics, what stands nowhere as it was typed: it still leads to passages."""

    folded: Looked
    values: Looked

    def contenders(self, count: int, allowed: NDArray[np.bool_] | None) -> tuple[Local, Scores]:
        """Passages that may be among the best ``count``, with their scores by words as typed and amounts."""
        scores = np.zeros(self.segment.size, dtype=np.float32)
        self._walk(self.typed, scores)
        self._walk(self.values, scores)
        hinted = scores
        if self.stray.rare:
            hinted = scores.copy()
            self._walk(self.stray, hinted)
        common = self.typed.common
        # Of truth values it is three times as quick as of numbers.
        found = self._kept(np.flatnonzero(hinted > 0), allowed)
        if len(found) < count and common:
            found = self._kept(np.arange(self.segment.size), allowed)
        else:
            found = _leading(found, hinted[found], count, rest=float(self.typed.gains[common].sum()))
        whole: Scores = scores[found]
        norms = self.norms[found]
        for at in common:
            whole += self.typed.gains[at] * saturate(TIMES[self.typed.row(at, found)], norms)
        best = _leading(np.arange(len(found)), whole, count, rest=0.0)
        return found[best], whole[best]

    def _walk(self, looked: Looked, scores: Scores) -> None:
        """Add what the terms with a list give to the passages that have them."""
        for at in looked.rare:
            passages, codes = looked.postings(at)
            # A passage stands once in a list, so plain indexing adds right, and fast.
            if looked is self.values:
                scores[passages] += looked.gains[at]
            else:
                scores[passages] += looked.gains[at] * saturate(TIMES[codes], self.norms[passages])

    def _kept(self, found: Local, allowed: NDArray[np.bool_] | None) -> Local:
        places = self.places[found]
        there = places >= 0
        if allowed is not None:
            there &= allowed[places]
        return found if there.all() else found[there]

    def whole(self, passages: Local) -> Scores:
        """By words as typed and amounts; shape (passages,)."""
        codes = self.typed.codes(passages)
        whole: Scores = self.typed.gains @ saturate(TIMES[codes], self.norms[passages])
        return whole + self.amounts(passages)

    def bare(self, passages: Local) -> Scores:
        """By words without diacritics; shape (passages,)."""
        codes = self.folded.codes(passages)
        bare: Scores = self.folded.gains @ saturate(TIMES[codes], self.norms[passages])
        return bare

    def amounts(self, passages: Local) -> Scores:
        """By the amounts that the question names; shape (passages,)."""
        amounts: Scores = self.values.gains @ (self.values.codes(passages) > 0).astype(np.float32)
        return amounts

    def fields(self, passages: Local) -> Scores:
        """Shape (passages, FIELDS)."""
        codes = self.typed.codes(passages)
        whole = saturate(TIMES[codes], self.norms[passages])
        columns = [self.typed.gains @ whole]
        for at in range(len(PARTS)):
            norms = lengthen(self.segment.lengths[passages, at], self.means[at])
            columns.append(self.typed.gains @ saturate(COUNTS[:, at][codes], norms))
        columns.append(np.where(self.typed.pairs, self.typed.gains, np.float32(0)) @ whole)
        columns += [self.bare(passages), self.amounts(passages)]
        return np.stack(columns, axis=1).astype(np.float32)


def _leading(found: Local, scores: Scores, count: int, *, rest: float) -> Local:
    """Those that can still be among the best ``count`` when up to ``rest`` is added to each.

    MaxScore, Turtle and Flood 1995, 10.1016/0306-4573(95)00020-H.
    """
    if len(found) <= count:
        return found
    least = np.partition(scores, len(found) - count)[len(found) - count]
    near = scores >= least - rest
    found, scores = found[near], scores[near]
    if len(found) > _CONTENDERS:
        found = np.sort(found[np.argpartition(-scores, _CONTENDERS)[:_CONTENDERS]])
    return found
