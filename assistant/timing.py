"""Whether a figure is about the time a question asks about."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from assistant.question import Question
from assistant.states import is_other_end, state_fit
from ingest.figures.periods import PeriodMention, read_periods
from ingest.records import Figure, Period
from ingest.reports import Report
from ingest.text import fold

OPEN = 1.0
"""Fit when the question names no time."""


@lru_cache(maxsize=4096)
def _resolved(text: str, year: int) -> tuple[PeriodMention, ...]:
    return tuple(m for m in read_periods(text, year=year) if not m.baseline)


def is_short(figure: Figure) -> bool:
    """True for what happened within one month; a state at a day is none."""
    period = figure.period
    return period is not None and 0 < (period.end - period.start).days <= _MONTH_DAYS


_MONTH_DAYS = 31


@lru_cache(maxsize=1024)
def report_periods(report: Report, *, planned: bool = False) -> tuple[Period, ...]:
    """The times that a report's title says it is about: "tháng 9 và 9 tháng năm 2023".

    ``planned`` also takes those that it plans for.
    """
    told = [m for m in read_periods(report.title, year=report.year) if not m.baseline]
    ahead = _AHEAD.search(fold(report.title))
    until = ahead.start() if ahead and any(m.start < ahead.start() for m in told) else len(report.title)
    told = [m for m in told if planned or not (m.target or m.start > until)]
    return tuple(m.period for m in told if m.period is not None and m.form not in ("day", "to_date"))


_AHEAD = re.compile(
    r"[,;:–-]\s*(?:va )?(?:(?:mot so|cac) )?(?:phuong huong|nhiem vu|ke hoach|muc tieu|giai phap|"
    r"chuong trinh(?: cong tac)?|du kien)\b"
)
"""Where a title turns to what is to be done, folded: "Kết quả năm 2018; nhiệm vụ năm 2019"."""


def report_period(report: Report) -> Period | None:
    """The longest of :func:`report_periods`."""
    return max(report_periods(report), key=lambda p: p.end - p.start, default=None)


def fit(question: Question, figure: Figure, report: Report, said: str = "") -> float:
    """1 for the very period asked about, less for a part of the year asked about, 0 for another time.

    A figure that names no time is of its report's. ``said`` is its sentence.
    """
    fits = _timed(question, figure, report)
    return fits if fits > 0.0 else state_fit(question, figure, said)


def _timed(question: Question, figure: Figure, report: Report) -> float:
    if figure.kind == "share_of_plan" and _PLAN_YEAR.search(fold(figure.period_text)):
        figure = replace(figure, period=None)
    if figure.period is not None or figure.as_of is not None or figure.kind == "base":
        return _fit(question, figure, report)
    periods = report_periods(report, planned=figure.kind == "plan")
    if not periods or not question.periods:
        return _fit(question, figure, report)
    lent = max(_fit(question, replace(figure, period=period), report) for period in periods)
    if figure.kind == "plan":
        lent = max(lent, _fit(question, figure, report))
    return min(lent, LENT) if lent else 0.0


_PLAN_YEAR = re.compile(r"\b(?:ke hoach|kh|du toan|chi tieu|muc tieu)\b")
"""Of a share of a plan: the plan's time, not the result's."""

LENT = 0.85
"""Most that a period lent by the report's title fits."""


def _fit(question: Question, figure: Figure, report: Report) -> float:
    asked = [m for m in question.periods if m.form != "relative" or m.period is not None]
    asked = [m for m in asked if not m.target] or asked
    asked = [
        m for m in asked if m.period is not None or m.as_of is not None or m.form not in ("to_date", "since")
    ]
    if not asked:
        return OPEN
    if any(m.period is None for m in asked):
        year = figure.period.end.year if figure.period else report.year
        if year is not None:
            asked = list(_resolved(question.text, year)) or asked
    piled = "cumulative" in question.facets
    fits = max((_fit_one(m, figure, report, piled=piled) for m in asked), default=OPEN)
    by_calendar = _by_calendar(figure) if fits < COUNTED else None
    if by_calendar is None:
        return fits
    counted = max((_fit_one(m, by_calendar, report, piled=piled) for m in asked), default=OPEN)
    return max(fits, COUNTED * counted)


COUNTED = 0.95
"""Most that a time counted from the middle of a month fits the calendar's."""


def _by_calendar(figure: Figure) -> Figure | None:
    """The figure by calendar months, where it is of months counted from the middle of one to that of another.

    Police and statistics close a month at its middle: "từ 15/12/2022 đến 14/6/2023" is half of 2023.
    """
    period = figure.period
    if period is None or not (_MIDDLE[0] <= period.start.day <= _MIDDLE[1]):
        return None
    gone = (period.end - period.start).days
    if not _MIDDLE[0] - 1 <= period.end.day <= _MIDDLE[1] or gone < _MONTH_DAYS - _SHORTER:
        return None
    start = _month_end(period.start) + timedelta(days=1)
    return replace(figure, period=Period(start=start, end=_month_end(period.end)))


_MIDDLE = (10, 25)
"""Days on which a month is closed before it ends."""

_SHORTER = 4
"""Days that a month may have less than the longest."""


def _fit_one(mention: PeriodMention, figure: Figure, report: Report, *, piled: bool) -> float:
    """``piled`` is true when the question asks for what has piled up."""
    period = mention.period
    if mention.form == "month" and not piled and _is_piled(figure):
        return 0.0
    if period is None:
        return 0.0
    if mention.form in ("year", "relative") and period.start.year == period.end.year:
        if is_other_end(period, figure):
            return 0.0
        whole = mention.text.lower().startswith(("cả năm", "ca nam"))
        return _fit_year(period.start.year, figure, report, whole=whole)
    if figure.period is None:
        same = figure.as_of is not None and figure.as_of == period.end
        return 1.0 if same else 0.0
    mine = figure.period
    if mine == period:
        return 1.0
    if mine.start == period.start != period.end and _same_month(mine.end, period.end):
        return 0.9
    within = mine.start == mine.end or _same_month(mine.start, mine.end)
    dated = mention.form == "to_date" or (mention.form in ("month", "day") and within)
    if dated and _same_month(mine.end, period.end):
        by_month = period.end == _month_end(period.end)
        return 0.9 if by_month or mine.end == period.end else 0.0
    if mention.cumulative and mine.end == period.end:
        return 0.9
    if mention.form == "month" and period.start <= mine.start and mine.end <= period.end:
        return 0.7
    return 0.0


def _is_piled(figure: Figure) -> bool:
    """True for a total up to a day, which says nothing of that day's month."""
    period = figure.period
    state = period is None or period.start == period.end
    return state and figure.as_of is not None and "cumulative" in figure.facets


def _same_month(a: date, b: date) -> bool:
    return (a.year, a.month) == (b.year, b.month)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


_LAST_MONTH = 12

_HALF = 6
"""Month from which a year's beginning stands for the year."""


def _fit_year(year: int, figure: Figure, report: Report, *, whole: bool) -> float:
    """``whole`` is true when the whole year was asked about in so many words."""
    if figure.period is None:
        if figure.as_of is not None:
            return 0.9 if figure.as_of.year == year else 0.0
        return 0.75 if report.year == year else 0.0
    start, end = figure.period.start, figure.period.end
    if start.year == end.year == year:
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return 1.0
        if start == end:
            return 0.9
        if (start.month, start.day) == (1, 1):
            if whole and end.month < _LAST_MONTH:
                return 0.0
            return 0.95 if end.month >= _HALF else 0.8
        return 0.4
    return 0.0
