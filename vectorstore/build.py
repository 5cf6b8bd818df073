"""From the catalogue to a new generation."""

import logging
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.catalogue import Catalogue, open_catalogue
from ingest.connection import FILE
from ingest.errors import IndexMissing, IndexStale, VectorsAway, VectorStoreError
from ingest.faults import fail_here
from ingest.lock import WriterLock
from ingest.records import Passage
from ingest.store.records import Store
from ingest.store.sqlite import SqliteStore
from vectorstore.blanks import blank_unused
from vectorstore.check import check_aside, check_collection
from vectorstore.chroma import BATCH, VectorIndex, open_vectors
from vectorstore.copies import find_copies
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
    tidy,
    was_probed,
    write_manifest,
)
from vectorstore.lexical.building import LexicalBuilder
from vectorstore.lexical.records import Document
from vectorstore.lexical.values import write_values
from vectorstore.opened import CHROMA, LEXICAL, write_keys, write_vectors
from vectorstore.owner import Owner
from vectorstore.server import Server, choose_server
from vectorstore.settings import IndexSettings
from vectorstore.staying import lost_any, staying
from vectorstore.strays import STRAYS, find_strays
from vectorstore.texts import TextWriter
from vectorstore.twins import TWINS, find_twins

logger = logging.getLogger(__name__)

_PASSAGE_BYTES = 7_000
_NUMBER_BYTES = 10
"""Of an index, a passage and a number of its vector, measured at 200,000 passages of 512 numbers: 11 kB in
all, more than half of it Chroma's, which writes each number in four bytes twice."""

_LEAST_BYTES = 1_500_000
"""An index of one passage, twice over."""

Batch = tuple[list[str], list[Document], NDArray[np.float16]]
"""Keys, words and vectors of some passages, in the same order; those of a report one after the other."""


def write_document(passage: Passage, title: str, amounts: Iterable[tuple[Decimal, str]] = ()) -> Document:
    """What a passage is found by: its text, its headings, its report's title, the amounts in it."""
    return Document(text=passage.text, headings=passage.headings, title=title, values=write_values(amounts))


def build(
    data: Path,
    settings: IndexSettings,
    *,
    store: Store | None = None,
    check: Callable[[Path], object] = check_aside,
) -> Path:
    """Build a generation from the catalogue in ``data``, or in ``store``, and make it current.

    Nothing is built when the current one already holds this catalogue by this embedder. ``check`` raises
    where a generation does not find what was put into it; in a child process unless told otherwise.
    Another process that builds is waited for: an ingestion may publish while a chat builds what was gone.

    Returns:
        The folder of the current generation.

    Raises:
        IndexStale: The catalogue's vectors are another embedder's.
        IndexBroken: What was built did not pass its check; the generation before stays current.
        IngestError: The catalogue cannot be read.
        VectorsAway: The server that is to hold the vectors does not answer.
    """
    mark = fingerprint(settings)
    store = store or SqliteStore(data)
    server = choose_server(settings)
    with open_catalogue(store) as catalogue, WriterLock(index_folder(data), patient=True):
        owner = Owner(data, server)
        if done := _in_step(data, (catalogue.version, mark, settings.quarantined), check, server):
            tidy(data, keep=staying(data, done))
            owner.tidy()
            return done
        _require_room(data, store.bytes_held(), catalogue.totals().passages, _dimension(catalogue))
        folder = begin(data)
        try:
            done = _build_in(folder, data, store, settings, mark, check, owner)
            owner.tidy()
        except OSError as error:
            raise VectorStoreError(f"{folder}: {error}; check disk space, then ingest again") from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)  # a full disk is not to stay full of what failed
    return done


def _dimension(catalogue: Catalogue) -> int:
    """Numbers of a vector; 0 when there is none."""
    return next((vectors.shape[1] for _, vectors in catalogue.vectors()), 0)


def _require_room(data: Path, copy: int, passages: int, dimension: int) -> None:
    """Refuse before anything is written: Chroma may hang where a disk fills up under it."""
    passage = _PASSAGE_BYTES + dimension * _NUMBER_BYTES
    needed = copy + passages * passage + _LEAST_BYTES
    free = shutil.disk_usage(data).free
    if free < needed:
        raise VectorStoreError(
            f"{data}: an index of {passages} passages needs about {needed / 1e6:.0f} MB and "
            f"{free / 1e6:.1f} MB are free; check disk space, then ingest again"
        )


def _build_in(
    folder: Path,
    data: Path,
    store: Store,
    settings: IndexSettings,
    mark: str,
    check: Callable[[Path], object],
    owner: Owner,
) -> Path:
    """A generation made in the empty ``folder``, and made current."""
    fail_here("index-begun")
    store.copy_out(folder / FILE)
    fail_here("catalogue-copied")
    # From the copy, which stays beside the index: who reads one reads the other, whatever is ingested.
    with open_catalogue(folder) as catalogue:
        if catalogue.totals().passages and catalogue.embedder != mark:
            raise IndexStale(
                f"{data}: the vectors were made by another embedder than {settings.embedder_name!r}; "
                f"run: python -m ingest FOLDER --data {data}"
            )
        manifest = write_generation(
            folder,
            _batches(catalogue, quarantined=settings.quarantined),
            name=settings.embedder_name,
            mark=mark,
            version=catalogue.version,
            quarantined=settings.quarantined,
            before=_lexical_before(data),
            make=owner.maker(folder),
        )
    fail_here("index-written")
    check(folder)
    mark_probed(folder)
    fail_here("index-checked")
    done = publish(data, folder, keep_before=not _lost_any(data, folder))
    logger.info("%s: %d passages", done.name, manifest.passages)
    return done


