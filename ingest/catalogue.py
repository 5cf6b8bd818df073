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
from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from ingest import rows, tables
from ingest.faults import fail_here
from ingest.reading import CatalogueReader
from ingest.records import Passage
from ingest.reports import ReportContent
from ingest.store.records import Store, Writer
from ingest.store.sqlite import SqliteStore
from ingest.store.state import State, bring_current, make_tables, read_state, require_current
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

    def __init__(self, store: Store, writer: Writer | None) -> None:
        """Over ``store``; ``writer`` is held until :meth:`close`, without one nothing is written."""
        super().__init__(store)
        self._writer = writer

    def close(self) -> None:
        """Close all connections, then give the right to write back."""
        super().close()
        if self._writer:
            self._writer.close()

    @contextmanager
    def _change(self) -> Iterator[Connection]:
        """One transaction: committed at its end, rolled back when anything is raised."""
        if self._writer is None:
            raise ValueError("the catalogue was opened for reading")
        with self._store.explained(), self._writer.engine.begin() as connection:
            yield connection

    def prepare(self, *, migrate: bool = False) -> None:
        """Check that this program reads these tables; a writer makes them, or brings them to its version.

        Tables that others use as well are changed only with ``migrate``.

        Raises:
            CatalogueMissing: Nothing was ever ingested.
            CatalogueMismatch: Made by another version.

        """
        if not self._writer and not self._store.exists():
            raise self._store.missing
        engine = self._writer.engine if self._writer else self._reading
        with self._store.explained(), engine.connect() as connection:
            found = read_state(connection, alone=self._store.alone)
        if self._writer:
            self._make_current(found, self._writer, migrate=migrate)
        elif found is None:
            raise self._store.missing
        else:
            require_current(found, self._store)

    def _make_current(self, found: State | None, writer: Writer, *, migrate: bool) -> None:
        if found and found.current and found.stamped:
            return
        if found and not self._store.alone and not migrate:
            require_current(found, self._store)  # others use them: who keeps the database says when
        if found and not bring_current(found, self._store, writer):
            return
        with self._change() as connection:
            if found is None:
                make_tables(connection)
            _grow(connection)

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
        self._store.wipe()
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


def open_catalogue(place: Path | Store, *, write: bool = False, migrate: bool = False) -> Catalogue:
    """The catalogue in a folder or another database; for writing it is made where there is none.

    Tables of an earlier version are brought to this one by who writes; in a database with ``migrate`` only.

    Raises:
        CatalogueBusy: For writing, and another process writes.
        CatalogueMissing: For reading, and nothing was ever ingested.
        CatalogueMismatch: Made by another version.
        IngestError: The database cannot be opened, or holds no catalogue.

    """
    store = SqliteStore(place) if isinstance(place, Path) else place
    catalogue = Catalogue(store, store.open_writer() if write else None)
    try:
        catalogue.prepare(migrate=migrate)
    except BaseException:  # whatever it was, the lock is not to stay
        catalogue.close()
        raise
    return catalogue
