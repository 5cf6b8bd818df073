"""Answers, figures, passages and reports as programs get them, each with the address of its page."""

from collections.abc import Sequence
from typing import Any

from assistant.compose import print_exact
from assistant.desk.records import Fact, Rows
from assistant.orders import find_orders
from assistant.pictures.links import page_link
from assistant.records import Answer, Citation
from ingest.records import Passage, Span
from ingest.reports import Report
from prompts.messages import load_messages

Json = dict[str, Any]


def answer_json(answer: Answer, address: str) -> Json:
    """The contract's object, with ``page_url`` in every figure and citation.

    ``address``: of this server, ``https://hoidap.example.vn``; ``""`` for addresses without a host.
    """
    cited = {citation.mark: citation for citation in answer.citations}
    told = answer.to_json()
    for citation, shown in zip(answer.citations, told["citations"], strict=True):
        shown["page_url"] = _cited(citation, (), address)
    for figure in told["figures"]:
        _point(figure, cited, address)
    return told


def _point(figure: Json, cited: dict[int, Citation], address: str) -> None:
    """Give a figure, and what it was worked out from, the address of its page."""
    citation = cited.get(figure["citation"])
    figure["page_url"] = _cited(citation, _spans(figure, citation), address) if citation else ""
    for operand in figure.get("operands", ()):
        _point(operand, cited, address)


def _spans(figure: Json, citation: Citation) -> tuple[Span, ...]:
    """Where the quote states the figure; of two alike the one that is called alike."""
    same = [f for f in citation.facts if (print_exact(f.value), f.unit) == (figure["value"], figure["unit"])]
    same.sort(key=lambda f: (f.indicator != figure["indicator"], f.text != figure["text"]))
    return same[0].spans if same else ()


def _cited(citation: Citation, figures: Sequence[Span], address: str) -> str:
    page = figures[0].page if figures else citation.page
    return address + page_link(citation.report_id, page, citation.spans, figures)


def span_json(spans: Sequence[Span]) -> list[Json]:
    """Spans as the contract gives them."""
    return [{"page": s.page, "start": s.start, "end": s.end} for s in spans]


def _day(report: Report) -> str | None:
    return report.dated.isoformat() if report.dated else None


def report_json(report: Report, address: str) -> Json:
    """A report that has been read."""
    return {
        "report_id": report.id,
        "document": report.document,
        "title": report.title,
        "issuer": report.issuer,
        "number": report.number,
        "date": _day(report),
        "year": report.year,
        "period": report.period.iso if report.period else None,
        "format": report.format,
        "pages": report.pages,
        "scanned_pages": list(report.scanned),
        "unread_pages": sorted({gap.page for gap in report.gaps}),
        "page_url": address + page_link(report.id, 1),
    }


def rows_json(rows: Rows, address: str) -> Json:
    """Figures, one page of them, and where the next begins."""
    end = rows.first + len(rows.facts)
    return {
        "figures": [fact_json(fact, address) for fact in rows.facts],
        "total": rows.total,
        "next_cursor": str(end) if rows.facts and end < rows.total else None,
    }


def fact_json(fact: Fact, address: str) -> Json:
    """A figure as the figure desk gives it, and where it is found again."""
    told = fact.to_json()
    link = told.pop("link")
    figure = fact.figure
    place = {"report_id": figure.report_id, "ordinal": figure.ordinal, "passage": figure.passage}
    return {**place, **told, "page_url": address + link}


def passage_json(passage: Passage, report: Report, address: str, language: str) -> Json:
    """A passage with its report; a note where it gives orders to whoever reads it by machine."""
    page = passage.spans[0].page
    notes = [load_messages(language).say("api", "orders")] if find_orders(passage.text) else []
    return {
        "report": report_json(report, address),
        "ordinal": passage.ordinal,
        "text": passage.text,
        "spans": span_json(passage.spans),
        "headings": list(passage.headings),
        "page": page,
        "notes": notes,
        "page_url": address + page_link(report.id, page, passage.spans),
    }
