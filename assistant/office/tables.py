"""The tables of the people's database. Their own file: the catalogue is rebuilt and restored without them."""

from datetime import UTC, datetime

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

HEAD = "tries"
"""Revision of the tables below: a change of them is a new file in ``assistant/office/migrations/``."""


def now() -> datetime:
    """This moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


people = Table(
    "people",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text, nullable=False),
    Column("added", Text, nullable=False),
)
"""``password`` is ``scrypt$n$r$p$salt$hash``, numbers in decimal, bytes in hexadecimal."""

sessions = Table(
    "sessions",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("person", String(64), ForeignKey("people.name", ondelete="CASCADE"), nullable=False),
    Column("until", Float, nullable=False),
    Index("sessions_until", "until"),
)
"""``token`` is the SHA-256 of what the browser holds; ``until`` is in seconds since 1970."""

talks = Table(
    "talks",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("changed", Text, nullable=False),
    Column("exchanges", Text, nullable=False),
    Index("talks_of_person", "person", "changed"),
)
"""What a signed-in person asked. ``person`` is not in ``people`` where a proxy signs in."""

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("person", String(64), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("figure", Integer),
    Column("comment", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("history", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reviewer", String(64), nullable=False),
    Column("note", Text, nullable=False),
    Column("right", Text, nullable=False),
    Index("feedback_by_state", "state", "id"),
)
"""``person`` is ``""`` for the public. ``right`` is the reviewer's correction as JSON, ``""`` before it."""

tries = Table(
    "tries",
    metadata,
    Column("about", LargeBinary, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", Float, nullable=False),
    Column("until", Float, nullable=False),
    Index("tries_last", "last"),
)
"""Wrong passwords; ``about`` is the SHA-256 of a name or an address, times are in seconds since 1970."""

doings = Table(
    "doings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("person", String(64), nullable=False),
    Column("what", String(64), nullable=False),
    Column("about", Text, nullable=False),
)
"""Who did what, when."""

keys = Table(
    "keys",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("name", String(64), nullable=False, unique=True),
    Column("per_minute", Integer, nullable=False),
    Column("added", Text, nullable=False),
    Column("used", Text, nullable=False),
    Column("revoked", Text, nullable=False),
)
"""Keys of programs; ``token`` is the SHA-256 of the key. ``revoked`` is ``""`` while it holds."""
