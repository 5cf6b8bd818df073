"""The catalogue's tables, and the engine that opens them.

Columns carry the names of the records' fields (:mod:`ingest.records`). Nothing in the schema needs SQLite;
only :func:`open_engine` knows which database it is.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable
from json.scanner import make_scanner
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    create_engine,
    event,
)
from sqlalchemy.pool import NullPool, QueuePool

BUSY_SECONDS = 30.0
"""How long a statement waits for another connection's commit."""

metadata = MetaData()


def _owner() -> Column[str]:
    return Column("report_id", String(64), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)


def _place(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


meta = Table("meta", metadata, Column("key", String(32), primary_key=True), Column("value", Text))
"""``schema``, ``version``, ``embedder``, ``dimension``, ``deleted``."""

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", DateTime(timezone=True), nullable=False),
    Column("ended", DateTime(timezone=True)),
    Column("outcome", JSON),
)
"""Ingestion runs; ``ended`` stays empty for one that was killed."""

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("root", Text, nullable=False),
    Column("recipe", String(64), nullable=False),
    Column("document", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("format", String(16), nullable=False),
    Column("pages", Integer, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("dated", Date),
    Column("year", Integer),
    Column("warnings", JSON, nullable=False),
    Column("scanned", JSON, nullable=False),
    Column("gaps", JSON, nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("replaces", JSON, nullable=False),
    UniqueConstraint("root", "document"),
)

signatures = Table(
    "signatures",
    metadata,
    _owner(),
    Column("digest", String(64), nullable=False),
    Column("sketch", LargeBinary, nullable=False),
    Column("instead", JSON, nullable=False),
    Column("linked", Boolean, nullable=False),
)
"""``linked`` is false until the report was compared with all others."""

links = Table(
    "links",
    metadata,
    _owner(),
    Column("other", String(64), ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String(16), nullable=False),
    Index("links_to", "other"),
)
"""A report that stands back, and the one that is cited in its place."""

pages = Table(
    "pages",
    metadata,
    _owner(),
    _place("number"),
    Column("text", Text, nullable=False),
    Column("blocks", JSON, nullable=False),
    Column("score", Float),
)

scans = Table(
    "scans",
    metadata,
    _owner(),
    _place("number"),
    Column("confidence", Integer),
    Column("quarantined", Boolean, nullable=False),
    Column("words", JSON, nullable=False),
)
"""Pages read from their pictures. ``words`` are ``[start, end, confidence, left, top, right, bottom]``."""

sentences = Table(
    "sentences",
    metadata,
    _owner(),
    _place("ordinal"),
    Column("spans", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("headings", JSON, nullable=False),
    Column("block", Integer, nullable=False),
    Column("mark", Text, nullable=False),
    Column("level", Integer, nullable=False),
    Column("table", Integer, nullable=False),
    Column("caption", Text, nullable=False),
    Column("cells", JSON, nullable=False),
)

passages = Table(
    "passages",
    metadata,
    _owner(),
    _place("ordinal"),
    Column("spans", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("first_sentence", Integer, nullable=False),
    Column("last_sentence", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)
"""``vector`` is little-endian float16."""

figures = Table(
    "figures",
    metadata,
    _owner(),
    _place("ordinal"),
    Column("sentence", Integer, nullable=False),
    Column("passage", Integer, nullable=False),
    Column("spans", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("value_max", Text),
    Column("value_other", Text),
    Column("unit", Text, nullable=False),
    Column("per", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_text", Text, nullable=False),
    Column("as_of", Date),
    Column("scope", Text, nullable=False),
    Column("facets", JSON, nullable=False),
    Column("qualifier", Text),
    Column("clause", JSON, nullable=False),
    Column("context", JSON, nullable=False),
    Column("ambiguous", Boolean, nullable=False),
    Column("confidence", Integer),
    Index("figures_of_passage", "report_id", "passage"),
)
"""``value``, ``value_max`` and ``value_other`` are decimal text: a float would not print back as printed."""


def schema() -> str:
    """First 12 hex digits of SHA-256 over all columns; a catalogue of another schema is not read."""
    columns = [f"{c.table.name}.{c.name} {c.type}" for t in metadata.sorted_tables for c in t.columns]
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:12]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_scan = make_scanner(json.JSONDecoder())  # type: ignore[arg-type] # typeshed: a scanner takes a scanner


def _load(text: str) -> Any:
    """``json.loads`` for what :func:`_dump` wrote, without its search for blanks: a third of the time.

    >>> _load(_dump([["đ", 1]]))
    [['đ', 1]]
    """
    return _scan(text, 0)[0] if text != "[]" else []


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?{mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,  # BEGIN is ours: sqlite3 would begin only at the first write
        check_same_thread=False,
    )


def _writer(path: Path) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = _connect(path, "mode=rwc")
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    return connect


def _reader(path: Path) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        connection = _connect(path, "mode=ro")
        try:
            connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
        except sqlite3.OperationalError:
            connection.close()
            # In a folder that cannot be written, a cleanly closed WAL database has no -wal file and can make
            # none (sqlite.org/wal.html, "Read-Only Databases"); while nobody writes, it is read as it lies.
            if os.access(path.parent, os.W_OK) or Path(f"{path}-wal").exists():
                raise
            connection = _connect(path, "mode=ro&immutable=1")
        return connection

    return connect


def open_engine(path: Path, *, write: bool) -> Engine:
    """An engine over the SQLite file ``path``; without ``write`` it needs no permission but to read.

    Reading connections see every commit of other processes, and may be used from any thread.
    """
    # In a folder that we cannot write, each reading decides afresh how to open: a writer may have come since.
    lasting = write or os.access(path.parent, os.W_OK)
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=_writer(path) if write else _reader(path),
        json_serializer=_dump,
        json_deserializer=_load,
        **(
            {"poolclass": QueuePool, "pool_size": 8, "max_overflow": 64}
            if lasting
            else {"poolclass": NullPool}
        ),
    )
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "begin", start)
    return engine
