"""Questions for how many there are of something, which what is to be added does not answer."""

import re
from functools import cache

from assistant.measures import measure_units
from assistant.question import Question
from assistant.terms import sequence
from assistant.words import load_words
from ingest.records import Figure, Sentence
from ingest.text import fold

_THERE_IS = re.compile(r"\b(?:co|con|bao nhieu|may|tong so|so luong)\b")
_MORE = re.compile(r"\b(?:them|bo sung)\b(?: \w+){0,2}\W*$")
"""Right before a number, folded, of what is added: "khởi công thêm 2", "lập thêm được 1"."""


def is_addition(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for what is added or planned where the question is how many there are.

    "Tỉnh sẽ khởi công thêm 2 khu công nghiệp" tells nobody how many zones there are.
    """
    if _is_of_newcomers(question, figure, sentence):
        return True
    if not asks_stock(question):
        return False
    before = sentence.text[min(figure.clause[0], figure.start) : figure.start]
    planned = figure.kind == "plan" and not question.periods
    return planned or _MORE.search(fold(before)) is not None


_NEWCOMERS = re.compile(r"\s*(?:[^\W\d_]+ ){0,3}?mới\b(?! (?:đạt|có|chỉ|được))", re.IGNORECASE)
_TO_NOW = re.compile(r"\b(?:(?:den|toi|tinh den|cho den) (?:nay|hien nay|hien tai|luc nay)|luy ke|tat ca)\b")


def _is_of_newcomers(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "41 sản phẩm OCOP mới" where all there are to date is asked for."""
    asked = fold(question.text)
    if figure.unit in measure_units() or not _TO_NOW.search(asked) or re.search(r"\bmoi\b", asked):
        return False
    return _NEWCOMERS.match(sentence.text, figure.end) is not None


def asks_stock(question: Question) -> bool:
    """True where no word says what is done to what is counted: "Bắc Ninh có bao nhiêu khu công nghiệp?"."""
    counted, bare = question.units - measure_units(), fold(question.text)
    if question.asked != "figure" or question.kinds or not counted:
        return False
    if not _THERE_IS.search(bare) or _GAINED.search(bare):
        return False
    known = listed("measuring") | listed("having") | counted_words(question)
    return {t.bare for t in question.terms} <= known


_GAINED = re.compile(r"\bthu hut\b")
"""Said of what comes in, not of what is there."""


@cache
def listed(name: str) -> frozenset[str]:
    """A list of words, folded."""
    return frozenset(map(fold, load_words(name)))


def counted_words(question: Question) -> frozenset[str]:
    """Folded syllables of the noun that is counted, as typed and as the lexicon has it."""
    nouns = question.units - measure_units()
    return frozenset(
        fold(word) for noun in nouns for word in (*noun.split(), *sequence(noun, folded=question.folded))
    )
