"""Pages whose text reads as no language, told and left out: nobody could quote them."""

from dataclasses import replace
from pathlib import Path

from ingest.errors import UnreadableReport
from ingest.ocr.records import Gap
from ingest.readers.records import Document
from ingest.records import Page
from ingest.syllables import is_english, known_share

LEAST = 0.6
"""Share of known syllables below which a page cannot be read. Pages of reports have 0.97 and more; such pages
in fonts of before Unicode that nobody put right, 0.22 to 0.34."""

_FIX = (
    "look at it: if it shows well there, print it to a new PDF and scan that, or convert its font to Unicode"
    " (UniKey) and save it anew"
)


def judge_pages(path: Path, document: Document) -> Document:
    """The document with each page's score; what cannot be read is a gap instead of text.

    Raises:
        UnreadableReport: none of its pages can be read.
    """
    scanned = {scan.page for scan in document.scans}
    pages, gaps = [], []
    for page in document.pages:
        score = known_share(page.text)
        legible = page.number in scanned or score is None or score >= LEAST or is_english(page.text)
        pages.append(replace(page, score=score))
        if not legible:
            pages[-1] = Page(number=page.number, text="", blocks=(), score=score)
            why = f"its letters cannot be read (chữ không đọc được): {score:.0%} of its words are Vietnamese"
            gaps.append(Gap(page=page.number, kind="unread", why=why, fix=_FIX))
    if gaps and not any(page.text for page in pages):
        raise UnreadableReport(path, why=gaps[0].why, fix=gaps[0].fix)
    ordered = sorted((*document.gaps, *gaps), key=lambda gap: gap.page)
    return replace(document, pages=tuple(pages), gaps=tuple(ordered))
