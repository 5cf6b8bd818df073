"""A fresh place with the reports ingested and the assistant opened on it, all in this process."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.chain import open_assistant
from assistant.settings import Settings
from evals.library import CatalogueLibrary, Library
from evals.run import Asks
from evals.stages import DEPTH
from ingest.catalogue import open_catalogue
from ingest.outcome import Outcome
from ingest.parse import ReportParser
from ingest.sync import Progress, synchronise
from vectorstore.build import build
from vectorstore.embed import Embedder, load_embedder
from vectorstore.search import open_searcher


@dataclass(frozen=True, slots=True)
class LoadedEncoder:
    """The embedder as ingestion wants it, without the pipe to another process."""

    embedder: Embedder

    @property
    def fingerprint(self) -> str:
        """Identity of the model."""
        return self.embedder.fingerprint

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.embedder.dimension

    def encode(self, texts: list[str]) -> NDArray[np.float16]:
        """Rows of shape ``(len(texts), dimension)``, float16."""
        return self.embedder.encode_passages(texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a run of the evaluation needs."""

    assistant: Asks
    library: Library
    outcome: Outcome
    """Of the ingestion: files that could not be read are named in it."""


@contextmanager
def prepare(reports: Path, settings: Settings, *, progress: Progress) -> Iterator[Prepared]:
    """Ingest ``reports`` into a folder that is gone afterwards, and open the assistant on it.

    The embedder is warm when this yields, so that no question's time holds its loading.
    """
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="hoi-evals-")))
        outcome = synchronise(
            [reports],
            data,
            encoder=LoadedEncoder(load_embedder(settings.index)),
            publish=lambda folder: (build(folder, settings.index), None)[1],
            parser=ReportParser(passage_tokens=settings.ingest.passage_tokens),
            progress=progress,
        )
        catalogue = stack.enter_context(open_catalogue(data))
        searcher = open_searcher(data, settings.index)
        stack.callback(searcher.close)
        assistant = open_assistant(data, settings)
        stack.callback(assistant.close)
        library = CatalogueLibrary(
            catalogue,
            lambda question: [hit.key for hit in searcher.search(question, k=DEPTH)],
            most_passages=catalogue.totals().passages,
        )
        assistant.ask("Tổng vốn đầu tư là bao nhiêu?")
        yield Prepared(assistant=assistant, library=library, outcome=outcome)
