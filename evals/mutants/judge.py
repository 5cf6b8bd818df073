"""Whether an answer follows the report that was changed, and whether the ordinary score sees the change."""

from collections.abc import Iterator

from assistant.records import Answer, Citation, Reading
from evals.compare import same_amount
from evals.mutants.records import Spot, Verdict
from evals.numbers import PageText
from evals.records import Amount, Score
from evals.score import amount_of


def judge(spot: Spot, changed: Amount, answer: Answer, page_text: PageText) -> Verdict:
    """How ``answer``, given over the changed reports, stands to the change.

    The changed amount must be among its figures or their operands. The old amount may stand beside it only
    where the changed reports still print it: at another place of this report, or in another report.
    """
    stated = list(_stated(answer))
    old = [reading for reading in stated if same_amount(amount_of(reading), amount_of(spot.reading))]
    if any(same_amount(amount_of(reading), changed) for reading in stated):
        if not old:
            return "changed"
        return "beside" if all(_is_printed(r, answer.citations, page_text) for r in old) else "hidden"
    if not stated:
        return "silent"
    return "old" if old else "other"


def notices(score: Score) -> bool:
    """True when the score calls the stated figures wrong: none first, or not all that are expected."""
    return 0 in (score.figure_first, score.figures_all)


def _stated(answer: Answer) -> Iterator[Reading]:
    for reading in answer.figures:
        yield reading
        yield from reading.operands


def _is_printed(reading: Reading, citations: tuple[Citation, ...], page_text: PageText) -> bool:
    """Its text stands in its quote, and the quote on its pages as they are now."""
    citation = next((c for c in citations if c.mark == reading.citation), None)
    if citation is None or reading.text not in citation.quote:
        return False
    pages = [page_text(citation.document, span.page)[span.start : span.end] for span in citation.spans]
    return " ".join(pages) == citation.quote
