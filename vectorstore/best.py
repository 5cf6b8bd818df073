"""The generation to search: the current one, or what can stand in for it."""

import logging
from contextlib import closing
from pathlib import Path

from ingest.catalogue import open_catalogue
from ingest.errors import BUILD, CatalogueMissing, IndexBroken, IndexMissing, IndexStale, PipelineError
from ingest.store.records import Store
from vectorstore.check import BUILDING, check_aside, run_aside
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
from vectorstore.server import Server
from vectorstore.settings import IndexSettings

logger = logging.getLogger(__name__)


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
            f"{settings.quarantined}; run: {BUILD} --data {data}"
        )


def open_best(data: Path, settings: IndexSettings, mark: str, store: Store, server: Server | None) -> Opened:
    """The current generation; where it is broken or gone, one of the same catalogue, or it is built anew.

    An older catalogue's generation never stands in: what the newer reports say would be "not found".
    """
    named = index_folder(data) / CURRENT  # where it names nothing
    try:
        named = current(data)
        manifest = read_manifest(named)
        _require_step(manifest, settings, mark, data)
        return _open_probed(named, server)
    except IndexMissing:
        if not _has_reports(store):
            raise
        broken = IndexBroken(f"{data}: there are reports and no index of them")
    except IndexBroken as error:
        broken = error
    logger.warning("%s", broken)
    why = ""
    for opening in (_open_older, _open_rebuilt):
        try:
            found = opening(data, named, mark, store, quarantined=settings.quarantined)
            return _open_probed(found, server)
        except PipelineError as error:
            logger.warning("%s", error)
            why = str(error)
    raise IndexBroken(f"{broken}; to rebuild: {BUILD} --data {data}; tried, it says: {why}") from broken


def _has_reports(store: Store) -> bool:
    try:
        with open_catalogue(store) as catalogue:
            return catalogue.totals().reports > 0
    except CatalogueMissing:
        return False


def _open_older(data: Path, broken: Path, mark: str, store: Store, *, quarantined: bool) -> Path:
    with open_catalogue(store) as catalogue:
        version = catalogue.version
    wanted = (mark, version, quarantined)
    for older in finished(data):
        if older != broken:
            manifest = read_manifest(older)
            if (manifest.fingerprint, manifest.catalogue, manifest.quarantined) == wanted:
                return older
    raise IndexBroken(f"{data}: no earlier index is of the same reports")


def _open_rebuilt(data: Path, broken: Path, mark: str, store: Store, *, quarantined: bool) -> Path:
    """Everything an index is made of is in the catalogue, vectors too: so this takes seconds."""
    del store  # the child reads the settings afresh
    run_aside(broken, "build", "--data", str(data.resolve()), seconds=BUILDING)
    generation = current(data)
    manifest = read_manifest(generation)
    if generation == broken or (manifest.fingerprint, manifest.quarantined) != (mark, quarantined):
        raise IndexMissing(data)
    return generation
