"""English words for a stretch of time, said the Vietnamese way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from ingest.figures.moments import MONTHS

_ROMAN = ("I", "II", "III", "IV")
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_SHORT = {m[:3]: i for i, m in enumerate(MONTHS, start=1)} | {"sept": 9}

_Y = r"(?P<y>(?:19|20)\d\d)"
_Y2 = r"(?P<y2>(?:19|20)\d\d)"
_M = r"(?P<m>" + "|".join([*MONTHS, *(rf"{s}\.?" for s in _SHORT)]) + r")"
_M2 = _M.replace("<m>", "<m2>")
_D = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?"
_N = r"(?P<n>\d{1,2}|" + "|".join(_COUNTS) + ")"
_ON = r"(?:(?:in|on|for|during|over|of|throughout|within)\s+)?(?:the\s+)?"
_OF = r"(?:\s+of(?:\s+the\s+year)?|\s+in|,)?(?:\s+year)?"
_UNTIL = (
    r"(?:as of|as at|up to|up until|until|till|by|through|to|since the (?:beginning|start) of the year to)"
    r"\s+(?:the end of\s+)?(?:the\s+)?"
)
_SAME = r"(?:the\s+)?same period"
_YEAR_START = r"(?:from|since)\s+(?:the\s+)?(?:beginning|start)\s+of\s+(?:the\s+)?year"

_TO = r"\s+(?:to|until|up to|till|through)\s+"

Say = Callable[[dict[str, str]], str]


@dataclass(frozen=True, slots=True)
class Time:
    """A stretch of time in an English text."""

    start: int
    end: int
    words: str
    """In Vietnamese."""


def _month(word: str) -> int:
    bare = word.rstrip(".")
    return MONTHS.index(bare) + 1 if bare in MONTHS else _SHORT[bare]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS.index(word) + 1


def _year(found: dict[str, str]) -> str:
    return f" năm {found['y']}" if found.get("y") else ""


def _day(f: dict[str, str]) -> str:
    return f"{int(f['d'])}/{_month(f['m'])}" + (f"/{f['y']}" if f.get("y") else "")


def _to_month(f: dict[str, str]) -> str:
    return f"tháng {_month(f['m'])}" + (f"/{f['y']}" if f.get("y") else "")


def _quarter(f: dict[str, str]) -> str:
    number = _ORDINALS[f["o"]] if f.get("o") else int(f["q"])
    return f"quý {_ROMAN[number - 1]}{_year(f)}"


def _half(f: dict[str, str]) -> str:
    first = f.get("o") in ("first", "1st") or f.get("h") == "1"
    return f"6 tháng {'đầu' if first else 'cuối'}{_year(f) or ' năm'}"


def _months(f: dict[str, str]) -> str:
    side = "cuối" if f.get("o") == "last" else "đầu"
    return f"{_count(f['n'])} tháng {side}{_year(f) or ' năm'}"


def _said(words: str) -> Say:
    return lambda _: words


_FORMS: tuple[tuple[str, Say], ...] = (
    (rf"{_YEAR_START}{_TO}{_M} {_D},? {_Y}", lambda f: f"từ đầu năm đến {_day(f)}"),
    (rf"{_YEAR_START}{_TO}{_D} {_M},? {_Y}", lambda f: f"từ đầu năm đến {_day(f)}"),
    (
        rf"{_YEAR_START}{_TO}(?:the end of\s+)?{_M}(?:,?\s*(?:of\s+)?{_Y})?",
        lambda f: f"từ đầu năm đến {_to_month(f)}",
    ),
    (rf"{_ON}{_YEAR_START}(?: {_Y})?", _said("từ đầu năm đến nay")),
    (rf"{_UNTIL}{_M} {_D},? {_Y}", lambda f: f"tính đến ngày {_day(f)}"),
    (rf"{_UNTIL}{_D} {_M},? {_Y}", lambda f: f"tính đến ngày {_day(f)}"),
    (rf"{_UNTIL}(?P<day>[0-3]?\d/[01]?\d/(?:19|20)\d\d)", lambda f: f"tính đến ngày {f['day']}"),
    (rf"(?:as of|as at|by|until|up to)\s+(?:the end of\s+){_Y}", lambda f: f"đến cuối năm {f['y']}"),
    (rf"{_UNTIL}{_M},?\s*(?:of\s+)?{_Y}", lambda f: f"tính đến {_to_month(f)}"),
    (rf"(?:as of|as at|by|until|up to|towards?)\s+{_Y}", lambda f: f"đến năm {f['y']}"),
    (rf"from {_M} (?:to|through|until) {_M2},?\s*(?:of\s+)?{_Y}",
     lambda f: f"từ tháng {_month(f['m'])} đến tháng {_month(f['m2'])} năm {f['y']}"),
    (rf"{_ON}(?:period\s+)?(?:of\s+|from\s+|between\s+)?{_Y}\s*(?:-|–|—|to|and|through)\s*{_Y2}(?:\s+period)?",
     lambda f: f"giai đoạn {f['y']}-{f['y2']}"),
    (rf"{_ON}{_D} {_M},? {_Y}", lambda f: f"ngày {_day(f)}"),
    (rf"{_ON}{_M} {_D},? {_Y}", lambda f: f"ngày {_day(f)}"),
    (rf"{_ON}(?P<o>first|last) {_N} months{_OF}(?:\s+{_Y})?", _months),
    (rf"{_ON}{_N} months{_OF}\s+{_Y}", _months),
    (rf"{_ON}(?P<o>first|1st|second|2nd|last) half{_OF}(?:\s+{_Y})?", _half),
    (rf"{_ON}h(?P<h>[12])(?:\s*/\s*|\s+of\s+|\s+){_Y}", _half),
    (rf"{_ON}(?P<o>first|1st|second|2nd|third|3rd|fourth|4th|last) quarter{_OF}(?:\s+{_Y})?", _quarter),
    (rf"{_ON}q(?P<q>[1-4])(?:(?:\s*/\s*|\s+of\s+|[\s,]+){_Y})?", _quarter),
    (rf"{_ON}(?:quarter (?P<q>[1-4])){_OF}(?:\s+{_Y})?", _quarter),
    (rf"{_ON}{_Y}\s*q(?P<q>[1-4])", _quarter),
    (rf"{_ON}{_M},?\s*(?:of\s+)?{_Y}", lambda f: f"tháng {_month(f['m'])} năm {f['y']}"),
    (rf"(?:in|during|for)\s+{_M}(?! \d)", lambda f: f"tháng {_month(f['m'])}"),
    (rf"{_SAME}(?:\s+(?:of|in|a))?\s+{_Y}", lambda f: f"cùng kỳ năm {f['y']}"),
    (rf"{_SAME}(?:\s+(?:of|in))?\s+(?:last year|the (?:previous|preceding|prior) year|the year before)",
     _said("cùng kỳ năm trước")),
    (rf"{_SAME}", _said("cùng kỳ")),
    (r"year[- ]on[- ]year|year over year|yoy|y-o-y", _said("so với cùng kỳ năm trước")),
    (rf"(?:(?:at|in|by|of|for)\s+)?(?:the\s+)?(?:end|close) of\s+(?:the year\s+)?{_Y}",
     lambda f: f"cuối năm {f['y']}"),
    (rf"(?:at|in|from)?\s*(?:the\s+)?(?:beginning|start) of\s+{_Y}", lambda f: f"đầu năm {f['y']}"),
    (rf"{_ON}(?:whole|full|entire|all)(?: (?:year )?of|[- ]year|\s+year)?\s+{_Y}",
     lambda f: f"cả năm {f['y']}"),
    (r"(?:for|in)?\s*(?:the\s+)?(?:whole|full|entire)[ -]year", _said("cả năm")),
    (r"(?:year[- ]to[- ]date|ytd)(?:\s+(?P<y>(?:19|20)\d\d))?", _said("từ đầu năm đến nay")),
    (r"to date|so far|until now|up to now|till now|at present|currently|nowadays|right now|at the moment",
     _said("đến nay")),
    (r"(?:in|for|during)?\s*(?:the\s+)?(?:previous|preceding|prior) year|(?:in\s+)?the year before(?: that)?",
     _said("năm trước đó")),
    (r"(?:in|for|during)?\s*(?:the\s+)?(?:following|next) year|(?:in\s+)?the year after(?: that)?",
     _said("năm sau đó")),
    (r"(?:in|for|during)?\s*last year", _said("năm ngoái")),
    (r"(?:in|for|during)?\s*this year", _said("năm nay")),
    (r"(?:in|for|during)?\s*(?:the\s+)?(?:previous|preceding) quarter", _said("quý trước")),
    (r"(?:in|for|during)?\s*(?:the\s+)?(?:next|following) quarter", _said("quý sau")),
    (r"(?:in|for|during)?\s*(?:the\s+)?(?:previous|preceding) month", _said("tháng trước")),
    (rf"since\s+{_Y}", lambda f: f"từ năm {f['y']}"),
    (rf"(?:(?:in|for|during|of|throughout)\s+)?(?:the\s+)?(?:year\s+)?{_Y}", lambda f: f"năm {f['y']}"),
)  # fmt: skip


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Say], ...]:
    return tuple((re.compile(rf"(?<![\w/.,-])(?:{form})(?![\w/]|[.,]\d|-\d)"), say) for form, say in _FORMS)


def find_times(low: str) -> Iterator[Time]:
    """Stretches of time in lower-case ``low``, in order; none lies within another.

    >>> [t.words for t in find_times("fdi in the first nine months of 2024")]
    ['9 tháng đầu năm 2024']
    """
    found: list[Time] = []
    for pattern, say in _patterns():
        for match in pattern.finditer(low):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            if all(match.end() <= t.start or start >= t.end for t in found):
                told = {k: v for k, v in match.groupdict().items() if v}
                found.append(Time(start, match.end(), say(told)))
    yield from sorted(found, key=lambda t: t.start)
