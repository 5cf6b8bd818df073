"""Searching the current generation, from many threads, across swaps."""

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PipelineError, VectorsAway, VectorsLost
from ingest.store.records import Store
from ingest.store.sqlite import SqliteStore
from vectorstore.best import open_best
from vectorstore.check import check_served
from vectorstore.crossing import load_crossing
from vectorstore.edition import Edition, bind
from vectorstore.embed import fingerprint
from vectorstore.generation import (
    CURRENT,
    Manifest,
    index_folder,
    read_manifest,
)
from vectorstore.opened import Opened
from vectorstore.ranking import start_embedder
from vectorstore.records import Hit, Stage
from vectorstore.server import choose_server
from vectorstore.settings import IndexSettings

logger = logging.getLogger(__name__)

LONGEST_SECONDS = 300.0
"""Within which what was published is asked, prepared or not. Without many askers it is a second or two."""

PREPARING_SECONDS = 240.0
"""Of them, how long it may be prepared: cut short, all who ask what was left out wait at the same time."""


@dataclass(frozen=True, slots=True)
class _Next:
    """What is being prepared."""

    edition: Edition
    state: tuple[int, int]
    """Of ``CURRENT``, when it was opened."""

    held: Edition
    """The edition that was asked then."""


class Searcher:
    """The current generation, open. A newer one is taken up at the next search. Threads may share it."""

    def __init__(self, data: Path, settings: IndexSettings, mark: str, store: Store) -> None:
        """Opened by :func:`open_searcher`; ``mark`` is the configured embedder's fingerprint."""
        self._data = data
        self._store = store
        self._settings = settings
        self._mark = mark
        self._swap = threading.Lock()
        """Never held while answers are prepared: they, and who waits for them, ask for the edition."""

        self._taking = threading.Lock()
        self._closing = threading.Event()
        self.taken_up = False
        """True while :meth:`take_up` is called regularly: no question need open what was published."""

        self._next: _Next | None = None
        self._state = self._read_state()
        self._server = choose_server(settings)
        opened = open_best(data, settings, mark, store, self._server)
        with _closed_unless_served(opened):
            check_served(opened)
        self._embedder = start_embedder(settings)
        self._edition = bind(opened, settings, self._embedder)

    @property
    def generation(self) -> str:
        """Name of the generation that the next search will use, e.g. ``"gen-000003"``."""
        return self.edition().opened.folder.name

    @property
    def manifest(self) -> Manifest:
        """What that generation was built from."""
        return self.edition().opened.manifest

    @property
    def held(self) -> Edition:
        """The edition that the last search used, whatever was published since."""
        return self._edition

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        stage: Stage = "fused",
        among: Collection[str] | None = None,
        diverse: bool = False,
    ) -> list[Hit]:
        """The best ``k`` passages for ``query``, best first; ``among``: only of reports with these ids.

        ``diverse`` passes over passages that say again what those before them say.

        The first fused or dense search waits until the embedder is loaded, so that answers never differ.

        Raises:
            EmbedderMissing: The embedder cannot be loaded.
            IndexStale: The current generation was built with another embedder.
            IndexBroken: No generation can be opened.
        """
        return self.edition().search(query, k=k, stage=stage, among=among, diverse=diverse)

    def close(self) -> None:
        """Let go of the files."""
        self._closing.set()
        with self._taking, self._swap:
            self._edition.close()

    def _read_state(self) -> tuple[int, int]:
        return _read_state(self._data)

    def edition(self) -> Edition:
        """The current generation. One question asks one edition: two could be of two moments."""
        if self._serves(self._read_state()):
            return self._edition
        with self._swap:
            while not self._serves(state := self._read_state()):
                if (near := self._near(state)) is not None:
                    self._next = None
                    self._use(near.edition, near.state)
                    continue
                try:
                    self._use(self._open_published(), state)
                except PipelineError:
                    # What was named when it was begun may be gone by now, for another one that is named.
                    if self._read_state() == state:
                        raise
            return self._edition

    def _serves(self, state: tuple[int, int]) -> bool:
        """True where the edition that is held may answer, with ``CURRENT`` as it is."""
        return state == self._state or (self.taken_up and self._may_wait(state))

    def take_up(self, prepare: Callable[[Edition, Callable[[], bool]], object]) -> None:
        """Open what was published since the last search, let it be prepared, and use it from then on.

        Questions meanwhile are asked of the edition before, unless reports were removed from it. What cannot
        be opened is left to the next question to tell.

        Args:
            prepare: Is given the new edition, and what says whether there is still time for more.
        """
        if self._read_state() == self._state:
            return
        with self._taking:
            state = self._read_state()
            begun = time.monotonic()

            def going() -> bool:
                # Not until the next one is published: where that happens often, none would ever be prepared.
                in_time = time.monotonic() - begun < PREPARING_SECONDS
                return in_time and not self._closing.is_set() and self._may_wait(self._read_state())

            fresh = self._open_next(state)
            if fresh is None:
                return
            try:
                if self._may_wait(state):
                    prepare(fresh, going)
            finally:
                with self._swap:
                    self._settle()

    def _open_next(self, state: tuple[int, int]) -> Edition | None:
        """What ``CURRENT`` names now, open beside the edition that is asked; None where it is that one."""
        with self._swap:
            if state == self._state:
                return None
            try:
                fresh = self._open_published()
            except PipelineError as error:
                logger.warning("what was published cannot be used: %s", error)
                return None
            if fresh is None:
                self._state = state
            else:
                self._next = _Next(fresh, state, self._edition)
            return fresh

    def _near(self, state: tuple[int, int]) -> _Next | None:
        """What is being prepared, where it may answer at once in place of what ``CURRENT`` names."""
        near = self._next
        if near is None or near.held is not self._edition:
            return None
        return near if near.state == state or (self.taken_up and _may_wait(near.edition, state)) else None

    def _settle(self) -> None:
        """Use what was prepared, unless a question did already, or had to open what came after it."""
        near, self._next = self._next, None
        if near is None:
            return
        if near.held is self._edition and not self._closing.is_set():
            self._use(near.edition, near.state)
        else:
            near.edition.close()

    def _may_wait(self, state: tuple[int, int]) -> bool:
        return _may_wait(self._edition, state)

    def _open_published(self) -> Edition | None:
        """None where it is the one that is used."""
        fresh = open_best(self._data, self._settings, self._mark, self._store, self._server)
        with _closed_unless_served(fresh), suppress(VectorsAway):  # meanwhile all are compared
            check_served(fresh)
        held = self._edition.opened
        if (fresh.folder, fresh.manifest) == (held.folder, held.manifest):
            fresh.release()
            return None
        return bind(fresh, self._settings, self._embedder)

    def _use(self, fresh: Edition | None, state: tuple[int, int]) -> None:
        if fresh is not None:
            before, self._edition = self._edition, fresh
            before.opened.release()
        self._state = state


