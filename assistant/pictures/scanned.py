"""Where the characters of a cleaned page stand on a scan, by the words that were read from its picture."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.pictures.boxes import lines_of, middle, union
from assistant.pictures.records import NOWHERE, Box, Piece, Placed
from ingest.ocr.records import Word

_PARTS = 10_000
"""What the catalogue's boxes are counted in, of the picture's width and height."""

_TOKEN = re.compile(r"\S*\w\S*")
_LINES = 3.0
"""Heights of a word between two words of one paragraph that follow each other, at most."""


class Scanned:
    """A page's words in pixels of its picture."""

    def __init__(
        self, text: str, pieces: Sequence[Piece], words: Sequence[Word], size: tuple[int, int]
    ) -> None:
        self._text = text
        self._pieces = pieces
        self._words = [(word.start, word.end, _scaled(word.box, size)) for word in words]

    def place(self, start: int, end: int, *, whole: bool) -> Placed:
        """Where characters ``start`` to ``end`` stand; ``whole``: all, beside their neighbours, or none."""
        letters = sum(c.isalnum() for c in self._text[start:end])
        found = [w for w in self._words if w[0] < end and w[1] > start]
        covered = sum(c.isalnum() for a, b, _ in found for c in self._text[max(a, start) : min(b, end)])
        if not found or not letters or (whole and not (covered == letters and self._sure(found))):
            return NOWHERE
        return Placed(boxes=tuple(lines_of([box for _, _, box in found])), share=covered / letters)

    def _sure(self, found: Sequence[tuple[int, int, Box]]) -> bool:
        """True when the words follow each other on the paper, and the words beside them too."""
        if not all(_follows(a[2], b[2]) for a, b in pairwise(found)):
            return False
        start, end = found[0][0], found[-1][1]
        piece = next((p for p in self._pieces if p.start <= start < p.end), None)
        if piece is None:
            return False
        inside = [w for w in self._words if piece.start <= w[0] < piece.end]
        before = [w for w in inside if w[1] <= start][-1:]
        behind = [w for w in inside if w[0] >= end][:1]
        if not before and not behind:
            return self._level(piece, union(box for _, _, box in found))
        steps = [(a, found[0]) for a in before] + [(found[-1], b) for b in behind]
        return any(_follows(a[2], b[2]) for a, b in steps)

    def _level(self, piece: Piece, box: Box) -> bool:
        """True when a cell of one word stands level with the others of its row."""
        if piece.row < 0:
            return True
        others = [p for p in self._pieces if p.row == piece.row and p is not piece]
        row = [(a, b) for a, _, b in self._words if any(p.start <= a < p.end for p in others)]
        beside = [b for a, b in row if (b[2] <= box[0] if a < piece.start else b[0] >= box[2])]
        near = [b for b in beside if abs(middle(b)[1] - middle(box)[1]) < box[3] - box[1]]
        return bool(near) and len(beside) == len(row)


def _scaled(box: tuple[int, int, int, int], size: tuple[int, int]) -> Box:
    width, height = size
    left, top, right, bottom = box
    return left * width / _PARTS, top * height / _PARTS, right * width / _PARTS, bottom * height / _PARTS


def _follows(a: Box, b: Box) -> bool:
    """True when print goes on from ``a`` to ``b``: to the right on the line, or at the start of the next."""
    height = max(a[3] - a[1], b[3] - b[1])
    down = middle(b)[1] - middle(a)[1]
    if abs(down) < 0.6 * height:
        return -0.3 * height <= b[0] - a[2] < 6 * height
    return 0 < down < _LINES * height and b[0] < a[2]
