"""Where a failed case was lost: its figure was never read, its passage was not found, or it was not said."""

from collections.abc import Sequence

from evals.compare import among
from evals.library import Library
from evals.markdown import plain
from evals.records import Amount, Case, ExpectedFigure, Place, Stage
from ingest.records import Figure, Passage

DEPTH = 20
"""Hits searched out for a question; a passage below them counts as not found."""


def stage_of(case: Case, question: str, library: Library) -> Stage | None:
    """The first stage at which the expectation is missing; None for cases that expect a refusal.

    ``question`` is the one that was searched for, follow-ups made whole.
    """
    if not case.expect.answerable or not (case.expect.figures or case.expect.text):
        return None
    if not _was_read(case, library):
        return "extraction"
    if not _was_found(case, library.found(question)[:DEPTH], library):
        return "retrieval"
    return "answer"


def _was_read(case: Case, library: Library) -> bool:
    """Every expected figure stands in the catalogue, every expected text on some page."""
    for expected in case.expect.figures:
        read = [f for document in _documents(expected.places, case) for f in library.figures(document)]
        if not any(_is(figure, expected) for figure in read):
            return False
    pages = [page for document in _documents(case.expect.places, case) for page in library.pages(document)]
    return all(any(_says(page, group) for page in pages) for group in case.expect.text)


def _was_found(case: Case, hits: Sequence[tuple[str, Passage]], library: Library) -> bool:
    return first_holding(case, hits, library) > 0


def first_holding(case: Case, hits: Sequence[tuple[str, Passage]], library: Library) -> int:
    """Rank from 1 of the first passage with an expected figure, or else an expected text; 0 for none."""
    held: set[tuple[str, int]] = set()
    for expected in case.expect.figures:
        for document in _documents(expected.places, case):
            held |= {(document, f.passage) for f in library.figures(document) if _is(f, expected)}
    wanted = set(_documents(case.expect.places, case)) if case.expect.text else set()
    for rank, (name, passage) in enumerate(hits, start=1):
        if (name, passage.ordinal) in held:
            return rank
        if name in wanted and any(_says(passage.text, group) for group in case.expect.text):
            return rank
    return 0


def _documents(places: Sequence[Place], case: Case) -> Sequence[str]:
    return list(dict.fromkeys(place.document for place in places)) or case.reports


def _is(figure: Figure, expected: ExpectedFigure) -> bool:
    return among(Amount(value=figure.value, unit=figure.unit, value_max=figure.value_max), expected.amounts)


def _says(text: str, group: Sequence[str]) -> bool:
    folded = plain(text)
    return any(plain(word) in folded for word in group)
