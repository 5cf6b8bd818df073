"""What programs get. Field names and meanings are those of ``python -m assistant ask --json``."""

from typing import Any, Literal

from pydantic import BaseModel, Field

from assistant.api.errors import Code
from assistant.desk.records import State


class SpanOut(BaseModel):
    """A run of characters on one cleaned page."""

    page: int = Field(description="From 1.")
    start: int = Field(description="First character, inclusive.")
    end: int = Field(description="Last character, exclusive.")


class ReadingOut(BaseModel):
    """A figure that answers the question."""

    text: str = Field(description="As printed, with its unit.", examples=["2.061,53 triệu USD"])
    value: str = Field(description="Exact decimal in the base unit.", examples=["2061530000"])
    unit: str = Field(description="Base unit, or the counted noun.", examples=["USD"])
    indicator: str = Field(description="Words of what is counted or measured.")
    period: str | None = Field(description="ISO 8601 interval, both days inclusive.")
    as_of: str | None = Field(description="ISO 8601 day up to which it counts.")
    scope: str = Field(description="Place, zone or company in words, or empty.")
    kind: str = Field(description="amount, count, share_of_plan, growth, plan, …")
    qualifier: str | None = Field(description="ước, khoảng, hơn, … as printed.")
    citation: int = Field(description="Mark of the citation that it stands in.")
    value_max: str | None = Field(default=None, description="Upper end of a range.")
    operands: list["ReadingOut"] = Field(default=[], description="Of a computed figure.")
    formula: str = Field(default="", description="Of a computed figure, in words.")
    page_url: str = Field(description="The page with the words marked.")


class CitationOut(BaseModel):
    """A quote that the answer rests on."""

    mark: int = Field(description="Number in the answer's [1].")
    document: str = Field(description="File name below the ingested folder.")
    title: str
    page: int = Field(description="Page of its first character, from 1.")
    section: str = Field(description="Heading path, outermost first, or empty.")
    quote: str = Field(description="Exactly the report's text at the spans.")
    spans: list[SpanOut]
    issuer: str = Field(description="Who wrote the report, or empty.")
    number: str = Field(description="Its document number, or empty.")
    date: str | None = Field(description="Its day, ISO 8601.")
    page_url: str = Field(description="The page with the quote marked.")


class VerdictOut(BaseModel):
    """What the check of every number in the answer found."""

    numbers: list[dict[str, Any]] = Field(description="Each number and what it rests on.")
    withheld: list[dict[str, Any]] = Field(description="Sentences of a model that were not used, and why.")
    prompts: dict[str, str] = Field(description="Prompts used, with their fingerprints.")


class AnswerOut(BaseModel):
    """An answer with its figures and sources."""

    id: str
    question: str
    standalone_question: str = Field(description="The question with what the conversation had left out.")
    status: Literal["answered", "conflict", "clarify", "refused"] = Field(
        description="conflict: reports disagree, every reading is in figures; clarify: the question has "
        "several readings, each in figures; refused: no report answers it, notes say what is missing."
    )
    answer: str = Field(description="Text with ** around figures and [1] marks.")
    figures: list[ReadingOut] = Field(description="The figures that answer the question, best first.")
    citations: list[CitationOut]
    notes: list[str]
    model: str = Field(description="extractive: the reports' own words.")
    timings_ms: dict[str, float]
    verdict: VerdictOut


class FigureOut(BaseModel):
    """A figure that a report states, as the figure desk shows it."""

    report_id: str = Field(description="16 hex digits.")
    ordinal: int = Field(description="Position among the report's figures, from 0.")
    passage: int = Field(description="Ordinal of the passage that it stands in.")
    text: str = Field(description="As printed, with its unit.")
    value: str = Field(description="Exact decimal in the base unit.")
    value_max: str | None = Field(description="Upper end of a range.")
    unit: str
    per: str = Field(description="What a rate is per, or empty.")
    amount: str = Field(description="Value and unit in Vietnamese form.")
    indicator: str
    period: str | None = Field(description="ISO 8601 interval, both days inclusive.")
    as_of: str | None
    scope: str
    kind: str
    facets: list[str] = Field(description="cumulative, new, added, inside_zones, foreign, …")
    qualifier: str | None
    standing: Literal["preliminary", "official", ""] = Field(description="An estimate, or told as final.")
    state: State = Field(description="current, or why it does not stand.")
    doubtful: bool = Field(description="Never an answer.")
    document: str
    title: str
    issuer: str
    number: str
    date: str | None = Field(description="The report's day, ISO 8601.")
    page: int
    quote: str = Field(description="Exactly the report's text at the spans.")
    spans: list[SpanOut]
    page_url: str = Field(description="The page with quote and figure marked.")


class FiguresOut(BaseModel):
    """Figures, one page of them."""

    figures: list[FigureOut]
    total: int = Field(description="How many there are on all pages.")
    next_cursor: str | None = Field(description="For the next page; null on the last.")


class ReportOut(BaseModel):
    """A report that has been read."""

    report_id: str = Field(description="16 hex digits.")
    document: str
    title: str
    issuer: str
    number: str
    date: str | None = Field(description="Its day, ISO 8601.")
    year: int | None = Field(description="The year that it is mostly about.")
    period: str | None = Field(description="The time that it is about, ISO 8601 interval.")
    format: str
    pages: int
    scanned_pages: list[int] = Field(description="Pages read from a picture.")
    unread_pages: list[int] = Field(description="Pages that were not read, or are not trusted.")
    page_url: str = Field(description="Its first page.")


class ReportsOut(BaseModel):
    """All reports, by name."""

    reports: list[ReportOut]


class PassageOut(BaseModel):
    """A passage: whole sentences around a quote."""

    report: ReportOut
    ordinal: int = Field(description="Position in the report, from 0.")
    text: str = Field(description="The spans' texts joined by one space.")
    spans: list[SpanOut]
    headings: list[str] = Field(description="Heading path, outermost first.")
    page: int
    notes: list[str] = Field(description="What a reader should know of it.")
    page_url: str = Field(description="The page with the passage marked.")


class ErrorSaid(BaseModel):
    """Why a request is not met."""

    code: Code = Field(description="Stays the same in every language and version.")
    message: str = Field(description="For a person, in Vietnamese or English by Accept-Language.")


class ErrorOut(BaseModel):
    """The body of every answer that is not 2xx."""

    error: ErrorSaid
