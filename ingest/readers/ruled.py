"""Tables between drawn lines: each piece of print belongs to the cell that it stands in."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.clean import clean_line, join_lines
from ingest.readers.bands import VALUE, join_pieces, letter_width
from ingest.readers.columns import find_tables
from ingest.readers.lines import Line
from ingest.readers.pieces import Piece, Row
from ingest.readers.rules import Box, Lattice, Rules, find_lattices

_LEVEL = 0.3
"""Baselines that differ by less, in heights of a letter, are one."""

_OVER = 0.35
"""Share of a piece that may stand beyond its cell; its width is estimated."""


def find_ruled(rows: Sequence[Row], rules: Rules) -> tuple[dict[int, list[Line]], set[int]]:
    """The ruled tables' lines by the ordinal of the row they begin at, and all rows that they replace."""
    starts: dict[int, list[Line]] = {}
    replaced: set[int] = set()
    for lattice in find_lattices(rules):
        placed = _place(lattice, rows)
        if placed is None or placed[1] & replaced:
            continue
        lines = _lines(lattice, placed[0], len(starts))
        if len(lines) > 1:
            starts[min(placed[1])] = lines
            replaced |= placed[1]
    return starts, replaced


def join_tables(rows: Sequence[Row], rules: Rules) -> tuple[dict[int, list[Line]], set[int]]:
    """Tables by their drawn lines; where there are none, by how the print is placed."""
    starts, replaced = find_ruled(rows, rules)
    rest = [i for i in range(len(rows)) if i not in replaced]
    more, used = find_tables([rows[i] for i in rest], rules)
    ruled = len(starts)
    for at, lines in more.items():
        starts[rest[at]] = [replace(line, table=line.table + ruled) for line in lines]
    return starts, replaced | {rest[i] for i in used}


def _place(lattice: Lattice, rows: Sequence[Row]) -> tuple[dict[Box, list[Piece]], set[int]] | None:
    """Each cell's print and the rows it comes from; None when the lines do not part the print."""
    cells: dict[Box, list[Piece]] = {}
    used: set[int] = set()
    outside: set[int] = set()
    for i, row in enumerate(rows):
        for piece in row.inked:
            box = lattice.find(piece.x + 0.1 * piece.size, piece.y + 0.25 * piece.size)
            if box is None:
                outside.add(i)
                continue
            width = letter_width(piece)
            room = lattice.xs[box.right] - piece.x
            if width - room > _OVER * width + piece.size and box.right < len(lattice.xs) - 1:
                return None
            cells.setdefault(box, []).append(piece)
            used.add(i)
    texts = [t for pieces in cells.values() if (t := _texts(pieces))]
    stacked = sum(sum(VALUE.fullmatch(t) is not None for t in lines) > 1 for lines in texts)
    valued = any(VALUE.fullmatch(t) for lines in texts for t in lines)
    if not used or used & outside or stacked or not (valued or len(lattice.xs) > 3):
        return None
    return cells, used


def _texts(pieces: Sequence[Piece]) -> list[str]:
    """A cell's printed lines from top to foot."""
    levels: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.y):
        raised = levels and piece.size < levels[-1][0].size and levels[-1][0].y - piece.y < 0.7 * piece.size
        if levels and (raised or levels[-1][0].y - piece.y < _LEVEL * piece.size):
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [text for level in levels if (text := clean_line(join_pieces(sorted(level, key=lambda p: p.x))))]


def _lines(lattice: Lattice, cells: dict[Box, list[Piece]], table: int) -> list[Line]:
    """A line for each row of the lattice that holds print; other rows do not count as covered."""
    inked = sorted({box.top for box in cells})
    found = []
    for top in inked:
        own = sorted((b for b in lattice.boxes if b.top == top), key=lambda b: b.left)
        laid = []
        for box in own:
            text = ""
            for part in _texts(cells.get(box, ())):
                text = join_lines(text, part)
            height = sum(box.top <= row < box.bottom for row in inked)
            laid.append((text, box.right - box.left, height))
        first = next(cells[b][0] for b in own if b in cells)
        found.append(
            Line(
                text=" | ".join(t for t, _, _ in laid if t),
                cells=tuple((t, width) for t, width, _ in laid),
                heights=tuple(height for _, _, height in laid),
                table=table,
                size=first.size,
                x=lattice.xs[0],
                y=first.y,
            )
        )
    return found
