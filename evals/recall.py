"""Whether the passage that answers is found: recall of the evaluation's cases over their reports."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.settings import load_settings
from evals.cases import load_cases
from evals.errors import EvalError
from evals.library import CatalogueLibrary
from evals.prepare import Prepared, prepare
from evals.records import Case
from evals.retrieval import DEPTH, RetrievalReport, StageScores, score_ranks
from evals.run import legible, present
from evals.speed.corpus import SAMPLES
from evals.stages import first_holding
from ingest.text import fold
from vectorstore.records import Stage


def measure_cases(
    cases: Sequence[Path], reports: Path | None, stages: Sequence[Stage], *, bare: bool = False
) -> RetrievalReport:
    """Ingest ``reports``, search for each case that has an answer, and look where its figure or text is.

    Args:
        cases: Case files, or folders of them.
        reports: Their folder; None for the samples.
        stages: What to measure.
        bare: Ask without diacritics.

    Raises:
        EvalError: No case is about these reports.
    """
    folder = reports or SAMPLES
    listed = load_cases(cases)
    with prepare(folder, load_settings(), progress=lambda *_: None) as ready:
        there = legible(present(listed, ready.library.documents), ready.outcome)
        asked = [c for c in there if c.expect.answerable and (c.expect.figures or c.expect.text)]
        if not asked:
            raise EvalError(f"{folder}: no case is about these reports; give --reports or --cases")
        questions = [_standalone(case, ready) for case in asked]
        questions = [fold(q) for q in questions] if bare else questions
        return RetrievalReport(
            dataset=", ".join(sorted({case.collection for case in asked})),
            passages=ready.assistant.catalogue.totals().passages,
            questions=len(asked),
            stages={stage: _score(asked, questions, ready, stage) for stage in stages},
        )


def _standalone(case: Case, ready: Prepared) -> str:
    """What is searched for: a follow-up with what the conversation had left out."""
    return ready.assistant.look_up(case.question, case.history)[0].text if case.history else case.question


def _score(cases: Sequence[Case], questions: Sequence[str], ready: Prepared, stage: Stage) -> StageScores:
    searcher = ready.assistant.searcher
    library = CatalogueLibrary(
        ready.assistant.catalogue,
        lambda question: [hit.key for hit in searcher.search(question, k=DEPTH, stage=stage)],
        most_passages=ready.assistant.catalogue.totals().passages,
    )
    ranks = [
        first_holding(case, library.found(question), library)
        for case, question in zip(cases, questions, strict=True)
    ]
    return score_ranks(np.asarray(ranks, dtype=np.int64))
