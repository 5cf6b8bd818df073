"""The catalogue: everything the reports say, in one SQL database, written one report at a time.

The indexes are built from it and can be thrown away at any moment; it cannot. One process writes (a lock held
for life), any number read.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, inspect, select, update

from ingest import rows, tables
from ingest.connection import FILE, explained
from ingest.copying import wipe
from ingest.errors import CatalogueMismatch, CatalogueMissing
from ingest.faults import fail_here
from ingest.lock import WriterLock
from ingest.reading import CatalogueReader
from ingest.records import Passage
from ingest.reports import ReportContent
from ingest.versions.records import Link
from ingest.versions.signature import sign

_REPLACED = "replaced"
"""In the table ``meta``: the embedder, the version and the number of vectors of a replacement under way."""
_DELETED = "deleted"
"""There as well: words of a deleted report may still lie in the file."""


def _at(key: str) -> ColumnElement[bool]:
    return tables.meta.c.key == key


def _put(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(tables.meta).where(_at(key)))
    connection.execute(insert(tables.meta).values(key=key, value=value))


def _mark_deleted(connection: Connection) -> None:
    """Note that words of a deleted report lie in the file, see :meth:`Catalogue.forget_deleted`."""
    _put(connection, _DELETED, "yes")


def _grow(connection: Connection) -> None:
    """Raise the version, see :attr:`CatalogueReader.version`."""
    before = connection.scalar(select(tables.meta.c.value).where(_at("version")))
    _put(connection, "version", str(max(int(before or 0) + 1, time.time_ns() // 1_000_000)))


class Catalogue(CatalogueReader):
    """What :class:`CatalogueReader` reads and, opened for it, writes. Made by :func:`open_catalogue`."""

    def __init__(self, data: Path, *, lock: WriterLock | None) -> None:
        """Over the folder ``data``; ``lock`` is held until :meth:`close`, without one nothing is written."""
        super().__init__(data)
        self._lock = lock
        self._writing = tables.open_engine(data / FILE, write=True) if lock else None

    def close(self) -> None:
        """Close all connections, then give the writer's lock back."""
        super().close()
        if self._writing:
            self._writing.dispose()
        if self._lock:
            self._lock.close()

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """One transaction: committed at its end, rolled back when anything is raised."""
        if self._writing is None:
            raise ValueError("the catalogue was opened for reading")
        with explained(self._data), self._writing.begin() as connection:
            yield connection

    def prepare(self) -> None:
        """Check that this program reads this file; where there is nothing yet, a writer makes the tables.

        Raises:
            CatalogueMissing: Nothing was ever ingested.
            CatalogueMismatch: Made by another version.

        """
        if not self._writing and not (self._data / FILE).exists():
            raise CatalogueMissing(self._data)
        found = self._schema()
        if found is None and self._writing:
            with self._change() as connection:
                tables.metadata.create_all(connection)
                _put(connection, "schema", tables.schema())
                _grow(connection)
            found = tables.schema()
        if found is None:
            raise CatalogueMissing(self._data)
        if found != tables.schema():
            raise CatalogueMismatch(
                f"{self._data / FILE}: made by another version of this program (schema {found}, "
                f"here {tables.schema()}); move {self._data} away and run: "
                f"python -m ingest FOLDER --data {self._data}"
            )

    def _schema(self) -> str | None:
        """Of the file as it is; None where no table was made yet."""
        engine = self._writing or self._reading
        with explained(self._data), engine.connect() as connection:
            if not inspect(connection).get_table_names():
                return None
            if not inspect(connection).has_table("meta"):
                return "unknown"
            return connection.scalar(select(tables.meta.c.value).where(_at("schema"))) or "unknown"

    def save(
        self,
        root: Path,
        content: ReportContent,
        vectors: NDArray[np.float16],
        *,
        replaces: str | None,
        recipe: str = "",
    ) -> None:
        """Write a report and all that belongs to it in one transaction, in the place of an earlier version.

        Args:
            root: The ingested folder.
            content: Its ``report.document`` must be new below ``root``, or that of ``replaces``.
            vectors: One row a passage, in their order.
            replaces: Id of the version to delete. A report of the same id is replaced anyway.
            recipe: Fingerprint of the code and settings that read the file.

        """
        if vectors.dtype != np.float16 or vectors.shape[:1] != (len(content.passages),):
            raise ValueError(f"{len(content.passages)} passages, vectors {vectors.dtype} {vectors.shape}")
        report = content.report
        stored = np.ascontiguousarray(vectors, dtype="<f2")
        filled: list[tuple[Any, list[rows.Row]]] = [
            (tables.signatures, [rows.signature_row(report.id, sign(content.pages))]),
            (tables.pages, [rows.page_row(report.id, p) for p in content.pages]),
            (tables.sentences, [rows.sentence_row(report.id, s) for s in content.sentences]),
            (
                tables.passages,
                [rows.passage_row(p, v.tobytes()) for p, v in zip(content.passages, stored, strict=True)],
            ),
            (tables.figures, [rows.figure_row(f) for f in content.figures]),
            (tables.scans, [rows.scan_row(report.id, s) for s in content.scans]),
        ]
        with self._change() as connection:
            old = delete(tables.reports).where(tables.reports.c.id.in_((replaces or report.id, report.id)))
            if connection.execute(old).rowcount:
                _mark_deleted(connection)
            place = {"root": str(root), "recipe": recipe}
            connection.execute(insert(tables.reports).values(rows.report_row(report) | place))
            for table, values in filled:
                if values:
                    connection.execute(insert(table), values)
            fail_here("report-storing")
            _grow(connection)

    def remove(self, report_id: str) -> None:
        """Delete a report and all that belongs to it, in one transaction.

        Raises:
            KeyError: There is none of this id.

        """
        with self._change() as connection:
            gone = connection.execute(delete(tables.reports).where(tables.reports.c.id == report_id))
            if gone.rowcount != 1:
                raise KeyError(report_id)
            _mark_deleted(connection)
            _grow(connection)

    def forget_deleted(self) -> None:
        """Leave nothing of deleted reports in the file, nor their names in earlier runs; quick if none were.

        What was not done before a kill or on a full disk is done at the next call.

        Raises:
            IngestError: The file cannot be written anew.
        """
        if self._meta(_DELETED) is None:
            return
        last = select(func.max(tables.runs.c.id)).scalar_subquery()
        with self._change() as connection:
            connection.execute(delete(tables.runs).where(tables.runs.c.id < last))
        wipe(self._data / FILE)
        with self._change() as connection:
            connection.execute(delete(tables.meta).where(_at(_DELETED)))

    def save_links(self, links: Sequence[Link], compared: Sequence[str]) -> None:
        """Add links and note, in the same transaction, which reports were compared with all others."""
        t = tables.signatures.c
        with self._change() as connection:
            if links:
                connection.execute(insert(tables.links), [rows.link_row(link) for link in links])
                _grow(connection)
            connection.execute(
                update(tables.signatures).where(t.report_id == bindparam("of")).values(linked=True),
                [{"of": report_id} for report_id in compared],
            )

    def forget_embedder(self, fingerprint: str) -> int:
        """Say that all vectors are about to be replaced: until :meth:`record_embedder` they are nobody's.

        Returns:
            How many passages, in their order, have vectors of ``fingerprint`` already: those that an earlier
            replacement had come to when it was stopped, where nothing else was written since.
        """
        state = f"{fingerprint} {self.version}"
        before, _, done = (self._meta(_REPLACED) or "").rpartition(" ")
        count = int(done) if before == state else 0
        with self._change() as connection:
            _put(connection, "embedder", "")
            _put(connection, _REPLACED, f"{state} {count}")
        return count

    def replace_vectors(self, passages: Sequence[Passage], vectors: NDArray[np.float16]) -> None:
        """New vectors of the next passages, one row each, in one transaction; the version stays."""
        t = tables.passages
        ours = (t.c.report_id == bindparam("of"), t.c.ordinal == bindparam("at"))
        stored = np.ascontiguousarray(vectors, dtype="<f2")
        state, _, done = (self._meta(_REPLACED) or "").rpartition(" ")
        with self._change() as connection:
            connection.execute(
                update(t).where(*ours).values(vector=bindparam("new")),
                [
                    {"of": p.report_id, "at": p.ordinal, "new": v.tobytes()}
                    for p, v in zip(passages, stored, strict=True)
                ],
            )
            _put(connection, _REPLACED, f"{state} {int(done) + len(passages)}")

    def record_embedder(self, fingerprint: str) -> None:
        """Say that all vectors are this embedder's."""
        with self._change() as connection:
            _put(connection, "embedder", fingerprint)
            _put(connection, _REPLACED, "")
            _grow(connection)

    def begin_run(self) -> int:
        """Note that an ingestion began; its number."""
        with self._change() as connection:
            made = insert(tables.runs).values(started=datetime.now(UTC)).returning(tables.runs.c.id)
            return int(connection.execute(made).scalar_one())

    def end_run(self, run: int, outcome: dict[str, Any]) -> None:
        """Note that it ended, and how."""
        with self._change() as connection:
            connection.execute(
                update(tables.runs)
                .where(tables.runs.c.id == run)
                .values(ended=datetime.now(UTC), outcome=outcome)
            )


def open_catalogue(data: Path, *, write: bool = False) -> Catalogue:
    """The catalogue in the folder ``data``; for writing it is made where there is none.

    Raises:
        CatalogueBusy: For writing, and another process writes.
        CatalogueMissing: For reading, and nothing was ever ingested.
        CatalogueMismatch: Made by another version.
        IngestError: The file cannot be opened, or is no catalogue.

    """
    catalogue = Catalogue(data, lock=WriterLock(data) if write else None)
    try:
        catalogue.prepare()
    except BaseException:
        catalogue.close()  # whatever it was, the lock is not to stay
        raise
    return catalogue
