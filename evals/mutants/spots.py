"""The digits that may be changed: of figures in right answers, where their citations say they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.records import Answer, Citation, Reading
from evals.compare import among
from evals.mutants.records import Passed, Spot
from evals.mutants.values import amount_after, may_stand, printed_numbers
from evals.numbers import PageText
from evals.records import Case, Result
from evals.score import amount_of

Place = tuple[int, int]
"""Page from 1, and offset in its text."""


@dataclass(slots=True)
class Found:
    """Digits to draw from, and figures without any."""

    spots: list[Spot] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)


def find_spots(results: Sequence[Result], page_text: PageText) -> Found:
    """Every digit of the expected figures that are answered rightly now."""
    found = Found()
    for result in results:
        if result.answer is None or not may_give(result.case) or not is_right(result):
            continue
        for reading in _wanted(result.case, result.answer):
            spots, reason = _spots_of(result.case, result.answer, reading, page_text)
            found.spots += spots
            if reason:
                found.passed.append(Passed(case=result.case, text=reading.text, reason=reason))
    return found


def may_give(case: Case) -> bool:
    """True for a case about figures that is not held out: a mutant shows what is asked and answered."""
    return bool(case.expect.figures) and not case.heldout


def is_right(result: Result) -> bool:
    """The expected figure is stated first, and of a conflict every reading is shown."""
    scored = result.score
    return scored.figure_first == 1 and scored.wrong_figure == 0 and scored.conflict_shown != 0


def _wanted(case: Case, answer: Answer) -> Iterator[Reading]:
    """Figures of the answer that the case expects; of computed ones their operands."""
    right = [amount for one in case.expect.figures for amount in one.amounts]
    for reading in answer.figures:
        if among(amount_of(reading), right):
            yield from reading.operands or (reading,)


def _spots_of(case: Case, answer: Answer, reading: Reading, page_text: PageText) -> tuple[list[Spot], str]:
    citation = next((c for c in answer.citations if c.mark == reading.citation), None)
    starts = _starts(reading, citation) if citation else []
    if citation is None or len(starts) != 1:
        return [], f"stands at {len(starts)} places of its quote" if citation else "has no citation"
    numbers = printed_numbers(reading.text)
    if not numbers:
        return [], "is written in words"
    if len(numbers) != (1 if reading.value_max is None else 2):
        return [], "is made of several numbers"
    places = _places(citation)
    known = [amount for one in (*case.expect.figures, *case.expect.allowed) for amount in one.amounts]
    spots = []
    for at in (at for start, end in numbers for at in range(start, end) if reading.text[at].isdecimal()):
        page, offset = places[starts[0] + at]
        if page_text(citation.document, page)[offset : offset + 1] != reading.text[at]:
            return [], "is not what its page prints"
        amounts = [(digit, amount_after(reading, at, digit)) for digit in may_stand(reading.text, at)]
        digits = tuple(
            digit
            for digit, amount in amounts
            if amount is not None
            and not among(amount, known)
            and (amount.value_max is None or amount.value < amount.value_max)
        )
        if digits:
            spots.append(
                Spot(
                    case=case,
                    reading=reading,
                    document=citation.document,
                    page=page,
                    offset=offset,
                    within=at,
                    digits=digits,
                )
            )
    return spots, "" if spots else "has no digit that could be another"


def _starts(reading: Reading, citation: Citation) -> list[int]:
    """Where the figure stands in the quote: as the citation marks it, else wherever its text stands."""
    low = citation.highlight[0]
    marked = [a - low for a, b in citation.figures if citation.passage[a:b] == reading.text]
    if marked or not reading.text:
        return marked
    found, at = [], citation.quote.find(reading.text)
    while at >= 0:
        found.append(at)
        at = citation.quote.find(reading.text, at + 1)
    return found


def _places(citation: Citation) -> list[Place]:
    """The page's place of each character of the quote; the space that joins two pages has the last's."""
    found: list[Place] = []
    for span in citation.spans:
        if found:
            found.append(found[-1])
        found += [(span.page, at) for at in range(span.start, span.end)]
    return found
