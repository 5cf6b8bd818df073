"""Figures ranked by how well they answer a question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking import AREA, MONEY, PERCENT, TIMES
from assistant.evidence import Evidence
from assistant.names import missing_names
from assistant.question import Question
from assistant.terms import Bag, bag, coverage, credit, surplus
from assistant.timing import fit
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold

OWN, CLAUSE, BEFORE, CONTEXT, AFTER, TITLE = 1.0, 0.95, 0.88, 0.85, 0.45, 0.6
"""How much a question's word counts by where it stands."""

SURPLUS = 0.22
"""Taken off for words of the indicator that the question does not have, at most."""

THRESHOLD = 0.62
"""Least score of an answer; chosen on the development cases."""

_FAMILIES = (MONEY, PERCENT | TIMES, AREA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure with its place and its score."""

    figure: Figure
    sentence: Sentence
    report: Report
    score: float
    covered: float
    """Share of the question's words found, 0 to 1."""

    fits: float
    """As :func:`assistant.timing.fit`."""

    misses: frozenset[str]
    """Why it is no answer: ``period``, ``place``, ``name``, ``unit``, ``kind``, ``words``, ``scope``."""

    @property
    def answers(self) -> bool:
        """True when nothing speaks against it."""
        return not self.misses


def rank_figures(question: Question, evidence: Evidence) -> list[Candidate]:
    """Candidates, best first; those that cannot answer follow with their reasons."""
    made = [_judge(question, figure, evidence) for figure in evidence.figures]
    return sorted(made, key=_order)


def _order(candidate: Candidate) -> tuple[object, ...]:
    figure = candidate.figure
    last = figure.as_of or (figure.period.end if figure.period else None)
    return (
        len(candidate.misses),
        -round(candidate.score, 2),
        -(last.toordinal() if last else 0),
        figure.report_id,
        figure.ordinal,
    )


def _levels(
    question: Question, figure: Figure, sentence: Sentence, report: Report, place: str
) -> list[tuple[float, Bag]]:
    folded = question.folded
    low, high = figure.clause
    unit = figure.unit if figure.unit and figure.unit[0].islower() else ""
    return [
        (OWN, bag(f"{figure.indicator} {unit}", folded=folded)),
        (CLAUSE, bag(sentence.text[low:high], folded=folded)),
        *((CONTEXT, bag(text, folded=folded)) for text in figure.context),
        (BEFORE, bag(sentence.text[:low], folded=folded)),
        (AFTER, bag(sentence.text[high:], folded=folded)),
        (TITLE, bag(f"{report.title} {report.issuer} {place}", folded=folded)),
    ]


def _judge(question: Question, figure: Figure, evidence: Evidence) -> Candidate:
    sentence, report = evidence.sentence(figure), evidence.reports[figure.report_id]
    place = evidence.places[figure.report_id]
    levels = _levels(question, figure, sentence, report, place)
    covered = coverage(question.terms, levels)
    fits = fit(question, figure, report)
    key = f"{figure.report_id}:{figure.passage}"
    score = covered
    score -= SURPLUS * surplus(figure.indicator, question.terms, folded=question.folded)
    score += 0.12 * coverage(question.soft, levels) if question.soft else 0.0
    score += 0.02 * max(-1.0, min(1.0, evidence.scores.get(key, 0.0)))
    score += 0.1 * (fits - 1.0)
    score += _facets(question, figure) + _kind(question, figure)
    misses = set(missing_names(question, figure, sentence, report, place))
    if fits == 0.0:
        misses.add("period")
    if not _unit_fits(question, figure):
        misses.add("unit")
    if _clash(question, figure, sentence):
        misses.add("scope")
    if figure.ambiguous:
        misses.add("kind")
    if score < THRESHOLD or not covers_subject(question, levels):
        misses.add("words")
    return Candidate(
        figure=figure,
        sentence=sentence,
        report=report,
        score=score,
        covered=covered,
        fits=fits,
        misses=frozenset(misses),
    )


def covers_subject(question: Question, levels: Sequence[tuple[float, Bag]]) -> bool:
    """False when a telling word of the question stands nowhere: then it is about something else."""
    telling = [t for t in question.terms if t.weight >= TELLING]
    absent = [t for t in telling if not any(credit(t, where) for _, where in levels)]
    if not absent:
        return True
    return sum(t.weight for t in absent) / sum(t.weight for t in question.terms) < ABSENT


TELLING = 0.3
"""Weight from which a syllable tells something."""

ABSENT = 0.25
"""Largest share of the question's weight that may stand nowhere."""


def _unit_fits(question: Question, figure: Figure) -> bool:
    if not question.units:
        return True
    if figure.unit in question.units:
        return True
    if any(figure.unit in family and question.units == family for family in _FAMILIES):
        return True
    return figure.kind in ("count", "base", "plan") and _counts(question, figure)


_PEOPLE = frozenset(
    {"người", "lao động", "công nhân", "nhân lực", "kiều bào", "cán bộ", "học sinh", "sinh viên"}
)


def _counts(question: Question, figure: Figure) -> bool:
    """True when it counts the noun asked for under another name: "lao động nước ngoài: 4.757 người"."""
    noun = next(iter(question.units)) if len(question.units) == 1 else ""
    if not noun or not noun[:1].islower():
        return False
    if noun in _PEOPLE and figure.unit in _PEOPLE:
        return True
    named = fold(f"{figure.unit} {figure.indicator}")
    return fold(noun) in named or (bool(figure.unit) and fold(noun).startswith(fold(figure.unit)))


_RIVALS = (
    ("inside_zones", "outside_zones"),
    ("domestic", "foreign"),
    ("new", "added"),
    ("new", "share_purchase"),
    ("added", "share_purchase"),
)


_NATIONAL = re.compile(r"\b(?:ca nuoc|toan quoc|toan cau|nationwide|whole country)\b")


def _clash(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True when the question names one side and the figure is of the other."""
    if _NATIONAL.search(fold(question.text)) and not _NATIONAL.search(fold(sentence.text)):
        return True
    asked, mine = question.facets, set(figure.facets)
    for one, other in _RIVALS:
        for a, b in ((one, other), (other, one)):
            if a in asked and b not in asked and b in mine and a not in mine:
                return True
    return False


_UNASKED = {
    "new": 0.16,
    "added": 0.16,
    "share_purchase": 0.16,
    "outside_zones": 0.2,
    "inside_zones": 0.1,
    "cumulative": 0.02,
    "domestic": 0.01,
    "foreign": 0.0,
}
"""Taken off for a side the question did not ask for: a part is not the whole."""

_MISSING = {
    "new": 0.3,
    "added": 0.3,
    "share_purchase": 0.3,
    "inside_zones": 0.1,
    "outside_zones": 0.3,
    "cumulative": 0.3,
}
"""Taken off when the question asked for a side that the figure does not have."""


def _facets(question: Question, figure: Figure) -> float:
    mine = set(figure.facets)
    lost = sum(_UNASKED.get(name, 0.0) for name in mine - question.facets)
    lost += sum(_MISSING.get(name, 0.0) for name in question.facets - mine)
    return -lost


_SIDE = {
    "plan": 0.35,
    "base": 0.2,
    "growth": 0.3,
    "ratio": 0.3,
    "share_of_plan": 0.3,
    "share_of_total": 0.1,
    "rank": 0.4,
}
"""Taken off when the question did not ask for this kind."""


def _kind(question: Question, figure: Figure) -> float:
    if not question.kinds:
        return -_SIDE.get(figure.kind, 0.0)
    if figure.kind in question.kinds:
        return 0.05 if len(question.kinds) == 1 else 0.0
    if {figure.kind, *question.kinds} <= {"growth", "ratio"}:
        return -0.05
    if "plan" in question.kinds:
        return -0.35
    return -0.2
