"""The vector index: an embedded Chroma collection, the only file that knows it.

It is derived and disposable. Vectors come ready-made, ids are passage keys, documents are the keys
again (texts stay in the catalogue, so that deleting a report deletes its words).
"""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError
from langchain_chroma import Chroma
from numpy.typing import NDArray

from ingest.errors import IndexBroken

COLLECTION = "passages"
BATCH = 1000
"""Rows a call: batches under 500 made building quadratic (6,000 rows: 6 s in thousands, 27 s in fifties)."""

_SEARCH_WIDTH = 200
"""HNSW's ``ef_search``: candidates kept while walking the graph; at least as many as are asked for."""


class VectorIndex:
    """A collection in one folder. Chroma caches one client a path, so a new generation is a new path."""

    def __init__(self, client: ClientAPI, *, make: bool) -> None:
        """Open the collection, or make it when ``make``."""
        self._client = client
        self._store = Chroma(
            client=client,
            collection_name=COLLECTION,
            embedding_function=None,
            collection_configuration=(
                {"hnsw": {"space": "cosine", "ef_search": _SEARCH_WIDTH, "ef_construction": 128}}
                if make
                else None
            ),
            create_collection_if_not_exists=make,
        )
        self._collection = client.get_collection(COLLECTION, embedding_function=None)

    def add(self, keys: Sequence[str], vectors: NDArray[np.float16]) -> None:
        """Add rows; ``vectors`` has shape (keys, dimension)."""
        for start in range(0, len(keys), BATCH):
            ids = list(keys[start : start + BATCH])
            rows = np.asarray(vectors[start : start + BATCH], dtype=np.float32)
            self._collection.add(ids=ids, embeddings=rows, documents=ids)

    def count(self) -> int:
        """Rows, as Chroma counts them. No sign of health: see ``check``."""
        rows: int = self._collection.count()
        return rows

    def nearest(self, vector: NDArray[np.float32], count: int) -> list[str]:
        """Keys of about the ``count`` nearest rows by cosine, nearest first (the search is approximate)."""
        wanted = min(count, self.count())
        if not wanted:
            return []
        try:
            found = self._store.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=wanted)
        except ChromaError as error:
            raise IndexBroken(
                f"the vector index cannot be searched ({error}); run python -m ingest again"
            ) from error
        return [document.page_content for document, _ in found]

    def nearest_of_each(self, vectors: NDArray[np.float32], count: int) -> list[list[str]]:
        """Keys of the nearest rows for each of many vectors."""
        found = self._collection.query(
            query_embeddings=vectors, n_results=min(count, max(1, self.count())), include=["distances"]
        )
        keys: list[list[str]] = found["ids"]
        return keys

    def close(self) -> None:
        """Let go of the files."""
        # The interface does not name it; the embedded client has it.
        if isinstance(self._client, Client):
            self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_vectors(folder: Path, *, make: bool = False) -> VectorIndex:
    """Open the collection in ``folder``; ``make`` creates both.

    Raises:
        IndexBroken: Chroma cannot open it. It can also end the whole process: open an index that was
            not checked in a child process first.
    """
    try:
        client = chromadb.PersistentClient(path=folder, settings=Settings(anonymized_telemetry=False))
        return VectorIndex(client, make=make)
    except (ChromaError, ValueError, OSError, RuntimeError) as error:
        raise IndexBroken(
            f"{folder}: the vector index cannot be opened ({error}); run python -m ingest again"
        ) from error
