"""The text of a Word document's runs, put right where a run's font is of before Unicode."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.clean import DIGITS
from ingest.readers.faces import Faces
from ingest.readers.styles import Styles, run_font
from ingest.readers.wordxml import Piece, W, first, pieces, value


@dataclass(frozen=True, slots=True)
class Runs:
    """Reads paragraphs run by run."""

    styles: Styles
    faces: Faces

    @classmethod
    def of(cls, body: Any, styles: Styles) -> "Runs":
        """Those of a document's body; its fonts are looked at first."""
        return cls(styles, Faces.of(_line(_texts(p), _style(p), styles) for p in body.iter(W + "p")))

    def read(self, paragraph: Any) -> Iterator[Piece]:
        """As :func:`pieces`, the text in Unicode."""
        texts = _texts(paragraph)
        mended = iter(self.faces.mend(_line(texts, _style(paragraph), self.styles)))
        for content, run in pieces(paragraph):
            yield (next(mended) if _is_set(content) else content), run


def _style(paragraph: Any) -> str:
    return value(first(first(paragraph, "pPr"), "pStyle"))


def _is_set(content: str | tuple[str, str]) -> bool:
    """True for text that a font shows: no note, and no raised number, whose signs are ours."""
    return isinstance(content, str) and (content.isascii() or not content.translate(DIGITS).isdecimal())


def _texts(paragraph: Any) -> list[Piece]:
    return [piece for piece in pieces(paragraph) if _is_set(piece[0])]


def _line(texts: list[Piece], style: str, styles: Styles) -> list[tuple[str, str]]:
    found = []
    for content, run in texts:
        own = run_font(first(run, "rPr"))
        found.append((str(content), styles.font(style) if own is None else own))
    return found
