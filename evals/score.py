"""One answer against one case. Each measure stands alone; None where the case does not ask for it."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.records import Answer, Citation, Reading
from evals.compare import among
from evals.markdown import plain
from evals.numbers import PageText, unfounded
from evals.records import Amount, Case, ExpectedFigure, Place, Score

_SHOWS_ALL = ("conflict", "clarify")
"""Statuses whose figures are readings side by side: none of them is *the* answer."""


def score(case: Case, answer: Answer | None, page_text: PageText) -> Score:
    """Every measure of one answer. ``None`` for the answer (asking failed) is wrong wherever it counts."""
    if answer is None:
        return _score_failure(case)
    expect = case.expect
    spoke = answer.status != "refused"
    told = _holds_all(answer, expect.text)
    return Score(
        status=int(answer.status in expect.status),
        **_score_figures(case, answer),
        text_right=int(told) if expect.text else None,
        wrong_text=int(spoke and not told) if expect.text else None,
        refused=None if expect.answerable else int(not spoke and not answer.figures),
        false_refusal=int(not spoke) if expect.answerable else None,
        citation_place=_score_place(case, answer),
        citation_holds=int(all(_held(f, answer.citations) for f in answer.figures))
        if answer.figures
        else None,
        numbers_held=int(not unfounded(answer, page_text)) if answer.answer else None,
        quote_exact=int(all(_exact(c, page_text) for c in answer.citations)) if answer.citations else None,
    )


def _score_failure(case: Case) -> Score:
    asked = case.expect
    return Score(
        status=0,
        figure_first=0 if asked.figures else None,
        figures_all=0 if asked.figures else None,
        wrong_figure=0 if asked.figures else None,
        conflict_shown=0 if case.kind == "conflict" else None,
        text_right=0 if asked.text else None,
        wrong_text=0 if asked.text else None,
        refused=None if asked.answerable else 0,
        false_refusal=1 if asked.answerable else None,
        citation_place=0 if asked.places or any(one.places for one in asked.figures) else None,
    )


def amount_of(reading: Reading) -> Amount:
    """A stated figure as an amount."""
    most = None if reading.value_max is None else Decimal(reading.value_max)
    return Amount(value=Decimal(reading.value), unit=reading.unit, value_max=most)


def _score_figures(case: Case, answer: Answer) -> dict[str, int | None]:
    expect = case.expect
    stated = [amount_of(reading) for reading in answer.figures]
    right = [amount for one in expect.figures for amount in one.amounts]
    beside = [amount for one in expect.allowed for amount in one.amounts]
    strange = [amount for amount in stated if not among(amount, [*right, *beside])]
    if not expect.figures:
        wrong = not expect.answerable and answer.status == "answered" and bool(stated)
        return {"wrong_figure": None if expect.answerable else int(wrong)}
    every = all(any(among(amount, one.amounts) for amount in stated) for one in expect.figures)
    side_by_side = answer.status in _SHOWS_ALL and answer.status in expect.status
    judged = stated if side_by_side else stated[:1]
    first = any(among(amount, right) for amount in judged)
    return {
        "figure_first": int(first),
        "figures_all": int(every),
        "wrong_figure": int(bool(stated) and not first and answer.status != "clarify"),
        "extra_figure": int(bool(strange)),
        "conflict_shown": int(every and answer.status in _SHOWS_ALL) if case.kind == "conflict" else None,
    }


def _holds_all(answer: Answer, groups: Sequence[Sequence[str]]) -> bool:
    said = plain(answer.answer)
    return all(any(plain(word) in said for word in group) for group in groups)


def _score_place(case: Case, answer: Answer) -> int | None:
    """The right figures' own citations, or any citation of a text answer; 0 where none was given."""
    expect = case.expect
    if not expect.figures:
        return int(_points(answer.citations, expect.places)) if expect.places else None
    if not any(one.places for one in expect.figures):
        return None
    marks = {citation.mark: citation for citation in answer.citations}
    judged = [
        _points([marks[reading.citation]] if reading.citation in marks else [], expected.places)
        for reading in answer.figures
        if (expected := _expected_of(reading, expect.figures)) is not None and expected.places
    ]
    return int(bool(judged) and all(judged))


def _expected_of(reading: Reading, figures: Sequence[ExpectedFigure]) -> ExpectedFigure | None:
    return next((one for one in figures if among(amount_of(reading), one.amounts)), None)


def _points(citations: Sequence[Citation], places: Sequence[Place]) -> bool:
    """A span of some citation lies on a right page; a quote over a page's end lies on both pages."""
    return any(
        citation.document == place.document
        and {citation.page, *(span.page for span in citation.spans)} & set(place.pages)
        for citation in citations
        for place in places
    )


def _held(reading: Reading, citations: Sequence[Citation]) -> bool:
    """The printed figure stands in the quote that it cites; a computed one through all its operands."""
    if reading.operands:
        return all(_held(operand, citations) for operand in reading.operands)
    quote = next((c.quote for c in citations if c.mark == reading.citation), None)
    return quote is not None and bool(reading.text) and reading.text in quote


def _exact(citation: Citation, page_text: PageText) -> bool:
    """The quote is the page's own text at its spans, joined by one space."""
    cut = [page_text(citation.document, span.page)[span.start : span.end] for span in citation.spans]
    return bool(cut) and " ".join(cut) == citation.quote
