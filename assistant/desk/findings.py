"""The audit of one edition of the reports, run in the background and kept."""

import logging
from dataclasses import dataclass
from threading import Lock, Thread

from assistant.chain import Assistant
from assistant.pictures.links import page_link
from assistant.sitting import Sitting
from ingest.audit.checks import audit
from ingest.audit.judging import show
from ingest.audit.records import Finding, Place
from ingest.audit.sources import read_changes_of, read_opened
from ingest.audit.subjects import load_words
from ingest.errors import PipelineError
from ingest.versions.changes import Change, Told
from ingest.versions.corrections import Correction, read_corrections

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A figure of a finding where it stands."""

    role: str
    """What it is in the finding, in words."""

    amount: str
    document: str
    page: int
    quote: str
    figure: tuple[int, int]
    """Where its number stands in ``quote``, half open."""

    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A finding in words."""

    kind: str
    """``certain``, ``suspected``, ``slight``, ``reissued`` or ``corrected``."""

    title: str
    rule: str
    formula: str
    places: tuple[Quoted, ...]
    """Where the figures stand, the one that does not fit first."""


class Findings:
    """What the audit finds in the reports that an assistant answers from. Safe to share between threads."""

    def __init__(self, assistant: Assistant) -> None:
        """Nothing is read before :meth:`begin`."""
        self._assistant = assistant
        self._lock = Lock()
        self._of: Sitting | None = None
        self._found: tuple[Said, ...] | None = None
        self._running: Thread | None = None

    def begin(self) -> None:
        """See that the current edition is audited, in a thread of its own; returns at once."""
        sitting = self._assistant.sitting()
        with self._lock:
            running = self._running is not None and self._running.is_alive()
            if self._of is sitting and (self._found is not None or running):
                return
            self._of, self._found = sitting, None
            self._running = Thread(target=self._run, args=(sitting,), name="audit", daemon=True)
            self._running.start()

    def said(self) -> tuple[Said, ...] | None:
        """The findings, the surest first; None while they are looked for."""
        self.begin()
        with self._lock:
            return self._found

    def wait(self, seconds: float = 60.0) -> tuple[Said, ...] | None:
        """As :meth:`said`, when the audit ends."""
        self.begin()
        with self._lock:
            running = self._running
        if running is not None:
            running.join(seconds)
        return self.said()

    def _run(self, sitting: Sitting) -> None:
        found: tuple[Said, ...] | None = None
        try:
            catalogue = sitting.edition.catalogue
            found = (
                *(_finding(f) for f in audit(read_opened(catalogue))),
                *(_pair(change, "reissued") for change in read_changes_of(catalogue)),
                *(_pair(c, "corrected") for c in read_corrections(catalogue) if c.sure),
            )
        except PipelineError as error:
            logger.warning("no findings: %s: %s", type(error).__name__, error)
        with self._lock:
            if self._of is sitting:  # else another edition is being audited
                self._running, self._found = None, found


def _finding(finding: Finding) -> Said:
    return Said(
        kind=finding.level,
        title=str(load_words("checks")[finding.check]),
        rule=str(load_words("rules")[finding.rule]),
        formula=finding.formula,
        places=tuple(_quoted(p, str(load_words("roles")[p.role])) for p in finding.places),
    )


def _pair(changed: Change | Correction, kind: str) -> Said:
    """A figure that a later paper changed."""
    return Said(
        kind=kind,
        title=" ".join(changed.new.figure.indicator.split() or changed.old.figure.indicator.split()),
        rule="",
        formula=f"{show(changed.old.figure)} → {show(changed.new.figure)}",
        places=tuple(_quoted(_place(told), "") for told in (changed.old, changed.new)),
    )


def _place(told: Told) -> Place:
    return Place(report=told.report, sentence=told.sentence, figure=told.figure, role="one")


def _quoted(place: Place, role: str) -> Quoted:
    figure, low = place.figure, place.clause[0]
    page = figure.spans[0].page
    return Quoted(
        role=role,
        amount=show(figure),
        document=place.report.document,
        page=page,
        quote=place.quote,
        figure=(figure.start - low, figure.end - low),
        link=page_link(place.report.id, page, place.spans, figure.spans),
    )
