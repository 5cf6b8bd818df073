"""Drawn lines that part print although they close no cells: between columns, or between rows, only."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.bands import Band, Chunk, cut_chunk
from ingest.readers.corridors import Columns
from ingest.readers.rules import Rule, Rules

_NEAR = 3.0
"""Points between a line's end and what it belongs to."""

_BODY = 0.25
"""Where a letter's body is above its baseline, in its height."""


class Drawn:
    """A page's lines as far as they part print."""

    def __init__(self, rules: Rules) -> None:
        self._down = rules.down
        self._across = rules.across

    def beside(self, band: Band) -> list[Rule]:
        """The vertical lines that a baseline crosses, from left to right."""
        y = band.y + _BODY * band.size
        return sorted((r for r in self._down if r.low <= y <= r.high), key=lambda r: r.at)

    def cut(self, bands: Sequence[Band]) -> None:
        """Part print at the vertical lines that run through it."""
        for band in bands if self._down else ():
            places = [r.at for r in self.beside(band)]
            if not places:
                continue
            band.chunks = [part for c in band.chunks for part in cut_chunk(c, places)]
            for chunk in band.chunks:
                ends = [at for at in places if chunk.pieces[-1].x < at - 1 and chunk.start < at]
                chunk.end = min([chunk.end, *ends])

    def parted(self, column: tuple[float, float], upper: Band, lower: Band) -> bool:
        """True when a line across a column runs between two baselines."""
        middle = (column[0] + column[1]) / 2
        return any(
            lower.y < r.at < upper.y and r.low - _NEAR <= middle <= r.high + _NEAR for r in self._across
        )

    def fences(self, columns: Columns, rows: Sequence[Band]) -> bool:
        """True when vertical lines part each column of ``rows`` from the next."""
        at = [{r.at for r in self.beside(row)} for row in rows]
        return all(
            any(high - _NEAR <= x <= low + _NEAR for x in places)
            for places in at
            for (_, high), (low, _) in pairwise(columns.ranges)
        )

    def spans(self, columns: Columns, chunk: Chunk, band: Band) -> tuple[int, int] | None:
        """First and last column between the vertical lines around a piece of print; None outside all."""
        places = [r.at for r in self.beside(band)]
        left = max((x for x in places if x <= chunk.start + _NEAR), default=float("-inf"))
        right = min((x for x in places if x > chunk.start + _NEAR), default=float("inf"))
        inside = [i for i, (a, b) in enumerate(columns.ranges) if left < (a + b) / 2 < right]
        return (inside[0], inside[-1]) if inside else None
