"""Every case asked and scored."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter
from typing import Protocol

from assistant.records import Answer, Turn
from evals.library import Library
from evals.records import Case, Result
from evals.score import score
from evals.stages import stage_of
from ingest.errors import PipelineError
from ingest.ocr.engine import identify
from ingest.outcome import Outcome

SEED = 20250101
"""Of the cases that are drawn."""


class Asks(Protocol):
    """As much of the assistant as evaluation needs."""

    def ask(self, question: str, history: Sequence[Turn] = (), *, id: str = "") -> Answer:  # noqa: A002  contract
        """One answer."""
        ...


def present(cases: Iterable[Case], documents: frozenset[str]) -> list[Case]:
    """The cases whose reports are all there."""
    return [case for case in cases if documents.issuperset(case.reports)]


def legible(cases: Iterable[Case], outcome: Outcome) -> list[Case]:
    """The cases but for those about scanned pages on a machine without Tesseract."""
    unread = {(page.file, page.page) for page in outcome.pages_failed if page.kind == "unread"}
    return [case for case in cases if identify() or unread.isdisjoint(_pages(case))]


def drawn(cases: Sequence[Case], number: int | None) -> list[Case]:
    """``number`` of the cases by chance, the same each time; all of them, in order, for None."""
    if number is None:
        return list(cases)
    return random.Random(SEED).sample(list(cases), min(number, len(cases)))  # noqa: S311 - no secret


def _pages(case: Case) -> Iterator[tuple[str, int]]:
    """Where the case expects its citations."""
    for place in (*case.expect.places, *(p for figure in case.expect.figures for p in figure.places)):
        yield from ((place.document, page) for page in place.pages)


def run_cases(
    cases: Sequence[Case],
    assistant: Asks,
    library: Library,
    *,
    clock: Callable[[], float] = perf_counter,
    done: Callable[[Result], None] = lambda _: None,
) -> list[Result]:
    """A result for every case, in order. ``clock`` counts seconds; ``done`` hears of each as it is made.

    An expected error while asking is a wrong answer, not the end of the run.
    """
    results = []
    for case in cases:
        result = _run_case(case, assistant, library, clock)
        results.append(result)
        done(result)
    return results


def _run_case(case: Case, assistant: Asks, library: Library, clock: Callable[[], float]) -> Result:
    answer: Answer | None = None
    error = ""
    began = clock()
    try:
        answer = assistant.ask(case.question, case.history, id=case.id)
    except PipelineError as raised:
        error = f"{type(raised).__name__}: {raised}"
    milliseconds = (clock() - began) * 1000
    scored = score(case, answer, library.page_text)
    lost = None
    if not scored.passed:
        lost = stage_of(case, answer.standalone_question if answer else case.question, library)
    return Result(case=case, answer=answer, score=scored, milliseconds=milliseconds, error=error, stage=lost)
