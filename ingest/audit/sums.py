"""Totals that close a list: new, added and bought capital, and then the sum of them."""

import re
from collections.abc import Iterator, Sequence

from ingest.audit.parts import add, finding
from ingest.audit.ranges import printed_range
from ingest.audit.records import Audited, Finding, Level
from ingest.audit.splits import COMPONENTS
from ingest.audit.subjects import facets, is_added
from ingest.records import Figure

_SUM = re.compile(r"\b(?:tổng|cộng)\b", re.IGNORECASE)
_CLOSES = re.compile(r"\b(?:tổng cộng|cộng lại|cộng chung|cộng cả|tính chung cả)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:thực hiện|giải ngân)\b", re.IGNORECASE)
"""Capital that was spent is no sum of what was registered."""
_BACK = 8
"""Sentences and list items that a total may close."""


def check_sums(source: Audited) -> Iterator[Finding]:
    """Findings of one report."""
    for total, parts in read_sums(source):
        ranges, stated = [r for r in map(printed_range, parts) if r], printed_range(total)
        if stated and len(ranges) == len(parts) and not stated.meets(add(ranges)):
            told = frozenset.union(*(facets(p) & COMPONENTS for p in parts))
            level: Level = "certain" if told == COMPONENTS else "suspected"
            yield finding(source, total, parts, add(ranges), rule="sum", level=level)


def read_sums(source: Audited) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """Totals, each with the components that it closes."""
    for total in source.figures:
        said = _said(source, total)
        if not is_added(total) or facets(total) & COMPONENTS or not _SUM.search(said) or _DONE.search(said):
            continue
        parts = _parts(source, total)
        told = frozenset.union(*(facets(p) & COMPONENTS for p in parts)) if parts else frozenset()
        closed = _CLOSES.search(said)
        if len(parts) < 2 or len(told) != len(parts) or not (told == COMPONENTS or closed):
            continue
        yield total, parts


def _said(source: Audited, total: Figure) -> str:
    """The words between the figure of its unit before it, if there is one, and the total."""
    before = [
        f.end for f in source.by_sentence[total.sentence] if f.end <= total.start and f.unit == total.unit
    ]
    return source.sentences[total.sentence].text[max(before, default=0) : total.start]


def _parts(source: Audited, total: Figure) -> Sequence[Figure]:
    """Components of the total's unit before it, back to where another total or thought begins."""
    parts: list[Figure] = []
    here = source.sentences[total.sentence]
    for ordinal in range(total.sentence, max(-1, total.sentence - _BACK), -1):
        sentence = source.sentences[ordinal]
        near = sentence.block == here.block or sentence.kind == "item"
        if sentence.headings != here.headings or not near:
            break
        for figure in reversed(source.by_sentence.get(ordinal, ())):
            if (figure.sentence, figure.start) >= (total.sentence, total.start) or not is_added(figure):
                continue
            if figure.unit != total.unit or figure.per != total.per:
                continue
            if not facets(figure) & COMPONENTS or figure.period != total.period:
                return parts[::-1]
            parts.append(figure)
    return parts[::-1]
