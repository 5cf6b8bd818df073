"""One step of measuring one engine; run in a process of its own, so that its memory is its own."""

import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from evals.cases import CASES, load_cases
from evals.lexical.engines import Engine
from evals.memory import held_bytes
from ingest.files import bytes_below
from vectorstore.corpora import read_questions
from vectorstore.lexical.records import Document

ENGINES = {
    "segments": "evals.lexical.engines.Segments",
    "bm25s": "evals.lexical.tables.Tables",
    "tantivy": "evals.lexical.tantivy.Tantivy",
    "fts5": "evals.lexical.fts.Fts",
}
DEPTH = 100
FRESH = 30
"""Passages of the report that is added."""

Measured = dict[str, Any]


def load_engine(name: str) -> Engine:
    """An engine by name; its library is imported now.

    Raises:
        ImportError: It is not installed.
    """
    module, _, thing = ENGINES[name].rpartition(".")
    engine: Engine = getattr(import_module(module), thing)()
    return engine


def read_passages(path: Path, count: int) -> Iterator[tuple[str, Document]]:
    """The first ``count`` passages of a file that :func:`write_passages` wrote."""
    with path.open(encoding="utf-8") as lines:
        for _, line in zip(range(count), lines, strict=False):
            report, title, text = json.loads(line)
            yield report, Document(text=text, title=title)


def write_passages(path: Path, passages: Iterator[tuple[str, Document]]) -> None:
    """One JSON array a line."""
    with path.open("w", encoding="utf-8") as out:
        for report, document in passages:
            out.write(json.dumps([report, document.title, document.text], ensure_ascii=False) + "\n")


def measure_build(engine: Engine, place: Path, source: Path, passages: int) -> Measured:
    """Seconds of the processor, megabytes on disk and of memory at most."""
    place.mkdir()
    started = time.process_time()
    engine.build(place, read_passages(source, passages))
    return {
        "build_s": round(time.process_time() - started, 1),
        "disk_mb": round(bytes_below(place) / 1e6, 1),
        "build_mb": _status("VmHWM"),
    }


def measure_update(engine: Engine, place: Path, source: Path, passages: int) -> Measured:
    """Seconds of the processor for one report more; all passages are at hand."""
    documents = list(read_passages(source, passages))
    documents += [("fresh", Document(text=d.text, title="Báo cáo")) for _, d in documents[:FRESH]]
    started = time.process_time()
    engine.update(place, documents, FRESH)
    return {"update_s": round(time.process_time() - started, 2)}


def measure_search(engine: Engine, place: Path, questions: Sequence[str]) -> Measured:
    """Milliseconds of the best hundred, by the clock and of the processor, and megabytes that it holds."""
    before = _status("VmRSS")
    engine.open(place)
    for question in questions:
        engine.search(question, DEPTH)
    clock, work = [], []
    for question in questions:
        started, worked = time.perf_counter(), time.process_time()
        engine.search(question, DEPTH)
        clock.append(1000 * (time.perf_counter() - started))
        work.append(1000 * (time.process_time() - worked))
    p50, p95 = np.quantile(clock, (0.5, 0.95))
    cpu50, cpu95 = np.quantile(work, (0.5, 0.95))
    return {
        "p50_ms": round(float(p50), 2),
        "p95_ms": round(float(p95), 2),
        "cpu_p50_ms": round(float(cpu50), 2),
        "cpu_p95_ms": round(float(cpu95), 2),
        "resident_mb": round(_status("VmRSS") - before, 1),
    }


def measure_quality(engine: Engine, place: Path, dataset: Path, *, bare: Callable[[str], str]) -> Measured:
    """Recall@1 and MRR@10 of a SQuAD-shaped file's questions among its own paragraphs, in percent."""
    place.mkdir()
    asked = read_questions(dataset)
    engine.build(place, (("", Document(text=text)) for text in asked.contexts))
    engine.open(place)
    measured = {}
    for name, spelt in (("", str), ("_bare", bare)):
        ranks = []
        for question in asked.questions:
            found = engine.search(spelt(question.text), 10)
            ranks.append(found.index(question.context) + 1 if question.context in found else 0)
        measured[f"r1{name}"] = round(100 * float(np.mean([rank == 1 for rank in ranks])), 1)
        measured[f"mrr{name}"] = round(100 * float(np.mean([1 / rank if rank else 0.0 for rank in ranks])), 1)
    return measured


def choose_questions(dataset: Path | None, most: int) -> list[str]:
    """Questions of the cases that are no held-out ones and, as many, of a SQuAD-shaped file."""
    ours = [
        case.question
        for case in load_cases([p for p in sorted(CASES.glob("*.jsonl")) if "heldout" not in p.name])
    ]
    asked = [q.text for q in read_questions(dataset).questions] if dataset else []
    drawn = np.random.default_rng(13)
    return [
        question
        for questions in (ours, asked)
        for question in drawn.permutation(np.asarray(questions, dtype=object))[: most // 2]
    ]


def _status(name: str) -> float:
    """Megabytes that the system says of this process."""
    return held_bytes(os.getpid(), name) / 1e6
