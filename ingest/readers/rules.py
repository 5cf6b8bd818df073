"""The lines that a page draws, and the cells that they part: tables as Word and Excel print them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Matrix = Sequence[float]

_THIN = 3.0
"""Points; a filled box no wider is a line."""

_NEAR = 3.0
"""Points between lines that meet, and between the parts of one line."""

_SHORTEST = 4.0
_MOST = 6_000
"""Lines on a page; more are drawings."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along one axis."""

    at: float
    """Where it stands on the other axis, in points."""

    low: float
    high: float


@dataclass(slots=True)
class Rules:
    """Collects a page's lines from its drawing operators (ISO 32000-1, 8.5)."""

    across: list[Rule] = field(default_factory=list)
    """Horizontal ones; ``at`` is their height above the page's foot."""

    down: list[Rule] = field(default_factory=list)
    """Vertical ones; ``at`` is their distance from the left edge."""

    _path: list[tuple[float, float, float, float]] = field(default_factory=list)
    _boxes: list[tuple[float, float, float, float]] = field(default_factory=list)
    _point: tuple[float, float] = (0.0, 0.0)

    def visit(self, operator: bytes, operands: Sequence[float], cm: Matrix) -> None:
        """One operator with the transformation that is in force."""
        if operator == b"re":
            x, y, width, height = map(float, operands)
            (x0, y0), (x1, y1) = _moved(x, y, cm), _moved(x + width, y + height, cm)
            self._boxes.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
        elif operator == b"m":
            self._point = _moved(float(operands[0]), float(operands[1]), cm)
        elif operator == b"l":
            end = _moved(float(operands[0]), float(operands[1]), cm)
            self._path.append((*self._point, *end))
            self._point = end
        elif operator in _PAINTS:
            self._paint(stroked=operator not in _FILLS)
        elif operator == b"n":  # a clipping path is not drawn
            self._boxes.clear()
            self._path.clear()

    def _paint(self, *, stroked: bool) -> None:
        for x0, y0, x1, y1 in self._boxes:
            if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
                self._add(x0, y0, x1, y1)
            elif stroked:
                for side in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                    self._add(*side)
        for line in self._path if stroked else ():
            self._add(*line)
        self._boxes.clear()
        self._path.clear()

    def _add(self, x0: float, y0: float, x1: float, y1: float) -> None:
        wide, high = abs(x1 - x0), abs(y1 - y0)
        if wide <= _THIN and high >= _SHORTEST:
            self.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
        elif high <= _THIN and wide >= _SHORTEST:
            self.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))


_FILLS = frozenset((b"f", b"F", b"f*"))
_PAINTS = _FILLS | {b"S", b"s", b"B", b"B*", b"b", b"b*"}
OPERATORS = _PAINTS | {b"re", b"m", b"l", b"n"}


def _moved(x: float, y: float, cm: Matrix) -> tuple[float, float]:
    return x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: the rows and columns that it covers, half open."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A table's cells as its lines part them."""

    xs: tuple[float, ...]
    """Edges of the columns, from left to right."""

    ys: tuple[float, ...]
    """Edges of the rows, from top to foot."""

    boxes: tuple[Box, ...]

    def find(self, x: float, y: float) -> Box | None:
        """The cell that holds a point."""
        column = next((i for i in range(len(self.xs) - 1) if self.xs[i] <= x < self.xs[i + 1]), None)
        row = next((i for i in range(len(self.ys) - 1) if self.ys[i] >= y > self.ys[i + 1]), None)
        if column is None or row is None:
            return None
        return next(b for b in self.boxes if b.top <= row < b.bottom and b.left <= column < b.right)


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Lines at one place, their parts put together."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.low)):
        last = next(
            (i for i in range(len(found) - 1, max(-1, len(found) - 60), -1) if _meets(found[i], rule)), None
        )
        if last is None:
            found.append(rule)
        else:
            own = found[last]
            found[last] = Rule(own.at, min(own.low, rule.low), max(own.high, rule.high))
    return found


def _meets(a: Rule, b: Rule) -> bool:
    return abs(a.at - b.at) <= _NEAR and b.low <= a.high + _NEAR and b.high >= a.low - _NEAR


def _cross(across: Rule, down: Rule) -> bool:
    return (
        across.low - _NEAR <= down.at <= across.high + _NEAR
        and down.low - _NEAR <= across.at <= down.high + _NEAR
    )


def find_lattices(rules: Rules) -> list[Lattice]:
    """The page's ruled tables with two and more rows and columns."""
    if len(rules.across) + len(rules.down) > _MOST:
        return []
    rows, columns = _joined(rules.across), _joined(rules.down)
    found = []
    for own_rows, own_columns in _components(rows, columns):
        ys = _edges(r.at for r in own_rows)[::-1]
        xs = _edges(c.at for c in own_columns)
        if len(xs) > 2 and len(ys) > 2:
            found.append(Lattice(tuple(xs), tuple(ys), tuple(_boxes(xs, ys, own_rows, own_columns))))
    return found


def _components(rows: Sequence[Rule], columns: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet one another, over any number of others."""
    left = set(range(len(columns)))
    unseen = set(range(len(rows)))
    found = []
    while unseen:
        waiting, own_rows, own_columns = [unseen.pop()], list[Rule](), list[Rule]()
        while waiting:
            row = rows[waiting.pop()]
            own_rows.append(row)
            for c in [c for c in left if _cross(row, columns[c])]:
                left.discard(c)
                own_columns.append(columns[c])
                met = [r for r in unseen if _cross(rows[r], columns[c])]
                unseen.difference_update(met)
                waiting += met
        found.append((own_rows, own_columns))
    return found


def _edges(places: Iterable[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _boxes(
    xs: Sequence[float], ys: Sequence[float], rows: Sequence[Rule], columns: Sequence[Rule]
) -> list[Box]:
    """Cells, each as far as no line ends it; what is no rectangle is cut at its smallest parts."""
    below = [
        [_drawn(rows, ys[r + 1], (xs[c] + xs[c + 1]) / 2) for c in range(len(xs) - 1)]
        for r in range(len(ys) - 1)
    ]
    beside = [
        [_drawn(columns, xs[c + 1], (ys[r] + ys[r + 1]) / 2) for c in range(len(xs) - 1)]
        for r in range(len(ys) - 1)
    ]
    taken: set[tuple[int, int]] = set()
    found = []
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            if (r, c) in taken:
                continue
            right = c
            while right < len(xs) - 2 and not beside[r][right] and (r, right + 1) not in taken:
                right += 1
            bottom = r
            while bottom < len(ys) - 2 and not any(below[bottom][c : right + 1]):
                bottom += 1
            taken |= {(i, j) for i in range(r, bottom + 1) for j in range(c, right + 1)}
            found.append(Box(r, bottom + 1, c, right + 1))
    return found


def _drawn(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.low <= along <= rule.high for rule in rules)
