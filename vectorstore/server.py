"""A Chroma server: another process, or another machine, holds the vectors.

Only the server that ``chroma run`` starts is meant. It asks nobody who he is: it belongs on the loopback, or
behind a proxy that asks for ``HOI_CHROMA_TOKEN``. What a server says about a collection is never run: no
embedding function is made from it.
"""

import logging
from collections.abc import Collection as Names
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from typing import NoReturn
from uuid import UUID

import numpy as np
from chromadb.api.fastapi import FastAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings, System
from chromadb.errors import ChromaError, NotFoundError
from chromadb.types import Collection as Described
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from ingest.errors import VectorsAway, VectorsLost, VectorStoreError
from vectorstore.asking import Session
from vectorstore.chroma import VectorIndex, configure
from vectorstore.settings import IndexSettings

logger = logging.getLogger(__name__)

_READING = 5.0
"""Longest wait for an answer while somebody waits for his own, in seconds."""

_WRITING = 300.0
"""The same while a generation is built; 5,000 rows take seconds."""

_PAGE = 500
"""Collections listed at a time."""


class ServedIndex(VectorIndex):
    """A collection at a server, known by its id: one made later under the same name is another."""

    _failing = False

    def __init__(self, server: str, api: FastAPI, described: Described) -> None:
        """``server`` is its address, for messages."""
        super().__init__(Collection(client=api, model=described, embedding_function=None), server)
        self._api = api
        self.address = "/".join((described.tenant, described.database, described.name, str(described.id)))

    def nearest_of_each(self, vectors: NDArray[np.float32], count: int) -> list[list[str]]:
        """Keys of the nearest rows for each of many vectors."""
        try:
            found = super().nearest_of_each(vectors, count)
        except (VectorsAway, VectorsLost) as error:
            if not self._failing:
                logger.warning("%s; all vectors are compared meanwhile", error)
            self._failing = True
            raise
        if self._failing:
            logger.warning("%s: the Chroma server answers again", self._place)
        self._failing = False
        return found

    def langchain(self, embeddings: Embeddings) -> NoReturn:  # noqa: ARG002 - as the collection in a folder
        """LangChain's store would ask the server for its settings; it has those of a folder only."""
        raise VectorStoreError(f"{self.address}: LangChain's store opens collections of the data folder only")

    def close(self) -> None:
        """Let go of the connections."""
        self._closed = True
        self._api._session.close()

    def _broken(self, error: ChromaError) -> VectorStoreError:
        return VectorsLost(
            f"{self._place}: collection {self.address.split('/')[2]} cannot be searched ({error}); "
            "run python -m ingest FOLDER again"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where it is, and the token that its door asks for. Making one asks nothing of it."""

    address: str
    """Without a slash at the end."""

    token: str = field(default="", repr=False)

    def make(self, name: str, rows: int) -> VectorIndex:
        """A new collection for exactly so many rows; one that a killed build left by that name goes first.

        Raises:
            VectorsAway: The server does not answer.
            VectorStoreError: It refuses.
        """
        api = self._api(_WRITING)
        with ExitStack() as undo, self._understood():
            undo.callback(api._session.close)
            tenant, database = _place(api)
            with suppress(NotFoundError):
                api.delete_collection(name, tenant, database)
            configuration = configure(rows)
            made = api.create_collection(
                name, configuration=configuration, tenant=tenant, database=database, get_or_create=False
            )
            undo.pop_all()
        return ServedIndex(self.address, api, made)

    def open(self, address: str) -> VectorIndex:
        """The collection that a manifest names as ``tenant/database/name/id``; nothing is asked yet.

        Raises:
            VectorsLost: The manifest names none.
        """
        try:
            tenant, database, name, mark = address.split("/")
            described = Described(
                id=UUID(mark),
                name=name,
                configuration_json={},
                serialized_schema=None,
                metadata=None,
                dimension=None,
                tenant=tenant,
                database=database,
            )
        except ValueError as error:
            raise VectorsLost(
                f"{address!r} names no collection at {self.address}; run python -m ingest FOLDER again"
            ) from error
        return ServedIndex(self.address, self._api(_READING), described)

    def drop(self, prefix: str, *, keep: Names[str]) -> None:
        """Delete the collections whose names begin with ``prefix``, but those to ``keep``.

        Raises:
            VectorsAway: The server does not answer.
            VectorStoreError: It refuses.
        """
        api = self._api(_WRITING)
        try:
            with self._understood():
                tenant, database = _place(api)
                for name in sorted(set(_names(api, tenant, database, prefix)) - set(keep)):
                    api.delete_collection(name, tenant, database)
        finally:
            api._session.close()

    def _api(self, seconds: float) -> FastAPI:
        # Its own session waits for ever, and has a bare Exception for what a proxy says.
        settings = Settings(
            anonymized_telemetry=False, chroma_server_host=self.address, chroma_server_http_port=8000
        )
        api = FastAPI(System(settings))
        headers = dict(api.get_request_headers())
        if self.token:
            headers |= {"Authorization": f"Bearer {self.token}", "X-Chroma-Token": self.token}
        api._session.close()
        api._session = Session(self.address, headers=headers, seconds=seconds)
        return api

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except ChromaError as error:
            raise VectorStoreError(f"{self.address}: the Chroma server refuses ({error})") from error
        except (KeyError, TypeError, ValueError) as error:
            raise VectorsAway(self.address, why="it speaks another API than Chroma's version 2") from error


def _place(api: FastAPI) -> tuple[str, str]:
    """Tenant and database that the server gives us; there is one of each without a proxy."""
    given = api.get_user_identity()
    databases = [name for name in given.databases or () if name != "*"]
    return given.tenant or "default_tenant", databases[0] if databases else "default_database"


def _names(api: FastAPI, tenant: str, database: str, prefix: str) -> Iterator[str]:
    seen = 0
    while some := api.list_collections(_PAGE, seen, tenant, database):
        seen += len(some)
        yield from (one.name for one in some if one.name.startswith(prefix))


def choose_server(settings: IndexSettings) -> Server | None:
    """The server of ``HOI_CHROMA_URL``; None where the vectors lie in the data folder."""
    if not settings.chroma_url:
        return None
    token = settings.chroma_token.get_secret_value() if settings.chroma_token else ""
    return Server(address=settings.chroma_url, token=token)
