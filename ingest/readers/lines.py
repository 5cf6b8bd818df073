"""Lines as they stand on a page, without those that are not the report's words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

EDGE_LINES = 3
"""How many lines at the top and at the bottom of a page may be running heads."""

_EDGE_PAIRS = 4
"""Lines a page has at least that has text besides its edges."""

_PAGE_NUMBER = re.compile(
    r"\W*(?P<word>trang(?: số)?|page|tr\.)?\W*(?P<number>\d{1,4})(?:\s*(?:/|of|trên|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:https?|file)://\S+(?:\s+\d+/\d+)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?(?:\s.*)?"
)
"""What a browser prints above and below a page: date and title, address and page number."""

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

    cells: tuple[tuple[str, int], ...] = ()
    """The line's cells when it is a table's row: text, and how many columns it covers."""

    heights: tuple[int, ...] = ()
    """How many rows each of the cells covers; one each when empty."""

    doubts: tuple[bool, ...] = ()
    """For each of the cells, whether it is in doubt which columns or rows it belongs to; none when empty."""

    table: int = -1
    """Ordinal of its table on the page, from 0; -1 outside of tables."""

    heading: int = 0
    """Heading level that the text's own markup gives it, from 1; 0 when it gives none."""

    size: float = 0.0
    """Height of most of its characters, in points; 0 when the file does not say."""

    x: float | None = None
    """Left end, in points."""

    y: float | None = None
    """Baseline above the page's foot, in points."""


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Height that most characters have, in points; 0 when the lines do not say."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def put_in_place(lines: list[Line]) -> list[Line]:
    """Feet that a producer wrote first moved to the end, heads that it wrote last to the front.

    Only the outermost lines move; the order of the rest is the file's.
    """
    if any(line.y is None for line in lines):
        return lines
    heads: list[Line] = []
    feet: list[Line] = []
    rest = list(lines)
    while (head := _outermost(rest, highest=True)) is not None:
        heads.append(rest.pop(head))
    while (foot := _outermost(rest, highest=False)) is not None:
        feet.insert(0, rest.pop(foot))
    return [*heads, *rest, *feet]


def _outermost(lines: Sequence[Line], *, highest: bool) -> int | None:
    """Index of the highest line when it is among the last, or of the lowest when it is among the first."""
    heights = [line.y or 0.0 for line in lines]
    if len(heights) < 2:
        return None
    extreme = max(heights) if highest else min(heights)
    if heights.count(extreme) > 1:
        return None
    at = heights.index(extreme)
    place = len(heights) - 1 - at if highest else at
    misplaced = place < EDGE_LINES and at not in ((0,) if highest else (len(heights) - 1,))
    return at if misplaced else None


def _seen(lines: Sequence[Line]) -> list[int]:
    """Indices from the page's top to its foot as a reader sees them; as written where no height is known."""
    if any(line.y is None for line in lines):
        return list(range(len(lines)))
    return sorted(range(len(lines)), key=lambda i: (-(lines[i].y or 0.0), i))


def _edges(lines: Sequence[Line]) -> list[tuple[int, bool]]:
    """Indices of the lines near a page's ends, each with whether it is at the top; no rows of tables."""
    count = len(lines)
    top = range(min(EDGE_LINES, count))
    bottom = range(max(count - EDGE_LINES, 0), count)
    found = [(i, True) for i in top] + [(i, False) for i in bottom]
    return [(i, at_top) for i, at_top in found if not lines[i].cells]


def _shape(text: str) -> str:
    return _DIGITS.sub("#", text).casefold()


def _repeated(pages: Sequence[Sequence[Line]]) -> set[tuple[str, bool]]:
    """Shapes of lines that stand at the same end of at least three pages and of 40 % of all.

    Of two pages, those that stand on both in smaller print, or outermost at the same height.
    """
    seen: Counter[tuple[str, bool]] = Counter()
    for lines in pages:
        seen.update(
            {(_shape(lines[i].text), top) for i, top in _edges(lines) if _LETTER.search(lines[i].text)}
        )
    needed = max(3, round(0.4 * len(pages)))
    if len(pages) == 2:
        usual = body_size(pages)
        small = {_shape(line.text) for lines in pages for line in lines if 0 < line.size < usual}
        found = {key for key, count in seen.items() if count == 2 and key[0] in small}
        return found | _level(pages[0], pages[1])
    return {key for key, count in seen.items() if count >= needed}


def _level(upper: Sequence[Line], lower: Sequence[Line]) -> set[tuple[str, bool]]:
    """Shapes of the outermost lines of two pages that say the same at the same height."""
    found = set()
    for at, top in ((0, True), (-1, False)):
        if not upper or not lower or upper[at].cells or lower[at].cells:
            continue
        a, b = upper[at], lower[at]
        level = a.y is not None and b.y is not None and abs(a.y - b.y) < 2
        if level and a.text == b.text and _LETTER.search(a.text):
            found.add((_shape(a.text), top))
    return found


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
        or (len(pages) == 1 and distance == 0 and _stands_apart(pages[0], i, body_size(pages)))
        or (distance == 0 and len(pages) > 1)
        or (steps[distance] > 1 and steps[distance] >= len(pages) / 2)
    }


def _stands_apart(lines: Sequence[Line], i: int, usual: float) -> bool:
    """True for a last line in print smaller than ``usual`` or far below the one above it."""
    above, line = lines[i - 1], lines[i]
    if i == 0 or i != len(lines) - 1 or above.y is None or line.y is None:
        return False
    return line.size < usual or above.y - line.y > 4 * line.size > 0


def drop_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages' lines without running heads, running feet and page numbers."""
    places = [_seen(lines) for lines in pages]
    ordered = [[lines[i] for i in order] for lines, order in zip(pages, places, strict=True)]
    repeated = _repeated(ordered) if len(pages) > 1 else set()
    numbered = _numbered(ordered)
    numbered |= {
        (page, i)
        for page, lines in enumerate(ordered)
        for i in {0, 1, len(lines) - 2, len(lines) - 1} & set(range(len(lines)))
        if len(lines) > _EDGE_PAIRS and _BROWSER.fullmatch(lines[i].text)
    }
    kept = []
    for page, lines in enumerate(ordered):
        gone = {(i, top) for i, top in _edges(lines) if (_shape(lines[i].text), top) in repeated}
        gone |= {(i, top) for at, i in numbered for top in (True, False) if at == page}
        count = len(lines)
        head = next((i for i in range(count) if (i, True) not in gone), count)
        foot = next((i for i in reversed(range(count)) if (i, False) not in gone), -1)
        left = {places[page][i] for i in range(head, foot + 1)}
        kept.append([line for i, line in enumerate(pages[page]) if i in left])
    return kept
