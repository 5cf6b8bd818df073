"""A fresh place with the reports ingested and the assistant opened on it, all in this process."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.chain import Assistant, open_assistant
from assistant.settings import Settings
from evals.library import CatalogueLibrary, Library
from evals.stages import DEPTH
from ingest.outcome import Outcome
from ingest.parse import Parser, ReportParser
from ingest.sync import Progress, synchronise
from vectorstore.build import build
from vectorstore.check import check_aside
from vectorstore.embed import Embedder, load_embedder


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

    assistant: Assistant
    library: Library
    outcome: Outcome
    """Of the ingestion: files that could not be read are named in it."""


@contextmanager
def prepare(reports: Path, settings: Settings, *, progress: Progress) -> Iterator[Prepared]:
    """Ingest ``reports`` into a folder that is gone afterwards, and open the assistant on it.

    The embedder is warm when this yields, so that no question's time holds its loading.
    """
    with tempfile.TemporaryDirectory(prefix="hoi-evals-") as place:
        data = Path(place)
        encoder = LoadedEncoder(load_embedder(settings.index))
        outcome = ingest(reports, data, settings, encoder, progress=progress)
        with open_prepared(data, settings, outcome) as ready:
            ready.assistant.look_up("Tổng vốn đầu tư là bao nhiêu?")
            yield ready


def ingest(
    reports: Path,
    data: Path,
    settings: Settings,
    encoder: LoadedEncoder,
    *,
    progress: Progress = lambda *_: None,
    check: Callable[[Path], object] = check_aside,
    parser: Parser | None = None,
) -> Outcome:
    """Bring catalogue and index in ``data`` in step with ``reports``; ``check`` is the index's own."""
    return synchronise(
        [reports],
        data,
        encoder=encoder,
        publish=lambda folder: (build(folder, settings.index, check=check), None)[1],
        parser=parser or make_parser(settings),
        progress=progress,
    )


def make_parser(settings: Settings) -> Parser:
    """The parser that ingestion reads with."""
    return ReportParser(passage_tokens=settings.ingest.passage_tokens, limits=settings.ingest.limits)


@contextmanager
def open_prepared(data: Path, settings: Settings, outcome: Outcome) -> Iterator[Prepared]:
    """The assistant on what was ingested into ``data``."""
    assistant = open_assistant(data, settings)
    try:
        library = CatalogueLibrary(
            assistant.catalogue,
            lambda question: [hit.key for hit in assistant.searcher.search(question, k=DEPTH)],
            most_passages=assistant.catalogue.totals().passages,
        )
        yield Prepared(assistant=assistant, library=library, outcome=outcome)
    finally:
        assistant.close()
