"""Whether a figure is about the time a question asks about."""

from calendar import monthrange
from datetime import date
from functools import lru_cache

from assistant.question import Question
from ingest.figures.periods import PeriodMention, read_periods
from ingest.records import Figure
from ingest.reports import Report

OPEN = 1.0
"""Fit when the question names no time."""


@lru_cache(maxsize=4096)
def _resolved(text: str, year: int) -> tuple[PeriodMention, ...]:
    return tuple(m for m in read_periods(text, year=year) if not m.baseline)


def fit(question: Question, figure: Figure, report: Report) -> float:
    """1 for the very period asked about, less for a part of the year asked about, 0 for another time."""
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
    return max((_fit_one(m, figure, report) for m in asked), default=OPEN)


def _fit_one(mention: PeriodMention, figure: Figure, report: Report) -> float:
    period = mention.period
    if period is None:
        return 0.0
    if mention.form in ("year", "relative") and period.start.year == period.end.year:
        return _fit_year(period.start.year, figure, report)
    if figure.period is None:
        same = figure.as_of is not None and figure.as_of == period.end
        return 1.0 if same else 0.0
    mine = figure.period
    if mine == period:
        return 1.0
    if mention.form in ("to_date", "month", "day") and _same_month(mine.end, period.end):
        by_month = period.end == _month_end(period.end)
        return 0.9 if by_month or mine.end == period.end else 0.0
    if mention.cumulative and mine.end == period.end:
        return 0.9
    if mention.form == "month" and period.start <= mine.start and mine.end <= period.end:
        return 0.7
    return 0.0


def _same_month(a: object, b: object) -> bool:
    return str(a)[:7] == str(b)[:7]


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _fit_year(year: int, figure: Figure, report: Report) -> float:
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
        return 0.95 if (start.month, start.day) == (1, 1) else 0.7
    return 0.0
