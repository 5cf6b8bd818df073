"""The catalogue's tables.

Columns carry the names of the records' fields (:mod:`ingest.records`). Nothing here needs one database more
than another; what differs between them is in :mod:`ingest.store`.

A change of the tables is a new file in ``ingest/migrations/catalogue/``, and its name the new :data:`HEAD`.
"""

import hashlib
import json
from json.scanner import make_scanner
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
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
)

HEAD = "first"
"""Revision of the tables below."""

PLAIN = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that every database sorts by its code points, as SQLite does."""

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
    Column("document", PLAIN, nullable=False),
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


def dump(value: object) -> str:
    """JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


_scan = make_scanner(json.JSONDecoder())  # type: ignore[arg-type] # typeshed: a scanner takes a scanner


def load(text: str) -> Any:
    """``json.loads`` for what :func:`dump` wrote, without its search for blanks: a third of the time.

    >>> load(dump([["đ", 1]]))
    [['đ', 1]]
    """
    return _scan(text, 0)[0] if text != "[]" else []
