"""Which reports a search is held to: by name, number, issuer and time, before anything is ranked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.catalogue import Catalogue
from ingest.errors import FilterRefused
from ingest.figures.headed import without_plans
from ingest.figures.periods import read_periods
from ingest.figures.standings import Standing
from ingest.offices import is_office
from ingest.records import Period
from ingest.reports import Report
from ingest.text import fold, nfc

_NAMED = 12
"""Possible values that an error names, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an answer is held to; an empty field holds to nothing."""

    reports: tuple[str, ...] = ()
    """Documents, with or without the folders in front of their names; any of them."""

    number: str = ""
    """Document number, ``"123/BC-UBND"``, or its beginning."""

    issuer: str = ""
    """Authority, in any common way of writing it (:func:`ingest.offices.is_office`)."""

    year: int | None = None
    """The year a report is about."""

    period: Period | None = None
    """The time a report says it is about; where no report is about just that, any time inside it."""

    standing: Standing = ""
    """Keeps figures of the other standing out; those that are told as neither stay."""


Test = Callable[[Report], bool]


class Shelf:
    """The reports of a catalogue as filters see them, read when the first filter comes."""

    def __init__(self, catalogue: Catalogue) -> None:
        """``catalogue`` must not change: it is an edition's."""
        self._catalogue = catalogue
        self._reports: list[Report] | None = None
        self._front: dict[str, str] = {}

    @property
    def reports(self) -> list[Report]:
        """All of them, by name."""
        if self._reports is None:
            self._front = {link.report_id: link.other for link in self._catalogue.links() if link.hides}
            self._reports = self._catalogue.reports()
        return self._reports

    @property
    def issuers(self) -> tuple[str, ...]:
        """Authorities of the reports, each once."""
        return tuple(dict.fromkeys(r.issuer for r in self.reports if r.issuer))

    def find(self, wanted: Filter, *, inside: bool = True) -> list[Report]:
        """The reports that fit every field of ``wanted``, by name.

        ``inside``: where no report is about the time that is wanted, those about a part of it.
        """
        tests = [test for _, _, test in _tests(wanted)]
        found = [report for report in self.reports if all(test(report) for test in tests)]
        return _timed(found, wanted.period, inside=inside) if wanted.period else found

    def held_to(self, wanted: Filter) -> frozenset[str] | None:
        """Ids of the reports that are searched for ``wanted``; None for all.

        Raises:
            FilterRefused: No report fits; it names the values that there are.
        """
        if wanted == Filter(standing=wanted.standing):
            return None
        found = self.find(wanted)
        if not found:
            raise FilterRefused(self._why(wanted))
        return self.standing(found)

    def standing(self, reports: Sequence[Report]) -> frozenset[str]:
        """Ids of those that stand for themselves; where none does, of those cited in their place."""
        ids = frozenset(report.id for report in reports)
        return (ids - self._front.keys()) or frozenset(map(self._cited, ids))

    def _cited(self, report_id: str) -> str:
        """The report that is cited in another's place."""
        while report_id in self._front:
            report_id = self._front[report_id]
        return report_id

    def _why(self, wanted: Filter) -> str:
        for name, value, test in _tests(wanted):
            if not any(map(test, self.reports)):
                return f"{name} {value!r}: no such report; there are: {_listed(name, self.reports)}"
        if wanted.period and not _timed(self.reports, wanted.period, inside=True):
            there = _listed("period", self.reports)
            return f"period {wanted.period.iso!r}: no such report; there are: {there}"
        asked = [f"{name} {value!r}" for name, value, _ in _tests(wanted)]
        asked += [f"period {wanted.period.iso!r}"] if wanted.period else []
        return f"{' and '.join(asked)}: no report is of all of them, though some are of each; leave one out"


def _tests(wanted: Filter) -> Iterator[tuple[str, object, Test]]:
    """Name, value and test of every field that chooses reports, but for the period."""
    if wanted.reports:
        names = ", ".join(wanted.reports)
        yield "report", names, lambda r: any(_is_named(name, r.document) for name in wanted.reports)
    if wanted.number:
        yield "number", wanted.number, lambda r: has_number(wanted.number, r.number)
    if wanted.issuer:
        yield "issuer", wanted.issuer, lambda r: is_office(wanted.issuer, r.issuer)
    if wanted.year is not None:
        yield "year", wanted.year, lambda r: r.year == wanted.year


def _listed(name: str, reports: Sequence[Report]) -> str:
    """The values that reports have of a field, each once."""
    values: dict[str, list[str]] = {
        "report": [r.document for r in reports],
        "number": [r.number for r in reports],
        "issuer": [r.issuer for r in reports],
        "year": [str(r.year or "") for r in reports],
        "period": [period.iso for r in reports for period in _periods(r)],
    }
    found = sorted(set(values[name]) - {""})
    more = f", and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return "; ".join(found[:_NAMED]) + more if found else "none that is known"


def _is_named(name: str, document: str) -> bool:
    asked, known = nfc(name).lower().strip("/"), document.lower()
    return known == asked or known.endswith(f"/{asked}")


def has_number(asked: str, number: str) -> bool:
    """True when ``asked`` is a document number, or its beginning up to a ``/`` or ``-``.

    >>> has_number("45/SKHĐT", "45/SKHĐT-THQH"), has_number("45/SKHĐT", "145/SKHĐT")
    (True, False)
    """
    wanted, known = "".join(fold(asked).split()), "".join(fold(number).split())
    return bool(wanted) and (known == wanted or known.startswith((f"{wanted}/", f"{wanted}-")))


def _timed(reports: Sequence[Report], period: Period, *, inside: bool) -> list[Report]:
    """The reports about just ``period``; where there are none and ``inside``, about a time inside it."""
    exact = [report for report in reports if period in _periods(report)]
    if exact or not inside:
        return exact
    times = [(report, _periods(report)) for report in reports]
    return [r for r, told in times if any(period.start <= t.start and t.end <= period.end for t in told)]


def _periods(report: Report) -> tuple[Period, ...]:
    """The times that a report says it is about: "tháng 9 và 9 tháng đầu năm 2024" are two."""
    told = _title_periods(report.title, report.year)
    return told if report.period in told or report.period is None else (report.period, *told)


@lru_cache(maxsize=65_536)
def _title_periods(title: str, year: int | None) -> tuple[Period, ...]:
    told = [m for m in read_periods(without_plans(title), year=year) if not (m.baseline or m.target)]
    return tuple(dict.fromkeys(m.period for m in told if m.period is not None and m.form != "to_date"))
