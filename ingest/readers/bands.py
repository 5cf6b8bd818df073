"""A page's print by baseline, cut where wide gaps part it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.pieces import Piece, Row

_NARROW = frozenset(" .,;:!|()[]ijltfrI'-/1")
_WIDE = frozenset("mwMW%@ĐƯƠ")

_GAP = 0.9
"""Empty space, in heights of a letter, that parts two columns; a justified line's spaces stay below it."""


@dataclass(slots=True)
class Chunk:
    """Print without a wide gap: a cell's line, or a line of text."""

    row: int
    """Ordinal of the page's row it is part of."""

    pieces: list[Piece]
    text: str = ""
    start: float = 0.0
    end: float = 0.0
    """Right end, estimated."""


@dataclass(slots=True)
class Band:
    """All chunks of one baseline, from left to right."""

    y: float
    size: float
    chunks: list[Chunk] = field(default_factory=list)


def _width(text: str, size: float) -> float:
    """Estimated width in points: letters of a text face are about half as wide as high."""
    units = sum(0.3 if c in _NARROW else 0.8 if c in _WIDE else 0.66 if c.isupper() else 0.5 for c in text)
    return units * size


def _chunks(ordinal: int, row: Row) -> list[Chunk]:
    """The row cut where print is far from the print before it."""
    found: list[Chunk] = []
    for piece in row.inked:
        width = _width(piece.text.strip(), piece.size)
        last = found[-1] if found else None
        if last and (piece.x == last.pieces[-1].x or last.start < piece.x < last.end + _GAP * piece.size):
            last.pieces.append(piece)
            last.end = last.end + width if piece.x == last.pieces[-2].x else piece.x + width
        else:
            found.append(Chunk(ordinal, [piece], start=piece.x, end=piece.x + width))
    for chunk in found:
        line = Row(chunk.pieces).line()
        chunk.text = line.text if line else "".join(p.text for p in chunk.pieces).strip()
    return found


def lay_bands(rows: Sequence[Row]) -> list[Band]:
    """The page's baselines from top to foot."""
    found: list[Band] = []
    chunks = [(c, c.pieces[0]) for i, row in enumerate(rows) for c in _chunks(i, row)]
    for chunk, piece in sorted(chunks, key=lambda pair: (-pair[1].y, pair[1].x)):
        if found and found[-1].y - piece.y < 0.3 * piece.size:
            found[-1].chunks.append(chunk)
        else:
            found.append(Band(piece.y, piece.size, [chunk]))
    for band in found:
        band.chunks.sort(key=lambda c: c.start)
        for left, right in pairwise(band.chunks):
            left.end = min(left.end, right.start - 1)
    return found
