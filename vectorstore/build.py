"""From the catalogue to a new generation."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import IndexMissing, IndexStale, VectorStoreError
from ingest.lock import WriterLock
from ingest.records import Passage
from vectorstore.check import check_aside
from vectorstore.chroma import VectorIndex, open_vectors
from vectorstore.embed import fingerprint
from vectorstore.generation import (
    FORMAT,
    Manifest,
    begin,
    current,
    index_folder,
    mark_probed,
    publish,
    read_manifest,
    was_probed,
    write_manifest,
)
from vectorstore.lexical import build_lexical
from vectorstore.opened import CHROMA, LEXICAL, VECTORS, write_keys
from vectorstore.settings import IndexSettings

logger = logging.getLogger(__name__)


def searchable(passage: Passage, title: str) -> str:
    """The words a passage is found by: its report's title, its headings, its text."""
    return "\n".join(part for part in (title, *passage.headings, passage.text) if part)


def build(data: Path, settings: IndexSettings) -> Path:
    """Build a generation from the catalogue in ``data`` and make it current.

    Nothing is built when the current one already holds this catalogue by this embedder.

    Returns:
        The folder of the current generation.

    Raises:
        IndexStale: The catalogue's vectors are another embedder's.
        IndexBroken: What was built did not pass its check; the generation before stays current.
        CatalogueBusy: Another process is building.
        IngestError: The catalogue cannot be read.
    """
    mark = fingerprint(settings)
    with open_catalogue(data) as catalogue, WriterLock(index_folder(data)):
        version = catalogue.version
        if done := _in_step(data, version, mark):
            return done
        if catalogue.totals().passages and catalogue.embedder != mark:
            raise IndexStale(
                f"{data}: the vectors were made by another embedder than {settings.embedder!r}; "
                f"run: python -m ingest FOLDER --data {data}"
            )
        folder = begin(data)
        dimension = _fill(folder, catalogue)
        passages = len(np.load(folder / VECTORS, mmap_mode="r"))
        manifest = Manifest(
            format=FORMAT,
            embedder=settings.embedder,
            fingerprint=mark,
            dimension=dimension,
            catalogue=version,
            passages=passages,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        write_manifest(folder, manifest)
        check_aside(folder)
        done = publish(data, folder)
        mark_probed(done)
    logger.info("%s: %d passages", done.name, passages)
    return done


def _in_step(data: Path, version: int, mark: str) -> Path | None:
    try:
        generation = current(data)
        manifest = read_manifest(generation)
        if (manifest.catalogue, manifest.fingerprint) != (version, mark):
            return None
        if not was_probed(generation):
            check_aside(generation)
            mark_probed(generation)
    except IndexMissing:
        return None
    except VectorStoreError as error:
        logger.warning("building anew: %s", error)
        return None
    return generation


def _fill(folder: Path, catalogue: Catalogue) -> int:
    """Write keys, vectors, Chroma and the lexical tables; the dimension."""
    titles = {report.id: report.title for report in catalogue.reports()}
    keys: list[str] = []
    rows: list[NDArray[np.float16]] = []

    def texts(chroma: VectorIndex) -> Iterator[str]:
        for passages, vectors in catalogue.vectors():
            added = [p.key for p in passages]
            chroma.add(added, vectors)
            keys.extend(added)
            rows.append(vectors)
            yield from (searchable(p, titles.get(p.report_id, "")) for p in passages)

    with open_vectors(folder / CHROMA, make=True) as chroma:
        lexical = build_lexical(texts(chroma))
    lexical.save(folder / LEXICAL)
    write_keys(folder, keys)
    whole = np.concatenate(rows) if rows else np.empty((0, 0), dtype=np.float16)
    np.save(folder / VECTORS, whole)
    return int(whole.shape[1])
