"""Whether the service is sound, and whether it is ready: a word for what is not, which leaks nothing."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.chain import Assistant
from ingest.connection import FILE
from ingest.errors import (
    CatalogueUnreachable,
    IndexMissing,
    IndexStale,
    IngestError,
    PipelineError,
    VectorStoreError,
)
from ingest.store.records import Store
from vectorstore.check import find_some
from vectorstore.edition import Edition
from vectorstore.generation import fingerprint_files, probed_files
from vectorstore.step import look_at_step

BUILDING_SECONDS = 600.0
"""So long may the index of a catalogue that another machine wrote take to build, before this one is late."""

_SOME = 4
"""Passages that find themselves at each look: a millisecond each."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A generation as it was when it passed its check, or was first looked at."""

    folder: Path
    created: str
    """When it was made: who removes all of the index has the next one get the name of the first."""

    files: str
    """Of :func:`~vectorstore.generation.fingerprint_files`."""

    time: int
    """When its catalogue was written; the fingerprint leaves SQLite's files out."""


class State:
    """Looks at what an assistant answers from."""

    def __init__(
        self,
        assistant: Assistant,
        data: Path,
        store: Store,
        *,
        refresh: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is looked at yet.

        Args:
            assistant: Who answers.
            data: Its folder.
            store: The catalogue that its index is built from.
            refresh: Seconds between two looks of this machine at a catalogue that others write too.
            clock: Seconds that never run backwards.
        """
        self._assistant = assistant
        self._data = data
        self._store = store
        self._patience = 2 * refresh + BUILDING_SECONDS
        self._clock = clock
        self._still = (0, clock())
        """A version that the index is not of, and since when the catalogue has it."""

        self._known: _Known | None = None

    def damage(self) -> str:
        """``index_…`` where the index does not find its own passages or its files are not as they were.

        What is damaged on the disk may still be whole in memory; it would not come up again, and a file cut
        short ends the process. So files come first, by their sizes and times alone.
        """
        current = self._assistant.searcher.edition
        try:
            edition = current()
            while not self._is_whole(edition):
                looked, edition = edition, current()
                if edition is looked:  # else its files went with a report that was removed meanwhile
                    return "index_damaged"
        except IndexMissing:
            return "index_missing"
        except IndexStale:
            return "index_stale"
        except (PipelineError, OSError, ValueError):
            return "index_damaged"
        return ""

    def _is_whole(self, edition: Edition) -> bool:
        try:
            if not self._unchanged(edition):
                return False
            self._find(edition)
        except (PipelineError, OSError, ValueError):  # what is mapped into memory may be anything
            return False
        return True

    def lack(self) -> str:
        """The same; or why no question should be sent here although the index is sound."""
        if found := self.damage():
            return found
        embedder = self._assistant.searcher.held.embedder
        if not embedder.done() or embedder.exception() is not None:
            return "embedder_missing" if embedder.done() else "loading"
        try:
            return "" if self._agrees() else "index_behind"
        except CatalogueUnreachable:
            return ""  # answers are made from the copy beside the index: all machines would be out at once
        except IngestError:
            return "catalogue_unreadable"
        except VectorStoreError:
            return "index_damaged"

    def _agrees(self) -> bool:
        """True when the index is of the catalogue as it is, or somebody is about to bring it there.

        It is the published one: while what was published is prepared, answers are those of the one before.

        Of a catalogue that other machines write, this one's index is behind for a while after each ingestion,
        as are all others': the answers are those of a moment ago, and better than none.
        """
        step = look_at_step(self._data, self._store)
        if step.kept or self._store.alone:
            return step.kept or step.written
        still = self._still
        if still[0] != step.version:
            still = self._still = (step.version, self._clock())
        return self._clock() - still[1] <= self._patience

    def _unchanged(self, edition: Edition) -> bool:
        folder, created = edition.opened.folder, edition.opened.manifest.created
        try:
            files, time = fingerprint_files(folder), (folder / FILE).stat().st_mtime_ns
        except OSError:
            return False
        known = self._known  # another look may go on beside this one, at another edition
        if known is None or (known.folder, known.created) != (folder, created):
            known = self._known = _Known(folder, created, probed_files(folder) or files, time)
        return files in {known.files, probed_files(folder)} and time == known.time

    @staticmethod
    def _find(edition: Edition) -> None:
        find_some(edition.opened, most=_SOME)
        if edition.opened.manifest.passages:
            key = edition.opened.key(0)
            if key not in edition.catalogue.passages([key]):
                raise IngestError(f"{edition.opened.folder / FILE}: passage {key} is gone")
