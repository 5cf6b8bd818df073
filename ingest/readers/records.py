"""What a reader makes of a file."""

from dataclasses import dataclass
from typing import Literal

from ingest.ocr.records import Gap, Scan
from ingest.records import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as its reader saw it."""

    pages: tuple[Page, ...]

    title: str
    """From the title block, the metadata or the file's name, in that order."""

    format: Literal["pdf", "docx", "html", "txt", "xlsx", "csv", "picture"]

    warnings: tuple[str, ...] = ()
    """What could not be read well, one sentence each."""

    scans: tuple[Scan, ...] = ()
    """Pages that were read from their picture, by number."""

    gaps: tuple[Gap, ...] = ()
    """Pages that were not read, or are not trusted, by number."""
