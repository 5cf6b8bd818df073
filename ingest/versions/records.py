"""What is known of reports that belong together."""

from dataclasses import dataclass
from typing import Literal

from ingest.reports import Report

LinkKind = Literal[
    "copy",  # the same words under another name
    "near",  # the same paper read another way: a scan, a saved copy with less in it
    "superseded",  # an earlier issue
    "corrected",  # some of its figures are corrected by a letter
    "disputed",  # the same, by a letter that may mean another paper
]

CORRECTING: tuple[LinkKind, ...] = ("corrected", "disputed")
"""Links of reports that stand for themselves: only the figures that are corrected do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One report that stands back for another: it is kept, and never an answer by itself.

    Of a kind in :data:`CORRECTING` it stands, and the other says how some of its figures are to be read.
    """

    report_id: str
    """The one that stands back."""

    other: str
    """The one that is cited in its place."""

    kind: LinkKind

    @property
    def hides(self) -> bool:
        """True where the first is no answer by itself."""
        return self.kind not in CORRECTING


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """By what a report's likes are found without reading it again."""

    digest: str
    """SHA-256 over its words and numbers, in hex: equal for the same text, whatever file holds it."""

    sketch: bytes
    """MinHash of its runs of words, numbers left open; see :mod:`ingest.versions.signature`."""

    instead: tuple[str, ...] = ()
    """Numbers, without capitals and diacritics, of the papers that it says it takes the place of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A report with its signature."""

    report: Report
    signature: Signature
    linked: bool
    """False until it was compared with all others."""
