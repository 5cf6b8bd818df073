"""Answers to the cases about the samples, and citations made by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.records import Answer, Citation
from assistant.settings import Settings
from evals.cases import CASES, load_cases
from evals.prepare import prepare
from evals.run import present
from ingest.records import Figure, Span
from tests import made

SAMPLES = Path(__file__).parents[3] / "samples"


@pytest.fixture(scope="session")
def sample_answers() -> Iterator[list[Answer]]:
    """What the assistant says to every case about the samples, as it leaves."""
    with prepare(SAMPLES, Settings(), progress=lambda *_: None) as ready:
        cases = [c for c in load_cases([CASES]) if not c.heldout]
        yield [ready.assistant.ask(c.question, c.history) for c in present(cases, ready.library.documents)]


@pytest.fixture
def cite() -> Callable[..., Citation]:
    """A citation of a quote."""

    def make(quote: str, mark: int = 1, **given: Any) -> Citation:
        return Citation(
            **{
                "mark": mark,
                "document": "a.pdf",
                "title": "Báo cáo",
                "page": 1,
                "section": "",
                "quote": quote,
                "spans": (Span(page=1, start=0, end=len(quote)),),
                **given,
            }
        )

    return make


@pytest.fixture
def fact() -> Callable[..., Figure]:
    """A figure as ingestion would read it, standing in a quote."""

    def make(quote: str, text: str, **given: Any) -> Figure:
        return made.figure(text, at=quote.index(text), **{"indicator": "vốn", **given})

    return make
