"""An open generation: keys, vectors, lexical tables and the Chroma collection, side by side."""

import os
import shutil
import weakref
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import IndexBroken, IndexStale, VectorsAway, VectorsLost
from ingest.scratch import Scratch, sweep
from vectorstore.accents.counts import load_counts
from vectorstore.accents.speller import Speller
from vectorstore.chroma import VectorIndex, open_vectors
from vectorstore.generation import Manifest, read_manifest
from vectorstore.lease import Lease
from vectorstore.lexical.index import LexicalIndex, load_lexical
from vectorstore.lexical.question import Expand
from vectorstore.rerank.cutting import Cut, cut_passage
from vectorstore.server import Server
from vectorstore.strays import STRAYS
from vectorstore.texts import Texts, open_texts
from vectorstore.twins import TWINS

KEYS = "keys.npy"
ORDER = "order.npy"
VECTORS = "vectors.npy"
LEXICAL = "lexical"
CHROMA = "chroma"
COPIES = "hoi-index-"
"""Of the folders of collections that cannot be opened where they are."""

_CUT = 2_000
"""Passages kept cut, about 40 kB each: 80 MB."""

_SPELT = 64
"""Questions kept with their diacritics: one is searched for several times."""

_FIRST: dict[Path, str] = {}
"""When that was made which this process opened first at a path: Chroma keeps one client a path."""

