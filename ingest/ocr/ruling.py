"""Lines drawn on a picture: where a table's run, and the picture without them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ingest.ocr.records import points_of
from ingest.ocr.straighten import Ink, find_ink, find_paper
from ingest.readers.rules import Lattice, Rule, Rules, find_lattices

_ACROSS = 24.0
"""Points that a line across is long, at least: twice a dash."""

_DOWN = 10.0
"""Points that a line down is long, at least; shorter than two rows of print it must join lines across."""

_ALONE = 26.0
_THICK = 3.0
"""Points; what is thicker is a picture."""

_LEAST = 3
"""Lines across that a table of two rows has."""

_WHOLE = 0.9
"""Share of a line's length that is ink, at least: a worn copy breaks it."""

_MEETS = 2.0
"""Points between the end of a line down and the line across that it joins, at most."""

_SLANT = 0.004
"""Rise of a line against its length, at most, on a levelled page."""

_HALO = 2
"""Pixels around a line that are grey with it."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line's pixels; all ends half open."""

    left: int
    top: int
    right: int
    foot: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """A picture's tables between drawn lines."""

    across: tuple[Rule, ...]
    """In points, from the left edge and above the foot, as a PDF has them."""

    down: tuple[Rule, ...]
    lattices: tuple[Lattice, ...]
    bare: Image.Image
    """The picture without these lines."""


def find_ruled(grey: Image.Image) -> Ruled:
    """The tables whose lines are drawn; the picture must be level."""
    ink = find_ink(grey)
    scale = points_of(*grey.size)
    most = _THICK / scale
    across = list(_strokes(ink, _ACROSS / scale, most))
    if len(across) < _LEAST:
        return Ruled((), (), (), grey)
    top, foot = min(s.top for s in across), max(s.foot for s in across)
    turned = np.ascontiguousarray(ink[top:foot].T)
    down = [Stroke(s.top, s.left + top, s.foot, s.right + top) for s in _strokes(turned, _DOWN / scale, most)]
    joined = [s for s in down if s.foot - s.top >= _ALONE / scale or _joins(s, across, _MEETS / scale)]
    height = grey.height
    rules = Rules(
        [Rule((height - (s.top + s.foot) / 2) * scale, s.left * scale, s.right * scale) for s in across],
        [
            Rule((s.left + s.right) / 2 * scale, (height - s.foot) * scale, (height - s.top) * scale)
            for s in joined
        ],
    )
    lattices = tuple(find_lattices(rules))
    return Ruled(
        tuple(rules.across),
        tuple(rules.down),
        lattices,
        _wiped(grey, (*across, *joined)) if lattices else grey,
    )


def _joins(stroke: Stroke, across: Sequence[Stroke], near: float) -> bool:
    """True when both ends of a line down stand on lines across."""
    own = [s for s in across if s.left - near <= stroke.left and stroke.right <= s.right + near]
    return all(any(s.top - near <= end <= s.foot + near for s in own) for end in (stroke.top, stroke.foot))


def _strokes(ink: Ink, shortest: float, thickest: float) -> Iterator[Stroke]:
    """The lines across, from top to foot."""
    runs = _runs(ink, int(shortest))
    grown: list[Stroke] = []
    for top, left, right in runs:
        last = next(
            (
                i
                for i in range(len(grown) - 1, max(-1, len(grown) - 80), -1)
                if _goes_on(grown[i], top, left, right)
            ),
            None,
        )
        if last is None:
            grown.append(Stroke(left, top, right, top + 1))
        else:
            own = grown[last]
            grown[last] = Stroke(min(own.left, left), own.top, max(own.right, right), top + 1)
    for stroke in grown:
        if stroke.foot - stroke.top <= thickest + _SLANT * (stroke.right - stroke.left):
            yield stroke


def _goes_on(stroke: Stroke, top: int, left: int, right: int) -> bool:
    return top - stroke.foot <= 1 and left <= stroke.right and right >= stroke.left


def _runs(ink: Ink, length: int) -> list[tuple[int, int, int]]:
    """Row, left and right of each stretch of ink at least ``length`` long, small gaps overlooked."""
    if length < 1 or ink.shape[1] <= length:
        return []
    found = []
    for row in _dense(ink, length // 4):
        total = np.concatenate(([0], np.cumsum(ink[row], dtype=np.int32)))
        starts = np.flatnonzero(total[length:] - total[:-length] >= _WHOLE * length)
        for part in np.split(starts, np.flatnonzero(np.diff(starts) > length) + 1):
            if len(part):
                inked = np.flatnonzero(ink[row, part[0] : part[-1] + length])
                found.append((int(row), int(part[0] + inked[0]), int(part[0] + inked[-1] + 1)))
    return found


def _dense(ink: Ink, width: int) -> NDArray[np.intp]:
    """Rows with a block ``width`` wide that is ink: only they can hold a line, and looking so is cheap."""
    blocks = ink.shape[1] // width
    sums = ink[:, : blocks * width].reshape(len(ink), blocks, width).sum(axis=2, dtype=np.uint16)
    return np.flatnonzero((sums >= _WHOLE * _WHOLE * width).any(axis=1))


def _wiped(grey: Image.Image, strokes: Sequence[Stroke]) -> Image.Image:
    """The picture with paper where the lines were."""
    values = np.array(grey)
    paper = find_paper(grey)
    for s in strokes:
        values[max(s.top - _HALO, 0) : s.foot + _HALO, max(s.left - _HALO, 0) : s.right + _HALO] = paper
    return Image.fromarray(values)
