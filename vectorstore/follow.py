"""Following a catalogue that other machines write too: each has its own index, built from it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import CatalogueMissing, PipelineError, VectorStoreError
from ingest.publish import publish_index
from ingest.regularly import regularly
from ingest.store.records import Store
from vectorstore.generation import current_manifest

logger = logging.getLogger(__name__)


class Follower:
    """Builds the index of a data folder anew whenever the catalogue has grown past it."""

    def __init__(self, data: Path, store: Store, publish: Callable[[Path], None] = publish_index) -> None:
        self._data = data
        self._store = store
        self._publish = publish
        self._seen = 0
        self._said = ""

    def step(self, *, at_once: bool = False) -> bool:
        """True where an index was built. What goes wrong is logged once: the next step tries again.

        While an ingestion goes on, nothing is built: each report would make all of it be built anew. One that
        wrote nothing between two steps has stopped.

        Args:
            at_once: Build although an ingestion goes on.
        """
        try:
            with open_catalogue(self._store) as catalogue:
                wanted = self._wanted(catalogue, at_once=at_once)
            if wanted:
                self._publish(self._data)
        except CatalogueMissing:
            return False  # the first ingestion is still to come
        except PipelineError as error:
            if (said := str(error)) != self._said:
                logger.warning("the index stays as it is: %s", error)
                self._said = said
            return False
        self._said = ""
        return wanted

    def _wanted(self, catalogue: Catalogue, *, at_once: bool) -> bool:
        version, before, run = catalogue.version, self._seen, catalogue.last_run()
        self._seen = version
        quiet = run is None or run.ended is not None or version == before
        return self._behind(version) and (quiet or at_once)

    def _behind(self, version: int) -> bool:
        try:
            return current_manifest(self._data).catalogue != version
        except VectorStoreError:
            return True


@contextmanager
def following(data: Path, store: Store, seconds: float) -> Iterator[None]:
    """The index of ``data`` in step with ``store`` now, and looked after every so many seconds.

    A catalogue in the folder itself needs none of it: who writes it builds its index.
    """
    if store.alone:
        yield
        return
    follower = Follower(data, store)
    follower.step(at_once=True)
    with regularly(follower.step, seconds, name="index"):
        yield
