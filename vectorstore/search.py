"""Searching the current generation, from many threads, across swaps."""

import logging
import threading
from collections.abc import Collection, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import (
    CatalogueMismatch,
    IndexBroken,
    IndexMissing,
    IndexStale,
    PipelineError,
    VectorsAway,
    VectorsLost,
)
from ingest.store.records import Store
from ingest.store.sqlite import SqliteStore
from vectorstore.check import check_aside, check_served, run_aside
from vectorstore.crossing import load_crossing
from vectorstore.embed import Embedder, fingerprint
from vectorstore.generation import (
    CURRENT,
    Manifest,
    current,
    finished,
    index_folder,
    mark_probed,
    read_manifest,
    was_probed,
)
from vectorstore.opened import Opened, open_generation
from vectorstore.ranking import rank, start_embedder
from vectorstore.records import Hit, Stage
from vectorstore.server import Server, choose_server
from vectorstore.settings import IndexSettings

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One generation, open, and the catalogue as it stood when the index was built from it.

    What is searched and what is read are of one moment, whatever is ingested meanwhile.
    """

    opened: Opened
    catalogue: Catalogue
    settings: IndexSettings
    embedder: "Future[Embedder]"

    def search(
        self,
        query: str,
        *,
        k: int = 10,
        stage: Stage = "fused",
        among: Collection[str] | None = None,
        diverse: bool = False,
    ) -> list[Hit]:
        """See :func:`vectorstore.ranking.rank`."""
        return rank(
            self.opened,
            query,
            self.embedder,
            settings=self.settings,
            k=k,
            stage=stage,
            among=among,
            diverse=diverse,
        )

    def close(self) -> None:
        """Let go of the files."""
        self.catalogue.close()
        self.opened.close()


class Searcher:
    """The current generation, open. A newer one is taken up at the next search. Threads may share it."""

    def __init__(self, data: Path, settings: IndexSettings, mark: str, store: Store) -> None:
        """Opened by :func:`open_searcher`; ``mark`` is the configured embedder's fingerprint."""
        self._data = data
        self._store = store
        self._settings = settings
        self._mark = mark
        self._swap = threading.Lock()
        self._before: Edition | None = None
        self._state = self._read_state()
        self._server = choose_server(settings)
        opened = _open_best(data, settings, mark, store, self._server)
        with _closed_unless_served(opened):
            check_served(opened)
        self._embedder = start_embedder(settings)
        self._edition = self._bind(opened)

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
        with self._swap:
            for edition in (self._before, self._edition):
                if edition is not None:
                    edition.close()
            self._before = None

    def _bind(self, opened: Opened) -> Edition:
        if opened.manifest.passages:
            # Chroma reads its files at the first search, and an ingestion may remove them before that.
            opened.nearest(opened.vectors[0].astype(np.float32), 1)
        try:
            catalogue = open_catalogue(opened.folder)
        except CatalogueMismatch as error:
            opened.close()
            raise IndexStale(
                f"{opened.folder}: made by another version of this program; "
                f"run: python -m ingest FOLDER --data {self._data}"
            ) from error
        return Edition(opened=opened, catalogue=catalogue, settings=self._settings, embedder=self._embedder)

    def _read_state(self) -> tuple[int, int]:
        """Changes whenever ``CURRENT`` is replaced; one system call."""
        try:
            state = (index_folder(self._data) / CURRENT).stat()
        except FileNotFoundError:
            return (0, 0)
        return (state.st_ino, state.st_mtime_ns)

    def edition(self) -> Edition:
        """The current generation. One question asks one edition: two could be of two moments."""
        if self._read_state() == self._state:
            return self._edition
        with self._swap:
            state = self._read_state()
            if state != self._state:
                fresh = _open_best(self._data, self._settings, self._mark, self._store, self._server)
                with _closed_unless_served(fresh), suppress(VectorsAway):  # meanwhile all are compared
                    check_served(fresh)
                if fresh.folder != self._edition.opened.folder:
                    # Searches under way still use the last one, so the one before it is closed.
                    if self._before is not None:
                        self._before.close()
                    self._before, self._edition = self._edition, self._bind(fresh)
                self._state = state
            return self._edition


