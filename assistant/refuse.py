"""A refusal that helps: which part of the question no report covers, and the nearest there is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.candidate import Candidate
from assistant.compose import Bench, plain, quote_text, state
from assistant.evidence import Evidence
from assistant.languages.printing import print_span
from assistant.lookup import Lookup
from assistant.places import spell_place
from assistant.question import Question
from assistant.records import Answer
from assistant.superlatives import asks_for_most
from assistant.texts import Found
from ingest.figures.periods import PeriodMention
from ingest.records import Passage
from ingest.text import fold, has_diacritics
from prompts.answers import load_answers, spoken

_NEAR = 0.45
"""Least score of a figure worth naming as the nearest."""

_TITLES = 3
"""Reports named when nothing is near."""

_AKIN = 0.45
"""Least share of the question's words in a passage that makes its report one near the topic."""

_WORDED = frozenset({"place", "period"})
"""Reasons with a sentence of their own where no figure was asked for."""

_ORDER = ("place", "name", "period", "scope", "unit")

_NAMED = frozenset({"place", "name", "period"})
"""Reasons whose sentence repeats the words asked for; a place that other reports are about is not one."""


def refuse(
    question: Question, figures: Sequence[Candidate], texts: Sequence[Found], evidence: Evidence
) -> Answer:
    """The refusal, with its reason and the nearest figure, cited."""
    say = load_answers().say
    if asks_for_most(question):
        return _refuse_most(question, evidence)
    missing = _missing(question, figures, texts)
    asked = _asked(question, missing, evidence)
    if missing in _NAMED and not asked:
        missing = "plain"
    worded = missing in _WORDED and question.asked != "figure"
    sentence = f"{missing}_text" if worded else missing
    reason = say("refusal", sentence, asked=asked) if asked else say("refusal", sentence)
    bench = Bench(evidence)
    notes = [reason]
    told = _near_texts(question, texts) if missing == "plain" else []
    nearest = None if told else nearest_to(figures, missing, question.years)
    answer = reason
    if told:
        said = [quote_text(replace(f, parts=()), bench.cite(f.report, f.sentences)) for f in told]
        lines = [say("refusal", "nearest_text", clause=clause) for clause in said]
        answer = "\n\n".join((reason, *lines))
        notes += lines
    elif nearest is not None:
        mark = bench.cite(nearest.report, [nearest.sentence], [nearest.figure])
        clause, of = state(nearest, mark), evidence.places[nearest.report.id]
        if missing == "place" and of:
            line = say("refusal", "nearest_of", of=spell_place(of), clause=clause)
        else:
            line = say("refusal", "nearest", clause=clause)
        answer = f"{reason}\n\n{line}"
        notes.append(line)
    elif near := _near_reports(question, evidence, bench):
        line = say("refusal", "holds", titles="; ".join(near))
        answer = f"{reason}\n\n{line}"
        notes.append(line)
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="refused",
        answer=answer,
        citations=tuple(bench.citations),
        notes=tuple(notes),
    )


def _refuse_most(question: Question, evidence: Evidence) -> Answer:
    """The refusal to name the largest where no report does, with the reports that come nearest to it."""
    say = load_answers().say
    bench = Bench(evidence)
    lines = [say("refusal", "most")]
    if near := _near_reports(question, evidence, bench):
        lines.append(say("refusal", "holds", titles="; ".join(near)))
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="refused",
        answer="\n\n".join(lines),
        citations=tuple(bench.citations),
        notes=tuple(lines),
    )


