"""An edition: one open generation and the catalogue that it was built from."""

from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass

from ingest.catalogue import Catalogue
from vectorstore.embed import Embedder
from vectorstore.opened import Opened
from vectorstore.ranking import rank
from vectorstore.records import Hit, Stage
from vectorstore.settings import IndexSettings


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
