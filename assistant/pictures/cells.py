"""The cell of a table that a figure stands in, between the lines drawn on its picture."""

from collections.abc import Callable, Iterator, Sequence

from PIL import Image

from assistant.pictures.boxes import holds, middle, union
from assistant.pictures.records import Box, Piece, Placed
from ingest.ocr.records import points_of
from ingest.ocr.ruling import find_ruled
from ingest.readers.rules import Lattice

_WIDEST, _HIGHEST = 0.75, 0.4
"""Shares of the page that a cell takes, at most."""

Place = Callable[[int, int], Placed]


class Cells:
    """The cells of a page's tables."""

    def __init__(self, picture: Image.Image, pieces: Sequence[Piece], place: Place) -> None:
        self._size = picture.size
        self._pieces = [p for p in pieces if p.row >= 0 and p.start < p.end]
        self._place = place
        self._lattices = find_ruled(picture.convert("L")).lattices if self._pieces else ()

    def around(self, start: int, end: int) -> Box | None:
        """The box of the cell that characters ``start`` to ``end`` are in; None outside of tables.

        It is the drawn one where that holds this cell's print and no other cell's, else the print's own.
        """
        piece = next((p for p in self._pieces if p.start <= start and end <= p.end), None)
        if piece is None or not (own := self._place(piece.start, piece.end).boxes):
            return None
        drawn = self._drawn(middle(own[0]))
        if drawn is not None and self._fits(drawn, piece, own):
            return drawn
        left, top, right, bottom = union(own)
        high = bottom - top
        return left - 0.35 * high, top - 0.3 * high, right + 0.35 * high, bottom + 0.3 * high

    def _drawn(self, point: tuple[float, float]) -> Box | None:
        width, height = self._size
        scale = points_of(width, height)
        for lattice in self._lattices:
            cell = lattice.find(point[0] * scale, (height - point[1]) * scale)
            if cell is not None:
                box = _pixels(lattice, (cell.left, cell.top, cell.right, cell.bottom), scale, height)
                small = box[2] - box[0] < _WIDEST * width and box[3] - box[1] < _HIGHEST * height
                return box if small else None
        return None

    def _fits(self, box: Box, piece: Piece, own: Sequence[Box]) -> bool:
        if not all(holds(box, middle(line)) for line in own):
            return False
        return not any(holds(box, middle(line)) for line in self._others(piece))

    def _others(self, piece: Piece) -> Iterator[Box]:
        for other in self._pieces:
            if other is not piece:
                yield from self._place(other.start, other.end).boxes


def _pixels(lattice: Lattice, cell: tuple[int, int, int, int], scale: float, height: int) -> Box:
    left, top, right, bottom = cell
    return (
        lattice.xs[left] / scale,
        height - lattice.ys[top] / scale,
        lattice.xs[right] / scale,
        height - lattice.ys[bottom] / scale,
    )
