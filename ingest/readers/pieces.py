"""Pieces of print as a page places them, put together into lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.clean import SUPERSCRIPT, clean_line, is_worded
from ingest.readers.gaps import close_up
from ingest.readers.lines import Line

_CHEMICAL = re.compile(r"\b(?:CO|NO|SO|H|O|CH|PM|N|NH)$")
"""What a lowered digit follows: CO₂, PM₂.₅."""

_MARK = re.compile(r"\(?\d{1,3}\)?|\[\d{1,3}\]|\*+")
_SMALL = 0.86
"""Height of a raised digit against its line's, at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text printed in one go."""

    text: str
    bold: bool
    size: float
    """Height of its letters, in points."""

    x: float
    """Left end, in points; of pieces that go on with one another, that of the first."""

    y: float
    """Baseline above the page's foot, in points."""

    spread: float = 1.0
    """How wide the font's letters are against half their height."""

    font: str = ""
    """Its name."""


def _is_raised(piece: Piece, size: float, base: float) -> bool:
    """Small digits that are not below the baseline are footnote marks or exponents.

    Some producers raise them by the text-rise operator, which pypdf does not report; then they seem to
    stand on the baseline. The space that pypdf puts before them is not the page's.
    """
    bare = piece.text.strip()
    return piece.size < _SMALL * size and piece.y > base - 0.5 and bare.isdecimal() and len(bare) < 4


def _common_size(inked: Sequence[Piece]) -> float:
    if len(inked) == 1:
        return inked[0].size
    sizes: dict[float, int] = {}
    for p in inked:
        sizes[p.size] = sizes.get(p.size, 0) + len(p.text.strip())
    return max(sizes, key=lambda s: sizes[s], default=0.0)


@dataclass(slots=True)
class Row:
    """A line while its pieces come in."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def inked(self) -> list[Piece]:
        """Its pieces that show."""
        return [p for p in self.pieces if p.text.strip()]

    @property
    def size(self) -> float:
        """Height of most of its characters."""
        return _common_size(self.inked)

    def line(self) -> Line | None:
        """The finished line, or None when it holds no text."""
        inked = self.inked
        if not inked:
            return None
        size = _common_size(inked)
        base = next(p for p in inked if p.size == size)
        raw = ""
        for piece in self.pieces:
            if _is_raised(piece, size, base.y):
                raw = raw.rstrip()
                mark = piece.text.lstrip()
                raw += mark if _CHEMICAL.search(raw) else mark.translate(SUPERSCRIPT)
            else:
                raw += piece.text
        text = clean_line(close_up(raw.replace("**", "")))
        if not is_worded(text):
            return None
        lettered = [p for p in inked if any(c.isalpha() for c in p.text)]
        return Line(
            text=text,
            spaced=raw.endswith((" ", "\u00a0")),
            broken=raw.rstrip().endswith("\u00ad"),
            bold=all(p.bold for p in lettered) and any(p.bold for p in inked),
            size=size,
            x=inked[0].x,
            y=base.y,
        )


def join_raised(rows: Sequence[Row]) -> list[Row]:
    """The rows, a raised mark that stands as a row of its own put into the line it belongs to.

    The mark is smaller than its line, a little above its baseline, and stands before or behind its text;
    what follows a mark inside a line stands on the line's baseline, to the right of the mark.
    """
    found: list[Row] = []
    for row in rows:
        if not any(p.text.strip() for p in row.pieces):
            continue
        if found and (_begins(found[-1], row) or _calls(found[-1], row) or _goes_on(found[-1], row)):
            text = " " if _begins(found[-1], row) else ""
            head = replace(row.pieces[0], text=text + row.pieces[0].text)
            found[-1] = Row([*found[-1].pieces, head, *row.pieces[1:]])
        else:
            found.append(row)
    return found


def _is_mark(row: Row) -> bool:
    return len(row.inked) == 1 and _MARK.fullmatch(row.inked[0].text.strip()) is not None


def _rise(mark: Row, text: Row) -> bool:
    """True when ``mark`` is smaller than ``text`` and stands as high above its baseline as raised print."""
    rise = mark.inked[0].y - text.inked[0].y
    return mark.size < _SMALL * text.size and -0.1 <= rise < 0.7 * text.size


def _begins(mark: Row, text: Row) -> bool:
    """True when ``mark`` is the footnote's mark at the left of ``text``."""
    if not _is_mark(mark):
        return False
    return 0 < text.inked[0].x - mark.inked[-1].x < 4 * text.size and _rise(mark, text)


def _calls(text: Row, mark: Row) -> bool:
    """True when ``mark`` stands behind ``text`` and calls a footnote."""
    return _is_mark(mark) and mark.inked[0].x > text.inked[0].x and _rise(mark, text)


def _goes_on(text: Row, row: Row) -> bool:
    """True when ``text`` ends in a raised mark and ``row`` is the rest of the line."""
    inked = text.inked
    last, first = inked[-1], row.inked[0]
    if len(inked) < 2 or not _MARK.fullmatch(last.text.strip()):
        return False
    size = text.size
    level = abs(first.y - inked[0].y) < 0.1 * size and row.size == size
    return last.size < _SMALL * size and level and last.x < first.x < last.x + 2 * size
