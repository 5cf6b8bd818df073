"""The cells of a ruled table on a picture, read each by itself.

Read as a page, a table's lines run across its columns, and print beside a line is taken for a part of it. So
the cells are cut out and put below one another in one picture, each as a paragraph of its own.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ingest.ocr.engine import Seen, SeenLine, recognise
from ingest.ocr.records import points_of
from ingest.ocr.render import DPI
from ingest.ocr.ruling import Ruled
from ingest.ocr.straighten import Ink, find_ink, find_paper
from ingest.readers.bands import VALUE

_MODE = 6
"""Tesseract's page segmentation: one block of lines."""

_SCALES = (1.0, 0.5, 2.0, 0.75)
"""Sizes at which a cell is read until two readings agree. Alone on its line, "125,5" is read as "12575"
at one size with confidence 20 to 74, and as it stands at another with 89 to 96."""

_SURE = 85
"""Confidence from which a reading counts."""

_DOUBTED = 60
"""Confidence of a number on which no two readings agree, at most."""

_INSET = 0.6
"""Points inside its lines that a cell begins."""

_DIRT = 15
"""Inked pixels up to which a cell is empty; a dash has more."""

_AROUND = 24
"""Pixels of paper around a cell's print."""

_TALLEST = 12_000
"""Pixels of one picture of cells; Tesseract takes 32,767."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """Where a cell's print stands on the page, in pixels, half open."""

    left: int
    top: int
    right: int
    foot: int


def blank_tables(ruled: Ruled) -> Image.Image:
    """The picture without its tables."""
    found = ruled.bare.copy()
    pen = ImageDraw.Draw(found)
    for box in _outlines(ruled):
        pen.rectangle(box, fill=find_paper(ruled.bare))
    return found


def _outlines(ruled: Ruled) -> list[tuple[int, int, int, int]]:
    """Left, top, right and foot of each table, in pixels."""
    scale, height = points_of(*ruled.bare.size), ruled.bare.height
    return [
        (
            round(one.xs[0] / scale),
            round(height - one.ys[0] / scale),
            round(one.xs[-1] / scale),
            round(height - one.ys[-1] / scale),
        )
        for one in ruled.lattices
    ]


def read_cells(ruled: Ruled, folder: Path) -> list[list[SeenLine]]:
    """The lines of print of each table, cell after cell."""
    ink = find_ink(ruled.bare)
    found = []
    for table in range(len(ruled.lattices)):
        readings: dict[_Cell, list[Reading]] = {cell: [] for cell in _cells(ruled, table, ink)}
        for scale in _SCALES:
            wanted = [cell for cell, own in readings.items() if not _is_settled(own)]
            for cells in _stacks(wanted):
                for cell, lines in _read(ruled.bare, cells, scale, folder).items():
                    readings[cell].append(tuple(lines))
        found.append([line for own in readings.values() for line in choose(own)])
    return found


Reading = tuple[SeenLine, ...]
"""What a cell was read as, once."""


def _text(reading: Reading) -> str:
    return " ".join(word.text for line in reading for word in line.words)


def _confidence(reading: Reading) -> int:
    """That of its least sure word; 0 where nothing was read."""
    return min((word.confidence for line in reading for word in line.words), default=0)


def _is_settled(readings: Sequence[Reading]) -> bool:
    """True when two readings agree; of words one is enough."""
    if len(readings) == 1:
        text = _text(readings[0])
        return not _numbered(readings) and len(text) > 1 and _confidence(readings[0]) >= _SURE
    return _agreed(readings) is not None


def _numbered(readings: Sequence[Reading]) -> bool:
    return any(c.isdigit() for reading in readings for c in _text(reading))


def _agreed(readings: Sequence[Reading]) -> Reading | None:
    """The surest of readings that agree, where no two as sure say otherwise."""
    likely = _likely(readings)
    counts = Counter(map(_text, likely))
    sure = [r for r in likely if counts[_text(r)] > 1 and _confidence(r) >= _SURE]
    return max(sure, key=_confidence) if len(set(map(_text, sure))) == 1 else None


