"""Every figure of one edition of the reports in brief, with what it is to be told by."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.desk.records import Fact, State
from assistant.orders import find_orders
from assistant.timing import report_period
from ingest.briefs import Brief
from ingest.catalogue import Catalogue
from ingest.records import Period
from ingest.reports import Report
from ingest.versions.corrections import read_corrections


@dataclass(frozen=True, slots=True)
class Entry:
    """A row before its words are read."""

    brief: Brief
    state: State
    doubtful: bool
    time: Period | None
    """Its own, else its report's."""

    @property
    def key(self) -> tuple[str, int]:
        """Report and ordinal."""
        return self.brief.report_id, self.brief.ordinal


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries, in the order of the reports' names and of their text."""

    catalogue: Catalogue
    reports: dict[str, Report]
    entries: tuple[Entry, ...]
    places: dict[tuple[str, int], int]
    """Report and ordinal → position in ``entries``."""

    def facts(self, keys: Iterable[str]) -> tuple[Fact, ...]:
        """The figures of some :attr:`Fact.key`, in their order; what an ingestion removed is left out."""
        parts = (key.rpartition(":") for key in keys)
        asked = [(report_id, int(ordinal)) for report_id, _, ordinal in parts if ordinal.isdecimal()]
        return self.read([self.entries[self.places[key]] for key in asked if key in self.places])

    def read(self, entries: Sequence[Entry]) -> tuple[Fact, ...]:
        """The figures of some entries with their sentences, in that order; two queries."""
        keys = list(dict.fromkeys(f"{e.brief.report_id}:{e.brief.passage}" for e in entries))
        figures = {
            (f.report_id, f.ordinal): f
            for several in self.catalogue.passage_figures(keys).values()
            for f in several
        }
        sentences = {
            (key.rpartition(":")[0], s.ordinal): s
            for key, several in self.catalogue.passage_sentences(keys).items()
            for s in several
        }
        return tuple(
            Fact(
                figure=figures[entry.key],
                sentence=sentences[entry.brief.report_id, entry.brief.sentence],
                report=self.reports[entry.brief.report_id],
                state=entry.state,
                doubtful=entry.doubtful,
                implied=entry.time if entry.brief.period is None and entry.brief.as_of is None else None,
            )
            for entry in entries
            if entry.key in figures and (entry.brief.report_id, entry.brief.sentence) in sentences
        )


def open_ledger(catalogue: Catalogue) -> Ledger:
    """Read all figures; those that stand in an order to a machine are left out, as in answers."""
    reports = {report.id: report for report in catalogue.reports()}
    rank = {report_id: at for at, report_id in enumerate(reports)}
    entries = sorted(_entries(catalogue, reports), key=lambda e: rank[e.brief.report_id])
    return Ledger(
        catalogue=catalogue,
        reports=reports,
        entries=tuple(entries),
        places={entry.key: at for at, entry in enumerate(entries)},
    )


def _entries(catalogue: Catalogue, reports: dict[str, Report]) -> Iterator[Entry]:
    states: dict[str, State] = {
        link.report_id: "superseded" if link.kind == "superseded" else "copy"
        for link in catalogue.links()
        if link.hides
    }
    mended = {(c.old.report.id, c.old.figure.ordinal) for c in read_corrections(catalogue) if c.sure}
    pages = catalogue.quarantined()
    unsure = {report_id for report_id, _ in pages}
    lent = {report.id: _time(report) for report in reports.values()}
    told, ordered = "", find_orders("")
    for brief, said in catalogue.briefs():
        if said is not told:
            told, ordered = said, find_orders(said)
        if any(start <= brief.start < end for start, end in ordered):
            continue
        state = states.get(brief.report_id, "current")
        if state == "current" and (brief.report_id, brief.ordinal) in mended:
            state = "corrected"
        yield Entry(
            brief=brief,
            state=state,
            doubtful=brief.ambiguous or (brief.report_id in unsure and _is_doubted(catalogue, brief, pages)),
            time=brief.period or _day(brief.as_of) or lent[brief.report_id],
        )


def _is_doubted(catalogue: Catalogue, brief: Brief, pages: frozenset[tuple[str, int]]) -> bool:
    found = catalogue.figures(brief.report_id, [brief.passage])
    spans = [s for f in found if f.ordinal == brief.ordinal for s in f.spans]
    return any((brief.report_id, span.page) in pages for span in spans)


def _day(day: date | None) -> Period | None:
    return Period(start=day, end=day) if day else None


def _time(report: Report) -> Period | None:
    """As answers take it: the title's, else the report's year (:func:`assistant.likeness.dated`)."""
    if report.year is None:
        return None
    return report_period(report) or Period(start=date(report.year, 1, 1), end=date(report.year, 12, 31))
