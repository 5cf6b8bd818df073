"""The figure that an earlier answer stated, found again in the reports; the conversation is only a hint."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.broad import ask_which
from assistant.candidate import Candidate
from assistant.choose import Choice
from assistant.dates import print_day, print_until
from assistant.evidence import Evidence
from assistant.question import Question
from assistant.ranking import rank_figures
from assistant.verdict import choose_for
from ingest.figures.numbers import read_numbers
from ingest.records import Figure, Period

_HEARD = 2000
"""Characters of an answer that are read again."""

_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of the reports that answers an earlier question."""

    candidate: Candidate
    around: Evidence
    """What stands by it: its own passage and those beside it."""

    sure: bool
    """False when the reports disagree or the question has several readings."""

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.candidate.figure

    @property
    def year(self) -> int | None:
        """The year that it is about."""
        figure = self.figure
        day = figure.period.end if figure.period else figure.as_of
        return day.year if day else None

    @property
    def when(self) -> str:
        """Its time in words that the reader of periods reads back; ``""`` when the report says none."""
        return print_time(self.figure)


Recall = Callable[[Question, str], Stated | None]
"""Asks an earlier question again; the text of the answer that was given tells which of several was stated."""


def find_stated(question: Question, evidence: Evidence, said: str) -> Stated | None:
    """The figure that answers ``question``, of several the one whose value stands in ``said``."""
    ranked = rank_figures(question, evidence)
    choice = ask_which(question, ranked) or choose_for(question, ranked)
    if choice is None:
        return None
    told = _told(choice, said)
    return Stated(told, _beside(told, evidence), choice.verdict == "answered") if told else None


def _told(choice: Choice, said: str) -> Candidate | None:
    readings = (*choice.chosen, *choice.others)
    numbers = read_numbers(said[:_HEARD].replace("**", ""))
    for number in numbers:
        for candidate in readings:
            if number.value == candidate.figure.value and number.kind == "quantity":
                return candidate
    return None if choice.verdict == "clarify" else choice.chosen[0]


def _beside(told: Candidate, evidence: Evidence) -> Evidence:
    figure = told.figure
    near = [
        p
        for p in evidence.passages
        if p.report_id == figure.report_id and abs(p.ordinal - figure.passage) <= 1
    ]
    ordinals = {p.ordinal for p in near}
    return replace(
        evidence,
        passages=tuple(near),
        figures=tuple(
            f for f in evidence.figures if f.report_id == figure.report_id and f.passage in ordinals
        ),
    )


def print_time(figure: Figure) -> str:
    """A figure's time as a question names it: ``"11 tháng đầu năm 2024"``."""
    period = figure.period
    if "cumulative" in figure.facets or period is None or period.start == period.end:
        day = print_until(figure)
        return f"tính đến {'ngày ' if '/' in day and day[0].isdigit() else ''}{day}" if day else ""
    return print_period(period)


def print_period(period: Period) -> str:
    """A stretch of time in words."""
    start, end = period.start, period.end
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return f"từ ngày {print_day(start)} đến ngày {print_day(end)}"
    if start.year != end.year:
        return f"giai đoạn {start.year}-{end.year}"
    first, last, year = start.month, end.month, end.year
    if (first, last) == (1, 12):
        return f"năm {year}"
    if first == last:
        return f"tháng {first}/{year}"
    if last - first == 2 and first % 3 == 1 and first > 1:
        return f"quý {_ROMAN[first // 3]} năm {year}"
    if first == 1:
        return f"quý I năm {year}" if last == 3 else f"{last} tháng đầu năm {year}"
    return f"từ tháng {first} đến tháng {last} năm {year}"


def step_months(period: Period, months: int) -> str:
    """The stretch as long as ``period``, so many months later, in words."""
    length = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    start = _month(period.start, months)
    end = _month(start, length + 1) - timedelta(days=1)
    return print_period(Period(start=start, end=end))


def _month(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
