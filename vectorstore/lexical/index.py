"""The lexical index of a generation: its segments, asked as one."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ingest.lexicon import expand_query
from vectorstore.lexical.question import Expand, Question, Wanted, count_equally, read_question
from vectorstore.lexical.segments import ACCENTED, FOLDED, VALUES, Segment, Share
from vectorstore.lexical.sought import Looked, Sought
from vectorstore.lexical.terms import Terms
from vectorstore.lexical.weights import FIELDS, FOLDED_HELP, VALUE_HELP, Scores, lengthen, rarity

FORMAT = 1
"""Version of the files. The rules of cutting text into terms belong to it."""

MANIFEST = "lexical.json"
PLACES = "places.npy"
"""Position in the generation of every passage of every segment, one segment after the other."""

_POOL = 60
"""Passages, more than are asked for, that are scored in full: the folded field moves few of them far."""


Positions = NDArray[np.int64]


class LexicalIndex:
    """BM25 over the passages of a generation, by their position in it."""

    def __init__(
        self,
        segments: Sequence[Segment],
        places: NDArray[np.int32],
        means: tuple[float, ...],
        *,
        expand: Expand = expand_query,
    ) -> None:
        """Opened by :func:`load_lexical`; ``expand`` adds to a question what its abbreviations stand for."""
        ends = np.cumsum([segment.size for segment in segments])
        self._segments = segments
        self._places = np.split(places, ends[:-1]) if segments else []
        self._means = means
        self._norms = [lengthen(s.lengths.sum(axis=1, dtype=np.int64), sum(means)) for s in segments]
        self._held = int(ends[-1]) if segments else 0
        self._expand = expand
        there = np.flatnonzero(places >= 0)
        self.size = len(there)
        """Number of passages."""

        self._rows = np.empty(self.size, dtype=np.int64)
        self._rows[places[there]] = there
        self._starts = np.concatenate(([0], ends)).astype(np.int64)

    def ask(self, query: str) -> "Asked":
        """A question, to be answered with positions and scores."""
        return Asked(self, read_question(query, self._expand))

    def seek(self, question: Question) -> list[Sought]:
        """A question in every segment."""
        typed = self._look(ACCENTED if question.accented else FOLDED, question.accented or question.folded)
        stray = self._look(FOLDED, _strays(question, typed), FOLDED_HELP)
        folded = self._look(FOLDED, question.folded) if question.accented else typed
        values = self._look(VALUES, question.values, VALUE_HELP)
        return [
            Sought(
                segment=segment,
                places=self._places[at],
                norms=self._norms[at],
                means=self._means,
                typed=typed[at],
                stray=stray[at],
                folded=folded[at],
                values=values[at],
            )
            for at, segment in enumerate(self._segments)
        ]

    @property
    def syllables(self) -> float:
        """Of all passages; pairs of them, which :attr:`_means` counts too, left out."""
        return self._held * sum(self._means) / 2

    def holding(self, terms: Terms) -> NDArray[np.int64]:
        """How many passages hold each of some terms as typed; shape (terms,)."""
        counts = [segment.tables[ACCENTED].find(terms).counts for segment in self._segments]
        return sum(counts, np.zeros(len(terms), dtype=np.int64))

    def _look(self, name: str, wanted: Wanted, weight: float = 1.0) -> list[Looked]:
        tables = [segment.tables[name] for segment in self._segments]
        found = [table.find(wanted.terms) for table in tables]
        counts = sum((f.counts for f in found), np.zeros(len(wanted.terms), dtype=np.int64))
        gains = np.float32(weight) * wanted.weights * rarity(counts, self._held)
        return [
            Looked(table=table, found=f, gains=gains, pairs=wanted.pairs)
            for table, f in zip(tables, found, strict=True)
        ]

    def locate(self, positions: Positions) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The segment of each position, and where it stands there."""
        rows = self._rows[positions]
        owners = np.searchsorted(self._starts, rows, side="right") - 1
        return owners, rows - self._starts[owners]

    @property
    def shares(self) -> list[Share]:
        """The reports in the segments, those that are gone too."""
        return [share for segment in self._segments for share in segment.shares]

    def is_sound(self) -> bool:
        """True when every table's lists fit together."""
        return all(segment.is_sound() for segment in self._segments)

    def lost(self) -> list[int]:
        """Positions of passages that one of their own words, noted at indexing, does not lead to."""
        lost: list[NDArray[np.int32]] = []
        for segment, places in zip(self._segments, self._places, strict=True):
            at = [at for at, words in segment.witnesses if not segment.holds(at, words)]
            lost.append(places[np.asarray(at, dtype=np.int64)])
        return sorted(int(at) for at in np.concatenate([np.empty(0, np.int32), *lost]) if at >= 0)


