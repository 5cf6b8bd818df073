"""Questions for a state at a day, or for a school year, which a figure's own stretch does not equal."""

import re
from datetime import date

from assistant.question import Question
from ingest.figures.periods import PeriodMention
from ingest.figures.seasons import is_season
from ingest.records import Figure, Period
from ingest.text import fold

_AT_END = re.compile(r"^(?:cuoi|het|giua|sau khi het)\b")
_BARE_MONTH = re.compile(r"\d{1,2}/\d{4}")
_DAY = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?(?:[/.-]|thang)\s?(\d{1,2})(?![\d,])")
_SAME_DAY, _SAME_END, _SAID, _SEASON = 0.95, 0.7, 0.7, 0.5
"""Fits: a state told of that day, a stretch that ends with it, a day told by the way, part of a season."""


def state_fit(question: Question, figure: Figure, said: str) -> float:
    """How well a figure answers for the day or the season asked for, 0 to 1.

    Args:
        question: what is asked.
        figure: a candidate.
        said: its sentence.

    """
    asked = [m for m in question.periods if m.period is not None and not m.baseline]
    fits = [_at_day(question, m, figure) for m in asked]
    fits += [_told(m.period, figure, said) for m in asked if m.form == "day" and m.period]
    fits += [_in_season(question, m, figure) for m in asked]
    return max(fits, default=0.0)


def _at_day(question: Question, mention: PeriodMention, figure: Figure) -> float:
    bracketed = _BARE_MONTH.fullmatch(mention.text) and question.text[mention.end :].lstrip().startswith(")")
    ends = mention.form == "day" or _AT_END.search(fold(mention.text)) or bracketed
    day = mention.as_of or (mention.period.end if mention.period and ends else None)
    if day is None:
        return 0.0
    if figure.as_of == day:
        return _SAME_DAY
    mine = figure.period
    by_month = mention.form != "day" and mine is not None and mine.start < mine.end == day
    return _SAME_END if by_month and mine is not None and mine.start == date(day.year, 1, 1) else 0.0


def is_other_end(asked: Period, figure: Figure) -> bool:
    """True for a state at the end of the year where that at its beginning was asked for, or the reverse."""
    mine = figure.period
    day = mine.end if mine is not None and mine.start == mine.end else figure.as_of
    return asked.start == asked.end and day is not None and abs((day - asked.end).days) > _HALF_YEAR


_HALF_YEAR = 183
"""Days."""


def _told(asked: Period, figure: Figure, said: str) -> float:
    """For a sentence that names the day asked for, and no other."""
    days = {(int(day), int(month)) for day, month in _DAY.findall(fold(said))}
    if days != {(asked.end.day, asked.end.month)} or asked.start != asked.end:
        return 0.0
    mine = figure.period
    return _SAID if mine is None or mine.start.year <= asked.end.year <= mine.end.year else 0.0


def _in_season(question: Question, mention: PeriodMention, figure: Figure) -> float:
    """For a year of the school year asked for, and for a school year that the year asked for lies in."""
    mine, asked = figure.period, mention.period
    if mine is None or asked is None:
        return 0.0
    season, single = (asked, mine) if is_season(question.text, mention) else (mine, asked)
    told = season is asked or _TOLD.search(fold(figure.period_text)) is not None
    years = single.start.year == single.end.year and single.end.month - single.start.month == _TWELFTH
    return _SEASON if told and years and single.end.year in (season.start.year, season.end.year) else 0.0


_TOLD = re.compile(r"\b(?:nam hoc|nien do|nien khoa|nien vu|vu)\b")
_TWELFTH = 11
"""Months from January to December."""
