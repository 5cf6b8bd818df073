"""Pages without text of their own that can be used, read from their pictures and put among the others."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.ocr.errors import PageUnread
from ingest.ocr.layer import MOSTLY, needed_cover
from ingest.ocr.limits import Limits
from ingest.ocr.lines import read_lines
from ingest.ocr.mending import mend_words
from ingest.ocr.places import place_words
from ingest.ocr.pool import count_pages, read_pages
from ingest.ocr.records import Gap, Picture, Scan
from ingest.readers.lines import Line
from ingest.records import Page

_WORDLESS = PageUnread(
    "its picture holds no words that can be read", "look at the page; if it has text, scan it anew at 300 dpi"
)

_NEAR = 0.1
"""Share of a page by which two programs may differ in what its pictures cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mixed:
    """A file's pages as lines, wherever they came from."""

    lines: list[list[Line]]
    pictures: Mapping[int, Picture]
    """By page, from 1."""

    layered: frozenset[int]
    """Pages whose text is another program's reading of a picture."""

    unread: tuple[Gap, ...]

    def scans(self, pages: Sequence[Page], *, trusted: int) -> tuple[Scan, ...]:
        """What is known of the pages that are scans; ``pages`` are the cleaned ones."""
        found = [
            place_words(page.number, page.text, self.pictures[page.number], trusted=trusted)
            for page in pages
            if page.number in self.pictures
        ]
        found += [Scan(page=n, confidence=None, quarantined=False, words=()) for n in self.layered]
        return tuple(sorted(found, key=lambda scan: scan.page))

    def gaps(self, scans: Sequence[Scan], *, trusted: int) -> tuple[Gap, ...]:
        """The pages that were not read, and those that are not trusted."""
        doubted = [_quarantine(scan, trusted) for scan in scans if scan.quarantined]
        return tuple(sorted((*self.unread, *doubted), key=lambda gap: gap.page))


def _quarantine(scan: Scan, trusted: int) -> Gap:
    return Gap(
        page=scan.page,
        kind="quarantine",
        why=f"read with confidence {scan.confidence} of 100, less than {trusted}; kept, not searched",
        fix="scan it anew at 300 dpi, or search it with HOI_INDEX_QUARANTINED=true",
    )


def read_scanned(
    path: Path,
    lines: Sequence[list[Line]],
    hidden: Collection[int],
    covers: Sequence[float],
    limits: Limits,
) -> Mixed:
    """A PDF's pages, those read from their pictures that need it.

    A page with usable text and no picture, or small ones, is not even looked at: a child process for each
    cost more than the rest of a short file.

    Args:
        path: The PDF.
        lines: What its text layer says, by page.
        hidden: Pages, from 1, whose text is printed invisibly.
        covers: Share of each page that pictures can cover at most.
        limits: Of each page that is read.
    """
    wanted: dict[int, float] = {}
    for number, page in enumerate(lines, start=1):
        cover = needed_cover([line.text for line in page])
        if cover is not None or number in hidden:
            wanted[number] = MOSTLY if cover is None else cover
    wanted = {n: cover for n, cover in wanted.items() if covers[n - 1] > cover - _NEAR or not cover}
    useless = {n for n, cover in wanted.items() if not cover}
    own = [[] if n in useless else page for n, page in enumerate(lines, start=1)]
    return _joined(own, read_pages(path, wanted, limits), frozenset(hidden))


def read_frames(path: Path, limits: Limits) -> Mixed:
    """The pages of a picture file."""
    count = count_pages(path, limits)
    if isinstance(count, PageUnread):
        return _joined([[]], {1: count}, frozenset())
    pages = range(1, count + 1)
    said = read_pages(path, dict.fromkeys(pages, 0.0), limits, picture=True)
    return _joined([[] for _ in pages], said, frozenset())


def _joined(lines: list[list[Line]], said: Mapping[int, object], hidden: frozenset[int]) -> Mixed:
    pictures = {n: found for n, found in said.items() if isinstance(found, Picture)}
    mended = mend_words(list(pictures.values()))
    unread = {n: found for n, found in said.items() if isinstance(found, PageUnread)}
    for number, picture, read in zip(pictures, mended, read_lines(mended), strict=True):
        pictures[number] = picture
        if read:
            lines[number - 1] = read
        else:
            unread[number] = _WORDLESS
    gaps = [Gap(page=n, kind="unread", why=e.why, fix=e.fix, again=e.again) for n, e in unread.items()]
    return Mixed(
        lines=lines,
        pictures={n: picture for n, picture in pictures.items() if n not in unread},
        layered=frozenset(n for n in hidden if n not in pictures and lines[n - 1]),
        unread=tuple(gaps),
    )
