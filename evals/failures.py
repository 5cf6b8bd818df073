"""A failed case in words: what was asked, what was expected, what was said."""

from collections.abc import Iterable, Sequence

from assistant.records import Answer
from evals.records import Amount, Case, ExpectedFigure, Place, Result

ORDER = ("extraction", "retrieval", "answer", None)
"""Stages in the order in which an answer is lost."""

WHERE = {
    "extraction": "Extraction: the right figure or words were never read",
    "retrieval": "Retrieval: read, but not among the passages found",
    "answer": "Answer: found, but not said",
    None: "Refusals that were expected",
}


def faults(result: Result) -> list[str]:
    """Names of the measures that went wrong, worst first."""
    scored = result.score
    found = [name for name in ("wrong_figure", "wrong_text", "false_refusal") if getattr(scored, name) == 1]
    wanted = ("refused", "figure_first", "figures_all", "conflict_shown", "text_right", "status")
    cited = ("citation_place", "citation_holds", "numbers_held", "quote_exact")
    return found + [name for name in (*wanted, *cited) if getattr(scored, name) == 0]


def expected(case: Case) -> str:
    """What would have been right."""
    expect = case.expect
    parts = [f"status {' or '.join(expect.status)}"]
    parts += [_figure(one) for one in expect.figures]
    parts += ["words “" + "” or “".join(group) + "”" for group in expect.text]
    if not expect.figures and expect.places:
        parts.append(_where(expect.places))
    return "; ".join(parts)


def _figure(one: ExpectedFigure) -> str:
    shown = " or ".join(dict.fromkeys(_amount(amount) for amount in one.amounts))
    return f"{shown} ({_where(one.places)})" if one.places else shown


def _amount(amount: Amount) -> str:
    top = "" if amount.value_max is None else f"–{amount.value_max:f}"
    return f"{amount.value:f}{top} {amount.unit}"


def _where(places: Sequence[Place]) -> str:
    return " or ".join(f"{place.document}, p. {'/'.join(map(str, place.pages))}" for place in places)


def said(answer: Answer | None, error: str) -> str:
    """What was answered, on one line."""
    if answer is None:
        return error
    figures = "; ".join(
        f"{one.value}{'' if one.value_max is None else '–' + one.value_max} {one.unit}"
        for one in answer.figures
    )
    words = " ".join(answer.answer.split())
    cited = "; ".join(f"{one.document}, p. {one.page}" for one in answer.citations)
    more = [note for note in answer.notes if note not in answer.answer]
    notes = f" Notes: {' '.join(more)}" if more else ""
    return f"{answer.status}: {words} — figures: {figures or 'none'} — cited: {cited or 'nothing'}.{notes}"


def by_stage(results: Iterable[Result]) -> list[tuple[str, list[Result]]]:
    """Failed results under each stage's heading, stages without any left out."""
    failed = [result for result in results if not result.score.passed]
    groups = [(WHERE[stage], [r for r in failed if r.stage == stage]) for stage in ORDER]
    return [(heading, group) for heading, group in groups if group]
