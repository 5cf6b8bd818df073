"""Records as table rows, and rows as records.

A JSON column holds what is only ever read whole: spans as ``[page, start, end]``, blocks and cells as objects
without the fields that have their default value.
"""

from collections.abc import Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from typing import Any

from ingest.ocr.records import Gap, Scan, Word
from ingest.records import Block, Cell, Figure, Page, Passage, Period, Sentence, Span
from ingest.reports import Report
from ingest.versions.records import Link, Signature

Row = dict[str, Any]


def _plain(record: Any, *apart: str) -> Row:
    """Field values by name, those in ``apart`` left out."""
    return {f.name: getattr(record, f.name) for f in fields(record) if f.name not in apart}


def _short(record: Any, *apart: str) -> Row:
    """As :func:`_plain`, without the values that are their field's default."""
    return {
        f.name: value
        for f in fields(record)
        if f.name not in apart and ((value := getattr(record, f.name)) != f.default or f.default is MISSING)
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.page, s.start, s.end] for s in spans]


def _read_spans(stored: list[list[int]]) -> tuple[Span, ...]:
    return tuple([Span(page=page, start=start, end=end) for page, start, end in stored])


def _cells(cells: Sequence[Cell]) -> list[Row]:
    return [_short(c) for c in cells]


def _read_cells(stored: list[Row]) -> tuple[Cell, ...]:
    return tuple([Cell(**c) for c in stored]) if stored else ()


def _period(period: Period | None) -> Row:
    return {
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
    }


def _read_period(row: Any) -> Period | None:
    return Period(start=row.period_start, end=row.period_end) if row.period_start is not None else None


def report_row(report: Report) -> Row:
    """All columns but ``root`` and ``recipe``."""
    gaps = {"gaps": [_short(gap) for gap in report.gaps]}
    return _plain(report, "gaps", "period") | gaps | _period(report.period)


def read_report(row: Any) -> Report:
    """The report in a row of ``reports``."""
    return Report(
        id=row.id,
        document=row.document,
        sha256=row.sha256,
        title=row.title,
        format=row.format,
        pages=row.pages,
        issuer=row.issuer,
        number=row.number,
        dated=row.dated,
        year=row.year,
        warnings=tuple(row.warnings),
        scanned=tuple(row.scanned),
        gaps=tuple(Gap(**gap) for gap in row.gaps),
        period=_read_period(row),
        replaces=tuple(row.replaces),
    )


def page_row(report_id: str, page: Page) -> Row:
    """All columns."""
    blocks = [_short(b, "cells") | ({"cells": _cells(b.cells)} if b.cells else {}) for b in page.blocks]
    return _plain(page, "blocks") | {"report_id": report_id, "blocks": blocks}


def read_page(row: Any) -> Page:
    """The page in a row of ``pages``."""
    blocks = tuple(Block(**(b | {"cells": _read_cells(b.get("cells", []))})) for b in row.blocks)
    return Page(number=row.number, text=row.text, blocks=blocks, score=row.score)


def sentence_row(report_id: str, sentence: Sentence) -> Row:
    """All columns."""
    return _plain(sentence, "spans", "cells") | {
        "report_id": report_id,
        "spans": _spans(sentence.spans),
        "cells": _cells(sentence.cells),
    }


def read_sentence(row: Any) -> Sentence:
    """The sentence in a row of ``sentences``."""
    return Sentence(
        ordinal=row.ordinal,
        spans=_read_spans(row.spans),
        text=row.text,
        kind=row.kind,
        headings=tuple(row.headings),
        block=row.block,
        mark=row.mark,
        level=row.level,
        table=row.table,
        caption=row.caption,
        cells=_read_cells(row.cells),
    )


def passage_row(passage: Passage, vector: bytes) -> Row:
    """All columns."""
    return _plain(passage, "spans") | {"spans": _spans(passage.spans), "vector": vector}


def read_passage(row: Any) -> Passage:
    """The passage in a row of ``passages``."""
    return Passage(
        report_id=row.report_id,
        ordinal=row.ordinal,
        spans=_read_spans(row.spans),
        text=row.text,
        headings=tuple(row.headings),
        first_sentence=row.first_sentence,
        last_sentence=row.last_sentence,
        tokens=row.tokens,
    )


def _decimal(value: Decimal) -> str:
    """Text that reads back as the same decimal, exponent and trailing zeros included.

    Raises:
        ValueError: It is infinite or not a number; no report states such a figure.

    """
    if not value.is_finite():
        raise ValueError(f"{value} is no figure")
    return str(value)


def figure_row(figure: Figure) -> Row:
    """All columns."""
    return (
        _plain(figure, "spans", "period", "value", "value_max", "value_other")
        | {
            "spans": _spans(figure.spans),
            "value": _decimal(figure.value),
            "value_max": None if figure.value_max is None else _decimal(figure.value_max),
            "value_other": None if figure.value_other is None else _decimal(figure.value_other),
        }
        | _period(figure.period)
    )


def read_figure(row: Any) -> Figure:
    """The figure in a row of ``figures``."""
    return Figure(
        report_id=row.report_id,
        ordinal=row.ordinal,
        sentence=row.sentence,
        passage=row.passage,
        spans=_read_spans(row.spans),
        start=row.start,
        end=row.end,
        text=row.text,
        value=Decimal(row.value),
        value_max=None if row.value_max is None else Decimal(row.value_max),
        value_other=None if row.value_other is None else Decimal(row.value_other),
        unit=row.unit,
        per=row.per,
        indicator=row.indicator,
        kind=row.kind,
        period=_read_period(row),
        period_text=row.period_text,
        as_of=row.as_of,
        scope=row.scope,
        facets=tuple(row.facets),
        qualifier=row.qualifier,
        clause=(row.clause[0], row.clause[1]),
        context=tuple(row.context),
        ambiguous=row.ambiguous,
        confidence=row.confidence,
    )


def scan_row(report_id: str, scan: Scan) -> Row:
    """All columns."""
    words = [[w.start, w.end, w.confidence, *w.box] for w in scan.words]
    return {
        "report_id": report_id,
        "number": scan.page,
        "confidence": scan.confidence,
        "quarantined": scan.quarantined,
        "words": words,
    }


def read_scan(row: Any) -> Scan:
    """The scan in a row of ``scans``."""
    words = (
        Word(start=start, end=end, confidence=sure, box=(left, top, right, bottom))
        for start, end, sure, left, top, right, bottom in row.words
    )
    return Scan(page=row.number, confidence=row.confidence, quarantined=row.quarantined, words=tuple(words))


def signature_row(report_id: str, signature: Signature) -> Row:
    """All columns; a report just written was not compared yet."""
    return _plain(signature) | {"report_id": report_id, "linked": False}


def link_row(link: Link) -> Row:
    """All columns."""
    return _plain(link)
