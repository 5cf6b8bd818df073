"""Scanned passages that say word for word what a report with characters says too.

Found by shared runs of three syllables (Broder 1997, "On the resemblance and containment of documents").
"""

from collections import defaultdict
from collections.abc import Iterator

from ingest.catalogue import Catalogue
from ingest.records import Passage
from ingest.text import fold, syllables

Gram = tuple[str, ...]

_RUN = 3
"""Syllables of a run."""

_COPIED = 0.7
"""Share of a passage's runs that the other report has, at least; a good scan has one in twenty misread."""


def find_copies(catalogue: Catalogue) -> frozenset[str]:
    """Keys of the scanned passages that one other report holds as text, every number included.

    A passage with any number that the other report does not print beside the same words is no copy: these
    may be two issues, or a digit was misread, and the reader must see both.
    """
    scanned = {report.id: frozenset(report.scanned) for report in catalogue.reports() if report.scanned}
    if not scanned:
        return frozenset()
    back = {link.report_id for link in catalogue.links() if link.hides}
    grams: dict[str, list[Gram]] = {}
    for passages in catalogue.every_passage():
        grams |= {p.key: list(_grams(p.text)) for p in passages if _is_scanned(p, scanned)}
    sought = {gram for own in grams.values() for gram in own}
    met: dict[str, set[Gram]] = defaultdict(set)
    for passages in catalogue.every_passage():
        for passage in passages:
            if passage.report_id not in back and not _is_scanned(passage, scanned):
                met[passage.report_id].update(sought.intersection(_grams(passage.text)))
    return frozenset(key for key, own in grams.items() if any(_is_copy(own, text) for text in met.values()))


def _is_scanned(passage: Passage, scanned: dict[str, frozenset[int]]) -> bool:
    pages = scanned.get(passage.report_id, frozenset())
    return any(span.page in pages for span in passage.spans)


def _grams(text: str) -> Iterator[Gram]:
    words = syllables(fold(text))
    for start in range(max(len(words) - _RUN + 1, 1)):
        yield tuple(words[start : start + _RUN])


def _is_copy(grams: list[Gram], met: set[Gram]) -> bool:
    if sum(gram in met for gram in grams) < _COPIED * len(grams):
        return False
    numbers = {word for gram in grams for word in gram if any(c.isdigit() for c in word)}
    return numbers <= {word for gram in grams if gram in met for word in gram}
