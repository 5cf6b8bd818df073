"""The head of a table without cells: which columns its words stand over, and where that is in doubt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.bands import Band, Chunk
from ingest.readers.corridors import Columns

WRAP = 1.65
"""Lines of one cell are no further apart, in heights of a letter."""

TIGHTER = 0.85
"""Lines of one cell are closer than the table's rows; share of the rows' distance."""

_ALIGNED = 0.8
"""Lines of one cell have one middle, or one left end; in heights of a letter, as widths are estimated."""

_CENTRED = 0.3
"""How far a head may be off the middle of what it stands over, as a share of the columns' distance."""

_EXACT = 0.08
"""How far a head is off the middle at most when it was meant to stand there, as a share of the width."""

_TALL = 0.75
"""A head that stands higher than this share of the lowest line's distance covers that line too."""

Spans = Callable[[Chunk, Band], tuple[int, int] | None]
"""First and last column between the drawn lines around print; None where none are drawn."""


@dataclass(slots=True, eq=False)
class HeadCell:
    """Print that names one or more columns."""

    chunks: list[Chunk]
    bands: list[Band]
    """Baselines of its lines, from top to foot."""

    first: int = -1
    last: int = -1

    @property
    def start(self) -> float:
        """Left end, in points."""
        return min(c.start for c in self.chunks)

    @property
    def end(self) -> float:
        """Right end, in points."""
        return max(c.end for c in self.chunks)

    @property
    def middle(self) -> float:
        """Between its ends, in points."""
        return (self.start + self.end) / 2

    @property
    def y(self) -> float:
        """Between its lines, in points above the page's foot."""
        return (self.bands[0].y + self.bands[-1].y) / 2

    @property
    def size(self) -> float:
        """Height of its letters, in points."""
        return self.bands[0].size

    @property
    def text(self) -> str:
        """Its words from top to foot."""
        return " ".join(c.text for c in self.chunks)


@dataclass(slots=True)
class Head:
    """The cells over each column, from top to foot."""

    stacks: list[list[HeadCell]]
    doubts: set[int] = field(default_factory=set)
    """Columns of which it is not sure what stands over them."""

    def levels(self) -> list[list[tuple[HeadCell | None, range, int]]]:
        """For each line of the head its cells, each with the columns and the number of lines it covers."""
        level: dict[HeadCell, int] = {}
        for depth in range(max(map(len, self.stacks), default=0)):
            for stack in self.stacks:
                if depth < len(stack):
                    above = level[stack[depth - 1]] + 1 if depth else 0
                    level[stack[depth]] = max(level.get(stack[depth], 0), above)
        count = max(level.values(), default=-1) + 1
        lines: list[list[tuple[HeadCell | None, range, int]]] = [[] for _ in range(count)]
        free = [0] * len(self.stacks)
        for at in range(count):
            column = 0
            while column < len(free):
                if free[column] > at:
                    column += 1
                    continue
                cell = next((c for c in self.stacks[column] if level[c] == at), None)
                width = cell.last - column + 1 if cell else 1
                below = [level[c] for s in self.stacks[column : column + width] for c in s if level[c] > at]
                height = min(below, default=count) - at if cell or not below else 1
                lines[at].append((cell, range(column, column + width), height))
                free[column : column + width] = [at + height] * width
                column += width
        return lines


def read_head(bands: Sequence[Band], columns: Columns, step: float, spans: Spans) -> Head:
    """The head that ``bands`` are, over columns whose rows are ``step`` points apart."""
    cells = _join_lines([(b, c) for b in bands for c in b.chunks], step, spans)
    lowest: list[HeadCell | None] = [None] * len(columns)
    head = Head([[] for _ in range(len(columns))])
    covered = {cell: _cover(cell, columns, spans) for cell in cells}
    for cell, over in covered.items():
        for c in over:
            below = lowest[c]
            if below is None or cell.bands[-1].y < below.bands[-1].y:
                lowest[c] = cell
    for c, own in enumerate(lowest):
        if own is None:
            head.doubts.add(c)
            continue
        if own.first >= 0 and own.last != c - 1:
            head.doubts |= {*covered[own], c}
            continue
        own.first, own.last = (c if own.first < 0 else own.first), c
        head.stacks[c].append(own)
        if any(lowest[i] is not own for i in covered[own]) or own.last - own.first > 0:
            head.doubts |= {*covered[own], c}
    groups = sorted((c for c in cells if c.first < 0), key=lambda c: c.y)
    while groups:
        line = [g for g in groups if g.y - groups[0].y < 0.7 * groups[0].size]
        groups = groups[len(line) :]
        _spread(head, sorted(line, key=lambda g: g.start), columns, spans)
    return head


def _join_lines(printed: Sequence[tuple[Band, Chunk]], step: float, spans: Spans) -> list[HeadCell]:
    """The cells, each with its lines: print close below other print that stands alone over it."""
    pairs = [
        (i, j)
        for i, (upper, a) in enumerate(printed)
        for j, (lower, b) in enumerate(printed)
        if 0.3 * lower.size < upper.y - lower.y <= WRAP * lower.size
        and min(a.end, b.end) > max(a.start, b.start)
        and spans(a, upper) == spans(b, lower)
    ]
    near = [
        (i, j) for i, j in pairs if not any((i, k) in pairs and (k, j) in pairs for k in range(len(printed)))
    ]
    uppers = {j: [i for i, k in near if k == j] for _, j in near}
    lowers = {i: [j for k, j in near if k == i] for i, _ in near}
    cells: dict[int, HeadCell] = {}
    for j, (band, chunk) in enumerate(printed):
        (i, *others) = uppers.get(j, [-1])
        if i >= 0 and not others and len(lowers[i]) == 1 and _goes_on(printed[i], (band, chunk), step, spans):
            cells[j] = cells[i]
            cells[j].chunks.append(chunk)
            cells[j].bands.append(band)
        else:
            cells[j] = HeadCell([chunk], [band])
    return list(dict.fromkeys(cells.values()))


