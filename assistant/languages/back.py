"""English text with its numbers, units and days put the Vietnamese way, so that one reader checks both.

Words in “ ” are the reports' own and stay as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.languages.times import find_times
from assistant.languages.units import load_units, rates

_QUOTED = re.compile(r"“[^”]*”")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = r"(?<![\w.,/])[−-]?\d+(?:[.,]\d+)*"
_YEAR = re.compile(r"năm \d{4}")
"""A time that is written alike in both languages."""

_SCALES = {
    "thousand": "nghìn",
    "million": "triệu",
    "billion": "tỷ",
    "trillion": "nghìn tỷ",
    "thousands of": "nghìn",
    "millions of": "triệu",
    "billions of": "tỷ",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of an English text and what stands for it in Vietnamese."""

    start: int
    end: int
    words: str


@cache
def _amounts() -> re.Pattern[str]:
    units = "|".join(re.escape(u) for u in sorted(load_units().vietnamese, key=lambda u: (-len(u), u)))
    per = "|".join(re.escape(r) for r in sorted(rates(), key=lambda r: (-len(r), r)))
    return re.compile(
        rf"(?P<number>{_NUMBER}(?:\s?[–-]\s?\d+(?:[.,]\d+)*)?|(?<!\w)(?:{'|'.join(_WORDS)})(?=\s))"
        rf"(?P<scale>\s(?:{'|'.join(_SCALES)})(?!\w))?"
        rf"(?P<unit>\s?(?:{units})(?!\w))?(?P<per>(?:\s(?:{per})(?!\w))*)"
    )


def find_changes(text: str) -> Iterator[Change]:
    """What of ``text`` is put another way, in order.

    >>> [c.words for c in find_changes("as of 20 December 2022: 2,061.53 million USD")]
    ['tính đến ngày 20/12/2022', '2.061,53 triệu USD']
    """
    at = 0
    for quote in [*_QUOTED.finditer(text), None]:
        end = quote.start() if quote else len(text)
        yield from _plain(text, at, end)
        at = quote.end() if quote else end


def _plain(text: str, low: int, high: int) -> Iterator[Change]:
    piece = text[low:high]
    times = (t for t in find_times(piece.lower()) if not _YEAR.fullmatch(t.words))
    found = [Change(low + t.start, low + t.end, t.words) for t in times]
    taken = [(c.start, c.end) for c in found]
    for match in _amounts().finditer(piece):
        start, end = low + match.start(), low + match.end()
        words = _amount(match)
        if words != match.group() and all(end <= a or start >= b for a, b in taken):
            found.append(Change(start, end, words))
    yield from sorted(found, key=lambda c: c.start)


def _amount(match: re.Match[str]) -> str:
    """The amount the Vietnamese way; a number in words only where a unit makes it one."""
    number, unit = match["number"], (match["unit"] or "").strip()
    scale = (match["scale"] or "").strip()
    if number in _WORDS:
        if not unit and not scale:
            return match.group()
        number = str(_WORDS.index(number) + 1)
    printed = number.translate(str.maketrans(",.", ".,"))
    named = load_units().vietnamese.get(unit, unit)
    per = match["per"] or ""
    for english, vietnamese in sorted(rates().items(), key=lambda r: -len(r[0])):
        per = re.sub(rf"\s{re.escape(english)}(?!\w)", f"/{vietnamese}", per)
    glued = (match["unit"] or "").startswith("%")
    words = " ".join(w for w in (printed, _SCALES.get(scale, scale), "" if glued else named) if w)
    return f"{words}{named if glued else ''}{per}"
