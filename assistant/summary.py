"""Questions for the main figures of a matter: a list of facts of one time, the totals first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from assistant.arithmetic.operands import Seek
from assistant.candidate import Candidate
from assistant.compose import Bench, reading, state_all
from assistant.dates import say_until
from assistant.evidence import Evidence
from assistant.facts import judge_figures
from assistant.likeness import agree, same_question, until
from assistant.places import names_in, places_in
from assistant.question import Question, read_question
from assistant.records import Answer
from assistant.terms import bag, coverage
from ingest.text import fold
from prompts.answers import load_answers

_LEAD = r"^(?:(?:hay|xin|nho|lam on|giup|cho|toi|minh|em|anh|chi|biet|hoi)\s+)*"
_ABOUT = (
    r"(?:\s+(?:ve|cua|cac|nhung|so lieu|ket qua|tinh hinh|cong tac|hoat dong|thong tin|nhanh|ngan gon|"
    r"chinh))*\s+"
)
_ASKS = re.compile(
    rf"{_LEAD}(?:(?:tom tat|tong hop(?! tac)|khai quat|diem lai|tong quan|tom luoc|summari[sz]e)|"
    r"(?:neu|trinh bay|cho biet)\s+(?:tom tat|khai quat|ngan gon|nhung net chinh|cac net chinh)|"
    r"(?:nhung|cac)\s+(?:ket qua|con so|so lieu|net)\s+(?:chinh|noi bat|chu yeu)|"
    r"(?:bao cao|diem)\s+(?:nhanh|tom tat)|buc tranh(?:\s+(?:chung|tong the|toan canh))?|"
    r"(?:an?\s+)?overview(?:\s+of)?|summary(?:\s+of)?)"
    rf"{_ABOUT}(?=\w)"
)
_STATE = re.compile(
    rf"{_LEAD}(?:tinh hinh|thuc trang)\s+(?P<topic>.+?)\s*"
    r"(?:the nao|ra sao|nhu the nao|co gi noi bat)?[?.! ]*$"
)
_BLUNT = re.compile(r"\b(?:bao nhieu|may|vi sao|tai sao|ai|khi nao|o dau|nao|gi)\b")
"""Asks for one thing; "thế nào" is cut off before."""

_MOST_FIGURES, _MOST_LINES, _A_LINE = 6, 5, 3
"""Figures of a summary, its lines, and figures of one line, at most."""

_LEAST = 2
"""Figures of a summary, at least: one alone answers a question."""

_SCORE, _COVERED, _FITS = 0.6, 0.85, 0.8
"""Least score by the rules, share of the topic's words found, and fit of the time; chosen on the samples."""

_TITLED, _SCORE_OF_TITLED = 0.85, 0.3
"""Least share of the topic's words in a report's title, and score of its figures then."""

_LAG = timedelta(days=31)
"""Reports that close a time within a month of each other speak of the same."""

_PARTS = frozenset({"new", "added", "share_purchase"})
_KINDS = ("amount", "count", "share_of_total")


def summarise(question: Question, evidence: Evidence, seek: Seek | None) -> Answer | None:
    """The main figures of what is asked about; None where no summary is asked for or there are too few."""
    topic = read_topic(question)
    if topic is None:
        return None
    found = seek(topic) if seek else evidence
    lines = list(_lines(_of_one_time(_main(topic, found))))
    if sum(map(len, lines)) < _LEAST:
        return None
    return _tell(question, lines, found)


def read_topic(question: Question) -> Question | None:
    """What a summary is asked of; None for any other question.

    >>> topic = read_topic(read_question("Tóm tắt tình hình thu hút đầu tư năm 2024"))
    >>> topic.text if topic else ""
    'thu hút đầu tư năm 2024'
    """
    bare = fold(question.text)
    found = _ASKS.match(bare)
    if found:
        start, end = found.end(), len(bare)
    elif state := _STATE.match(bare):
        start, end = state.span("topic")
    else:
        return None
    text = question.text[start:end].strip(" ?.!:")
    if _BLUNT.search(fold(text)):
        return None
    topic = read_question(text)
    periods = topic.periods or question.periods
    return replace(topic, periods=periods, soft=question.soft) if topic.terms else None


