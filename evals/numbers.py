"""Whether every number that an answer shows was there to be read: the check behind the number lock."""

import re
from collections.abc import Callable, Iterator

from assistant.records import Answer
from evals.markdown import plain

NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
"""Digits with the separators between them: ``2.061,53``, ``15/01/2024``, ``12,5-15``."""

PageText = Callable[[str, int], str]
"""Cleaned text of a document's page, by document name and page number; ``""`` when there is no such page."""


def unfounded(answer: Answer, page_text: PageText) -> list[str]:
    """Numbers of the answer that stand on no cited page, in no cited report's name, not in the question.

    A page rather than a quote, since an answer may name the period that an earlier sentence of the page set.
    Of ``22/4-27/4/2024`` it may show either end. Of computed figures it may show result and formula.
    """
    known = {part for text in _sources(answer, page_text) for part in _parts(text)}
    if answer.language == "en":
        known |= {said for part in known for said in _in_english(part)}
        words = re.findall("[a-z]+", answer.question.lower())
        known |= {str(_WORDS[word]) for word in words if word in _WORDS}
    return [number for number in NUMBER.findall(plain(answer.answer)) if number not in known]


def _sources(answer: Answer, page_text: PageText) -> Iterator[str]:
    yield answer.question
    yield answer.standalone_question
    for citation in answer.citations:
        yield from (citation.title, citation.document, citation.section, citation.dated)
        yield from (page_text(citation.document, span.page) for span in citation.spans)
    for reading in answer.figures:
        if reading.operands:
            yield from (reading.text, reading.formula)


def _in_english(part: str) -> Iterator[str]:
    """A number as English prints it: ``2,061.53``; the numbers of a day apart, without zeros before them."""
    yield part.translate(_SWAPPED)
    yield from (number.lstrip("0") for number in re.split(r"[/.]", part))


_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: number for number, word in enumerate(_COUNTED, start=1)} | {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}
"""Months, quarters and halves of a year, which the page shows in digits where the question had words."""

_SWAPPED = str.maketrans(",.", ".,")


def _parts(text: str) -> Iterator[str]:
    for number in NUMBER.findall(plain(text)):
        yield number
        yield from number.split("-")
