"""What a reader makes of a file."""

from dataclasses import dataclass
from typing import Literal

from ingest.records import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as its reader saw it."""

    pages: tuple[Page, ...]

    title: str
    """From the title block, the metadata or the file's name, in that order."""

    format: Literal["pdf", "docx", "html", "txt", "xlsx", "csv"]

    warnings: tuple[str, ...] = ()
    """What could not be read, one sentence each, e.g. ``"page 3 has no text (a scan)"``."""
