"""What the figure desk asks for and finds."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from assistant.compose import print_exact
from assistant.pictures.links import page_link
from ingest.audit.records import Place
from ingest.figures.printing import print_amount
from ingest.figures.standings import Standing
from ingest.records import Figure, Period, Sentence, Span
from ingest.reports import Report

Editions = Literal["current", "earlier", "all"]
"""Figures that stand, those of earlier issues and copies and those that a letter corrected, or both."""

Sort = Literal["", "rank", "report", "time", "value", "indicator"]
"""``""`` is by rank where there is a text, else by report and place."""

State = Literal["current", "superseded", "copy", "corrected"]
"""Whether a figure stands; if not: of an earlier issue, of another file of the same paper, or corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which figures are asked for; an empty field asks for nothing, and all that are given must fit."""

    text: str = ""
    """A question or words, read and ranked as the chat does it."""

    indicator: str = ""
    """Words of the indicator, in any order, with or without diacritics, short or in full."""

    period: Period | None = None
    """The time that the figure's lies in; of a figure that names none, its report's."""

    scope: str = ""
    """Words of the scope: place, zone or company."""

    unit: str = ""
    """Base unit or counted noun, ``"USD"``, ``"dự án"``."""

    kind: str = ""
    """One of :data:`ingest.records.FigureKind`."""

    standing: Standing = ""
    """Figures told as estimates alone, or those told as final alone."""

    reports: tuple[str, ...] = ()
    """As :attr:`vectorstore.filters.Filter.reports`; ``number`` and ``issuer`` likewise."""

    number: str = ""
    issuer: str = ""
    editions: Editions = "current"
    doubtful: bool = False
    """Also figures that are never an answer: with a second reading, or on a page that is not trusted."""

    sort: Sort = ""
    descending: bool = False
    first: int = 0
    """How many are left out at the beginning."""

    most: int = 50
    """How many are given at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure with all that a reader needs to judge it."""

    figure: Figure
    sentence: Sentence
    report: Report
    state: State = "current"
    doubtful: bool = False
    implied: Period | None = None
    """The time of its report, where the figure names none."""

    @property
    def key(self) -> str:
        """Identity in one edition of the reports: ``"9f2c…:12"``."""
        return f"{self.figure.report_id}:{self.figure.ordinal}"

    @property
    def place(self) -> Place:
        """Where it stands, with the words that are quoted."""
        return Place(report=self.report, sentence=self.sentence, figure=self.figure, role="one")

    @property
    def quote(self) -> str:
        """The words that state it, as printed."""
        return self.place.quote

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where :attr:`quote` stands."""
        return self.place.spans

    @property
    def page(self) -> int:
        """The page that its number begins on, from 1."""
        return self.figure.spans[0].page

    @property
    def link(self) -> str:
        """Address of its page with quote and figure marked."""
        return page_link(self.report.id, self.page, self.spans, self.figure.spans)

    @property
    def standing(self) -> Standing:
        """``preliminary`` for an estimate, ``official`` where it is told as final, else ``""``."""
        if "preliminary" in self.figure.facets:
            return "preliminary"
        return "official" if "official" in self.figure.facets else ""

    @property
    def amount(self) -> str:
        """Value and unit in Vietnamese form, whatever the print leaves to a table's head."""
        figure = self.figure
        told = print_amount(figure.value, figure.unit)
        if figure.value_max is not None:
            told = f"{told} – {print_amount(figure.value_max, figure.unit)}"
        return f"{told}/{figure.per}" if figure.per else told

    @property
    def said(self) -> str:
        """As printed where the print has a unit, else value and unit: a table's cell is a bare number."""
        text = " ".join(self.figure.text.split())
        return text if any(c.isalpha() or c in "%‰" for c in text) else self.amount

    def to_json(self) -> dict[str, Any]:
        """The fields of the contract's figure and of its citation, and the link."""
        figure, report = self.figure, self.report
        return {
            "text": figure.text,
            "value": print_exact(figure.value),
            "value_max": None if figure.value_max is None else print_exact(figure.value_max),
            "unit": figure.unit,
            "per": figure.per,
            "amount": self.amount,
            "indicator": figure.indicator,
            "period": figure.period.iso if figure.period else None,
            "as_of": _iso(figure.as_of),
            "scope": figure.scope,
            "kind": figure.kind,
            "facets": list(figure.facets),
            "qualifier": figure.qualifier,
            "standing": self.standing,
            "state": self.state,
            "doubtful": self.doubtful,
            "document": report.document,
            "title": report.title,
            "issuer": report.issuer,
            "number": report.number,
            "date": _iso(report.dated),
            "page": self.page,
            "quote": self.quote,
            "spans": [{"page": s.page, "start": s.start, "end": s.end} for s in self.spans],
            "link": self.link,
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A page of the table."""

    facts: tuple[Fact, ...]
    total: int
    """How many there are in all."""

    first: int
    """How many stand before these."""

    def to_json(self) -> dict[str, Any]:
        """``{"total": n, "first": n, "figures": […]}``."""
        return {"total": self.total, "first": self.first, "figures": [f.to_json() for f in self.facts]}