def _main(topic: Question, evidence: Evidence) -> list[Candidate]:
    """Results that are about the topic at its time, totals before parts, the best first."""
    judged = [c for c in judge_figures(topic, evidence) if _states(c, topic)]
    sure = [
        c for c in judged if (not c.misses and _is_about(c)) or (c.misses <= {"words"} and _is_of(c, topic))
    ]
    told = {(c.figure.report_id, c.figure.sentence) for c in sure}
    beside = [c for c in judged if c not in sure and (c.figure.report_id, c.figure.sentence) in told]
    taken = [*sure, *(c for c in beside if "unit" in c.misses and (_is_about(c) or _is_of(c, topic)))]
    kept: list[Candidate] = []
    for candidate in sorted(taken, key=lambda c: (bool(_PARTS & set(c.figure.facets)), -round(c.score, 2))):
        if not any(_again(candidate, other) for other in kept):
            kept.append(candidate)
    return kept


def _states(candidate: Candidate, topic: Question) -> bool:
    """True for a result of the time asked for, not of one company or person unless asked for."""
    figure = candidate.figure
    timed = figure.period is not None or figure.as_of is not None
    named = names_in(f"{figure.indicator} {figure.scope}", places_in(figure.indicator))
    others = [name for name in named if fold(name) not in fold(topic.text)]
    printed = any(c.isdigit() for c in figure.text)
    sound = printed and figure.kind in _KINDS and not figure.ambiguous
    return sound and timed and candidate.fits >= _FITS and not others


def _is_about(candidate: Candidate) -> bool:
    """True for a figure whose own sentence speaks of the topic."""
    apart = candidate.misses - {"unit"}
    return not apart and candidate.score >= _SCORE and candidate.covered >= _COVERED


def _is_of(candidate: Candidate, topic: Question) -> bool:
    """True for a figure of a report whose title names the topic: its sentences need not say it again."""
    title = bag(candidate.report.title, folded=topic.folded)
    titled = coverage(topic.terms, [(1.0, title)]) >= _TITLED
    return titled and candidate.score >= _SCORE_OF_TITLED and candidate.misses <= {"words", "unit"}


def _again(one: Candidate, other: Candidate) -> bool:
    """True for the same value said once more."""
    a, b = one.figure, other.figure
    return agree(a, b) and a.kind == b.kind and abs(until(a) - until(b)) <= _LAG


def _of_one_time(found: Sequence[Candidate]) -> list[Candidate]:
    """Those that close with the best of them; of a question without a time, with the newest."""
    if not found:
        return []
    last = until(found[0].figure)
    return [c for c in found if abs(until(c.figure) - last) <= _LAG]


def _lines(found: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """The figures of each sentence, in the order of the sentences' best."""
    groups: dict[tuple[str, int], list[Candidate]] = {}
    for candidate in found[:_MOST_FIGURES]:
        groups.setdefault((candidate.figure.report_id, candidate.figure.sentence), []).append(candidate)
    for group in list(groups.values())[:_MOST_LINES]:
        yield sorted(group[:_A_LINE], key=lambda c: c.figure.start)


def _tell(question: Question, lines: Sequence[Sequence[Candidate]], evidence: Evidence) -> Answer:
    say = load_answers().say
    bench = Bench(evidence)
    marks = [bench.cite(g[0].report, [g[0].sentence], [c.figure for c in g]) for g in lines]
    told = [say("answer", "line", clause=state_all(g, m)) for g, m in zip(lines, marks, strict=True)]
    figures = [reading(c, m) for g, m in zip(lines, marks, strict=True) for c in g]
    return Answer(
        question=question.text,
        standalone_question=question.text,
        status="answered",
        answer="\n".join([say("summary", "lead"), *told]),
        figures=tuple(figures),
        citations=tuple(bench.citations),
        notes=tuple(_notes([c for g in lines for c in g])),
    )


def _notes(told: Sequence[Candidate]) -> Iterator[str]:
    say = load_answers().say
    rivals = [(a, b) for a, b in combinations(told, 2) if _disagree(a, b)]
    if rivals:
        yield say("note", "conflict_values")
    days = dict.fromkeys(say_until(c.figure) for c in told if c.figure.as_of is not None)
    if days:
        yield say("note", "as_of", date=", ".join(days))
    if any("preliminary" in c.figure.facets for c in told):
        yield say("note", "estimate")


def _disagree(one: Candidate, other: Candidate) -> bool:
    a, b = one.figure, other.figure
    apart = a.report_id != b.report_id
    return apart and same_question(a, b, alike=False) and not agree(a, b)
