"""Questions to an index: real ones, each stage alone and fused."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals.cases import CASES, load_cases
from evals.speed.tutorial import WARM
from evals.speed.watch import time_each
from vectorstore.embed import load_embedder
from vectorstore.opened import open_generation
from vectorstore.ranking import given_embedder, rank
from vectorstore.records import Stage
from vectorstore.settings import IndexSettings

FOUND = 40
"""Passages the assistant looks through for one answer."""

QUESTIONS = 200

_STAGES: tuple[Stage, ...] = ("lexical", "dense", "fused")


def real_questions() -> list[str]:
    """Questions of the committed cases, held-out ones apart; each once, the same ones each time."""
    files = [path for path in sorted(CASES.glob("*.jsonl")) if not path.stem.endswith("-heldout")]
    found = list(dict.fromkeys(case.question for case in load_cases(files) if not case.history))
    return found[:: max(1, len(found) // QUESTIONS)][:QUESTIONS]


def ask_index(folder: Path, questions: Sequence[str], *, tell: Callable[[int], None]) -> dict[str, Any]:
    """Milliseconds of each stage on the generation in ``folder``."""
    settings = IndexSettings()
    ready = given_embedder(load_embedder(settings))
    opened = open_generation(folder)
    stages = {}

    def ask(question: str, stage: Stage) -> None:
        rank(opened, question, ready, settings=settings, k=FOUND, stage=stage)

    try:
        for stage in _STAGES:
            for question in questions[:WARM]:
                ask(question, stage)
            stages[stage] = time_each(lambda question: ask(question, stage), questions)  # noqa: B023 - used at once
            tell(len(stages))
    finally:
        opened.close()
    return {"stages": stages}
