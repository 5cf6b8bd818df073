"""All figures of the catalogue in brief: what a table of them is searched, sorted and counted by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import and_, func, select

from ingest import tables
from ingest.links import LinkReader
from ingest.records import FigureKind, Period

BATCH = 4096
"""Figures read at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A figure without its place and its sentence; fields as in :class:`ingest.records.Figure`."""

    report_id: str
    ordinal: int
    sentence: int
    passage: int
    start: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    per: str
    indicator: str
    kind: FigureKind
    period: Period | None
    as_of: date | None
    scope: str
    facets: tuple[str, ...]
    ambiguous: bool


class BriefReader(LinkReader):
    """Reads figures in brief."""

    def figure_counts(self) -> dict[str, int]:
        """Figures by report; reports without any are left out."""
        t = tables.figures.c
        with self._read() as connection:
            found = connection.execute(select(t.report_id, func.count()).group_by(t.report_id))
            return {row[0]: row[1] for row in found}

    def passage_counts(self) -> dict[str, int]:
        """Passages by report; reports without any are left out."""
        t = tables.passages.c
        with self._read() as connection:
            found = connection.execute(select(t.report_id, func.count()).group_by(t.report_id))
            return {row[0]: row[1] for row in found}

    def briefs(self) -> Iterator[tuple[Brief, str]]:
        """Every figure with the text of its sentence, by report id and place in the text."""
        f, s = tables.figures.c, tables.sentences.c
        here = and_(s.report_id == f.report_id, s.ordinal == f.sentence)
        columns = [c for c in tables.figures.columns if c.name in _KEPT]
        wanted = select(*columns, s.text.label("said")).join(tables.sentences, here)
        wanted = wanted.order_by(f.report_id, f.sentence, f.start, f.ordinal)
        shared: dict[Any, Any] = {}
        with self._read() as connection:
            for rows in connection.execution_options(yield_per=BATCH).execute(wanted).partitions():
                yield from ((_brief(row, shared), row.said) for row in rows)


_KEPT = frozenset(Brief.__slots__) | {"period_start", "period_end"}


def _brief(row: Any, shared: dict[Any, Any]) -> Brief:
    """``shared`` keeps one object of what many figures have: names, units, times."""

    def one(value: Any) -> Any:
        return shared.setdefault(value, value)

    period = None
    if row.period_start is not None:
        period = one(Period(start=row.period_start, end=row.period_end))
    return Brief(
        report_id=one(row.report_id),
        ordinal=row.ordinal,
        sentence=row.sentence,
        passage=row.passage,
        start=row.start,
        value=Decimal(row.value),
        value_max=None if row.value_max is None else Decimal(row.value_max),
        unit=one(row.unit),
        per=one(row.per),
        indicator=one(row.indicator),
        kind=one(row.kind),
        period=period,
        as_of=one(row.as_of),
        scope=one(row.scope),
        facets=one(tuple(row.facets)),
        ambiguous=row.ambiguous,
    )
