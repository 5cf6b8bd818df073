"""An edition: one open generation and the catalogue that it was built from."""

import weakref
from collections.abc import Collection
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from dataclasses import dataclass

import numpy as np

from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import BUILD, CatalogueMismatch, IndexStale, VectorsAway, VectorsLost
from vectorstore.embed import Embedder
from vectorstore.opened import Opened
from vectorstore.ranking import rank
from vectorstore.records import Hit, Stage
from vectorstore.settings import IndexSettings


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True)
class Edition:
    """One generation, open, and the catalogue as it stood when the index was built from it.

    What is searched and what is read are of one moment, whatever is ingested meanwhile. It is open as long
    as anybody has it, for a question may take longer than two publications.
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

    def __post_init__(self) -> None:
        weakref.finalize(self, self.catalogue.close).atexit = False

    def close(self) -> None:
        """Let go of the files; again is no error."""
        self.catalogue.close()
        self.opened.close()


def bind(opened: Opened, settings: IndexSettings, embedder: "Future[Embedder]") -> Edition:
    """The edition of an open generation, which is closed where it is none.

    Raises:
        IndexStale: It was made by another version.
        PipelineError: It cannot be read, or has been removed meanwhile.
    """
    with ExitStack() as undo:
        undo.callback(opened.close)
        if opened.manifest.passages:
            # Chroma reads its files at the first search, and an ingestion may remove them before that.
            with suppress(VectorsAway, VectorsLost):
                opened.chroma.nearest(opened.vectors[0].astype(np.float32), 1)
        try:
            catalogue = open_catalogue(opened.folder)
        except CatalogueMismatch as error:
            data = opened.folder.parent.parent
            raise IndexStale(
                f"{opened.folder}: made by another version of this program; run: {BUILD} --data {data}"
            ) from error
        undo.pop_all()
    return Edition(opened=opened, catalogue=catalogue, settings=settings, embedder=embedder)
