"""Figures for Prometheus. The one file that knows its client; labels have a handful of values each."""

import builtins
import logging
import time
from collections.abc import Callable, Iterator
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from assistant.health.front import Side
from assistant.health.watch import ENTRIES, STAGES, Seen
from assistant.languages.detect import Language
from ingest.errors import PipelineError

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
"""Upper ends of the histogram's classes."""

KEPT_SECONDS = 5.0
"""How long what was read of catalogue and index is told again."""

_LANGUAGES = frozenset(get_args(Language))

Reading = dict[str, float]
"""Name of a figure → its value; those that are not known are left out."""


class Meters:
    """All figures of this process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry(auto_describe=True)
        self._questions = Counter(
            "hoi_questions",
            "Questions by where they came in, their language and what became of them.",
            ("door", "language", "outcome"),
            registry=self.registry,
        )
        self._stages = Histogram(
            "hoi_question_seconds",
            "Time of a question by stage.",
            ("stage",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._fallbacks = Counter(
            "hoi_model_fallbacks",
            "Answers in the reports' own words although a model was asked, by reason.",
            ("reason",),
            registry=self.registry,
        )
        self._requests = Counter(
            "hoi_http_requests",
            "Requests by port and class of status.",
            ("port", "status"),
            registry=self.registry,
        )
        self._limited = Counter(
            "hoi_rate_limited", "Requests that were told to wait (429).", ("port",), registry=self.registry
        )
        self._pages = Gauge("hoi_sessions", "Pages that are open now.", ("port",), registry=self.registry)
        self._errors = Counter(
            "hoi_exceptions", "Errors that nobody expected, by kind.", ("kind",), registry=self.registry
        )
        for port in ("public", "staff"):
            self._limited.labels(port)
            self._pages.labels(port)
        for stage in (*STAGES, "whole"):
            self._stages.labels(stage)
        for door in ENTRIES:
            self._questions.labels(door, "vi", "answered")

    def seen(self, seen: Seen) -> None:
        """A question is over."""
        language = seen.language if seen.language in _LANGUAGES else "other"
        self._questions.labels(seen.entry, language, seen.outcome).inc()
        for span in seen.spans:
            self._stages.labels(span.stage).observe(span.ns / 1e9)
        self._stages.labels("whole").observe(seen.ns / 1e9)
        if seen.fallback:
            self._fallbacks.labels(seen.fallback).inc()

    def answered(self, side: Side, status: int) -> None:
        """A request was answered."""
        self._requests.labels(side, f"{status // 100}xx").inc()
        if status == 429:
            self._limited.labels(side).inc()

    def opened(self, side: Side, pages: int) -> None:
        """So many more pages are open."""
        self._pages.labels(side).inc(pages)

    def failed(self, kind: str) -> None:
        """An error that nobody expected was logged."""
        self._errors.labels(kind if kind in _kinds() else "other").inc()

    def watch(self, read: Callable[[], Reading]) -> None:
        """Tell at each scrape also what ``read`` gives, at most a few seconds old."""
        self.registry.register(_Read(read))

    def told(self) -> tuple[bytes, str]:
        """All figures, and what kind of text they are."""
        return generate_latest(self.registry), CONTENT_TYPE_LATEST


class _Read(Collector):
    """Figures that are read when they are asked for."""

    def __init__(self, read: Callable[[], Reading]) -> None:
        self._reading = read
        self._at = -float("inf")
        self._kept: Reading = {}

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: what is read is not known yet."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """One gauge a figure."""
        now = time.monotonic()
        if now - self._at > KEPT_SECONDS:
            self._kept, self._at = self._reading(), now
        for name, value in self._kept.items():
            yield GaugeMetricFamily(f"hoi_{name}", HELP[name], value=value)


HELP = {
    "ingestion_started_seconds": "When the last ingestion began, in seconds since 1970.",
    "ingestion_ended_seconds": "When the last ingestion ended, in seconds since 1970; 0 while none has.",
    "ingestion_files_read": "Files that the last ingestion read or found unchanged.",
    "ingestion_files_failed": "Files that the last ingestion could not read.",
    "reports": "Reports in the catalogue.",
    "passages": "Passages in the catalogue.",
    "figures": "Figures in the catalogue.",
    "pages_quarantined": "Scanned pages that are not trusted.",
    "catalogue_version": "Version of the catalogue, milliseconds since 1970.",
    "index_version": "Version of the catalogue that the index was built from.",
    "index_lag_seconds": "By how much the index is older than the catalogue; 0 where they agree.",
    "vectors_away": "1 while the Chroma server does not answer for the vectors; none where they lie here.",
    "model_circuit_open": "1 while the language model is left alone because it failed.",
    "up": "1 while catalogue and index can be read.",
}


def _kinds() -> frozenset[str]:
    """Names of the errors that have a label of their own: Python's, and ours."""
    ours, open_ = set(), [PipelineError]
    while open_:
        ours.add(open_[-1].__name__)
        open_.extend(open_.pop().__subclasses__())
    python = {n for n, v in vars(builtins).items() if isinstance(v, type) and issubclass(v, BaseException)}
    return frozenset(ours | python)


class ErrorCounter(logging.Handler):
    """Counts log records that carry an error."""

    def __init__(self, meters: Meters) -> None:
        super().__init__(logging.ERROR)
        self._meters = meters

    def emit(self, record: logging.LogRecord) -> None:
        """One record."""
        if record.exc_info and record.exc_info[0]:
            self._meters.failed(record.exc_info[0].__name__)
