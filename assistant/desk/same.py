"""Which figures tell of the same thing as one: the audit's rules for a fact told twice."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.desk.ledger import Entry, Ledger
from assistant.desk.records import Fact
from assistant.places import is_province, places_in
from ingest.audit.places import Home, home_of
from ingest.audit.records import Audited, audited
from ingest.audit.statements import telling
from ingest.audit.subjects import facets, same_unit, scope, subject
from ingest.briefs import Brief
from ingest.figures.measures import load_lexicon
from ingest.records import Figure
from ingest.text import fold

_CAPITAL = frozenset({"vốn"})
_NEAR = 6
"""Syllables that a name may have beyond another's: those of a place."""
_MOST = 3000
"""Figures looked at, the first by report."""


@dataclass(slots=True)
class Homes:
    """Whose each report of a ledger is; a report is read once."""

    ledger: Ledger
    _known: dict[str, Home] = field(default_factory=dict)

    def of(self, report_id: str) -> Home:
        """The place that a report is about."""
        if report_id not in self._known:
            sentences = self.ledger.catalogue.report_sentences(report_id)
            source = audited(self.ledger.reports[report_id], sentences, ())
            self._known[report_id] = _named(home_of(source), source)
        return self._known[report_id]


def _named(home: Home, source: Audited) -> Home:
    """The one province that title, issuer or opening name, where none is told as "tỉnh" or "thành phố"."""
    if home.place:
        return home
    report, opening = source.report, source.sentences[0].text if source.sentences else ""
    told = {
        fold(name) for name in places_in(f"{report.title}. {report.issuer}. {opening}") if is_province(name)
    }
    return replace(home, place=told.pop()) if len(told) == 1 else home


def one_place(one: Home, other: Home) -> bool:
    """True for two reports of one place; one that says no place is of none of those that do."""
    return one.place == other.place if one.place or other.place else one.meets(other)


def sides(figure: Figure) -> tuple[frozenset[str], str]:
    """What tells the lines of one indicator apart: facets, and the words of the scope."""
    return facets(figure), scope(figure)


def name_of(told: Brief | Figure, place: str) -> frozenset[str]:
    """Telling syllables of an indicator without its scope; of money, "vốn FDI" and "FDI" are one."""
    whole = telling(told.indicator, place)
    name = whole - subject(told.scope) or whole
    return name - _CAPITAL or name if told.unit in load_lexicon(folded=False).currencies else name


def alike(ledger: Ledger, homes: Homes, fact: Fact) -> Iterator[Fact]:
    """Figures of the same indicator, unit and place, of any time, scope and edition; itself among them."""
    home = homes.of(fact.report.id)
    name = name_of(fact.figure, home.place)
    near = [e for e in ledger.entries if _may_be(e, fact, name)][:_MOST]
    whose = {report_id: homes.of(report_id) for report_id in {e.brief.report_id for e in near}}
    for other in ledger.read(near):
        theirs = whose[other.report.id]
        if one_place(theirs, home) and name_of(other.figure, theirs.place) == name:
            yield other


def _may_be(entry: Entry, fact: Fact, name: frozenset[str]) -> bool:
    brief, figure = entry.brief, fact.figure
    if entry.doubtful or brief.kind != figure.kind or brief.per != figure.per:
        return False
    if brief.unit != figure.unit and not _same_noun(brief.unit, figure):
        return False
    told = name_of(brief, "")
    return name <= told and len(told - name) <= _NEAR


def _same_noun(unit: str, figure: Figure) -> bool:
    """As :func:`ingest.audit.subjects.same_unit`: "người" counts what "lao động" names."""
    return same_unit(figure, replace(figure, unit=unit))