class Asked:
    """A question that is being answered. Not for several threads at once."""

    def __init__(self, index: LexicalIndex, question: Question) -> None:
        """Made by :meth:`LexicalIndex.ask`."""
        self._index = index
        self._help = np.float32(FOLDED_HELP if question.accented else 0.0)
        self._sought = index.seek(question)

    def best(self, count: int, allowed: Positions | None = None) -> tuple[Positions, Scores]:
        """The ``count`` best passages that have a term, best first, and their scores.

        Equal scores in the passages' order; only those at the positions ``allowed`` where they are given.
        """
        mask = None
        if allowed is not None:
            mask = np.zeros(self._index.size, dtype=np.bool_)
            mask[allowed] = True
        places, scores = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.float32)]
        for sought in self._sought:
            found, score = sought.contenders(count + _POOL, mask)
            places.append(sought.places[found].astype(np.int64))
            scores.append(score)
        near, whole = _first(np.concatenate(places), np.concatenate(scores), count + _POOL)
        return _first(near, whole + self._bare(near), count)

    def score(self, positions: Positions) -> Scores:
        """Scores of any passages, 0.0 where they share no term with the question; shape (positions,)."""
        return self._each(positions, Sought.whole) + self._bare(positions)

    def fields(self, positions: Positions) -> Scores:
        """What any passages are scored by, shape (positions, :data:`FIELDS`)."""
        return self._each(positions, Sought.fields, len(FIELDS))

    def _bare(self, positions: Positions) -> Scores:
        if not self._help:
            return np.zeros(len(positions), dtype=np.float32)
        return self._help * self._each(positions, Sought.bare)

    def _each(
        self, positions: Positions, measure: Callable[[Sought, Positions], Scores], *columns: int
    ) -> Scores:
        """What each segment says of its own passages."""
        said = np.zeros((len(positions), *columns), dtype=np.float32)
        owners, local = self._index.locate(positions)
        for at, sought in enumerate(self._sought):
            mine = owners == at
            if mine.any():
                said[mine] = measure(sought, local[mine])
        return said


def _first(positions: Positions, scores: Scores, count: int) -> tuple[Positions, Scores]:
    """The best ``count``, best first, equal ones by position."""
    order = np.lexsort((positions, -scores))[:count]
    return positions[order], scores[order]


def _strays(question: Question, typed: Sequence[Looked]) -> Wanted:
    """Terms of the question that no passage has as they were typed."""
    bare = np.empty(0, dtype=np.uint64)
    if question.accented and typed:
        missing = np.sum([looked.found.counts for looked in typed], axis=0) == 0
        bare = np.unique(question.accented.bare[missing])
    return count_equally(bare)


def _manifest(folder: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if said["format"] != FORMAT:
        raise ValueError(f"{folder}: lexical format {said['format']}, this program reads {FORMAT}")
    return said


def read_segments(folder: Path) -> list[Segment]:
    """The segments of the index in ``folder``.

    Raises:
        OSError: A file is missing.
        ValueError: A file is cut short, or does not fit the others, or is of another version.
        KeyError: It does not say what it must.
    """
    return [Segment(folder / name) for name in _manifest(folder)["segments"]]


def load_lexical(folder: Path, *, expand: Expand = expand_query) -> LexicalIndex:
    """Open the index in ``folder``; its lists stay on disk and are read as needed.

    Raises:
        OSError, ValueError, KeyError: See :func:`read_segments`.
    """
    segments = read_segments(folder)
    places = np.load(folder / PLACES)
    if len(places) != sum(segment.size for segment in segments):
        raise ValueError(f"{folder}: its passages are not those of its segments")
    return LexicalIndex(segments, places, tuple(_manifest(folder)["means"]), expand=expand)
