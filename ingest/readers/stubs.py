"""The label of several rows, printed at their middle in a table without cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.readers.bands import VALUE, Band, Chunk
from ingest.readers.corridors import Columns
from ingest.readers.groups import is_marker
from ingest.readers.heads import TIGHTER, WRAP

_CENTRED = 0.3
"""How far a label may be off the middle of its rows, as a share of the rows' distance."""


@dataclass(slots=True)
class Stubs:
    """Labels of several rows each."""

    labels: dict[int, list[Chunk]] = field(default_factory=dict)
    """Each label's lines by the band of its first row."""

    heights: dict[int, int] = field(default_factory=dict)
    """How many rows the label covers."""

    below: set[int] = field(default_factory=set)
    """Bands of rows that have the label of a row above them."""

    printed: set[int] = field(default_factory=set)
    """``id`` of each chunk that is part of a label."""

    doubts: set[int] = field(default_factory=set)
    """Bands of rows of which it is not sure whose label they have."""


def add_column(columns: Columns, rows: Sequence[int], bands: Sequence[Band]) -> None:
    """A column for print between the rows that stands to the left of all that is in them."""
    left = columns.ranges[0][0]
    others = [bands[i] for i in range(rows[0], rows[-1] + 1) if i not in rows]
    found = [c for band in others for c in band.chunks[:1] if c.end + 0.5 * band.size < left]
    if found and not any(VALUE.fullmatch(c.text) or is_marker(c.text) for c in found):
        columns.ranges.insert(0, (min(c.start for c in found), max(c.end for c in found)))


def read_stubs(
    columns: Columns, rows: Sequence[int], others: Sequence[int], bands: Sequence[Band], step: float
) -> Stubs:
    """The labels that stand at the middle of two and more ``rows``, which are ``step`` points apart."""
    placed = {i: dict(zip(columns.singles(bands[i]) or (), bands[i].chunks, strict=False)) for i in rows}
    bare = [i for i in rows if 0 not in placed[i]]
    found = Stubs()
    if not bare or not all(1 in placed[i] and _is_worded(placed[i][1]) for i in rows):
        return found
    labels = _labels(columns, sorted({*rows, *others}), bands, step)
    if not labels or all(is_marker(c.text) for lines in labels for _, c in lines):
        return found
    blocks = _share(labels, [bands[i].y for i in rows], step)
    level = {id(c) for i in rows for c in (placed[i].get(0),) if c}
    # Labels on the rows' own baselines may also stand at the first or the last of their rows.
    ended = 0 in placed[rows[0]] or 0 in placed[rows[-1]]
    if not blocks or (ended and all(id(lines[0][1]) in level for lines in labels)):
        found.doubts = set(rows)
        return found
    for lines, (first, count) in zip(labels, blocks, strict=True):
        found.labels[rows[first]] = [c for _, c in lines]
        found.heights[rows[first]] = count
        found.below |= set(rows[first + 1 : first + count])
        found.printed |= {id(c) for _, c in lines}
    return found


def _is_worded(chunk: Chunk) -> bool:
    return VALUE.fullmatch(chunk.text) is None and not is_marker(chunk.text)


def _labels(
    columns: Columns, used: Sequence[int], bands: Sequence[Band], step: float
) -> list[list[tuple[Band, Chunk]]]:
    """The lines of each label in the first column, from top to foot."""
    found: list[list[tuple[Band, Chunk]]] = []
    for i in used:
        for chunk in bands[i].chunks:
            if columns.place(chunk) != (0, 0):
                continue
            band = bands[i]
            gap = found[-1][-1][0].y - band.y if found else 0.0
            if found and gap <= min(WRAP * band.size, TIGHTER * step):
                found[-1].append((band, chunk))
            else:
                found.append([(band, chunk)])
    return found


def _share(
    labels: Sequence[Sequence[tuple[Band, Chunk]]], ys: Sequence[float], step: float
) -> list[tuple[int, int]]:
    """First row and number of rows of each label; [] when the labels are not at the middle of all rows."""
    found = []
    first = 0
    for lines in labels:
        middle = (lines[0][0].y + lines[-1][0].y) / 2
        counts = [
            n
            for n in range(1, len(ys) - first + 1)
            if abs((ys[first] + ys[first + n - 1]) / 2 - middle) <= _CENTRED * step
        ]
        if len(counts) != 1:
            return []
        found.append((first, counts[0]))
        first += counts[0]
    return found if first == len(ys) else []