def _goes_on(upper: tuple[Band, Chunk], lower: tuple[Band, Chunk], step: float, spans: Spans) -> bool:
    (high, a), (low, b) = upper, lower
    if spans(a, high) is not None:
        return True
    off = min(abs(a.start - b.start), abs(a.start + a.end - b.start - b.end) / 2, abs(a.end - b.end))
    closer = high.y - low.y < TIGHTER * step
    return off <= _ALIGNED * low.size and (closer or b.text[:1].islower() or b.text.startswith("("))


def _cover(cell: HeadCell, columns: Columns, spans: Spans) -> list[int]:
    """The columns that the cell's print stands over."""
    drawn = spans(cell.chunks[0], cell.bands[0])
    if drawn is not None:
        return list(range(drawn[0], drawn[1] + 1))
    whole = Chunk(-1, [], cell.start, cell.end)
    place = columns.place(whole)
    return [] if place is None else list(range(place[0], place[1] + 1))


def _spread(head: Head, line: Sequence[HeadCell], columns: Columns, spans: Spans) -> None:
    """Lay a line of upper heads over the columns whose heads stand below it."""
    away = {c: line[0].y - s[0].y for c, s in enumerate(head.stacks) if s and s[0].bands[0].y < line[0].y}
    lowest = max(away.values(), default=0.0)
    under = [c for c, distance in away.items() if distance >= _TALL * lowest]
    drawn = [spans(g.chunks[0], g.bands[0]) for g in line]
    found = [d for d in drawn if d is not None]
    if len(found) < len(line):
        found, sure = _share(head, line, under, columns)
        tight = lowest <= WRAP * line[0].size
        if not sure or (tight and any((last - first) % 2 == 0 for first, last in found)):
            head.doubts |= set(under)
    if len(found) < len(line):
        head.doubts |= set(range(len(columns)))
        found = [(at, at) for at in (_nearest(cell, columns) for cell in line)]
    for cell, (first, last) in zip(line, found, strict=True):
        cell.first, cell.last = first, last
        for c in range(first, last + 1):
            head.stacks[c].insert(0, cell)


def _nearest(cell: HeadCell, columns: Columns) -> int:
    return min(range(len(columns)), key=lambda c: abs(sum(columns.ranges[c]) / 2 - cell.middle))


def _share(
    head: Head, line: Sequence[HeadCell], under: Sequence[int], columns: Columns
) -> tuple[list[tuple[int, int]], bool]:
    """The columns of each upper head, and whether no other way to share them is as good."""
    wide = {
        c: (
            min(columns.ranges[c][0], head.stacks[c][0].start),
            max(columns.ranges[c][1], head.stacks[c][0].end),
        )
        for c in under
    }
    centred = _ways([_centred(cell, wide) for cell in line])
    lefts = _by_left(line, wide, head)
    most = max((_covered(way) for way in centred), default=0)
    best = [way for way in centred if _covered(way) == most]
    whole = len(best) == 1 and (most == len(under) or all(b > a for a, b in best[0]))
    if _covered(lefts) < len(under) or lefts in best:
        return (best[0] if best else []), whole
    # Every head begins where a column does; that it is near a middle as well may be chance.
    return (best[0], False) if whole and _is_exact(line, best[0], wide) else (lefts, True)


def _is_exact(
    line: Sequence[HeadCell], way: Sequence[tuple[int, int]], wide: dict[int, tuple[float, float]]
) -> bool:
    """True when each head is so near the middle of its columns that only its estimated width parts them."""
    return all(
        abs(cell.middle - (wide[a][0] + wide[b][1]) / 2) <= _EXACT * (wide[b][1] - wide[a][0])
        for cell, (a, b) in zip(line, way, strict=True)
    )


def _centred(cell: HeadCell, wide: dict[int, tuple[float, float]]) -> list[tuple[int, int]]:
    """The runs of columns whose middle the cell stands on."""
    found = []
    middles = {c: (a + b) / 2 for c, (a, b) in wide.items()}
    pitch = min((middles[d] - middles[c] for c, d in pairwise(wide) if d == c + 1), default=0.0)
    for first in wide:
        last = first
        while last in wide:
            off = abs(cell.middle - (wide[first][0] + wide[last][1]) / 2)
            if off <= max(_CENTRED * pitch, 1.0):
                found.append((first, last))
            last += 1
    return found


def _ways(options: Sequence[Sequence[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """All choices of one run for each head, from left to right, that do not overlap."""
    ways: list[list[tuple[int, int]]] = [[]]
    for runs in options:
        ways = [[*way, run] for way in ways for run in runs if not way or run[0] > way[-1][1]][:500]
    return ways


def _covered(way: Sequence[tuple[int, int]]) -> int:
    return sum(last - first + 1 for first, last in way)


def _by_left(
    line: Sequence[HeadCell], wide: dict[int, tuple[float, float]], head: Head
) -> list[tuple[int, int]]:
    """Each head from the column whose left end it shares to the next head; [] when one shares none."""
    firsts = []
    for cell in line:
        own = [c for c in wide if abs(head.stacks[c][0].start - cell.start) <= 0.3 * cell.size]
        if len(own) != 1 or own[0] in firsts:
            return []
        firsts += own
    ends = [*(f - 1 for f in firsts[1:]), max(wide, default=0)]
    found = list(zip(firsts, ends, strict=True))
    return found if all(c in wide for a, b in found for c in range(a, b + 1)) else []
