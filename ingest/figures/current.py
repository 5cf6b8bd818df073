"""Bare "trong tháng", "trong quý" and "trong năm": the month, quarter or year that the report closes with."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from ingest.figures.moments import Form
from ingest.figures.needed import Pattern
from ingest.figures.periods import PeriodMention
from ingest.records import Period

_BARE = re.compile(
    r"\b(?:trong|cuối) (tháng|quý|năm)"
    r"(?=\s*(?:[,.;:]|$)| (?:có|là|đạt|ước|tăng|giảm|xảy ra|toàn|tỉnh|thành phố|đã|cấp|thu hút|đón|thu|chi|"
    r"còn|xây|phát hiện|bắt giữ|xử lý|tổ chức|thực hiện|sản xuất|sản lượng)\b)",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:một|mỗi|hằng|hàng|từng|các|những|mấy|nhiều|vài|[0-9]+|so với) ?$", re.IGNORECASE)


def read_current(
    text: str,
    mentions: Sequence[PeriodMention],
    closing: date | None,
    year: int | None,
    handed: Period | None,
) -> list[PeriodMention]:
    """``mentions`` and the stretches that are named only by their length, where no other time is near.

    Args:
        text: the sentence.
        mentions: its other times.
        closing: the last day of the stretch that the report tells of; None while that is not known.
        year: the report's.
        handed: what the context hands down: a stretch that says the same is left to it.

    """
    found = list(mentions)
    plain = [m for m in mentions if not m.baseline and not m.target]
    for match in _BARE.finditer(text):
        form, period = _stretch(match[1].lower(), closing, year)
        taken = any(m.start < match.end() and match.start() < m.end for m in mentions)
        near = any(form == "year" or m.end <= match.start() for m in plain)
        if period in (None, handed) or taken or near or _AFTER.search(text[: match.start()]):
            continue
        found.append(
            PeriodMention(
                start=match.start(),
                end=match.end(),
                text=_words(form, period),
                form=form,
                period=period,
                as_of=None,
                cumulative=False,
                baseline=False,
            )
        )
    return sorted(found, key=lambda m: m.start)


def is_short(period: Period | None) -> bool:
    """True for about a month or a quarter."""
    return period is not None and _FORTNIGHT < (period.end - period.start).days <= _QUARTER


_FORTNIGHT, _QUARTER = 14, 92
"""Days."""


def _words(form: Form, period: Period | None) -> str:
    """The stretch as a report would print it."""
    if period is None or form == "year":
        return f"năm {period.end.year}" if period else ""
    part = f"tháng {period.end.month}" if form == "month" else f"quý {_ROMAN[period.end.month // 3 - 1]}"
    return f"{part}/{period.end.year}"


_ROMAN = ("I", "II", "III", "IV")


def _stretch(word: str, closing: date | None, year: int | None) -> tuple[Form, Period | None]:
    if word == "năm":
        whole = Period(start=date(year, 1, 1), end=date(year, 12, 31)) if year else None
        return "year", whole
    if closing is None:
        return "month", None
    first = closing.month if word == "tháng" else closing.month - (closing.month - 1) % 3
    start = date(closing.year, first, 1)
    last = first if word == "tháng" else first + 2
    end = date(closing.year, last, monthrange(closing.year, last)[1])
    return ("month" if word == "tháng" else "quarter"), Period(start=start, end=end)


_NOW = Pattern(
    r"(?<!xuất )(?<!thực )(?<!thể )(?<!phát )(?<!biểu )\bhiện (?:có|còn|là|đang|nay|tại)\b|\bhiện,"
)
_BACK = re.compile(r"(?:của )?năm(?: học)? trước|(?:đầu|giữa|cuối) năm", re.IGNORECASE)


def speaks_of_now(text: str) -> bool:
    """True for "Công ty hiện có 50 cửa hàng", which no year told before it dates.

    >>> speaks_of_now("Công ty hiện có 50 cửa hàng"), speaks_of_now("Thực hiện có hiệu quả")
    (True, False)
    """
    return bool(_NOW.search(text.lower()))


def is_over(period: Period | None, year: int | None) -> bool:
    """True for a stretch before the report's year; where that is unknown, for any whole year."""
    return period is not None and (period.end.year < year if year is not None else period.end.month == _LAST)


_LAST = 12


def looks_back(words: str) -> bool:
    """True for "năm trước", "năm học trước" and a bare "cuối năm": what follows is of now again."""
    return bool(_BACK.fullmatch(words))
