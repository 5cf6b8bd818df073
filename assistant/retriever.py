"""The passage search as a LangChain retriever."""

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from vectorstore.edition import Edition
from vectorstore.records import Hit
from vectorstore.search import Searcher


class PassageRetriever(BaseRetriever):
    """Hybrid search over the current generation. A document's ``id`` is the passage's key."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher | Edition
    k: int
    """Passages returned."""

    among: frozenset[str] | None = None
    """Ids of the reports that are searched; None for all."""

    diverse: bool = False
    """Passages that say something new before those that repeat: for a question that asks for a list."""

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        """Documents without text: passages are read from the catalogue, which is the truth."""
        del run_manager
        hits = self.searcher.search(query, k=self.k, among=self.among, diverse=self.diverse)
        return [Document(id=h.key, page_content="", metadata={"hit": h}) for h in hits]


def hits_of(documents: list[Document]) -> list[Hit]:
    """The hits behind documents of a :class:`PassageRetriever`, best first."""
    return [d.metadata["hit"] for d in documents]
