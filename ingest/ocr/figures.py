"""How sure the digits of a scan's figures are."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.ocr.records import Scan, Word
from ingest.records import Figure

_COMMA = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d.,]*\d)")
"""A number whose only sign is a comma before three digits. Blurred, the dot of thousands is read as one with
confidence 88 to 96; three decimals are hardly ever printed."""


def mark_sure(figures: Sequence[Figure], scans: Sequence[Scan], *, sure: int) -> list[Figure]:
    """The figures with the confidence of their digits; where it is below ``sure`` they are ambiguous.

    The least sure word decides. A number that was read otherwise than it stands on the cleaned page has no
    word, and is not sure; nor is one whose comma may be a dot.
    """
    by_page = {scan.page: scan.words for scan in scans if scan.confidence is not None}
    return [_marked(figure, by_page, sure) if by_page else figure for figure in figures]


def _marked(figure: Figure, by_page: Mapping[int, Sequence[Word]], sure: int) -> Figure:
    confidences: list[int] = []
    scanned = False
    for span in figure.spans:
        words = by_page.get(span.page)
        if words is None:
            continue
        scanned = True
        first = bisect_left(words, span.start, key=lambda word: word.end)
        for word in words[first:]:
            if word.start >= span.end:
                break
            confidences.append(word.confidence)
    if not scanned:
        return figure
    confidence = min(confidences, default=0)
    doubted = confidence < sure or bool(_COMMA.search(figure.text))
    return replace(figure, confidence=confidence, ambiguous=figure.ambiguous or doubted)