def _read_state(data: Path) -> tuple[int, int]:
    """Changes whenever ``CURRENT`` is replaced; one system call."""
    try:
        state = (index_folder(data) / CURRENT).stat()
    except FileNotFoundError:
        return (0, 0)
    return (state.st_ino, state.st_mtime_ns)


def _may_wait(edition: Edition, state: tuple[int, int]) -> bool:
    """False where removed reports would go on being quoted, or where it has taken long enough."""
    published = state[1] / 1e9
    return _is_there(edition.opened) and time.time() - published < LONGEST_SECONDS


def _is_there(opened: Opened) -> bool:
    """False also where another lies at its path: who removes all of an index has numbers begin anew."""
    try:
        return read_manifest(opened.folder) == opened.manifest
    except PipelineError:
        return False


@contextmanager
def _closed_unless_served(opened: Opened) -> Iterator[None]:
    try:
        yield
    except (VectorsAway, VectorsLost):
        opened.close()
        raise


def open_searcher(data: Path, settings: IndexSettings, store: Store | None = None) -> Searcher:
    """Open the current generation below ``data`` and begin to load the embedder.

    ``store`` holds the catalogue that it is built from, by default a file in ``data``.

    Raises:
        IndexMissing: Nothing was ever ingested.
        IndexStale: Built with another embedder or by another version.
        IndexBroken: It cannot be opened, and no earlier one can stand in.
        EmbedderMissing: The default embedder's files are not those that were trained.
        RerankerMissing: The cross-encoder that is set is not on this machine.
        VectorsAway: The server that holds its vectors does not answer.
        VectorsLost: That server no longer holds them.
    """
    if settings.cross_encoder:
        load_crossing(settings.cross_encoder)  # now, so that a wrong name is told before the first question
    mark = fingerprint(settings)
    while True:
        state = _read_state(data)
        try:
            return Searcher(data, settings, mark, store or SqliteStore(data))
        except PipelineError:
            if _read_state(data) == state:  # or what was named is gone, for another one that is named
                raise
