"""What every engine must do, and the one that the assistant uses."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from ingest.text import fold, has_diacritics, nfc
from vectorstore.lexical.building import LexicalBuilder
from vectorstore.lexical.index import load_lexical
from vectorstore.lexical.records import Document
from vectorstore.lexical.terms import read_syllables
from vectorstore.lexical.weights import FOLDED_HELP

Passages = Iterable[tuple[str, Document]]
"""Report and passage; the passages of a report one after the other."""


class Engine(Protocol):
    """An index in a folder."""

    name: str
    licence: str

    def build(self, folder: Path, passages: Passages) -> None:
        """Index passages in an empty folder."""

    def update(self, folder: Path, passages: Sequence[tuple[str, Document]], fresh: int) -> Path:
        """Bring the index in step with ``passages``, the last ``fresh`` of them new; where it is then."""

    def open(self, folder: Path) -> None:
        """Make ready to search."""

    def search(self, question: str, count: int) -> list[int]:
        """Positions of the best passages, best first."""


def read_terms(text: str) -> list[str]:
    """Syllables and their pairs, as strings without a space."""
    single = read_syllables(text)
    return single + [f"{a}_{b}" for a, b in pairwise(single)]


def spellings(document: Document) -> tuple[list[str], list[str]]:
    """Terms of a passage and its title, as typed and without diacritics."""
    text = nfc(f"{document.title}\n{document.text}")
    return read_terms(text), read_terms(fold(text))


def asked(question: str) -> tuple[list[str], list[str], float]:
    """Terms of a question in both spellings, and the weight of the second; the first may be empty."""
    text = nfc(question)
    bare = read_terms(fold(text))
    return (read_terms(text), bare, FOLDED_HELP) if has_diacritics(text) else ([], bare, 1.0)


class Segments:
    """The assistant's own: ``vectorstore/lexical``."""

    name = "segments"
    licence = "ours"

    def build(self, folder: Path, passages: Passages) -> None:
        """See :class:`Engine`."""
        _write(folder / "first", passages, None)

    def update(self, folder: Path, passages: Sequence[tuple[str, Document]], fresh: int) -> Path:  # noqa: ARG002
        """See :class:`Engine`; the reports that did not change are recognised."""
        _write(folder / "second", passages, folder / "first")
        return folder / "second"

    def open(self, folder: Path) -> None:
        """See :class:`Engine`."""
        self._index = load_lexical(folder if (folder / "lexical.json").exists() else folder / "first")

    def search(self, question: str, count: int) -> list[int]:
        """See :class:`Engine`."""
        found: list[int] = self._index.ask(question).best(count)[0].tolist()
        return found


def _write(folder: Path, passages: Passages, before: Path | None) -> None:
    builder = LexicalBuilder(folder, before)
    for report, document in passages:
        builder.add(report, document)
    builder.finish()
