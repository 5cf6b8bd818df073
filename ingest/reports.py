"""A report as the catalogue knows it, and all that one transaction writes for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.records import Figure, Page, Passage, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as the catalogue knows it."""

    id: str
    """First 16 hex digits of the SHA-256 of path and content: the same file is the same report."""

    document: str
    """File name below the ingested folder, with ``/``."""

    sha256: str
    """Of the file's bytes."""

    title: str

    format: str

    pages: int

    issuer: str = ""
    """Who signed it, as printed, or ``""``."""

    number: str = ""
    """Document number, e.g. ``"51/QĐ-TTg"``, or ``""``."""

    dated: date | None = None
    """The day the report gives itself."""

    year: int | None = None
    """The year it is mostly about: title, else its own date, else the year most named."""

    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """Everything one transaction writes for one report."""

    report: Report
    pages: Sequence[Page]
    sentences: Sequence[Sentence]
    passages: Sequence[Passage]
    figures: Sequence[Figure]