@contextmanager
def _closed_unless_served(opened: Opened) -> Iterator[None]:
    try:
        yield
    except (VectorsAway, VectorsLost):
        opened.close()
        raise


def _open_probed(generation: Path, server: Server | None) -> Opened:
    """Open a generation; in a child process first, unless it passed before and no file has changed."""
    if not was_probed(generation):
        if server:  # or what the child says of it would pass for damage, which is rebuilt unasked
            with closing(server.open(read_manifest(generation).collection)) as served:
                served.count()
        check_aside(generation)
        opened = open_generation(generation, server=server)
        mark_probed(generation)
        return opened
    return open_generation(generation, server=server)


def _require_step(manifest: Manifest, settings: IndexSettings, mark: str, data: Path) -> None:
    if manifest.fingerprint != mark:
        raise IndexStale(
            f"{data}: the index was built with embedder {manifest.embedder!r}, the settings ask for "
            f"{settings.embedder_name!r}; run: python -m ingest FOLDER --data {data}"
        )
    if manifest.quarantined != settings.quarantined:
        holds = "holds" if manifest.quarantined else "leaves out"
        raise IndexStale(
            f"{data}: the index {holds} the pages in quarantine, and HOI_INDEX_QUARANTINED is "
            f"{settings.quarantined}; run: python -m ingest FOLDER --data {data}"
        )


def _open_best(data: Path, settings: IndexSettings, mark: str, store: Store, server: Server | None) -> Opened:
    """The current generation; where it is broken, one that holds the same catalogue, or it is rebuilt.

    An older catalogue's generation never stands in: what the newer reports say would be "not found".
    """
    named = index_folder(data) / CURRENT  # where it names nothing
    try:
        named = current(data)
        manifest = read_manifest(named)
        _require_step(manifest, settings, mark, data)
        return _open_probed(named, server)
    except IndexBroken as error:
        broken = error
    logger.warning("%s", broken)
    for opening in (_open_older, _open_rebuilt):
        try:
            found = opening(data, named, mark, store, quarantined=settings.quarantined)
            return _open_probed(found, server)
        except PipelineError as error:
            logger.warning("%s", error)
    raise IndexBroken(f"{broken}; to rebuild: python -m ingest FOLDER --data {data}") from broken


def _open_older(data: Path, broken: Path, mark: str, store: Store, *, quarantined: bool) -> Path:
    with open_catalogue(store) as catalogue:
        version = catalogue.version
    wanted = (mark, version, quarantined)
    for older in finished(data):
        if older != broken:
            manifest = read_manifest(older)
            if (manifest.fingerprint, manifest.catalogue, manifest.quarantined) == wanted:
                return older
    raise IndexMissing(data)


def _open_rebuilt(data: Path, broken: Path, mark: str, store: Store, *, quarantined: bool) -> Path:
    """Everything an index is made of is in the catalogue, vectors too, so this takes seconds."""
    del store  # the child reads the settings afresh
    run_aside(broken, "build", "--data", str(data.resolve()))
    generation = current(data)
    manifest = read_manifest(generation)
    if generation == broken or (manifest.fingerprint, manifest.quarantined) != (mark, quarantined):
        raise IndexMissing(data)
    return generation


def open_searcher(data: Path, settings: IndexSettings, store: Store | None = None) -> Searcher:
    """Open the current generation below ``data`` and begin to load the embedder.

    ``store`` holds the catalogue that it is built from, by default a file in ``data``.

    Raises:
        IndexMissing: Nothing was ever built.
        IndexStale: Built with another embedder or by another version.
        IndexBroken: It cannot be opened, and no earlier one can stand in.
        EmbedderMissing: The default embedder's files are not those that were trained.
        RerankerMissing: The cross-encoder that is set is not on this machine.
        VectorsAway: The server that holds its vectors does not answer.
        VectorsLost: That server no longer holds them.
    """
    if not index_folder(data).is_dir():
        raise IndexMissing(data)
    if settings.cross_encoder:
        load_crossing(settings.cross_encoder)  # now, so that a wrong name is told before the first question
    return Searcher(data, settings, fingerprint(settings), store or SqliteStore(data))
