"""What the reports tell and what they lack: main indicators by year."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.desk.ledger import Entry, Ledger
from assistant.desk.query import Sought
from assistant.desk.same import name_of
from assistant.desk.series import length_of
from assistant.export.times import short_time
from ingest.audit.subjects import LEVELS
from ingest.figures.indicators import RELATIVE_UNITS
from ingest.records import Period

ROWS, YEARS = 40, 8
"""Indicators and years of the grid, at most: those that the most times are told of, and the last years."""

_ASIDE = frozenset({"increase", "decrease", "preliminary", "official", "foreign"})
_LEAST = 2
"""Telling syllables that the name of a main indicator has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What is told of an indicator for one year."""

    times: tuple[tuple[str, str], ...]
    """Times in short words, the whole year first, each with the :attr:`Fact.key` of a figure."""

    whole: bool
    """True when the whole year is told, or its end."""

    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An indicator with a cell a year; None where nothing is told."""

    name: str
    unit: str
    key: str
    """:attr:`Fact.key` of one of its figures."""

    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Main indicators by year."""

    years: tuple[int, ...]
    rows: tuple[Row, ...]


def read_grid(ledger: Ledger, *, words: str = "") -> Grid:
    """The grid of the indicators that have ``words``, those told of the most times first."""
    sought = Sought(words) if words.strip() else None
    grouped: dict[object, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        if _counts(entry) and (sought is None or sought.within(entry.brief.indicator)):
            grouped[_subject(entry)].append(entry)
    told = sorted(grouped.values(), key=_weight)[:ROWS]
    years = {e.time.end.year for entries in told for e in entries if e.time}
    span = tuple(range(max(years) - YEARS + 1, max(years) + 1)) if years else ()
    span = tuple(y for y in span if y >= min(years & set(span)))
    return Grid(years=span, rows=tuple(_row(entries, span) for entries in told))


def _counts(entry: Entry) -> bool:
    """True for a level that says when it was and what it is of."""
    brief = entry.brief
    if entry.doubtful or entry.state != "current" or entry.time is None or brief.kind not in LEVELS:
        return False
    return bool(brief.unit) and brief.unit not in RELATIVE_UNITS and len(name_of(brief, "")) >= _LEAST


def _subject(entry: Entry) -> tuple[object, ...]:
    brief = entry.brief
    return (name_of(brief, ""), brief.unit, brief.per, frozenset(brief.facets) - _ASIDE)


def _weight(entries: Sequence[Entry]) -> tuple[object, ...]:
    times = {e.time for e in entries}
    return (-len(times), -len({e.brief.report_id for e in entries}), entries[0].brief.indicator)


def _row(entries: Sequence[Entry], years: Sequence[int]) -> Row:
    name, _ = Counter(" ".join(e.brief.indicator.split()) for e in entries).most_common(1)[0]
    by_year: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.time is not None:
            by_year[entry.time.end.year].append(entry)
    unit = f"{entries[0].brief.unit}/{entries[0].brief.per}".rstrip("/")
    cells = tuple(_cell(by_year[year]) if by_year[year] else None for year in years)
    return Row(name=name, unit=unit, key=_key(entries[-1]), cells=cells)


def _cell(entries: Iterable[Entry]) -> Cell:
    times: dict[Period, str] = {}
    reports = set()
    for entry in entries:
        reports.add(entry.brief.report_id)
        if entry.time is not None:
            times.setdefault(entry.time, _key(entry))
    order = sorted(times, key=lambda p: (length_of(p)[0] != "year", p.end, p.start))
    words: dict[str, str] = {}
    for period in order:
        words.setdefault(short_time(period), times[period])
    whole = any(length_of(p)[0] == "year" or (p.end.month, p.end.day) == (12, 31) for p in order)
    return Cell(times=tuple(words.items()), whole=whole, reports=len(reports))


def _key(entry: Entry) -> str:
    return f"{entry.brief.report_id}:{entry.brief.ordinal}"
