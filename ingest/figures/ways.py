"""Facets that a figure's own words settle: which way a change went, and that a stock did not just come."""

from collections.abc import Sequence

from ingest.figures.changes import Direction, direction
from ingest.figures.parts import Read
from ingest.figures.scopes import read_facets
from ingest.records import Figure, FigureKind

_CAME = frozenset({"new", "added", "share_purchase"})


def of_stock(indicator: str, facets: tuple[str, ...]) -> tuple[str, ...]:
    """``facets`` of all there is without those of what came, which its sentence tells first.

    "Cấp mới 2 dự án, nâng tổng số dự án còn hiệu lực lên 58 dự án": the 58 are not new.
    """
    own = read_facets([indicator])
    return tuple(f for f in facets if f in own or f not in _CAME) if "cumulative" in own else facets


def with_direction(
    read: Read, index: int, kind: FigureKind, facets: tuple[str, ...], made: Sequence[Figure]
) -> tuple[str, ...]:
    """Facets of a change with the way it went; what merely grew is no added capital.

    A member of a list went the way of the one before: "sang Lào tăng 4%, Nga 5%".
    """
    if kind != "growth":
        return facets
    words = read.words[index]
    start = read.clauses[words.clause].start
    if index in read.pairs:
        start = read.clauses[read.words[read.pairs[index].leader].clause].start
    way = direction(read.text, start, words.number.start)
    if not way and read.clauses[words.clause].aside:
        way = direction(read.text, 0, words.number.start)
    if not way and made and made[-1].kind == "growth":
        way = next((f for f in _WAYS if f in made[-1].facets), "")
    kept = {f for f in facets if f != "added" or "vốn" in read.indicators[index].lower()}
    return tuple(sorted(kept | {way})) if way else tuple(sorted(kept))


_WAYS: tuple[Direction, ...] = ("increase", "decrease")