def _near_reports(question: Question, evidence: Evidence, bench: Bench) -> list[str]:
    """Titles of the reports with the best passages, each with a mark that opens that passage.

    Those about the place asked for come first; one that has hardly a word of the question is not near.
    """
    lookup = Lookup(question.terms, folded=question.folded)
    places = {fold(place) for place in question.places}
    first: dict[str, Passage] = {}
    for passage in evidence.passages:
        told = f"{evidence.reports[passage.report_id].title} {evidence.texts[passage.key]}"
        here = evidence.places[passage.report_id] in places
        if here or lookup.share(told) >= _AKIN:
            first.setdefault(passage.report_id, passage)
    ordered = sorted(first, key=lambda report_id: evidence.places[report_id] not in places)
    listed = []
    for report_id in ordered[:_TITLES]:
        report, passage = evidence.reports[report_id], first[report_id]
        mark = bench.cite(report, [evidence.sentences[report_id, passage.first_sentence]])
        listed.append(f"“{plain(report.title)}” [{mark}]")
    return listed


def _near_texts(question: Question, texts: Sequence[Found]) -> list[Found]:
    """The best sentences on the topic of a question for words, where only their words are in doubt."""
    if question.asked == "figure":
        return []
    near = [f for f in texts if f.misses <= {"words"} and f.own >= _TOLD]
    return near[:1] if near and near[0].misses else near[:_BOTH]


_TOLD = 0.5
"""Least share of the question's words in a sentence worth showing as the nearest."""

_BOTH = 2
"""Sentences shown where it is not known which is meant."""


def _missing(question: Question, figures: Sequence[Candidate], texts: Sequence[Found]) -> str:
    """The part of the question that the nearest evidence lacks; ``plain`` when it is the subject itself."""
    if question.asked == "figure" and any(c.answers for c in figures):
        return "plain"  # nothing speaks against a figure, but it is too unlikely to be stated
    pool = [c.misses for c in figures if c.score >= _NEAR] or [f.misses for f in texts[:5]]
    if question.asked != "figure":
        pool = [f.misses for f in texts[:5]]
    if not pool:
        pool = [c.misses for c in figures[:5]]
    for reason in _ORDER:
        if pool and all(reason in misses for misses in pool):
            return reason
    counts = Counter(r for misses in pool if len(misses) == 1 for r in misses if r in _ORDER)
    return counts.most_common(1)[0][0] if counts else "plain"


def _asked(question: Question, missing: str, evidence: Evidence) -> str:
    if missing == "period":
        return ", ".join(map(_time, question.periods))
    if missing == "place":
        held = set(evidence.places.values())
        return ", ".join(p for p in question.places if fold(p) not in held)
    if missing == "name":
        return ", ".join(question.names)
    return ""


def _time(mention: PeriodMention) -> str:
    """A time asked for, in the answer's language, else in the words of the Vietnamese question."""
    said = print_span(mention.period) if spoken() != "vi" and mention.period else ""
    return said.removeprefix("in ").removeprefix("on ") or _marked(mention.text)


def _marked(text: str) -> str:
    """A time typed without its marks, with them; any other text as it is.

    >>> _marked("6 thang dau nam 2023")
    '6 tháng đầu năm 2023'
    """
    if has_diacritics(text):
        return text
    return _TIME_WORDS.sub(lambda m: _MARKS[m.group().lower()], text)


_MARKS = {
    fold(word): word
    for word in (
        "năm",
        "tháng",
        "quý",
        "ngày",
        "đầu",
        "cuối",
        "nửa",
        "tính",
        "đến",
        "hết",
        "giữa",
        "kỳ",
        "vụ",
    )
}
_TIME_WORDS = re.compile(rf"\b(?:{'|'.join(_MARKS)})\b", re.IGNORECASE)


def nearest_to(
    figures: Sequence[Candidate], missing: str, years: frozenset[int] = frozenset()
) -> Candidate | None:
    """The best figure that lacks nothing but the part the refusal names; one of ``years`` comes first."""
    allowed = {missing} if missing in _ORDER else set()
    near = [c for c in figures if c.misses <= allowed and c.score >= _NEAR]

    def worth(candidate: Candidate) -> tuple[object, ...]:
        period = candidate.figure.period
        same = period is not None and bool(years & {period.start.year, period.end.year})
        return same, candidate.worth, candidate.score, candidate.report.id, candidate.figure.ordinal

    return max(near, key=worth) if near else None
