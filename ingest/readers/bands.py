"""A page's print by baseline, cut where wide gaps part it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.pieces import Piece, Row

_NARROW = frozenset(" .,;:!|()[]ijltfrI'-/1")
_WIDE = frozenset("mwMW%@ĐƯƠ")

VALUE = re.compile(
    r"(?!(?:(?:\d{1,2}|(?:19|20)\d\d) ?/ ?)?(?:19|20)\d\d$)"
    r"(?:[-+–(~≈<>]?\s*\d[\d.,/\s]*\)?\s*%?|[-–—…x]|\.{2,3})"
)
"""A cell's value; a year, a month, or one year by another names a column."""

_LEVEL = 0.3
"""Baselines that differ by less, in heights of a letter, are one."""

_GAPS = (0.9, 0.45, 0.3)
"""Empty space, in heights of a letter, that parts two cells of which none, one or both are figures."""

_APART = 0.7
"""Space that hardly any line of text has between two words."""


@dataclass(slots=True)
class Chunk:
    """Print without a wide gap: a cell's line, or a line of text."""

    row: int
    """Ordinal of the page's row it is part of."""

    pieces: list[Piece]
    start: float = 0.0
    end: float = 0.0
    """Right end, estimated."""

    apart: bool = True
    """False when so little space parts it from the print before it that a line of text might have it too."""

    _text: str | None = field(default=None, init=False, compare=False)

    @property
    def text(self) -> str:
        """Its words, worked out when they are first asked for: of most lines of text nobody does."""
        if self._text is None:
            self._text = join_pieces(self.pieces)
        return self._text


@dataclass(slots=True)
class Band:
    """All chunks of one baseline, from left to right."""

    y: float
    size: float
    chunks: list[Chunk] = field(default_factory=list)


def letter_units(text: str) -> float:
    """Estimated width of a text, in heights of its letters."""
    return sum(map(_UNITS.__getitem__, text.strip()))


class _Units(dict[str, float]):
    """Width of a character, worked out once for each."""

    def __missing__(self, c: str) -> float:
        """By its shape."""
        self[c] = 0.3 if c in _NARROW else 0.8 if c in _WIDE else 0.66 if c.isupper() else 0.5
        return self[c]


_UNITS = _Units()


def letter_width(piece: Piece) -> float:
    """Estimated width in points: letters of a text face are about half as wide as high."""
    return letter_units(piece.text) * piece.size * piece.spread


def _chunks(ordinal: int, row: Row) -> list[Chunk]:
    """The row cut where print is far from the print before it, or on another baseline."""
    found: list[Chunk] = []
    for piece in row.inked:
        width = letter_width(piece)
        last = found[-1] if found else None
        if last and _adjoins(last, piece):
            last.end = last.end + width if piece.x == last.pieces[-1].x else piece.x + width
            last.pieces.append(piece)
        else:
            found.append(Chunk(ordinal, [piece], start=piece.x, end=piece.x + width))
            found[-1].apart = last is None or piece.x - last.end >= _APART * piece.size
    return found


def join_pieces(pieces: list[Piece]) -> str:
    """The text of one printed line."""
    line = Row(pieces).line()
    return line.text if line else "".join(p.text for p in pieces).strip()


def cut_chunk(chunk: Chunk, starts: Sequence[float]) -> list[Chunk]:
    """The chunk parted before its first piece at or behind each of the places ``starts``, in points."""
    found: list[list[Piece]] = [[chunk.pieces[0]]]
    for piece in chunk.pieces[1:]:
        parted = any(found[-1][0].x < start <= piece.x for start in starts)
        if parted and piece.x > found[-1][-1].x:
            found.append([piece])
        else:
            found[-1].append(piece)
    ends = [*(pieces[0].x - 1 for pieces in found[1:]), chunk.end]
    return [Chunk(chunk.row, pieces, pieces[0].x, end) for pieces, end in zip(found, ends, strict=True)]


def _adjoins(chunk: Chunk, piece: Piece) -> bool:
    """True when ``piece`` goes on with the print of ``chunk``."""
    base, last = chunk.pieces[0], chunk.pieces[-1]
    rise = piece.y - base.y
    level = abs(rise) < _LEVEL * piece.size or (piece.size < base.size and 0 < rise < 0.7 * base.size)
    if not level or piece.x < chunk.start:
        return False
    if piece.x == last.x:
        return True
    figures = sum(VALUE.fullmatch(p.text.strip()) is not None for p in (last, piece))
    return piece.x < chunk.end + _GAPS[figures] * piece.size


def lay_bands(rows: Sequence[Row]) -> list[Band]:
    """The page's baselines from top to foot."""
    found: list[Band] = []
    chunks = [(c, c.pieces[0]) for i, row in enumerate(rows) for c in _chunks(i, row)]
    for chunk, piece in sorted(chunks, key=lambda pair: (-pair[1].y, pair[1].x)):
        if found and found[-1].y - piece.y < _LEVEL * piece.size:
            found[-1].chunks.append(chunk)
        else:
            found.append(Band(piece.y, piece.size, [chunk]))
    for band in found:
        band.chunks.sort(key=lambda c: c.start)
        for left, right in pairwise(band.chunks):
            left.end = min(left.end, right.start - 1)
    return found
