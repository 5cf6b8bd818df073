"""What an ingestion did, as its callers and its JSON tell it."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that was not read; an earlier version of it stays in the catalogue."""

    file: str
    """Its name below the ingested folder, with ``/``."""

    reason: str
    """What is wrong and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFailure:
    """A page that was not read, or is in quarantine; the rest of its report is there."""

    file: str
    page: int
    """Counts from 1."""

    kind: str
    """``unread`` or ``quarantine``."""

    reason: str
    fix: str
    """What to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Counts of reports by what was done, and what the catalogue holds after it."""

    added: int
    unchanged: int
    replaced: int
    removed: int
    failed: tuple[Failure, ...]
    pages: int
    """In the whole catalogue, like ``passages`` and ``figures``."""

    passages: int
    figures: int
    seconds: float
    """From the command to the published index."""

    pages_failed: tuple[PageFailure, ...] = ()
    """Of all reports in the catalogue."""

    warnings: tuple[str, ...] = ()
    """One sentence each about what was read only in part; not in the JSON."""

    changed: tuple[str, ...] = ()
    """Ids of the reports that were added or replaced; not in the JSON."""

    def to_json(self) -> dict[str, Any]:
        """The contract's object; ``pages_failed`` only where there are some."""
        found: dict[str, Any] = {
            "added": self.added,
            "unchanged": self.unchanged,
            "replaced": self.replaced,
            "removed": self.removed,
            "failed": [asdict(f) for f in self.failed],
            "pages": self.pages,
            "passages": self.passages,
            "figures": self.figures,
            "seconds": round(self.seconds, 3),
        }
        if self.pages_failed:
            found["pages_failed"] = [asdict(page) for page in self.pages_failed]
        return found

    def summary(self) -> str:
        """One line for a person.

        >>> Outcome(added=2, unchanged=1, replaced=0, removed=0, failed=(), pages=7, passages=40, figures=90,
        ...         seconds=1.25).summary()
        '3 reports: 2 added, 1 unchanged; in all 7 pages, 40 passages, 90 figures (1.2 s)'
        """
        handled = self.added + self.unchanged + self.replaced + len(self.failed)
        counts = {
            "added": self.added,
            "replaced": self.replaced,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "failed": len(self.failed),
        }
        done = ", ".join(f"{n} {what}" for what, n in counts.items() if n)
        holds = f"{self.pages} pages, {self.passages} passages, {self.figures} figures"
        return f"{handled} reports: {done}; in all {holds} ({self.seconds:.1f} s)"
