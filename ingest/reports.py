"""A report as the catalogue knows it, and all that one transaction writes for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.ocr.records import Gap, Scan
from ingest.records import Figure, Page, Passage, Period, Sentence


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
    scanned: tuple[int, ...] = ()
    """Pages, from 1, whose text was read from a picture."""

    gaps: tuple[Gap, ...] = ()
    """Pages that were not read, or are not trusted."""

    period: Period | None = None
    """The time it is about, by its title: "6 tháng đầu năm 2024"."""

    replaces: tuple[str, ...] = ()
    """Documents whose place it takes, as a person wrote it down (:mod:`ingest.sidecar`)."""

    @property
    def quarantined(self) -> frozenset[int]:
        """Pages, from 1, that were read and are not trusted."""
        return frozenset(gap.page for gap in self.gaps if gap.kind == "quarantine")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """Everything one transaction writes for one report."""

    report: Report
    pages: Sequence[Page]
    sentences: Sequence[Sentence]
    passages: Sequence[Passage]
    figures: Sequence[Figure]
    scans: Sequence[Scan] = ()
