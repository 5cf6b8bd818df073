"""Dates as sets of their parts, so that ``tháng 12/2022`` is known to lie in ``ngày 20/12/2022``."""

import re
from collections.abc import Iterable

from ingest.figures.records import Number
from ingest.text import fold

Moment = frozenset[str]
"""Parts of one date: ``d20``, ``m12``, ``q3``, ``y2022``; ``s11`` for a stretch of eleven months from the
year's beginning, ``e6`` for one up to its end; ``2021-2025`` for years that are named together."""

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<d>{_DAY})(?:/(?P<m>{_MONTH})(?:/(?P<y>{_YEAR}))?)?\s?[-–]\s?(?P<d2>{_DAY})/(?P<m2>{_MONTH})"
        rf"(?:/(?P<y2>{_YEAR}))?",
        rf"(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)",
        rf"(?P<d>{_DAY})\s?[/.-]\s?(?P<m>{_MONTH})\s?[/.-]\s?(?P<y>{_YEAR}|\d\d)",
        rf"(?P<d>{_DAY})\s(?:thang|month)\s(?P<m>{_MONTH})(?:\s?/\s?(?P<y>{_YEAR})|,?\snam\s(?P<y2>{_YEAR}))?",
        rf"(?P<s>{_MONTH})\s?(?:thang|t)(?P<last>\scuoi)?(?:\sdau)?(?:\s?/?\s?(?P<y>{_YEAR}))?",
        rf"(?:(?P<m>{_MONTH})\s?[-–]\s?)?(?P<m2>{_MONTH})\s?[/.-]\s?(?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH}),?\snam\s(?P<y>{_YEAR})",
        rf"(?P<a>{_YEAR})\s?[-–—/]\s?(?P<b>{_YEAR}|\d\d)",
        rf"(?P<y>{_YEAR})",
        rf"(?P<d>{_DAY})\s?[/.-]\s?(?P<m>{_MONTH})",
        rf"(?P<m>{_MONTH})(?:\s?[-–]\s?(?P<m2>{_MONTH}))?",
        rf"(?P<d>{_DAY})",
    )
)
_BEFORE = re.compile(r"(\w+)\s*[/(]?\s*$")
_QUARTER = frozenset({"quy", "qui", "quarter"})
_DAY_WORDS = frozenset({"ngay", "mung", "mong", "sang", "chieu", "tu", "den", "va"})


def moments(text: str, number: Number) -> tuple[Moment, ...]:
    """The dates that a number of kind ``date`` or ``year`` names; none when its print is not known here."""
    bare = fold(number.text).strip()
    before = _BEFORE.search(fold(text[max(0, number.start - 12) : number.start]))
    word = before[1] if before else ""
    if bare.isdigit() and len(bare) <= 2 and word in _DAY_WORDS:
        return (frozenset({f"d{int(bare)}"}),)
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(bare):
            parts = {name: value for name, value in found.groupdict().items() if value}
            return _read(parts, quarter=word in _QUARTER)
    return ()


def _read(parts: dict[str, str], *, quarter: bool) -> tuple[Moment, ...]:
    if "a" in parts:
        return (frozenset({f"{parts['a']}-{parts['a'][: 4 - len(parts['b'])]}{parts['b']}"}),)
    year = parts.get("y2") or parts.get("y") or ""
    tail = {f"y{year if len(year) == _LONG else '20' + year}"} if year else set()
    if "s" in parts:
        return (frozenset({f"{'e' if 'last' in parts else 's'}{int(parts['s'])}", *tail}),)
    if "d2" in parts:
        month = parts.get("m") or parts["m2"]
        first = {f"y{parts['y']}"} if "y" in parts else tail
        return (
            frozenset({f"d{int(parts['d'])}", f"m{int(month)}", *first}),
            frozenset({f"d{int(parts['d2'])}", f"m{int(parts['m2'])}", *tail}),
        )
    if quarter and "d" not in parts and ("m" in parts or "m2" in parts):
        return (frozenset({f"q{int(parts.get('m2') or parts['m'])}", *tail}),)
    day = {f"d{int(parts['d'])}"} if "d" in parts else set()
    months = [parts[name] for name in ("m", "m2") if name in parts]
    return tuple(frozenset({*day, f"m{int(m)}", *tail}) for m in months) or (frozenset({*day, *tail}),)


_LONG = 4
"""Digits of a year in full."""


def covered(asked: Iterable[Moment], known: Iterable[Moment]) -> bool:
    """True when each of ``asked`` lies in one of ``known``: all it says is said there.

    >>> covered([frozenset({"m12", "y2022"})], [frozenset({"d20", "m12", "y2022"})])
    True
    """
    listed = list(known)
    return all(any(one <= other for other in listed) for one in asked)
