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

_HEAD = re.compile(r"(?:\w|\w[.,]|\d\S*(?<![,;:)]) )$")
_TAIL = re.compile(r"[.,]?\w| \S*\d")
"""What stands around a part of a number: "98 911" was "98.911", "72.Ñ77" was "72.677", each of the parts read
with confidence 87 to 96 on pages as blurred as an old copy."""


def mark_sure(
    figures: Sequence[Figure], scans: Sequence[Scan], texts: Sequence[str], *, sure: int
) -> list[Figure]:
    """The figures with the confidence of their digits; where it is below ``sure`` they are ambiguous.

    The least sure word decides. A number that was read otherwise than it stands on the cleaned page has no
    word, and is not sure; nor is one whose comma may be a dot, or that may be a part of another.

    Args:
        figures: Those of one report.
        scans: Its pages that are scans.
        texts: Its sentences, by ordinal.
        sure: From 0 to 100.
    """
    by_page = {scan.page: scan.words for scan in scans if scan.confidence is not None}
    return [_marked(figure, by_page, texts, sure) if by_page else figure for figure in figures]


def _marked(figure: Figure, by_page: Mapping[int, Sequence[Word]], texts: Sequence[str], sure: int) -> Figure:
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
    doubted = confidence < sure or _is_torn(figure, texts[figure.sentence])
    return replace(figure, confidence=confidence, ambiguous=figure.ambiguous or doubted)


def _is_torn(figure: Figure, text: str) -> bool:
    """True when a dot or a digit of the number may have been lost."""
    if _COMMA.search(figure.text) or _HEAD.search(text[: figure.start]):
        return True
    return figure.text[-1:].isdigit() and bool(_TAIL.match(text, figure.end))
