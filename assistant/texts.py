"""Sentences ranked by how well they answer a question that asks for words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking import Asked
from assistant.evidence import Evidence
from assistant.facts import covers_subject
from assistant.lookup import Lookup
from assistant.names import missing_in
from assistant.offices import names_the_office
from assistant.particulars import is_aside, is_carried, names_one, tells_its_numbers
from assistant.question import Question
from assistant.spans import asks_phone, words_asked
from assistant.superlatives import asks_for_most, states_most
from assistant.whens import keep_asked
from ingest.figures.periods import read_periods
from ingest.records import Sentence
from ingest.reports import Report
from ingest.text import fold

_SHORT = 25
"""Characters; a shorter sentence is a label or a caption."""

THRESHOLD = 0.62
"""Least coverage of an answer; chosen on the development cases."""

TYPED_THRESHOLD = 0.52
"""The same where a date, a person or a document number was asked for and stands there."""

_CAPTION = re.compile(r"(?:Bảng|Biểu|Phụ lục|Hình)(?: số)? [\dIVX]+[^.]*\.? [^.;]*$", re.IGNORECASE)
"""What a table is called, which answers nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A run of sentences that answers in words."""

    sentences: tuple[Sentence, ...]
    report: Report
    score: float
    misses: frozenset[str]
    own: float = 0.0
    """Share of the question's words found in the first sentence, 0 to 1."""

    parts: tuple[str, ...] = ()
    """The words asked for inside the sentences: the date, the number, the name."""


def rank_sentences(question: Question, evidence: Evidence) -> list[Found]:
    """Sentences, best first; those that cannot answer follow with their reasons."""
    view = _View.of(question, evidence)
    made = []
    for passage in evidence.passages:
        report = evidence.reports[passage.report_id]
        ordinals = range(passage.first_sentence, passage.last_sentence + 1)
        run = [
            evidence.sentences[passage.report_id, n]
            for n in ordinals
            if (passage.report_id, n) in evidence.sentences
        ]
        for i, sentence in enumerate(run):
            if sentence.kind != "title" or question.asked == "document":
                made.append(_judge(view, run, i, report))
    return sorted(
        made, key=lambda f: (len(f.misses), -round(f.score, 3), f.report.id, f.sentences[0].ordinal)
    )


@dataclass(frozen=True, slots=True)
class _View:
    """What all sentences of one question are judged against."""

    question: Question
    evidence: Evidence
    own: Lookup
    """For the question's terms."""

    every: Lookup
    """For those and what the conversation lends."""

    @classmethod
    def of(cls, question: Question, evidence: Evidence) -> "_View":
        lent = tuple(replace(t, weight=t.weight * _SOFT) for t in question.soft)
        own = Lookup(question.terms, folded=question.folded)
        every = Lookup((*question.terms, *lent), folded=question.folded) if lent else own
        return cls(question, evidence, own, every)


def _judge(view: _View, run: Sequence[Sentence], at: int, report: Report) -> Found:
    sentence, question, evidence = run[at], view.question, view.evidence
    place = evidence.places[report.id]
    earlier = evidence.sentences.get((report.id, sentence.ordinal - 1))
    before = earlier.text if earlier and earlier.headings == sentence.headings else ""
    after = run[at + 1].text if at + 1 < len(run) else ""
    texts = [
        (1.0, sentence.text),
        (0.75, " ".join(sentence.headings[-2:])),
        (0.7, before),
        (0.6, f"{report.title} {report.issuer} {place}"),
    ]
    covered = view.every.weigh(view.every.best((level, view.every.find(text)) for level, text in texts))
    told = " › ".join([*sentence.headings, sentence.text]) if question.asked == "why" else sentence.text
    parts = words_asked(question, told)
    if question.asked == "when":
        parts = keep_asked(question, parts, told)
    score = covered + (0.1 if parts else -0.12 if question.asked in _TYPED else 0.0)
    score += 0.1 * view.own.share(sentence.text)
    score += 0.03 * max(-1.0, min(1.0, evidence.scores.get(_key(evidence, report, sentence), 0.0)))
    score -= 0.1 if len(sentence.text) < _SHORT else 0.0
    score -= 0.08 if sentence.kind == "heading" else 0.0
    near = fold(" ".join([sentence.text, before, *sentence.headings, report.title]))
    misses = _out_of_bounds(view, run, at, report, near)
    enough = TYPED_THRESHOLD if parts and question.asked in _EXACT else THRESHOLD
    if covered < enough or not covers_subject(view.own, [view.own.find(text) for _, text in texts]):
        misses.add("words")
    if _CAPTION.match(sentence.text) or (sentence.text.isupper() and len(sentence.text) < _SHORT):
        misses.add("kind")
    if not parts and (question.asked in _TYPED or asks_phone(question)):
        misses.add("kind")
    if _is_beside(view, sentence, near, before, after):
        misses.add("words")
    if asks_for_most(question):
        if not states_most(question, sentence.text):
            misses.add("most")
        if view.own.lost(f"{sentence.text} {before} {' '.join(sentence.headings)}") >= _TOPIC:
            misses.add("words")
    return Found(
        sentences=_with_items(run, at, question.asked),
        report=report,
        score=score,
        misses=frozenset(misses),
        own=view.own.share(sentence.text),
        parts=parts,
    )


