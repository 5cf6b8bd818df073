"""Figures as rows of a table that people sort, add up and check against the page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from assistant.export.inert import one_line
from assistant.export.records import Cell, Column, Link, Table
from assistant.export.times import print_period
from assistant.languages.printing import print_span
from assistant.pictures.citations import cited_page
from assistant.pictures.links import page_link
from assistant.records import Answer, Citation, Reading
from ingest.records import Figure, Period, Sentence
from ingest.reports import Report
from prompts.messages import Messages, load_messages

WIDTHS = {
    "indicator": 38,
    "value": 18,
    "value_max": 18,
    "unit": 12,
    "text": 22,
    "period": 22,
    "from": 12,
    "to": 12,
    "as_of": 13,
    "scope": 24,
    "kind": 20,
    "qualifier": 14,
    "state": 22,
    "reading": 16,
    "title": 40,
    "number": 18,
    "dated": 12,
    "document": 28,
    "page": 7,
    "quote": 70,
    "link": 22,
    "formula": 40,
}
"""Columns in order, with their widths in characters; heads are the messages' ``export_column``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure with all that a table says of it."""

    indicator: str
    value: Decimal
    unit: str
    text: str
    scope: str
    kind: str
    value_max: Decimal | None = None
    per: str = ""
    period: Period | None = None
    as_of: date | None = None
    facets: tuple[str, ...] = ()
    qualifier: str | None = None
    state: str = ""
    """Whether it stands, of :data:`assistant.desk.records.State`; ``""`` where nobody asked."""

    doubtful: bool = False
    title: str = ""
    number: str = ""
    dated: date | None = None
    document: str = ""
    page: int = 0
    """From 1; 0 where no page is cited."""

    quote: str = ""
    link: str = ""
    formula: str = ""


def of_answer(answer: Answer) -> Messages:
    """The sentences in which an answer's own figures are told: Vietnamese, or English for all others."""
    return load_messages("vi" if answer.language == "vi" else "en")


def rows_of_answer(answer: Answer, *, site: str = "") -> Iterator[FigureRow]:
    """The figures of an answer, each computed one followed by what it was computed from.

    ``site`` is the address of the app, ``"https://hoi.example"``; without it links begin at ``/``.
    """
    citations = {c.mark: c for c in answer.citations}
    language = of_answer(answer).language
    for reading in answer.figures:
        yield _of_reading(reading, citations, site, language)
        yield from (_of_reading(operand, citations, site, language) for operand in reading.operands)


def _of_reading(reading: Reading, citations: dict[int, Citation], site: str, language: str) -> FigureRow:
    cited = None if reading.operands else citations.get(reading.citation)
    printed = _printed(cited, reading) if cited else []
    return FigureRow(
        indicator=reading.indicator,
        value=Decimal(reading.value),
        value_max=Decimal(reading.value_max) if reading.value_max is not None else None,
        unit=reading.unit,
        text=reading.text,
        period=_period(reading.period),
        as_of=date.fromisoformat(reading.as_of) if reading.as_of else None,
        scope=reading.scope,
        kind=reading.kind,
        qualifier=reading.qualifier,
        title=cited.title if cited else "",
        document=cited.document if cited else "",
        page=page_of(cited, printed) if cited else 0,
        quote=cited.quote if cited else "",
        link=site + link_of(cited, printed, language=language) if cited else "",
        formula=reading.formula,
    )


def _printed(citation: Citation, reading: Reading) -> list[Figure]:
    """Where the figure stands in its quote."""
    return [f for f in citation.facts if f.text == reading.text and f.unit == reading.unit][:1]


def page_of(citation: Citation, figures: Sequence[Figure]) -> int:
    """The page of the given figures; without any, that of the cited ones: a quote may begin a page before."""
    spans = [span for figure in figures for span in figure.spans]
    return spans[0].page if spans else cited_page(citation)


def link_of(citation: Citation, figures: Sequence[Figure], *, language: str = "vi") -> str:
    """That page, the quote and the given figures marked."""
    spans = [span for figure in figures for span in figure.spans]
    page = page_of(citation, figures)
    return page_link(citation.report_id, page, citation.spans, spans, language=language)


def _period(told: str | None) -> Period | None:
    if told is None:
        return None
    start, _, end = told.partition("/")
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end or start))


def row_of_fact(
    figure: Figure,
    sentence: Sentence,
    report: Report,
    *,
    site: str = "",
    state: str = "",
    doubtful: bool = False,
) -> FigureRow:
    """A figure of the catalogue; ``state`` and ``doubtful`` as the desk knows them."""
    page = (figure.spans or sentence.spans)[0].page
    return FigureRow(
        indicator=figure.indicator,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit,
        per=figure.per,
        text=figure.text,
        period=figure.period,
        as_of=figure.as_of,
        scope=figure.scope,
        kind=figure.kind,
        facets=figure.facets,
        qualifier=figure.qualifier,
        state=state,
        doubtful=doubtful,
        title=report.title,
        number=report.number,
        dated=report.dated,
        document=report.document,
        page=page,
        quote=sentence.text,
        link=site + page_link(report.id, page, sentence.spans, figure.spans),
    )


_OPTIONAL = ("value_max", "state", "reading", "number", "dated", "formula")


def figures_table(rows: Iterable[FigureRow], title: str = "", messages: Messages | None = None) -> Table:
    """Rows as a table for :mod:`assistant.export.sheets`; columns that are always empty are left out.

    ``messages``: of the reader's language; Vietnamese without.
    """
    messages = messages or load_messages()
    say = messages.say
    made = [_cells(row, messages) for row in rows]
    optional = [name for name in _OPTIONAL if not any(cells[name] for cells in made)]
    names = [name for name in WIDTHS if name not in optional]
    return Table(
        title=title or say("export", "figures"),
        columns=[Column(say("export_column", name), WIDTHS[name]) for name in names],
        rows=[[cells[name] for name in names] for cells in made],
    )


def _cells(row: FigureRow, messages: Messages) -> dict[str, Cell]:
    say = messages.say
    vietnamese = messages.language == "vi"
    unit = "đồng" if row.unit == "VND" and vietnamese else row.unit
    period = "" if row.period is None else print_period(row.period)
    if row.period is not None and not vietnamese:
        period = print_span(row.period).removeprefix("in ").removeprefix("on ") or period
    told = [say("export_facet", facet) for facet in row.facets]
    return {
        "indicator": one_line(row.indicator),
        "value": row.value,
        "value_max": row.value_max,
        "unit": f"{unit}/{row.per}" if row.per else unit,
        "text": one_line(row.text),
        "period": period,
        "from": row.period.start if row.period else None,
        "to": row.period.end if row.period else None,
        "as_of": row.as_of,
        "scope": ", ".join(dict.fromkeys(w for w in (one_line(row.scope), *told) if w)),
        "kind": say("export_kind", row.kind),
        "qualifier": row.qualifier or "",
        "state": say("desk_page", row.state) if row.state else "",
        "reading": say("export", "unsure" if row.doubtful else "sure") if row.state else "",
        "title": one_line(row.title),
        "number": one_line(row.number),
        "dated": row.dated,
        "document": one_line(row.document),
        "page": Decimal(row.page) if row.page else None,
        "quote": row.quote,
        "link": Link(say("export", "open_page"), row.link) if row.link else None,
        "formula": row.formula,
    }
