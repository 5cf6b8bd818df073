"""Where the characters of a cleaned page stand on the printed one, by its text layer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.pictures.align import UNMAPPED, align
from assistant.pictures.boxes import lines_of, middle, union
from assistant.pictures.letters import Letters, letters_of
from assistant.pictures.records import NOWHERE, Box, Piece, Placed
from assistant.pictures.sheet import Character

_HYPHEN = 1
"""Printed letters that may stand inside a figure and not in the cleaned text: a hyphen at a line's end."""

_LONG = 6
"""Letters of a cell that is sure by itself where a row stands."""


class Printed:
    """A page's characters and its cleaned text, brought together."""

    def __init__(self, text: str, pieces: Sequence[Piece], characters: Sequence[Character]) -> None:
        self._characters = characters
        self._own = _letters_in(text, pieces)
        self._print = letters_of((i, c.text) for i, c in enumerate(characters))
        self._pieces = pieces
        ends = _ends(self._own, pieces)
        self._map = align(self._own.text, self._print.text, ends)
        self._ranges = list(zip([0, *ends], ends, strict=False))
        for row in _rows(pieces):
            self._check_row(row)

    def place(self, start: int, end: int, *, whole: bool) -> Placed:
        """Where characters ``start`` to ``end`` stand; ``whole``: all of them, close together, or none."""
        letters = [i for i, at in enumerate(self._own.places) if start <= at < end]
        found = [self._map[i] for i in letters if self._map[i] != UNMAPPED]
        if not found or (whole and (len(found) < len(letters) or not self._joined(found))):
            return NOWHERE
        characters = list(dict.fromkeys(self._print.places[j] for j in found))
        boxes = [self._characters[c].box for c in characters]
        return Placed(boxes=tuple(lines_of(boxes)), share=len(found) / len(letters))

    def _joined(self, found: Sequence[int]) -> bool:
        """True when the letters stand together and no digit goes on before or behind them."""
        if not all(0 < b - a <= 1 + _HYPHEN for a, b in pairwise(found)):
            return False
        return not (self._sticks(found[0] - 1, found[0]) or self._sticks(found[-1], found[-1] + 1))

    def _sticks(self, i: int, j: int) -> bool:
        """True when two printed letters are digits of one number."""
        if i < 0 or j >= len(self._print.text):
            return False
        if not (self._print.text[i].isdigit() and self._print.text[j].isdigit()):
            return False
        one, other = (self._characters[self._print.places[k]] for k in (i, j))
        a, b = one.box, other.box
        height = max(a[3] - a[1], b[3] - b[1])
        raised = (
            abs(middle(a)[1] - middle(b)[1]) > 0.25 * height or min(a[3] - a[1], b[3] - b[1]) < 0.8 * height
        )
        return not other.spaced and not raised

    def _box(self, piece: int) -> Box | None:
        """Around what is mapped of a piece."""
        low, high = self._ranges[piece]
        boxes = [self._characters[self._print.places[j]].box for j in self._map[low:high] if j != UNMAPPED]
        return union(boxes) if boxes else None

    def _check_row(self, row: Sequence[int]) -> None:
        """Unmap cells that do not stand level with their row, and map those left over that do."""
        sizes = {p: self._ranges[p][1] - self._ranges[p][0] for p in row}
        boxes = {p: box for p in row if (box := self._box(p)) is not None}
        if not boxes:
            return
        lead = max(boxes, key=lambda p: (sizes[p], -p))
        if sizes[lead] < _LONG and len(boxes) < len(row):
            self._unmap(row)
            return
        band = boxes[lead]
        for p, box in boxes.items():
            aside = box[0] >= band[2] - 1 if p > lead else box[2] <= band[0] + 1
            if p != lead and not (_level(box, band) and aside):
                self._unmap([p])
        kept = [p for p in row if self._box(p) is not None]
        for p, q in pairwise(kept):
            if boxes[q][0] < boxes[p][0]:
                self._unmap([p, q])
        for p in row:
            if sizes[p] and self._box(p) is None:
                self._find_level(p, band, after=p > lead)

    def _unmap(self, pieces: Sequence[int]) -> None:
        for p in pieces:
            low, high = self._ranges[p]
            self._map[low:high] = [UNMAPPED] * (high - low)

    def _find_level(self, piece: int, band: Box, *, after: bool) -> None:
        """Map a cell that stands once, free and apart, level with its row and on its side of the label."""
        low, high = self._ranges[piece]
        words, taken = self._own.text[low:high], set(self._map)
        found = []
        at = self._print.text.find(words)
        while at >= 0:
            own = range(at, at + len(words))
            box = union(self._characters[self._print.places[j]].box for j in own)
            aside = box[0] >= band[2] - 1 if after else box[2] <= band[0] + 1
            apart = not (self._touches(at - 1, at) or self._touches(at + len(words) - 1, at + len(words)))
            if apart and aside and _level(box, band) and not taken.intersection(own):
                found.append(at)
            at = self._print.text.find(words, at + 1)
        if len(found) == 1:
            self._map[low:high] = range(found[0], found[0] + high - low)

    def _touches(self, i: int, j: int) -> bool:
        """True when two printed letters follow each other in one word."""
        if i < 0 or j >= len(self._print.text):
            return False
        a, b = (self._characters[self._print.places[k]].box for k in (i, j))
        height = max(a[3] - a[1], b[3] - b[1], 1.0)
        return abs(middle(a)[1] - middle(b)[1]) < 0.6 * height and -height < b[0] - a[2] < 0.5 * height


def _level(box: Box, band: Box) -> bool:
    return band[1] - 2 <= middle(box)[1] <= band[3] + 2 or box[1] - 2 <= middle(band)[1] <= box[3] + 2


def _letters_in(text: str, pieces: Sequence[Piece]) -> Letters:
    """The letters of all pieces; what stands between cells was never printed."""
    return letters_of((i, text[i]) for piece in pieces for i in range(piece.start, piece.end))


def _ends(letters: Letters, pieces: Sequence[Piece]) -> list[int]:
    """For each piece the letter behind its last one."""
    found = []
    at = 0
    for piece in pieces:
        while at < len(letters.places) and letters.places[at] < piece.end:
            at += 1
        found.append(at)
    return found


def _rows(pieces: Sequence[Piece]) -> Iterator[list[int]]:
    rows: dict[int, list[int]] = defaultdict(list)
    for i, piece in enumerate(pieces):
        if piece.row >= 0:
            rows[piece.row].append(i)
    yield from rows.values()
