"""The time that a title or a heading gives to all that stands under it."""

import re
from datetime import date

from ingest.figures.periods import read_periods
from ingest.figures.timing import Timing

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
    """The one part of a year that a title names; only the year when it names none or several."""
    mentions = read_periods(without_plans(title), year=year, dated=dated)
    plain = [m for m in mentions if m.form in _STRETCHES and not m.baseline and not m.target and m.period]
    if len({m.period for m in plain}) != 1:
        return Timing(year=year)
    return Timing.of(plain[0])
