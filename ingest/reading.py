"""Reading the catalogue: set-based queries, quick enough to answer while somebody waits."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Row, Select, and_, false, func, or_, select

from ingest import rows, tables
from ingest.briefs import BriefReader
from ingest.links import standing
from ingest.ocr.records import Gap, Scan
from ingest.records import Figure, Page, Passage, Sentence
from ingest.reports import Report

BATCH = 1024
"""Passages read at a time where all of them are wanted."""

_PASSAGE = [c for c in tables.passages.columns if c.name != "vector"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is known of a report without opening it: where it came from and by which reading."""

    id: str
    root: str
    """The ingested folder, absolute and resolved."""

    document: str
    sha256: str
    recipe: str
    """Fingerprint of the code and settings that read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """An ingestion that was begun."""

    started: datetime
    ended: datetime | None
    """None while it runs, and for one that was stopped."""

    outcome: dict[str, Any]
    """As :meth:`ingest.outcome.Outcome.to_json`; empty for one that did not end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much the catalogue holds."""

    reports: int
    pages: int
    passages: int
    figures: int


def _among(
    report: ColumnElement[str], passage: ColumnElement[int], keys: Collection[str]
) -> ColumnElement[bool]:
    """True for rows of the passages ``keys``.

    One condition a report, each an index search; ``(report, passage) IN (VALUES …)`` would have SQLite read
    the whole table (its query plan says so).
    """
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        report_id, _, ordinal = key.rpartition(":")
        wanted[report_id].append(int(ordinal))
    return or_(false(), *(and_(report == of, passage.in_(at)) for of, at in wanted.items()))


class CatalogueReader(BriefReader):
    """Reports, pages, sentences, passages with their vectors, and figures.

    Methods may be called from many threads; each sees all that was committed before it began.
    """

    def _meta(self, key: str) -> str | None:
        with self._read() as connection:
            return connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == key))

    @property
    def version(self) -> int:
        """A number that grows with every committed change of what readers see; read afresh.

        It starts at the clock's milliseconds and never falls behind them, so that neither a new catalogue in
        the old one's place nor a restored copy comes to a number that an index was built from.
        """
        return int(self._meta("version") or 0)

    @property
    def embedder(self) -> str | None:
        """Fingerprint of the embedder that made all vectors; None before the first and during a change."""
        return self._meta("embedder") or None

    @property
    def dimension(self) -> int:
        """Numbers of a stored vector; 0 where there is none."""
        with self._read() as connection:
            stored = connection.scalar(select(tables.passages.c.vector).limit(1))
        return len(stored) // np.dtype(np.float16).itemsize if stored else 0

    def totals(self) -> Totals:
        """Counts of rows."""
        counted = (tables.reports, tables.pages, tables.passages, tables.figures)
        with self._read() as connection:
            row = connection.execute(
                select(*(select(func.count()).select_from(t).scalar_subquery() for t in counted))
            ).one()
        return Totals(reports=row[0], pages=row[1], passages=row[2], figures=row[3])

    def last_run(self) -> Run | None:
        """The ingestion that began last."""
        t = tables.runs
        with self._read() as connection:
            row = connection.execute(select(t).order_by(t.c.id.desc()).limit(1)).one_or_none()
        return Run(started=row.started, ended=row.ended, outcome=row.outcome or {}) if row else None

    def stored(self, report_id: str | None = None) -> list[Stored]:
        """All reports, or the one of this id if there is one, as synchronising needs them."""
        t = tables.reports.c
        wanted = select(t.id, t.root, t.document, t.sha256, t.recipe).order_by(t.id)
        with self._read() as connection:
            found = connection.execute(wanted if report_id is None else wanted.where(t.id == report_id))
            return [Stored(**row._asdict()) for row in found]

    def reports(self) -> list[Report]:
        """All reports, by name."""
        t = tables.reports
        with self._read() as connection:
            found = connection.execute(select(t).order_by(t.c.document, t.c.id))
            return [rows.read_report(row) for row in found]

    def report(self, report_id: str) -> Report:
        """One report.

        Raises:
            KeyError: There is none of this id.

        """
        t = tables.reports
        with self._read() as connection:
            found = connection.execute(select(t).where(t.c.id == report_id)).one_or_none()
        if found is None:
            raise KeyError(report_id)
        return rows.read_report(found)

    def page(self, report_id: str, number: int) -> Page:
        """One page; ``number`` counts from 1.

        Raises:
            KeyError: There is no such page.

        """
        t = tables.pages
        with self._read() as connection:
            found = connection.execute(
                select(t).where(t.c.report_id == report_id, t.c.number == number)
            ).one_or_none()
        if found is None:
            raise KeyError((report_id, number))
        return rows.read_page(found)

    def scan(self, report_id: str, number: int) -> Scan | None:
        """What is known of a page that was read from its picture; None for any other page."""
        t = tables.scans
        wanted = select(t).where(t.c.report_id == report_id, t.c.number == number)
        with self._read() as connection:
            found = connection.execute(wanted).one_or_none()
        return None if found is None else rows.read_scan(found)

    def gaps(self) -> list[tuple[str, Gap]]:
        """Every page that was not read or is not trusted, with its report's name, by name and page."""
        t = tables.reports.c
        with self._read() as connection:
            found = connection.execute(select(t.document, t.gaps).order_by(t.document, t.id))
            return [(row.document, Gap(**gap)) for row in found for gap in row.gaps]

    def quarantined(self) -> frozenset[tuple[str, int]]:
        """Report id and number of every page that is not trusted."""
        t = tables.scans.c
        with self._read() as connection:
            found = connection.execute(select(t.report_id, t.number).where(t.quarantined))
            return frozenset((row.report_id, row.number) for row in found)

    def passages(self, keys: Collection[str]) -> dict[str, Passage]:
        """Passages by :attr:`Passage.key`, in the order of ``keys``; keys that are gone are left out."""
        t = tables.passages.c
        with self._read() as connection:
            found = connection.execute(select(*_PASSAGE).where(_among(t.report_id, t.ordinal, keys))).all()
        read = {p.key: p for p in map(rows.read_passage, found)}
        return {key: read[key] for key in keys if key in read}

    def sentences(self, report_id: str, first: int, last: int) -> list[Sentence]:
        """Sentences of one report by ordinal, both ends inclusive."""
        t = tables.sentences
        wanted = select(t).where(t.c.report_id == report_id, t.c.ordinal.between(first, last))
        with self._read() as connection:
            return [rows.read_sentence(row) for row in connection.execute(wanted.order_by(t.c.ordinal))]

    def passage_sentences(self, keys: Collection[str]) -> dict[str, list[Sentence]]:
        """Sentences of many passages at once, by :attr:`Passage.key`; passages that are gone are left out."""
        s, p = tables.sentences, tables.passages
        within = and_(
            s.c.report_id == p.c.report_id, s.c.ordinal.between(p.c.first_sentence, p.c.last_sentence)
        )
        wanted = (
            select(s, p.c.ordinal.label("passage"))
            .join(p, within)
            .where(_among(p.c.report_id, p.c.ordinal, keys))
            .order_by(s.c.report_id, s.c.ordinal)
        )
        found: dict[str, list[Sentence]] = defaultdict(list)
        with self._read() as connection:
            for row in connection.execute(wanted):
                found[f"{row.report_id}:{row.passage}"].append(rows.read_sentence(row))
        return dict(found)

    def figures(self, report_id: str, passages: Collection[int]) -> list[Figure]:
        """Figures of some passages of one report, in the order of the text."""
        t = tables.figures
        wanted = select(t).where(t.c.report_id == report_id, t.c.passage.in_(passages)).order_by(t.c.ordinal)
        with self._read() as connection:
            return [rows.read_figure(row) for row in connection.execute(wanted)]

    def report_sentences(self, report_id: str) -> list[Sentence]:
        """All sentences of one report, in order."""
        t = tables.sentences
        wanted = select(t).where(t.c.report_id == report_id).order_by(t.c.ordinal)
        with self._read() as connection:
            return [rows.read_sentence(row) for row in connection.execute(wanted)]

    def report_figures(self, report_id: str) -> list[Figure]:
        """All figures of one report, in the order of the text."""
        t = tables.figures
        wanted = select(t).where(t.c.report_id == report_id).order_by(t.c.ordinal)
        with self._read() as connection:
            return [rows.read_figure(row) for row in connection.execute(wanted)]

    def passage_figures(self, keys: Collection[str]) -> dict[str, list[Figure]]:
        """Figures of many passages at once, by :attr:`Passage.key`; passages without any are left out."""
        t = tables.figures
        wanted = select(t).where(_among(t.c.report_id, t.c.passage, keys))
        found: dict[str, list[Figure]] = defaultdict(list)
        with self._read() as connection:
            for row in connection.execute(wanted.order_by(t.c.report_id, t.c.ordinal)):
                found[f"{row.report_id}:{row.passage}"].append(rows.read_figure(row))
        return dict(found)

    def passage_amounts(self, keys: Collection[str]) -> dict[str, list[tuple[Decimal, str]]]:
        """Values and units of the figures of many passages, by :attr:`Passage.key`; every reading of each."""
        t = tables.figures.c
        columns = (t.report_id, t.passage, t.value, t.value_max, t.value_other, t.unit)
        found: dict[str, list[tuple[Decimal, str]]] = defaultdict(list)
        with self._read() as connection:
            for report, passage, *values, unit in connection.execute(
                select(*columns).where(_among(t.report_id, t.passage, keys)).order_by(t.report_id, t.ordinal)
            ):
                found[f"{report}:{passage}"] += [(Decimal(v), unit) for v in values if v is not None]
        return dict(found)

    def every_passage(self, *, after: int = 0) -> Iterator[list[Passage]]:
        """Passages in batches, by report id and ordinal, as they stood when the first was asked for.

        All of them, or those behind the first ``after``.
        """
        t = tables.passages.c
        for found in self._batches(select(*_PASSAGE).order_by(t.report_id, t.ordinal).offset(after)):
            yield [rows.read_passage(row) for row in found]

    def vectors(self) -> Iterator[tuple[list[Passage], NDArray[np.float16]]]:
        """Passages with their vectors in batches, by report id and ordinal, as they stood at the first.

        Those of reports that stand back for another one (:mod:`ingest.links`) are left out.
        Each array is float16 of shape ``(passages of the batch, dimension)``.
        """
        t = tables.passages.c
        for found in self._batches(
            select(tables.passages).where(standing(t.report_id)).order_by(t.report_id, t.ordinal)
        ):
            vectors = np.frombuffer(b"".join(row.vector for row in found), dtype="<f2")
            yield (
                [rows.read_passage(row) for row in found],
                vectors.reshape(len(found), -1).astype(np.float16, copy=False),
            )

    def _batches(self, wanted: Select[Any]) -> Iterator[Sequence[Row[Any]]]:
        with self._read() as connection:
            yield from connection.execution_options(yield_per=BATCH).execute(wanted).partitions()
