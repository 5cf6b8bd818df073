"""What the desk knows of its reports and of its work."""

from dataclasses import dataclass, field
from typing import Literal

from ingest.reports import Report

State = Literal["read", "partly", "reading", "older", "failed", "leaving"]
"""Whole; with pages apart; waiting for or under way; an older version is what is cited; not at all; its file
was taken away, and it is still cited."""

Stage = Literal["waiting", "busy", "reading", "done", "failed"]
"""``busy``: another ingestion is under way, it is tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A link to another report."""

    kind: str
    """As :data:`ingest.versions.records.LinkKind`."""

    other: str
    """Name of the other report."""

    back: bool
    """True where the other one stands back for this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report on the desk."""

    name: str
    mine: bool
    """False for one that came from another folder: it is only looked at."""

    folder: str
    state: State
    report: Report | None = None
    """None for a file that was not read yet."""

    passages: int = 0
    figures: int = 0
    reason: str = ""
    """Why it was not read, in Vietnamese."""

    read_at: str = ""
    """ISO 8601 in UTC; ``""`` where it is not known."""

    relations: tuple[Relation, ...] = ()
    corrected: tuple[str, ...] = ()
    """Fields that a person set, by the names of :mod:`ingest.sidecar`."""

    mark: str = ""
    """Of its file and correction, see :meth:`assistant.upkeep.shelf.Shelf.mark`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """A file that was laid in the place of another one."""

    name: str
    sha256: str
    """Of the new file: one that came after it stays, whatever is wrong with this."""

    earlier: str
    """Id of the other one in the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Reports to bring in step."""

    number: int
    """Of the log's row that it is for."""

    names: tuple[str, ...]
    again: bool = False
    instead: tuple[Instead, ...] = ()
    """What comes back where the new file cannot be read."""

    stage: Stage = "waiting"
    done: int = 0
    total: int = 0
    file: str = ""
    reasons: tuple[tuple[str, str], ...] = field(default=())
    """What failed, and why, in Vietnamese."""
