"""The vector index: a Chroma collection, here an embedded one; :mod:`vectorstore.server` has those elsewhere.

It is derived and disposable. Vectors come ready-made, ids are passage keys, documents are the keys
again (texts stay in the catalogue, so that deleting a report deletes its words).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.models.Collection import Collection
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.errors import IndexBroken, VectorStoreError

if TYPE_CHECKING:
    from langchain_chroma import Chroma

COLLECTION = "passages"
BATCH = 5_000
"""Rows a call, however few come at a time; Chroma takes 5,461 at most. Batches under 500 made building
quadratic (6,000 rows: 6 s in thousands, 27 s in fifties); 10,000 rows take 5.4 s in thousands, 3.3 s so."""

LARGE = 20_000
"""Rows from which on a graph leaves some out (of 50,000 none, of 200,000 one in 3,500): see ``strays``."""

SEARCH_WIDTH = 200
"""HNSW's ``ef_search``: candidates kept while walking the graph; at least as many as are asked for."""

_NARROW = 10
"""The same while a large collection is made, and all its rows look for themselves. Of 200,000 rows one in 20
is not found so, in 0.24 ms of processor time each; by 50 one in 125 in 0.59 ms, by 200 one in 750 in 1.67."""


class VectorIndex:
    """A collection in one folder. Chroma caches one client a path, so a new generation is a new path."""

    address = ""
    """Where a server's collection is, as in the manifest; empty: in a folder."""

    def __init__(
        self, collection: Collection, place: str, *, client: ClientAPI | None = None, rows: int | None = None
    ) -> None:
        """A collection in a folder, or at an address; ``rows`` that it was just made for in a folder."""
        self._client = client
        self._rows = rows
        self._place = place
        self._collection = collection
        self._closed = False
        self._waiting: list[tuple[list[str], NDArray[np.float32]]] = []

    def langchain(self, embeddings: Embeddings) -> "Chroma":
        """The same collection as LangChain's vector store; its documents' texts are passage keys."""
        from langchain_chroma import Chroma

        return Chroma(
            client=self._client,
            collection_name=COLLECTION,
            embedding_function=embeddings,
            create_collection_if_not_exists=False,
        )

    def add(self, keys: Sequence[str], vectors: NDArray[np.float16]) -> None:
        """Add rows; ``vectors`` has shape (keys, dimension). The last ones are written by :meth:`write`."""
        self._waiting.append((list(keys), np.asarray(vectors, dtype=np.float32)))
        if sum(len(waiting) for waiting, _ in self._waiting) >= BATCH:
            self.write()

    def write(self) -> None:
        """Write what was added and still waits for more to come."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        keys = [key for some, _ in waiting for key in some]
        rows = np.concatenate([some for _, some in waiting])
        for start in range(0, len(keys), BATCH):
            ids = keys[start : start + BATCH]
            try:
                self._collection.add(ids=ids, embeddings=rows[start : start + BATCH], documents=ids)
                if self._rows == 1:
                    # Chroma saves from two writes on. Else whoever opens it would write an empty graph anew,
                    # with whatever of its memory lies where rows may come (``blanks``).
                    self._collection.upsert(ids=ids, embeddings=rows, documents=ids)
            except ChromaError as error:
                raise VectorStoreError(
                    f"{self._place}: the vector index cannot be written ({error}); check disk space, "
                    "then ingest again"
                ) from error

    def count(self) -> int:
        """Rows, as Chroma counts them. No sign of health: see ``check``."""
        with self._explained():
            rows: int = self._collection.count()
        return rows

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[str]:
        """Keys of about the ``count`` nearest rows by cosine, nearest first (the search is approximate)."""
        return self.nearest_of_each(vector[None], count)[0]

    def nearest_of_each(self, vectors: NDArray[np.float32], count: int) -> list[list[str]]:
        """Keys of the nearest rows for each of many vectors."""
        with self._explained():
            # Ids alone: LangChain's search wraps each in a document, which takes twice as long as finding it.
            found = self._collection.query(query_embeddings=vectors, n_results=count, include=[])
        keys: list[list[str]] = found["ids"]
        return keys

    def _broken(self, error: ChromaError) -> VectorStoreError:
        return IndexBroken(
            f"the vector index cannot be searched ({error}); run python -m ingest FOLDER again"
        )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except ChromaError as error:
            raise self._broken(error) from error
        except (AttributeError, RuntimeError) as error:
            if not self._closed:
                raise
            # Whoever asks slowly may come when two further indexes were taken up, and this one closed.
            raise IndexBroken(f"{self._place}: the vector index was closed; ask again") from error

    def close(self) -> None:
        """Let go of the files."""
        self._closed = True
        # The interface does not name it; the embedded client has it.
        if isinstance(self._client, Client):
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.write()
            self._widen()
        self.close()

    def _widen(self) -> None:
        # What is open keeps the width that it was made with; whoever opens it next has the new one.
        if self._rows is not None and self._rows > LARGE:
            self._collection.modify(configuration={"hnsw": {"ef_search": SEARCH_WIDTH}})


def configure(rows: int, *, width: int = SEARCH_WIDTH) -> CreateCollectionConfiguration:
    """For a collection of exactly so many rows, searched by ``width``."""
    # Saved once, with the last row: Chroma rewrites its files in place at every threshold, and rows after
    # the last threshold would be replayed, and written again, by every process that opens the collection.
    return {
        "hnsw": {
            "space": "cosine",
            "ef_search": width,
            "sync_threshold": max(2, rows),
            "batch_size": max(2, min(rows, 100)),
        }
    }


def _make(client: ClientAPI, rows: int) -> None:
    # As LangChain's store makes its own, which can therefore read it; importing that takes most of a second.
    configuration = configure(rows, width=_NARROW if rows > LARGE else SEARCH_WIDTH)
    client.get_or_create_collection(COLLECTION, embedding_function=None, configuration=configuration)


def open_vectors(folder: Path, *, rows: int | None = None) -> VectorIndex:
    """Open the collection in ``folder``; with ``rows``, make it for exactly so many rows.

    With fewer it is never saved: every process that opens it would build the graph again, another each time.

    Raises:
        IndexBroken: Chroma cannot open it. It can also end the whole process: open an index that was
            not checked in a child process first.
    """
    client = None
    try:
        client = chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))
        if rows is not None:
            _make(client, rows)
        collection = client.get_collection(COLLECTION, embedding_function=None)
        return VectorIndex(collection, str(folder), client=client, rows=rows)
    except (ChromaError, ValueError, OSError, RuntimeError) as error:
        if isinstance(client, Client):
            client.close()  # or its files, though removed, would still fill the disk
        _forget(folder)
        if rows is not None:
            raise VectorStoreError(
                f"{folder}: the vector index cannot be made ({error}); check disk space, then ingest again"
            ) from error
        raise IndexBroken(
            f"{folder}: the vector index cannot be opened ({error}); run python -m ingest FOLDER again"
        ) from error


def _forget(folder: Path) -> None:
    """Chroma keeps what did not start, and would give it to the next one that opens the folder."""
    kept = SharedSystemClient._identifier_to_system
    for name in [name for name in kept if str(name) == str(folder)]:
        del kept[name]
