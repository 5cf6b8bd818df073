"""SQLite FTS5 over terms that were cut before."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.lexical.engines import Passages, asked, spellings
from vectorstore.lexical.records import Document

_MAKE = """CREATE VIRTUAL TABLE passages USING fts5(accented, folded, content='',
tokenize="unicode61 remove_diacritics 0 tokenchars '_.,:/'")"""
_ADD = "INSERT INTO passages (rowid, accented, folded) VALUES (?, ?, ?)"
_ASK = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY bm25(passages, 1.0, ?) LIMIT ?"


class Fts:
    """See :class:`evals.lexical.engines.Engine`."""

    name = "fts5"
    licence = "public domain"

    def build(self, folder: Path, passages: Passages) -> None:
        """See :class:`evals.lexical.engines.Engine`."""
        with sqlite3.connect(folder / "fts.sqlite3") as database:
            database.execute(_MAKE)
            database.executemany(_ADD, _rows(passages, 0))
            database.commit()
            database.execute("INSERT INTO passages (passages) VALUES ('optimize')")
        database.close()

    def update(self, folder: Path, passages: Sequence[tuple[str, Document]], fresh: int) -> Path:
        """In place: there is no generation to fall back to."""
        with sqlite3.connect(folder / "fts.sqlite3") as database:
            database.executemany(_ADD, _rows(passages[-fresh:], len(passages) - fresh))
        database.close()
        return folder

    def open(self, folder: Path) -> None:
        """See :class:`evals.lexical.engines.Engine`."""
        self._database = sqlite3.connect(folder / "fts.sqlite3")

    def search(self, question: str, count: int) -> list[int]:
        """See :class:`evals.lexical.engines.Engine`."""
        accented, folded, weight = asked(question)
        terms = dict.fromkeys(
            f'{field} : "{term}"'
            for field, listed in (("accented", accented), ("folded", folded))
            for term in listed
        )
        if not terms:
            return []
        found = self._database.execute(_ASK, (" OR ".join(terms), weight, count))
        return [int(row[0]) for row in found]


def _rows(passages: Passages, first: int) -> Iterator[tuple[int, str, str]]:
    for position, (_, document) in enumerate(passages, first):
        accented, folded = spellings(document)
        yield position, " ".join(accented), " ".join(folded)
