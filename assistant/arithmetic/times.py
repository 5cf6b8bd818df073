"""The times that a comparison is between: the one asked about and the one it is compared with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.figures.periods import PeriodMention, read_periods
from ingest.text import fold, has_diacritics

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAD = re.compile(
    r"(?:(?<!\w)(?:so voi|(?<!dan )(?<!doanh )(?<!chi )(?<!he )so|"
    r"trong|vao|cua|va|giua|tu|den|la|compared (?:with|to)|versus|than|in|from|to|"
    r"between|and|of|for|the)\s+)+\Z"
)
_STRETCH = re.compile(
    r"\b(?:from|between|tu|giua)\s+(?:nam\s+)?((?:19|20)\d\d)\s+(?:to|and|den|va|toi)\s+"
    r"(?:nam\s+)?((?:19|20)\d\d)\b"
)
_LAST_YEAR = re.compile(
    r"\b(?:cung ky|nam truoc|nam ngoai|cung thoi diem|last year|previous year|year before)\b"
)


@dataclass(frozen=True, slots=True)
class Times:
    """A question's times and its text without them."""

    text: str
    """Without the words of time and those that lead to them."""

    asked: tuple[PeriodMention, ...]
    compared: PeriodMention | None
    """None when the question compares with nothing, or with a time that only the asked one tells."""

    year_before: bool = False
    """True when it is compared with the same time a year before."""


def year_mention(year: int) -> PeriodMention:
    """``năm 2023`` as the reader of periods gives it."""
    return read_periods(f"năm {year}")[0]


def read_times(text: str) -> Times:
    """The times of ``text``; two that are compared are told apart by "so với", else by their order.

    >>> t = read_times("Lao động năm 2024 so với năm 2023")
    >>> t.text, [m.text for m in t.asked], t.compared.text
    ('Lao động', ['năm 2024'], 'năm 2023')
    """
    if stretch := _STRETCH.search(fold(text)):
        first, last = int(stretch[1]), int(stretch[2])
        bare = _without(text, [(stretch.start(), stretch.end())])
        return Times(bare, (year_mention(max(first, last)),), year_mention(min(first, last)))
    mentions = [m for m in read_periods(text) if m.period is not None or m.form == "relative"]
    bare = _without(text, [(m.start, m.end) for m in mentions])
    against = [m for m in mentions if m.baseline and not _counts_only(text, m)]
    plain = [m for m in mentions if m not in against]
    if against and not plain and len(against) > 1:
        plain, against = against[:1], against[1:]
    if not against and len(plain) > 1:
        plain, against = _ordered(plain)
    before = any(m.form == "relative" for m in against) or bool(_LAST_YEAR.search(fold(bare)))
    if against and against[0].form == "relative":
        return Times(bare, tuple(plain), _same_time(plain, against[0]), year_before=before)
    return Times(_LAST_YEAR_WORDS.sub(" ", bare), tuple(plain), against[0] if against else None, before)


def lend_year(piece: str, text: str) -> str:
    """``quý II`` with the year that ``text`` names once for all its quarters and months.

    >>> lend_year("quý II", "Vốn FDI quý III năm 2018 hơn quý II bao nhiêu?")
    'quý II năm 2018'
    """
    years = set(_YEAR.findall(text))
    part = _PART_OF_YEAR.search(fold(piece))
    if part is None or len(years) != 1 or _YEAR.search(piece):
        return piece
    of = "nam" if not has_diacritics(text) else "năm"
    return f"{piece[: part.end()]} {of} {years.pop()}{piece[part.end() :]}"


def lend_both(text: str) -> str:
    """``text`` whose two months, or quarters, share the year that is said of one.

    Only where the later is named first: "tháng 1 so với tháng 12" is of two years.

    >>> lend_both("Giá điện tháng 9 tăng bao nhiêu so với tháng 8 năm 2025?")
    'Giá điện tháng 9 năm 2025 tăng bao nhiêu so với tháng 8 năm 2025?'
    """
    bare = fold(text)
    parts = list(_ONE_PART.finditer(bare))
    open_ones = [p for p in parts if not p["year"]]
    years = set(_YEAR.findall(text))
    if len(parts) != _BOTH or len(open_ones) != 1 or len(years) != 1 or len(bare) != len(text):
        return text
    numbers = [_ROMAN.get(p["n"]) or int(p["n"]) for p in parts]
    if parts[0]["part"] != parts[1]["part"] or numbers[0] <= numbers[1]:
        return text
    start, end = open_ones[0].span()
    return f"{text[:start]}{lend_year(text[start:end], text)}{text[end:]}"


_BOTH = 2
_ONE_PART = re.compile(
    r"(?<!\d )\b(?P<part>thang|quy) (?P<n>\d{1,2}|i{1,3}|iv)\b(?P<year>(?:,? nam |\s?[/.-]\s?)(?:19|20)\d\d)?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART_OF_YEAR = re.compile(r"\b(?:quy (?:[1-4]|i{1,3}|iv)|thang \d{1,2}|\d{1,2} thang(?: dau)?)\b(?! nam)")
_LAST_YEAR_WORDS = re.compile(
    r"\bso (?:với |voi )?(?:cùng kỳ|cung ky|năm trước|nam truoc|năm ngoái|nam ngoai)\b"
)


def _counts_only(text: str, mention: PeriodMention) -> bool:
    """True for the "so" of "so lao dong nam 2024", which without its mark is no "so với"."""
    if has_diacritics(text) or mention.form == "relative":
        return False
    return not _COMPARES.search(fold(text[: mention.start]))


_COMPARES = re.compile(r"\bso (?:voi|cung)\b|\bcompared\b|\bversus\b|\bthan\b")


def _ordered(plain: Sequence[PeriodMention]) -> tuple[list[PeriodMention], list[PeriodMention]]:
    """The later of two times is asked about, whichever is named first."""
    known = [m for m in plain if m.period is not None]
    if len(known) < len(plain) or len(known) > 2:
        return list(plain), []
    early, late = sorted(known, key=lambda m: m.period.end if m.period else date.min)
    return [late], [early]


def _same_time(asked: Sequence[PeriodMention], against: PeriodMention) -> PeriodMention | None:
    """``cùng kỳ năm 2021`` of ``11 tháng đầu năm 2022`` is ``11 tháng đầu năm 2021``."""
    if not asked or asked[0].period is None:
        return None
    named = _YEAR.search(against.text)
    year = int(named.group()) if named else asked[0].period.end.year - 1
    return moved(asked[0], year)


def moved(mention: PeriodMention, year: int) -> PeriodMention | None:
    """The same time of another year; None when its words name no year or several."""
    years = _YEAR.findall(mention.text)
    if len(set(years)) != 1:
        return None
    made = read_periods(_YEAR.sub(str(year), mention.text))
    return replace(made[0], baseline=False) if len(made) == 1 else None


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        lead = _LEAD.search(fold(text[:start]))
        text = f"{text[: lead.start() if lead else start]} {text[end:]}"
    return " ".join(text.split())
