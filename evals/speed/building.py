"""Ingestion of texts: passages, vectors, both indexes, and the check before anybody may search them."""

import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from evals.speed.corpus import read_texts
from evals.speed.watch import Watch
from ingest.encoder import embedded_text
from ingest.errors import UnreadableReport
from ingest.files import bytes_below
from ingest.passages import split_passages
from ingest.readers.txt import read_txt
from ingest.records import Passage
from ingest.sentences import split_sentences
from vectorstore.build import Batch, write_document, write_generation
from vectorstore.check import check_aside
from vectorstore.embed import Embedder, load_embedder
from vectorstore.settings import IndexSettings

BATCH = 1_000
"""Passages that are embedded and stored at a time."""


def build_index(
    source: Path | None,
    folder: Path,
    *,
    passages: int | None = None,
    documents: int | None = None,
    tell: Callable[[int], None],
) -> dict[str, Any]:
    """A checked generation in the empty ``folder``, of so many passages or of the first ``documents`` texts.

    ``seconds`` has ``chunk``, ``embed``, ``write`` (both indexes and the vectors' file) and ``check``.
    """
    watch, settings = Watch(), IndexSettings()
    with watch.on("load"):
        embedder = load_embedder(settings)
    started = time.perf_counter()
    made: Iterator[tuple[str, Passage]] = islice(_passages(source, watch, documents), passages)
    counted = {"passages": 0, "characters": 0}
    write_generation(
        folder,
        _batches(made, embedder, watch, counted, tell),
        name=settings.embedder,
        mark=embedder.fingerprint,
        version=0,
    )
    spent = watch.seconds
    spent["write"] = time.perf_counter() - started - spent["chunk"] - spent["embed"] - spent.pop("read")
    with watch.on("check"):
        check_aside(folder)
    loading = spent.pop("load")
    return {
        **counted,
        "load_seconds": loading,
        "seconds": dict(spent),
        "passages_per_second": counted["passages"] / sum(spent.values()),
        "disk": bytes_below(folder),
    }


def _passages(source: Path | None, watch: Watch, documents: int | None) -> Iterator[tuple[str, Passage]]:
    """Passages with their text's title."""
    for number, text in enumerate(islice(read_texts(source), documents)):
        with watch.on("read"):  # a file's text into lines and pages: measured with the files, not here
            try:
                read = read_txt(Path(f"{number}.txt"), text.encode())
            except UnreadableReport:
                continue
        with watch.on("chunk"):
            found = split_passages(f"{number:08}", split_sentences(read.pages))
        for passage in found:
            yield read.title, passage


def _batches(
    made: Iterator[tuple[str, Passage]],
    embedder: Embedder,
    watch: Watch,
    counted: dict[str, int],
    tell: Callable[[int], None],
) -> Iterator[Batch]:
    while some := list(islice(made, BATCH)):
        with watch.on("embed"):
            vectors = embedder.encode_passages([embedded_text(p) for _, p in some])
        counted["passages"] += len(some)
        counted["characters"] += sum(len(p.text) for _, p in some)
        tell(counted["passages"])
        yield [p.key for _, p in some], [write_document(p, title) for title, p in some], vectors
