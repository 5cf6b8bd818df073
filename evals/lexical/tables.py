"""bm25s: scores computed when the table is built and summed over all passages when it is asked."""

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from numpy.typing import NDArray

from evals.lexical.engines import Passages, asked, spellings
from vectorstore.lexical.records import Document
from vectorstore.lexical.weights import K1, B

_FIELDS = ("accented", "folded")


class Tables:
    """See :class:`evals.lexical.engines.Engine`."""

    name = "bm25s"
    licence = "MIT"

    def build(self, folder: Path, passages: Passages) -> None:
        """See :class:`evals.lexical.engines.Engine`."""
        logging.getLogger("bm25s").setLevel(logging.WARNING)
        numbers: tuple[dict[str, int], ...] = ({"": 0}, {"": 0})
        ids: tuple[list[list[int]], ...] = ([], [])
        for _, document in passages:
            for terms, known, listed in zip(spellings(document), numbers, ids, strict=True):
                listed.append([known.setdefault(term, len(known)) for term in terms] or [0])
        for name, known, listed in zip(_FIELDS, numbers, ids, strict=True):
            table = bm25s.BM25(k1=K1, b=B, method="lucene", backend="numpy")
            table.index((listed, known), create_empty_token=False, show_progress=False)
            table.save(folder / name, show_progress=False)

    def update(self, folder: Path, passages: Sequence[tuple[str, Document]], fresh: int) -> Path:  # noqa: ARG002
        """All of it anew: the scores in a table hold for its passages only."""
        self.build(folder / "second", passages)
        return folder / "second"

    def open(self, folder: Path) -> None:
        """See :class:`evals.lexical.engines.Engine`."""
        self._tables = [bm25s.BM25.load(folder / name, load_corpus=False, mmap=True) for name in _FIELDS]

    def search(self, question: str, count: int) -> list[int]:
        """See :class:`evals.lexical.engines.Engine`."""
        accented, folded, weight = asked(question)
        scores = np.zeros(int(self._tables[0].scores["num_docs"]), dtype=np.float32)
        _add(self._tables[0], accented, 1.0, scores)
        _add(self._tables[1], folded, weight, scores)
        found = np.flatnonzero(scores > 0)
        if len(found) > count:
            least = np.partition(scores[found], len(found) - count)[len(found) - count]
            found = found[scores[found] >= least]
        best: list[int] = found[np.argsort(-scores[found], kind="stable")][:count].tolist()
        return best


def _add(table: Any, terms: Iterable[str], weight: float, scores: NDArray[np.float32]) -> None:
    for term in terms:
        number = table.vocab_dict.get(term)
        if number is not None:
            start, end = (int(table.scores["indptr"][number + i]) for i in (0, 1))
            scores[table.scores["indices"][start:end]] += weight * table.scores["data"][start:end]
