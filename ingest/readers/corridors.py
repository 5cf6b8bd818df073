"""Where the columns of a printed table stand, and which of them a piece of print belongs to."""

from collections.abc import Sequence

from ingest.readers.bands import Band, Chunk, cut_chunk


class Columns:
    """Where the columns stand: half open ranges in points, from left to right."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.ranges = [(c.start, c.end) for c in chunks]
        self.settled = False
        """True once the table's rows are known; then print beside all columns may belong to the nearest."""

    def __len__(self) -> int:
        return len(self.ranges)

    def place(self, chunk: Chunk) -> tuple[int, int] | None:
        """First and last column that ``chunk`` stands in or over; None when it stands beside them."""
        width = max(chunk.end - chunk.start, 1.0)
        over = [max(0.0, min(chunk.end, b) - max(chunk.start, a)) for a, b in self.ranges]
        best = max(range(len(over)), key=lambda i: over[i])
        if over[best] <= 0:
            return self._nearest(chunk) if self.settled else None
        covered = [i for i, o in enumerate(over) if o > 0.5 * min(width, self._wide(i))]
        return (best, best) if len(covered) < 2 else (covered[0], covered[-1])

    def _nearest(self, chunk: Chunk) -> tuple[int, int] | None:
        """The column beside which ``chunk`` stands, at most half as far as from any other."""
        away = [max(a - chunk.end, chunk.start - b) for a, b in self.ranges]
        best, second = sorted(range(len(away)), key=lambda i: away[i])[:2]
        return (best, best) if away[best] <= 0.5 * away[second] else None

    def cut(self, band: Band) -> None:
        """Part the band's chunks where a piece begins behind a column's end, or else at a column's start."""
        whole = band.chunks
        for places in ([high for _, high in self.ranges], [low for low, _ in self.ranges]):
            band.chunks = [part for c in whole for part in cut_chunk(c, places)]
            if self.singles(band) is not None:
                return

    def _wide(self, i: int) -> float:
        return max(self.ranges[i][1] - self.ranges[i][0], 1.0)

    def singles(self, band: Band) -> list[int] | None:
        """The column of each chunk, when each stands in one of its own."""
        places = [self.place(c) for c in band.chunks]
        columns = [p[0] for p in places if p is not None and p[0] == p[1]]
        return columns if len(columns) == len(places) and len(set(columns)) == len(columns) else None

    def widen(self, band: Band, columns: Sequence[int]) -> None:
        """Let the columns reach as far as the band's print."""
        for chunk, i in zip(band.chunks, columns, strict=True):
            low, high = self.ranges[i]
            self.ranges[i] = (min(low, chunk.start), max(high, chunk.end))
