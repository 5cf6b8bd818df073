"""Times that a figure tells only from the day of its text: "5 tháng qua", "từ đầu năm đến nay", "hiện"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.question import Question
from ingest.figures.periods import PeriodMention
from ingest.records import Figure
from ingest.reports import Report
from ingest.text import fold

TOLD = 0.85
"""Fit of a time that the text around the figure tells; as of one that the report's title lends."""

_SPELT = ("", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_SINCE = re.compile(r"\btu dau nam (?:den|toi) nay\b")
_OPEN = re.compile(r"\b(?:hien|nay|qua)\b")
"""Of a figure's own time, folded: it is that of the text."""


def now_fit(question: Question, figure: Figure, report: Report, said: str, opening: str) -> float:
    """:data:`TOLD` where the question's time is what the text around a figure without a date means, else 0.

    ``said`` is its sentence, ``opening`` the folded beginning of its report, which has the text's own day.
    """
    own, before = fold(figure.period_text), fold(said)[: figure.end]
    asked = [m for m in question.periods if m.period and report.year in (None, m.period.end.year)]
    if own not in before:
        own = ""  # handed down to it
    elif own and not _OPEN.search(own):
        return 0.0
    dated = figure.as_of is not None or (figure.period is not None and bool(own))
    if not dated and any(_went_by(m, before) for m in asked):
        return TOLD
    untold = figure.period is None and figure.as_of is None
    return TOLD if untold and any(_means(m, fold(figure.period_text), opening) for m in asked) else 0.0


def _went_by(mention: PeriodMention, before: str) -> bool:
    """True for "5 tháng qua" where the first five months are asked for."""
    count = _from_january(mention)
    return bool(count) and re.search(rf"\b{_months(count)} thang (?:vua )?qua\b", before) is not None


def _from_january(mention: PeriodMention) -> int:
    """Months of a stretch from the year's beginning; 0 for another."""
    period = mention.period
    if period is None or mention.form not in ("months", "half"):
        return 0
    return period.end.month if (period.start.month, period.start.day) == (1, 1) else 0


def _means(mention: PeriodMention, own: str, opening: str) -> bool:
    period = mention.period
    if period is None:
        return False
    if count := _from_january(mention):
        return bool(_SINCE.search(own) and re.search(rf"\b{_months(count)} thang(?: dau nam)?\b", opening))
    if mention.form not in ("day", "to_date") or _SINCE.search(own):
        return False
    return _names_day(opening, period.end)


def _months(number: int) -> str:
    return rf"(?:0?{number}|{_SPELT[number]})"


def _names_day(opening: str, day: date) -> bool:
    """True where the text opens with that day and no other: then it is the day of the text."""
    days: Sequence[tuple[str, str]] = _DAY.findall(opening)
    return bool(days) and all((int(d), int(m)) == (day.day, day.month) for d, m in days)


_DAY = re.compile(r"\bngay (\d{1,2})[/.-](\d{1,2})\b")
