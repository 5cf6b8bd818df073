"""The time that a title or a heading gives to all that stands under it."""

import re
from datetime import date

from ingest.figures.periods import read_periods
from ingest.figures.seasons import is_season
from ingest.figures.timing import Timing
from ingest.records import Period

_PLANS = re.compile(
    r"(?:,|;|\bvà| -| –)\s+(?:một số |các |những )?(?:phương hướng|nhiệm vụ|kế hoạch|giải pháp|mục tiêu|"
    r"dự kiến|định hướng|chương trình công tác)\b",
    re.IGNORECASE,
)
_STRETCHES = frozenset({"month", "quarter", "half", "months", "range", "to_date"})
"""Forms of time that a reader of year-less figures could not know from the report's year."""


def without_plans(text: str) -> str:
    """The part that tells of results: "Kết quả 9 tháng, nhiệm vụ 3 tháng cuối năm 2021" up to the comma.

    Its year, where only the end says it, is the report's.
    """
    found = _PLANS.search(text)
    return text[: found.start()] if found and read_periods(text[: found.start()]) else text


def title_timing(title: str, year: int | None, dated: date | None) -> Timing:
    """The part of a year that a title names, the longest of several; only the year when they lie apart."""
    mentions = read_periods(without_plans(title), year=year, dated=dated)
    told = without_plans(title)
    plain = [
        m
        for m in mentions
        if (m.form in _STRETCHES or is_season(told, m)) and not m.baseline and not m.target and m.period
    ]
    if not plain:
        return Timing(year=year)
    longest = max(plain, key=lambda m: _days(m.period))
    around = longest.period
    inside = all(m.period and around and around.start <= m.period.start <= around.end for m in plain)
    return Timing.of(longest) if inside else Timing(year=year)


def planned_timing(title: str) -> Timing:
    """The year that a title plans for: "Nghị quyết về nhiệm vụ năm 2020"."""
    mentions = [m for m in read_periods(title) if m.form == "year" and m.period and not m.baseline]
    ahead = [m for m in mentions if _AHEAD.search(title[: m.start])]
    return Timing.of(ahead[-1]) if ahead else Timing()


_AHEAD = re.compile(r"\b(?:nhiệm vụ|mục tiêu|kế hoạch|phương hướng|chỉ tiêu|dự toán)\b", re.IGNORECASE)


def _days(period: Period | None) -> int:
    return (period.end - period.start).days if period else 0