def _out_of_bounds(view: _View, run: Sequence[Sentence], at: int, report: Report, near: str) -> set[str]:
    """Places, names and times of the question that ``near``, folded, lacks."""
    sentence, question, evidence = run[at], view.question, view.evidence
    misses = set(missing_in(question, near, evidence.places[report.id]))
    if "place" in misses and is_carried(question, [s.text for s in run[:at]]):
        misses.discard("place")
    timed = _year_fits(question, near, report, evidence.openings[report.id])
    if not timed or not _days_fit(question, near) or not _stretch_fits(question, sentence, near):
        misses.add("period")
    return misses


def _is_beside(view: _View, sentence: Sentence, near: str, before: str, after: str) -> bool:
    """True where the sentence tells something else than what the question pins down."""
    question, text = view.question, sentence.text
    told = f"{text} {after}" if text.endswith(":") else text
    return (
        _turned(question, near)
        or not names_the_office(question, text)
        or not tells_its_numbers(question, f"{before} {text} {after}")
        or not names_one(question, told)
        or (question.asked in ("where", "when") and is_aside(view.own, text))
    )


_TOPIC = 0.5
"""Weight of a word without which a sentence says of something else which is the largest."""

_SOFT = 0.6
"""Part of its weight that a term lent by the conversation has."""

_EXACT = frozenset({"when", "who", "body", "document", "why"})
_TYPED = _EXACT | {"where"}


def _key(evidence: Evidence, report: Report, sentence: Sentence) -> str:
    for passage in evidence.passages:
        if (
            passage.report_id == report.id
            and passage.first_sentence <= sentence.ordinal <= passage.last_sentence
        ):
            return passage.key
    return ""


def _year_fits(question: Question, near: str, report: Report, opening: str) -> bool:
    """A year in the question must stand in the sentence, above it, or be the report's own.

    Not in a longer number: "12022" names no year, "tháng 9.2022" does. Where none stands there, it may be
    told by a text that is about one matter, or the text tells no time.
    """
    years = question.years
    if not years:
        return True
    named = {str(y) for y in years}
    if any(re.search(rf"(?<!\d)(?<!\d,){y}(?!\d|[.,]\d)", near) for y in named) or report.year in years:
        return True
    if _YEAR.search(near):
        return False
    told = set(_YEAR.findall(opening))
    return bool(told & named) or (report.year is None and not told)


_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")


def _turned(question: Question, near: str) -> bool:
    """True when the question takes for granted a rise or fall that the text does not speak of."""
    if question.asked != "why":
        return False
    asked = fold(question.text)
    return any(
        re.search(rf"\b{way}\b", asked) and not re.search(rf"\b{way}\b", near) for way in ("tang", "giam")
    )


def _days_fit(question: Question, near: str) -> bool:
    """A day in the question must stand by the answer."""
    days = {m.period for m in question.periods if m.form == "day" and m.period is not None}
    return not days or not days.isdisjoint(m.period for m in read_periods(near))


def _stretch_fits(question: Question, sentence: Sentence, near: str) -> bool:
    """False where the sentence names another month or quarter than the one asked about, and not that one.

    What only names its topic ("Lợi nhuận quý II/2015?"), and which is the largest, is answered by nothing
    that does not name the time.
    """
    for asked in question.periods:
        if asked.form not in ("month", "quarter", "half") or asked.period is None:
            continue
        year = asked.period.end.year
        alike = {m.period for m in read_periods(sentence.text, year=year) if m.form == asked.form}
        if alike and asked.period not in alike:
            return False
        whole = question.asked == "text" or asks_for_most(question)
        if whole and asked.period not in {m.period for m in read_periods(near, year=year)}:
            return False
    return True


def _with_items(run: Sequence[Sentence], at: int, asked: Asked) -> tuple[Sentence, ...]:
    """A lead-in with the items it announces."""
    sentence = run[at]
    if not sentence.text.rstrip().endswith(":"):
        return (sentence,)
    taken = [sentence]
    for following in run[at + 1 :]:
        if following.kind in ("heading", "title") or (following.kind != "item" and asked != "list"):
            break
        taken.append(following)
    return tuple(taken)