def _likely(readings: Sequence[Reading]) -> Sequence[Reading]:
    """Those that are a cell's value, where any is: "113;5" is none."""
    return [r for r in readings if len(_text(r)) > 1 and VALUE.fullmatch(_text(r))] or readings


def choose(readings: Sequence[Reading]) -> Reading:
    """The best of a cell's readings, of a number no surer than the readings agree."""
    agreed = _agreed(readings)
    best = agreed or max(_likely(readings), key=_confidence)
    if agreed or not _numbered(readings):
        return best
    return tuple(
        replace(line, words=tuple(replace(w, confidence=min(w.confidence, _DOUBTED)) for w in line.words))
        for line in best
    )


def _cells(ruled: Ruled, table: int, ink: Ink) -> Iterator[_Cell]:
    """The cells that hold print, row by row."""
    lattice = ruled.lattices[table]
    scale, height = points_of(*ruled.bare.size), ruled.bare.height
    for box in sorted(lattice.boxes, key=lambda b: (b.top, b.left)):
        left = round((lattice.xs[box.left] + _INSET) / scale)
        right = round((lattice.xs[box.right] - _INSET) / scale)
        top = round(height - (lattice.ys[box.top] - _INSET) / scale)
        foot = round(height - (lattice.ys[box.bottom] + _INSET) / scale)
        own = ink[max(top, 0) : foot, max(left, 0) : right]
        if own.sum() <= _DIRT:
            continue
        down, across = np.flatnonzero(own.any(axis=1)), np.flatnonzero(own.any(axis=0))
        yield _Cell(
            max(left, 0) + int(across[0]),
            max(top, 0) + int(down[0]),
            max(left, 0) + int(across[-1]) + 1,
            max(top, 0) + int(down[-1]) + 1,
        )


def _stacks(cells: Sequence[_Cell]) -> Iterator[list[tuple[_Cell, int]]]:
    """The cells with their places below one another, as many in each picture as fit."""
    found: list[tuple[_Cell, int]] = []
    at = _AROUND
    for cell in cells:
        if found and at > _TALLEST:
            yield found
            found, at = [], _AROUND
        found.append((cell, at))
        at += cell.foot - cell.top + 2 * _AROUND
    if found:
        yield found


def _read(
    bare: Image.Image, cells: Sequence[tuple[_Cell, int]], scale: float, folder: Path
) -> dict[_Cell, list[SeenLine]]:
    """Each cell's lines, placed on the page, read from a picture of them ``scale`` times as large."""
    width = max(c.right - c.left for c, _ in cells) + 2 * _AROUND
    last, at = cells[-1]
    stack = Image.new("L", (width, at + last.foot - last.top + _AROUND), find_paper(bare))
    for cell, at in cells:
        stack.paste(bare.crop((cell.left, cell.top, cell.right, cell.foot)), (_AROUND, at))
    size = (round(stack.width * scale), round(stack.height * scale))
    resized = stack if scale == 1 else stack.resize(size, Image.Resampling.LANCZOS)
    found: dict[_Cell, list[SeenLine]] = {cell: [] for cell, _ in cells}
    starts = [at - _AROUND for _, at in cells]
    for line in recognise(resized, folder, dpi=DPI, mode=_MODE):
        middle = sum(w.top + w.bottom for w in line.words) / 2 / len(line.words) / scale
        cell, at = cells[max(bisect_right(starts, middle) - 1, 0)]
        found[cell].append(_placed(line, scale, cell.left - _AROUND, cell.top - at))
    return found


def _placed(line: SeenLine, scale: float, right: int, down: int) -> SeenLine:
    words = tuple(_moved(word, scale, right, down) for word in line.words)
    return SeenLine(words, line.base / scale + down, line.size / scale)


def _moved(word: Seen, scale: float, right: int, down: int) -> Seen:
    return replace(
        word,
        left=round(word.left / scale) + right,
        right=round(word.right / scale) + right,
        top=round(word.top / scale) + down,
        bottom=round(word.bottom / scale) + down,
    )
