"""Finding what belongs together in the whole catalogue, report by report as they come."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ingest.catalogue import Catalogue
from ingest.text import fold
from ingest.versions.compare import read_text
from ingest.versions.errata import read_errata
from ingest.versions.origin import read_origin
from ingest.versions.records import Link, Signed
from ingest.versions.relate import Paper, may_relate, relate
from ingest.versions.signature import bands

_HELD = 256
"""Texts kept in memory while reports are compared."""


def update_links(catalogue: Catalogue) -> None:
    """Compare the reports that are new with all others, and store what belongs together.

    Links of reports that were compared before stay; they went when one of the two was replaced or removed.
    """
    signed = catalogue.signed()
    fresh = [one.report.id for one in signed if not one.linked]
    if not fresh:
        return
    known = catalogue.links()
    made: list[Link] = []

    @lru_cache(maxsize=_HELD)
    def paper(at: int) -> Paper:
        report = signed[at].report
        pages = [catalogue.page(report.id, number) for number in range(1, report.pages + 1)]
        origin = read_origin(pages)
        corrects = any(not instead.whole for instead in origin.instead)
        mends = corrects and bool(read_errata(catalogue.report_sentences(report.id)))
        return Paper(signed[at], read_text(pages), origin, mends)

    for one, other in _likely(signed):
        link = relate(paper(one), paper(other))
        if link and not (link.hides and _leads(link.other, link.report_id, [*known, *made])):
            made.append(link)
    catalogue.save_links(made, fresh)


def _likely(signed: Sequence[Signed]) -> list[tuple[int, int]]:
    """Pairs that share something and are not all known, by position, each once."""
    shelves: dict[object, list[int]] = defaultdict(list)
    for at, one in enumerate(signed):
        for key in _keys(one):
            shelves[key].append(at)
    pairs = {
        (one, other)
        for shelf in shelves.values()
        for place, one in enumerate(shelf)
        for other in shelf[place + 1 :]
        if not (signed[one].linked and signed[other].linked)
    }
    return sorted(pair for pair in pairs if may_relate(signed[pair[0]], signed[pair[1]]))


def _keys(one: Signed) -> Iterator[object]:
    """What two reports must share one of to be compared."""
    yield from dict.fromkeys(bands(one.signature.sketch))
    numbers = {fold(one.report.number), *one.signature.instead} - {""}
    yield from (("number", number) for number in sorted(numbers))
    yield from (("document", name) for name in sorted({one.report.document, *one.report.replaces}))


def _leads(start: str, end: str, links: Sequence[Link]) -> bool:
    """True when ``start`` stands back for ``end``, directly or not: a link back would hide both."""
    seen, open_ones = {start}, [start]
    while open_ones:
        here = open_ones.pop()
        further = {link.other for link in links if link.report_id == here and link.hides} - seen
        if end in further:
            return True
        seen |= further
        open_ones += further
    return False