EXACT = 20_000
"""Passages up to which all are compared where a search is held to them: milliseconds."""


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Opened:
    """Everything a search reads. Arrays lie on disk and are read as needed. Closed once nobody has it."""

    folder: Path
    manifest: Manifest
    keys: NDArray[np.bytes_]
    """Passage keys in UTF-8, in the catalogue's order."""

    order: NDArray[np.int64]
    """Positions of the keys in ascending order of the keys."""

    vectors: NDArray[np.float16]
    """Shape (passages, dimension), rows of length 1: the vectors as the catalogue holds them."""

    lexical: LexicalIndex
    texts: Texts
    cut: Callable[[int], Cut]
    """The passage at a position, cut for the reranker; the last few thousand are kept."""

    spell: Callable[[str], str]
    """A question with the diacritics that it most likely lacks; the last few are kept."""

    chroma: VectorIndex
    strays: NDArray[np.int64]
    """Positions of the passages that ``chroma`` does not find: they are compared one by one."""

    twins: NDArray[np.int64]
    """Shape (copies, 2): position of a passage that ``chroma`` holds, and of another with the same vector."""

    lease: Lease
    """Held until :meth:`release`."""

    copied: Scratch | None = None
    """Where the collection was copied to, because Chroma opens none that it cannot write."""

    def __post_init__(self) -> None:
        weakref.finalize(self, _close, self.lease, self.chroma, self.copied).atexit = False

    def key(self, position: int) -> str:
        """Key of the passage at ``position``."""
        return bytes(self.keys[position]).decode()

    def text(self, position: int) -> str:
        """Title, headings and text of the passage at ``position``, a line each."""
        return self.texts.text(position)

    def positions(self, keys: list[str]) -> NDArray[np.int64]:
        """Positions of keys that are in this generation, in their order; strangers are left out."""
        wanted = np.asarray([k.encode() for k in keys], dtype=np.bytes_)
        if not len(wanted) or not len(self.keys):
            return np.empty(0, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.keys, wanted, sorter=self.order), len(self.keys) - 1)
        found: NDArray[np.int64] = self.order[at]
        known: NDArray[np.int64] = found[self.keys[found] == wanted]
        return known

    def of_reports(self, reports: Collection[str]) -> NDArray[np.int64]:
        """Positions of all passages of some reports, ascending."""
        ends = [(f"{report}:".encode(), f"{report};".encode()) for report in sorted(reports)]
        cut = [np.searchsorted(self.keys, np.asarray(two), sorter=self.order) for two in ends]
        parts = [self.order[low:high] for low, high in cut]
        return np.sort(np.concatenate(parts)) if parts else np.empty(0, dtype=np.int64)

    def cosines(self, positions: NDArray[np.int64], query: NDArray[np.float32]) -> NDArray[np.float32]:
        """Exact cosines of the passages at ``positions`` with a question of length 1."""
        return self.vectors[positions].astype(np.float32) @ query

    def nearest(
        self,
        vector: NDArray[np.float32],
        count: int,
        allowed: NDArray[np.int64] | None = None,
        *,
        exact: int = EXACT,
    ) -> NDArray[np.int64]:
        """Positions of about the ``count`` passages nearest to ``vector``, of ``allowed`` if given.

        Up to ``exact`` allowed passages are all compared; of more, the nearest of a wider search are kept.
        """
        if allowed is None:
            return self._nearest(vector, count)
        if len(allowed) > exact:
            wide = 2 * count * self.manifest.passages // len(allowed)
            found = self._nearest(vector, wide)
            if len(kept := found[np.isin(found, allowed)]) >= count:
                return kept[:count]
        return self._compare(vector, count, allowed)

    def _compare(
        self, vector: NDArray[np.float32], count: int, allowed: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        parts = np.array_split(allowed, len(allowed) // EXACT + 1)
        cosines = np.concatenate([self.cosines(part, vector) for part in parts])
        return allowed[np.argsort(-cosines, kind="stable")[:count]]

    def _nearest(self, vector: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        try:
            found = self.positions(self.chroma.nearest(vector, count))
        except (VectorsAway, VectorsLost, IndexBroken):
            # Of a folder that is gone too: what was open of it can still be read, but for Chroma's database.
            # The same vectors lie here: slower where there are many, and never another answer.
            return self._compare(vector, count, np.arange(self.manifest.passages))
        if not len(self.strays) and not len(self.twins):
            return found
        both = np.union1d(found, self.strays)
        both = np.union1d(both, self.twins[np.isin(self.twins[:, 0], both), 1])
        return both[np.argsort(-self.cosines(both, vector), kind="stable")[:count]]

    def release(self) -> None:
        """No more questions come; those under way may lose the files to the next publication."""
        self.lease.close()

    def close(self) -> None:
        """Let go of the files; again is no error."""
        _close(self.lease, self.chroma, self.copied)


def _close(lease: Lease, chroma: VectorIndex, copied: Scratch | None) -> None:
    lease.close()
    chroma.close()
    if copied:
        copied.close()


def write_keys(folder: Path, keys: list[str]) -> None:
    """Write keys and their order."""
    array = np.asarray([k.encode() for k in keys], dtype=np.bytes_) if keys else np.empty(0, dtype="S1")
    np.save(folder / KEYS, array)
    np.save(folder / ORDER, np.argsort(array, kind="stable").astype(np.int64))


def write_vectors(folder: Path, parts: list[NDArray[np.float16]]) -> NDArray[np.float16]:
    """Write vectors; they are read from the file from then on."""
    shape = (sum(map(len, parts)), parts[0].shape[1]) if parts else (0, 0)
    if not parts:
        np.save(folder / VECTORS, np.empty(shape, dtype=np.float16))
        return np.empty(shape, dtype=np.float16)
    written = np.lib.format.open_memmap(folder / VECTORS, mode="w+", dtype=np.float16, shape=shape)
    np.concatenate(parts, out=written)
    return written


def _load(path: Path) -> NDArray[np.generic]:
    loaded: NDArray[np.generic] = np.load(path, mmap_mode="r", allow_pickle=False)
    return loaded


def open_generation(folder: Path, *, expand: Expand | None = None, server: Server | None = None) -> Opened:
    """Open a generation that was checked; opening one that was not can end the process.

    ``server`` holds its vectors where they lie elsewhere; nothing is asked of it yet.

    Raises:
        IndexBroken: A file is missing, cut short or does not fit the others.
        IndexStale: Made by another version, or its vectors are not where the settings say.
    """
    manifest = read_manifest(folder)
    _require_place(folder, manifest, server)
    try:
        keys, order, vectors = (_load(folder / name) for name in (KEYS, ORDER, VECTORS))
        strays, twins = (np.array(_load(folder / name), dtype=np.int64) for name in (STRAYS, TWINS))
        texts = open_texts(folder)
        lexical = load_lexical(folder / LEXICAL, expand=expand) if expand else load_lexical(folder / LEXICAL)
    except (OSError, ValueError, EOFError, KeyError) as error:
        raise IndexBroken(f"{folder}: {error}; run python -m ingest FOLDER again") from error
    if max(np.max(strays, initial=0), np.max(twins, initial=0)) >= max(manifest.passages, 1):
        raise IndexBroken(f"{folder}: {STRAYS} or {TWINS} is not of it; run python -m ingest FOLDER again")
    sizes = {len(keys), len(order), len(vectors), len(texts), lexical.size, manifest.passages}
    if len(sizes) != 1:
        raise IndexBroken(
            f"{folder}: its parts differ in length ({sorted(sizes)}); run python -m ingest FOLDER again"
        )
    copied = None if server else _copy_aside(folder, manifest)
    return Opened(
        folder=folder,
        manifest=manifest,
        keys=keys.astype(np.bytes_, copy=False),
        order=order.astype(np.int64, copy=False),
        vectors=vectors.astype(np.float16, copy=False),
        lexical=lexical,
        texts=texts,
        cut=lru_cache(maxsize=_CUT)(lambda position: cut_passage(texts.text(position))),
        spell=lru_cache(maxsize=_SPELT)(lambda question: Speller(load_counts(), lexical).spell(question)),
        strays=strays,
        twins=twins,
        chroma=server.open(manifest.collection)
        if server
        else open_vectors(copied.path / CHROMA if copied else folder / CHROMA),
        copied=copied,
        lease=Lease(folder),  # the last: nothing after it can fail and leave it taken
    )


def _require_place(folder: Path, manifest: Manifest, server: Server | None) -> None:
    if bool(manifest.collection) == (server is not None):
        return
    where = "at a Chroma server, and HOI_CHROMA_URL is empty"
    if server:
        where = f"in this folder, and HOI_CHROMA_URL is {server.address}"
    raise IndexStale(
        f"{folder}: its vectors lie {where}; set it as it was, or run python -m ingest FOLDER again"
    )


def _copy_aside(folder: Path, manifest: Manifest) -> Scratch | None:
    """A copy of the collection where it cannot be written: the disk is read-only, or the folder not ours.

    Or where another stood at its path when this process opened that: who removes all of the index has numbers
    begin anew, and Chroma would go on with the database that it has open of a path.
    """
    first = _FIRST.setdefault(folder.absolute(), manifest.created)
    if first == manifest.created and os.access(folder / CHROMA, os.W_OK):
        return None
    sweep(COPIES)
    try:
        with ExitStack() as undo:
            copied = undo.enter_context(Scratch(COPIES))
            shutil.copytree(folder / CHROMA, copied.path / CHROMA, copy_function=shutil.copyfile)
            undo.pop_all()
    except OSError as error:
        raise IndexBroken(
            f"{folder / CHROMA}: cannot be written, nor copied ({error}); see to permissions and disk space"
        ) from error
    return copied
