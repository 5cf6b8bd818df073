"""Questions to begin with: the newest and most weighty figures of the reports, worked out once an edition."""

import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.likeness import akin, until
from assistant.offers.leading import Ask, first_that_leads, wanted
from assistant.offers.phrasing import Place, ask_for
from assistant.places import names_in, places_in
from ingest.errors import PipelineError
from ingest.reading import CatalogueReader
from ingest.records import Figure
from ingest.reports import Report
from ingest.text import fold

logger = logging.getLogger(__name__)

OFFERED = 4
_REPORTS, _TRIED, _OF_REPORT = 12, 60, 2
"""Newest reports looked at, figures tried at most, and questions offered from one report at most."""

_WORDS = (2, 12)
"""Syllables of an indicator that makes a good question."""

_PLACES = re.compile(
    r"(?:tinh|thanh pho|dia phuong|quan|huyen|thi xa|xa|phuong|nuoc|quoc gia|vung lanh tho|khu vuc)\b"
)
"""Folded units of which a report says how many there are in passing: "5 thành phố trực thuộc Trung ương"."""

_PARTS = frozenset({"new", "added", "share_purchase", "outside_zones"})
_PAUSE_SECONDS = 0.02
"""Between two figures: who asks meanwhile goes first."""


@dataclass(frozen=True, slots=True)
class Held:
    """An edition of the reports: what it is called, and where its figures are read."""

    name: str
    catalogue: CatalogueReader


class Newest:
    """Questions for each language over the current edition. Safe to share between threads."""

    def __init__(self, edition: Callable[[], Held], ask: Ask, *, wait_seconds: float = 20.0) -> None:
        """``edition`` tells the current one; a caller waits ``wait_seconds`` for one that is worked out."""
        self._edition = edition
        self._ask = ask
        self._wait = wait_seconds
        self._lock = threading.Lock()
        self._name = ""
        self._ready = threading.Event()
        self._found: dict[str, tuple[str, ...]] = {}

    def __call__(self, language: str) -> tuple[str, ...]:
        """Questions in a language, an ISO 639-1 code; none while that takes longer than a wait, or fails.

        While those of a new edition are worked out, nobody waits: they are the ones of the edition before.
        """
        try:
            ready = self.begin()
        except PipelineError as error:
            logger.warning("no questions to begin with: %s: %s", type(error).__name__, error)
            return ()
        if not self._found:
            ready.wait(self._wait)
        return self._found.get(language, ())

    def begin(self) -> threading.Event:
        """Work them out in the background, unless that is done or under way; set when they are there."""
        held = self._edition()
        with self._lock:
            if held.name != self._name:
                self._name, self._ready = held.name, threading.Event()
                worker = threading.Thread(
                    target=self._work, args=(held, self._ready), name="newest", daemon=True
                )
                worker.start()
            return self._ready

    def _work(self, held: Held, ready: threading.Event) -> None:
        found: dict[str, tuple[str, ...]] = {}
        try:
            places = main_figures(held.catalogue)
            found = {language: self._try(places, language) for language in ("vi", "en")}
        except PipelineError as error:
            logger.warning("no questions to begin with: %s: %s", type(error).__name__, error)
        finally:  # whoever waits goes on, whatever happened
            with self._lock:
                if held.name == self._name:
                    self._found = found
            ready.set()

    def _try(self, places: Sequence[Place], language: str) -> tuple[str, ...]:
        taken: list[tuple[str, Figure]] = []
        of_report: Counter[str] = Counter()
        for place in places[:_TRIED]:
            figure = place.figure
            if len(taken) == OFFERED:
                break
            again = any(akin(figure, other) for _, other in taken)
            if again or of_report[figure.report_id] == _OF_REPORT:
                continue
            far = time.monotonic() + 60
            if question := first_that_leads(ask_for(place, language), wanted(figure), self._ask, until=far):
                taken.append((question, figure))
                of_report[figure.report_id] += 1
            time.sleep(_PAUSE_SECONDS)
        return tuple(question for question, _ in taken)


def main_figures(catalogue: CatalogueReader) -> list[Place]:
    """Figures of the newest reports: the newest time, totals, and what several reports tell come first."""
    reports = sorted(catalogue.reports(), key=_newest, reverse=True)[:_REPORTS]
    figures = [f for r in reports for f in catalogue.report_figures(r.id) if _is_main(f)]
    sentences = {(r.id, s.ordinal): s for r in reports for s in catalogue.report_sentences(r.id)}
    places = [
        Place(f, s.text, is_row=s.kind == "row")
        for f in figures
        if (s := sentences.get((f.report_id, f.sentence))) is not None
    ]
    return sorted(places, key=lambda p: _weight(p, figures), reverse=True)


def _newest(report: Report) -> tuple[date, str]:
    year = date(report.year, 12, 31) if report.year else date.min
    return (report.period.end if report.period else report.dated or year), report.id


def _is_main(figure: Figure) -> bool:
    """True for a sure result of the whole, with a time, whose indicator reads as a name."""
    low, high = _WORDS
    named = low <= len(figure.indicator.split()) <= high and not any(c.isdigit() for c in figure.indicator)
    period = figure.period
    timed = figure.as_of is not None if period is None else period.start.year == period.end.year
    sure = not figure.ambiguous and figure.confidence is None and any(c.isdigit() for c in figure.text)
    whole = not _PARTS & set(figure.facets) and not names_in(
        f"{figure.indicator} {figure.scope}", places_in(figure.indicator)
    )
    told = figure.kind in {"amount", "count"} and not _PLACES.match(fold(figure.unit))
    return named and timed and sure and whole and told


def _weight(place: Place, figures: Sequence[Figure]) -> tuple[int, bool, int, int]:
    """Year, sentences before rows, then how many others speak of the same, then how early it is said."""
    figure = place.figure
    told = sum(1 for other in figures if akin(figure, other))
    return until(figure).year, not place.is_row, told, -figure.ordinal