def _lost_any(data: Path, folder: Path) -> bool:
    try:
        return lost_any(current(data), folder)
    except VectorStoreError:
        return True  # there is none that anybody could read


def _lexical_before(data: Path) -> Path | None:
    """The lexical index of the current generation, where it is of this layout and no file has changed."""
    try:
        generation = current(data)
        read_manifest(generation)
    except VectorStoreError:
        return None
    return generation / LEXICAL if was_probed(generation) else None


def _in_step(
    data: Path, wanted: tuple[int, str, bool], check: Callable[[Path], object], server: Server | None
) -> Path | None:
    """The current generation, when it is of this catalogue version, embedder and choice of pages."""
    try:
        generation = current(data)
        manifest = read_manifest(generation)
        if (manifest.catalogue, manifest.fingerprint, manifest.quarantined) != wanted:
            return None
        if bool(manifest.collection) != (server is not None):
            return None
        if not was_probed(generation):
            check(generation)
            mark_probed(generation)
        if server:
            check_collection(generation, server)
    except IndexMissing:
        return None
    except VectorsAway:
        raise
    except VectorStoreError as error:
        logger.warning("building anew: %s", error)
        return None
    return generation


def _batches(catalogue: Catalogue, *, quarantined: bool) -> Iterator[Batch]:
    """What can be found: not the pages in quarantine unless asked for, nor scans of what is there as text."""
    titles = {report.id: report.title for report in catalogue.reports()}
    pages = frozenset() if quarantined else catalogue.quarantined()
    copies = find_copies(catalogue)
    for passages, vectors in catalogue.vectors():
        if pages or copies:
            shown = [i for i, p in enumerate(passages) if p.key not in copies and not _on(p, pages)]
            passages, vectors = [passages[i] for i in shown], vectors[shown]
            if not shown:
                continue
        keys = [p.key for p in passages]
        amounts = catalogue.passage_amounts(keys)
        documents = [write_document(p, titles.get(p.report_id, ""), amounts.get(p.key, ())) for p in passages]
        yield keys, documents, vectors


def _on(passage: Passage, pages: Collection[tuple[str, int]]) -> bool:
    return any((passage.report_id, span.page) in pages for span in passage.spans)


def write_generation(
    folder: Path,
    batches: Iterable[Batch],
    *,
    name: str,
    mark: str,
    version: int,
    quarantined: bool = False,
    before: Path | None = None,
    make: Callable[[int], VectorIndex] | None = None,
) -> Manifest:
    """Write all files of a generation into the empty ``folder``.

    ``name`` and ``mark`` are the embedder's, ``version`` the catalogue's; ``quarantined`` says whether pages
    that are not trusted are among the passages. Of the lexical index in ``before`` is taken over what is the
    same. ``make`` gives a collection for so many rows, by default one in the folder.
    """
    keys: list[str] = []
    parts: list[NDArray[np.float16]] = []

    lexical = LexicalBuilder(folder / LEXICAL, before)
    with TextWriter(folder) as texts:
        for added, documents, some in batches:
            keys.extend(added)
            parts.append(some)
            for key, document in zip(added, documents, strict=True):
                lexical.add(key.rpartition(":")[0], document)
                texts.add(document.whole)
    write_keys(folder, keys)
    vectors = write_vectors(folder, parts)
    parts.clear()
    collection = _write_graph(
        folder, keys, vectors, make or (lambda rows: open_vectors(folder / CHROMA, rows=rows))
    )
    fail_here("vectors-written")
    lexical.finish()
    fail_here("words-written")
    manifest = Manifest(
        format=FORMAT,
        embedder=name,
        fingerprint=mark,
        dimension=int(vectors.shape[1]),
        catalogue=version,
        passages=len(keys),
        quarantined=quarantined,
        created=datetime.now(UTC).isoformat(timespec="microseconds"),
        collection=collection,
    )
    write_manifest(folder, manifest)
    return manifest


def _write_graph(
    folder: Path, keys: list[str], vectors: NDArray[np.float16], make: Callable[[int], VectorIndex]
) -> str:
    """Every vector once into the collection, and what is found beside it; the collection's address."""
    twins = find_twins(vectors)
    once = np.setdiff1d(np.arange(len(keys)), twins[:, 1])
    with make(len(once)) as chroma:
        for start in range(0, len(once), BATCH):
            some = once[start : start + BATCH]
            chroma.add([keys[at] for at in some], vectors[some])
        chroma.write()
        np.save(folder / STRAYS, find_strays(chroma, keys, vectors, once))
    blank_unused(folder / CHROMA)
    np.save(folder / TWINS, twins)
    return chroma.address
