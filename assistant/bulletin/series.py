"""Which figures of different reports are of one indicator, so that they may be held against each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from assistant.bulletin.terms import Term
from assistant.desk.ledger import Entry, Ledger
from assistant.desk.records import Fact
from assistant.export.times import closing_day
from assistant.likeness import agree
from ingest.audit.places import Home, home_of
from ingest.audit.ranges import cut_range
from ingest.audit.records import Audited, audited
from ingest.audit.statements import is_clean, says_enough, telling
from ingest.audit.subjects import facets, scope
from ingest.figures.indicators import RELATIVE_UNITS
from ingest.figures.measures import load_lexicon
from ingest.records import Figure, Period

LEVELS = frozenset({"amount", "count", "share_of_total"})
"""Kinds that tell how an indicator stood."""

_EARLIER = LEVELS | {"base"}
"""A report may tell the earlier value only to compare with it."""

Key = tuple[object, ...]


@dataclass(slots=True)
class Shelf:
    """The entries of one edition that may stand in a bulletin, and whom their reports are about."""

    ledger: Ledger
    _sources: dict[str, tuple[Audited, Home]] = field(default_factory=dict)

    def source(self, report_id: str) -> tuple[Audited, Home]:
        """A report as the audit sees it, and its home; read once."""
        if report_id not in self._sources:
            catalogue = self.ledger.catalogue
            read = audited(
                self.ledger.reports[report_id],
                catalogue.report_sentences(report_id),
                catalogue.report_figures(report_id),
            )
            self._sources[report_id] = read, home_of(read)
        return self._sources[report_id]

    def home(self, report_id: str) -> Home:
        """Whom a report is about."""
        return self.source(report_id)[1]

    def of_term(self, term: Term, *, earlier: bool = False) -> list[Entry]:
        """The entries of a period that stand and are trusted; ``earlier``: also those told to compare with.

        A figure that names no time is of its report's.
        """
        kinds = _EARLIER if earlier else LEVELS
        return [
            e for e in self.ledger.entries if _is_sound(e) and e.brief.kind in kinds and term.holds(e.time)
        ]

    def alike(self, time: Period) -> list[Entry]:
        """The entries of times like this one in other years, and of states for a state."""
        wanted = _shape(time)
        return [
            e
            for e in self.ledger.entries
            if _is_sound(e) and e.brief.kind in LEVELS and e.time is not None and _shape(e.time) == wanted
        ]

    def like(self, facts: Sequence[Fact], entries: Iterable[Entry]) -> list[Fact]:
        """The facts among ``entries`` that may be held against the first of ``facts``."""
        first = facts[0]
        home = self.home(first.report.id)
        wanted = key_of(first.figure, home)
        unit = (first.figure.unit, first.figure.per)
        near = [
            e
            for e in entries
            if (e.brief.unit, e.brief.per) == unit
            and _name(e.brief.indicator, e.brief.unit, home) == wanted[0]
            and home.meets(self.home(e.brief.report_id))
        ]
        found = self.ledger.read(near)
        return [
            f
            for f in found
            if key_of(f.figure, self.home(f.report.id)) == wanted and is_comparable(f, self.home(f.report.id))
        ]


def same_close(one: Figure, other: Figure) -> bool:
    """True where both times last to the end of a month, or both close on the same day; states may differ."""
    here, there = one.period, other.period
    if here is None or there is None or (here.start == here.end and there.start == there.end):
        return True
    return closing_day(here) == closing_day(there)


def _shape(time: Period) -> tuple[int, ...] | None:
    """First and last month, years between and closing day; None for a state, which may be of any day."""
    if time.start == time.end:
        return None
    years = time.end.year - time.start.year
    return time.start.month, time.end.month, years, closing_day(time)


def _is_sound(entry: Entry) -> bool:
    return entry.state == "current" and not entry.doubtful


def key_of(figure: Figure, home: Home) -> Key:
    """What a figure is about but for its time: name, unit, sides, scope."""
    state = figure.period is None or figure.period.start == figure.period.end
    name = _name(figure.indicator, figure.unit, home)
    return (name, figure.unit, figure.per, facets(figure), scope(figure), state)


def _name(indicator: str, unit: str, home: Home) -> frozenset[str]:
    """Telling syllables; "vốn" tells nothing of money beside others: "thu hút vốn FDI" is "thu hút FDI"."""
    told = telling(indicator, home.place)
    bare = told - {"vốn"}
    return bare if unit in load_lexicon(folded=False).currencies and len(bare) >= _LEAST else told


def is_named(figure: Figure, home: Home) -> bool:
    """True for a name that says enough to stand alone in a table."""
    return says_enough(figure, home.place, _LEAST)


_LEAST = 2
"""Telling syllables that a name needs beside place and unit."""


def is_comparable(fact: Fact, home: Home) -> bool:
    """True where name, time and scope are all that its clause says of it."""
    timed = fact.figure.period is not None or fact.figure.as_of is not None
    sure = fact.figure.value_max is None and not fact.figure.ambiguous
    return timed and sure and is_named(fact.figure, home) and is_clean(fact.place, home.place)


def distinct(facts: Sequence[Fact]) -> list[Fact]:
    """One fact of each value, the best told first; values that rounding makes one are one."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=_worth):
        if not any(_same(fact.figure, other.figure) for other in kept):
            kept.append(fact)
    return kept


def _worth(fact: Fact) -> tuple[object, ...]:
    """Final before estimated, the later report before the earlier, prose before a table's bare number."""
    rank = {"official": 0, "": 1, "preliminary": 2}[fact.standing]
    day = fact.report.dated or fact.figure.as_of
    return (
        rank,
        -(day.toordinal() if day else 0),
        -len(fact.figure.text),
        fact.report.document,
        fact.figure.ordinal,
    )


def _same(one: Figure, other: Figure) -> bool:
    if agree(one, other):
        return True
    here, there = cut_range(one), cut_range(other)
    return here is not None and there is not None and one.unit == other.unit and here.meets(there)


def is_percent(figure: Figure) -> bool:
    """True for a share, whose changes are told in points; those of "lần" are worked out as of amounts."""
    return figure.unit in RELATIVE_UNITS - {"lần"}
