"""Lines as they stand on a page, without those that are not the report's words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

EDGE_LINES = 3
"""How many lines at the top and at the bottom of a page may be running heads."""

_PAGE_NUMBER = re.compile(
    r"\W*(?P<word>trang(?: số)?|page|tr\.)?\W*(?P<number>\d{1,4})(?:\s*(?:/|of|trên|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line, clean, with what the file says about its looks."""

    text: str
    spaced: bool = True
    """Whether the raw line ended in a space, so that a hyphen at its end is a dash."""

    broken: bool = False
    """True when it ended in a soft hyphen: its last word goes on in the next line."""

    bold: bool = False
    """True when all its letters are."""

    heading: int = 0
    """Heading level that the text's own markup gives it, from 1; 0 when it gives none."""

    size: float = 0.0
    """Height of most of its characters, in points; 0 when the file does not say."""

    x: float | None = None
    """Left end, in points."""

    y: float | None = None
    """Baseline above the page's foot, in points."""


def _edges(count: int) -> list[tuple[int, bool]]:
    """Indices of the lines near a page's ends, each with whether it is at the top."""
    top = range(min(EDGE_LINES, count))
    bottom = range(max(count - EDGE_LINES, 0), count)
    return [(i, True) for i in top] + [(i, False) for i in bottom]


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, bool]]:
    """Shapes of lines that stand at the same end of at least three pages and of 40 % of all."""
    seen: Counter[tuple[str, bool]] = Counter()
    for lines in pages:
        seen.update(
            {(_shape(lines[i].text), top) for i, top in _edges(len(lines)) if _LETTER.search(lines[i].text)}
        )
    needed = max(3, round(0.4 * len(pages)))
    return {key for key, count in seen.items() if count >= needed}


def _numbered(pages: Sequence[Sequence[Line]]) -> set[tuple[int, int]]:
    """(page index, line index) of page numbers.

    A bare number at a page's end is its page number only when it keeps step with the pages: the distance
    between it and the page's place is the same on at least two pages, or it is the page's own place.
    """
    found = [
        (page, i, int(match["number"]) - page - 1, bool(match["word"]))
        for page, lines in enumerate(pages)
        for i in {0, 1, len(lines) - 2, len(lines) - 1} & set(range(len(lines)))
        if (match := _PAGE_NUMBER.fullmatch(lines[i].text))
    ]
    steps: Counter[int] = Counter(distance for distance, _ in {(f[2], f[0]) for f in found})
    return {
        (page, i)
        for page, i, distance, worded in found
        if worded
        or (distance == 0 and len(pages) > 1)
        or (steps[distance] > 1 and steps[distance] >= len(pages) / 2)
    }


def drop_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without running heads, running feet and page numbers."""
    repeated = _repeated(pages) if len(pages) > 2 else set()
    numbered = _numbered(pages)
    kept = []
    for page, lines in enumerate(pages):
        gone = {(i, top) for i, top in _edges(len(lines)) if (_shape(lines[i].text), top) in repeated}
        gone |= {(i, top) for at, i in numbered for top in (True, False) if at == page}
        count = len(lines)
        head = next((i for i in range(count) if (i, True) not in gone), count)
        foot = next((i for i in reversed(range(count)) if (i, False) not in gone), -1)
        kept.append(list(lines[head : foot + 1]))
    return kept
