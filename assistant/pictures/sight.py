"""What a reader of a page gets to see: its picture where there is one, else its text."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from assistant.chain import Assistant
from assistant.editions import over_one_edition
from assistant.pictures.errors import NoSuchPage
from assistant.pictures.gallery import Gallery
from assistant.pictures.links import Wanted
from assistant.pictures.originals import Originals
from assistant.pictures.pages import ranges_on, task_of
from assistant.pictures.records import Range
from assistant.pictures.task import Drawing
from ingest.catalogue import Catalogue
from ingest.ocr.records import Scan
from ingest.records import Page
from ingest.reports import Report

DRAWN = frozenset(("pdf", "picture"))
"""Formats of whose pages there are pictures."""

Missing = Literal["", "gone", "undrawn", "typeset"]
"""Why there is no picture; ``""`` when there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of one page that are cited."""

    page: Page
    spans: tuple[Range, ...]
    figures: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One page, ready to be shown."""

    report: Report
    page: Page
    scan: Scan | None
    quoted: tuple[Quoted, ...]
    """By page, this one and those beside it that the quote lies on."""

    drawing: Drawing | None
    missing: Missing

    @property
    def here(self) -> Quoted:
        """What is cited on this page."""
        none = Quoted(page=self.page, spans=(), figures=())
        return next((q for q in self.quoted if q.page.number == self.page.number), none)


class Viewer:
    """Looks up pages. Safe to share between threads."""

    def __init__(self, assistant: Assistant, gallery: Gallery | None = None) -> None:
        self._assistant = assistant
        self._gallery = gallery or Gallery()
        self._originals = Originals()

    def look(
        self, report_id: str, number: int, wanted: Wanted, charge: Callable[[], None] | None = None
    ) -> Sight:
        """A page with what is wanted marked; ``charge`` is called before a picture has to be drawn for it.

        Raises:
            NoSuchPage: The catalogue has no such report or page.
            NoSuchPlace: A span is none of its page.
            PictureBusy: Too many pages are being drawn.
            PipelineError: The catalogue cannot be read.
        """
        work = partial(self._look, report_id=report_id, number=number, wanted=wanted, charge=charge)
        return over_one_edition(lambda: self._assistant.catalogue, work)

    def _look(
        self,
        catalogue: Catalogue,
        *,
        report_id: str,
        number: int,
        wanted: Wanted,
        charge: Callable[[], None] | None,
    ) -> Sight:
        try:
            report = catalogue.report(report_id)
            pages = {n: catalogue.page(report_id, n) for n in sorted({number, *_pages_in(wanted)})}
        except KeyError as error:
            raise NoSuchPage("no such page") from error
        quoted = tuple(_quoted(page, wanted) for page in pages.values() if wanted.on(page.number) != Wanted())
        scan = catalogue.scan(report_id, number)
        drawing, missing = self._drawing(catalogue, report, pages[number], scan, wanted, charge)
        return Sight(
            report=report, page=pages[number], scan=scan, quoted=quoted, drawing=drawing, missing=missing
        )

    def _drawing(
        self,
        catalogue: Catalogue,
        report: Report,
        page: Page,
        scan: Scan | None,
        wanted: Wanted,
        charge: Callable[[], None] | None,
    ) -> tuple[Drawing | None, Missing]:
        if report.format not in DRAWN:
            return None, "typeset"
        if (path := self._original(catalogue, report)) is None:
            return None, "gone"
        task = task_of(path, page, scan, wanted, picture=report.format == "picture")
        drawing = self._gallery.show(report.id, task, charge)
        if self._original(catalogue, report) != path:  # it was not that file any more when it was drawn
            self._gallery.forget(report.id, task)
            return None, "gone"
        return drawing, "" if drawing else "undrawn"

    def _original(self, catalogue: Catalogue, report: Report) -> Path | None:
        return next(map(self._originals.find, catalogue.stored(report.id)), None)


def _pages_in(wanted: Wanted) -> set[int]:
    return {span.page for span in (*wanted.spans, *wanted.figures)}


def _quoted(page: Page, wanted: Wanted) -> Quoted:
    here = wanted.on(page.number)
    return Quoted(page=page, spans=ranges_on(page, here.spans), figures=ranges_on(page, here.figures))
