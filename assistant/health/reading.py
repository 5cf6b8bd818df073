"""What is read of catalogue, index and model when somebody asks for figures."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assistant.health.metrics import Reading
from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import PipelineError, VectorStoreError
from ingest.store.records import Store
from vectorstore.generation import current_manifest
from vectorstore.opened import Opened
from vectorstore.search import Searcher

Resting = Callable[[], bool]
"""Whether the language model is left alone because it failed."""


class Read:
    """Reads them; what cannot be read is left out, and ``up`` is 0."""

    def __init__(self, data: Path, store: Store, searcher: Searcher, resting: Resting) -> None:
        self._data = data
        self._store = store
        self._searcher = searcher
        self._resting = resting
        self._counted: tuple[int, Reading] = (-1, {})
        """Version of the catalogue, and its counts: to count millions of rows takes a while."""

    def __call__(self) -> Reading:
        """Names as in :data:`assistant.health.metrics.HELP`."""
        found: Reading = {"model_circuit_open": float(self._resting()), "up": 0.0}
        found |= _vectors(self._searcher.held.opened)
        try:
            with open_catalogue(self._store) as catalogue:
                found |= self._counts(catalogue) | _last_run(catalogue)
                version = catalogue.version
            built = current_manifest(self._data).catalogue
        except PipelineError:
            return found
        lag = max(version - built, 0) / 1000
        return found | {
            "catalogue_version": float(version),
            "index_version": float(built),
            "index_lag_seconds": lag,
            "up": 1.0,
        }

    def _counts(self, catalogue: Catalogue) -> Reading:
        version = catalogue.version
        if version != self._counted[0]:
            totals = catalogue.totals()
            self._counted = (
                version,
                {
                    "reports": totals.reports,
                    "passages": totals.passages,
                    "figures": totals.figures,
                    "pages_quarantined": len(catalogue.quarantined()),
                },
            )
        return self._counted[1]


def _vectors(opened: Opened) -> Reading:
    """Whether the server that holds the vectors answers; nothing where none does."""
    if not opened.manifest.collection:
        return {}
    try:
        opened.chroma.count()
    except VectorStoreError:
        return {"vectors_away": 1.0}
    return {"vectors_away": 0.0}


def _last_run(catalogue: Catalogue) -> Reading:
    run = catalogue.last_run()
    if run is None:
        return {}
    outcome = run.outcome
    read = sum(int(outcome.get(name, 0)) for name in ("added", "unchanged", "replaced"))
    return {
        "ingestion_started_seconds": _seconds(run.started),
        "ingestion_ended_seconds": _seconds(run.ended) if run.ended else 0.0,
        "ingestion_files_read": read,
        "ingestion_files_failed": len(outcome.get("failed", ())),
    }


def _seconds(moment: datetime) -> float:
    return moment.replace(tzinfo=UTC).timestamp()  # SQLite keeps no zone
