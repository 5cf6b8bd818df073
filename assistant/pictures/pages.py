"""What a page's picture is asked with, from the catalogue."""

import os
from collections.abc import Sequence
from pathlib import Path

from assistant.pictures.errors import NoSuchPlace
from assistant.pictures.links import Wanted
from assistant.pictures.records import Piece, Range
from assistant.pictures.task import Task
from ingest.ocr.limits import USUAL
from ingest.ocr.records import Scan
from ingest.records import Page, Span


def pieces_of(page: Page) -> tuple[Piece, ...]:
    """The page's paragraphs and cells, in the order of its text."""
    found = []
    for row, block in enumerate(page.blocks):
        cells = sorted((c for c in block.cells if c.start < c.end), key=lambda c: c.start)
        if cells:
            found += [Piece(start=c.start, end=c.end, row=row) for c in cells]
        else:
            found.append(Piece(start=block.start, end=block.end))
    return tuple(found)


def ranges_on(page: Page, spans: Sequence[Span]) -> tuple[Range, ...]:
    """The spans' characters, all on this page.

    Raises:
        NoSuchPlace: One ends behind the page's text.
    """
    if any(span.page != page.number or span.end > len(page.text) for span in spans):
        raise NoSuchPlace("span")
    return tuple((span.start, span.end) for span in spans)


def task_of(path: Path, page: Page, scan: Scan | None, wanted: Wanted, *, picture: bool) -> Task:
    """The page of the file at ``path``, to be drawn with its marks.

    Raises:
        NoSuchPlace: A span ends behind the page's text.
    """
    here = wanted.on(page.number)
    return Task(
        path=os.fsencode(path).hex(),
        page=page.number,
        picture=picture,
        pixels=USUAL.pixels,
        text=page.text,
        pieces=pieces_of(page),
        spans=ranges_on(page, here.spans),
        figures=ranges_on(page, here.figures),
        words=scan.words if scan is not None else (),
    )
