"""Figures ranked by how well they answer a question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence
from assistant.fitting import clashes, counts_other, detail_score, side_score, unit_fits
from assistant.kinds import is_given, is_other_kind, is_other_plan, kind_score
from assistant.names import Surroundings, folded, missing_names
from assistant.question import Question
from assistant.terms import MISTYPED, Bag, bag, coverage, credit, surplus
from assistant.timing import fit, is_short
from ingest.records import Figure, Sentence
from ingest.reports import Report

OWN, CLAUSE, BEFORE, CONTEXT, TITLE, AROUND, AFTER = 1.0, 0.95, 0.88, 0.85, 0.6, 0.5, 0.45
"""How much a question's word counts by where it stands."""

SURPLUS = 0.22
"""Taken off for words of the indicator that the question does not have, at most."""

THRESHOLD = 0.62
"""Least score of an answer; chosen on the development cases."""


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

    own: float = 0.0
    """Share of the question's words found in the figure's own words, 0 to 1."""

    misses: frozenset[str]
    """Why it is no answer: ``period``, ``place``, ``name``, ``unit``, ``kind``, ``words``, ``scope``;
    ``given`` for one that the question itself states; ``far``, ``around`` and ``opening`` as
    :func:`assistant.names.missing_names`;
    ``noun`` for another thing counted than the one asked for."""

    worth: float = 0.0
    """By the ranking model: log-odds in tens, comparable within one question."""

    chance: float = 0.0
    """By the ranking model: probability that it is the answer, 0 to 1."""

    about: str = ""
    """The province that its report is about, folded, or ``""``."""

    backed: bool = False
    """The rules by themselves would give the same value."""

    @property
    def answers(self) -> bool:
        """True when nothing speaks against it."""
        return not self.misses


def judge_figures(question: Question, evidence: Evidence) -> list[Candidate]:
    """Candidates as the rules see them, best first; those that cannot answer follow with their reasons."""
    made = [_judge(question, figure, evidence) for figure in evidence.figures]
    return sorted(_beside_siblings(question, made), key=_order)


def _beside_siblings(question: Question, made: Sequence[Candidate]) -> list[Candidate]:
    """Marks down a figure beside which, in its own passage, another fits the question's words better.

    "1.843 dự án, gồm 1.296 dự án FDI và 547 dự án trong nước": asked for the last, the first is no answer.
    """
    own = [_own_words(question, c) for c in made]
    groups: dict[tuple[object, ...], list[_Own]] = {}
    keys = [(c.figure.report_id, c.figure.passage, c.figure.unit, c.figure.kind) for c in made]
    for key, words, candidate in zip(keys, own, made, strict=True):
        if candidate.misses <= {"words"}:
            groups.setdefault(key, []).append(words)
    marked = []
    for candidate, key, mine in zip(made, keys, own, strict=True):
        over = max((o.share for o in groups.get(key, ()) if o.found >= mine.found), default=mine.share)
        lost = SIBLING * max(0.0, over - mine.share)
        if question.head and not mine.whole and any(o.whole for o in groups.get(key, ())):
            lost += HEADLESS
        marked.append(replace(candidate, own=mine.share, score=candidate.score - lost))
    return _above_threshold(question, marked)


@dataclass(frozen=True, slots=True)
class _Own:
    """What of the question a figure's own words have."""

    share: float
    found: frozenset[str]
    whole: bool
    """True when they name the whole measure asked for."""


_PARTS = frozenset({"new", "added", "share_purchase", "outside_zones"})


def _above_threshold(question: Question, made: Sequence[Candidate]) -> list[Candidate]:
    """Adds the miss ``words`` below the threshold, or below a lower one when nothing else comes near.

    The lower one is not for a part where the whole was asked for.
    """
    made = [replace(c, misses=c.misses | {"words"}) if _is_thin(c) else c for c in made]
    open_ones = sorted((c for c in made if not c.misses), key=lambda c: -c.score)
    alone = None
    if open_ones:
        first = open_ones[0]
        rest = [c.score for c in open_ones[1:] if c.figure.value != first.figure.value]
        part = _PARTS & set(first.figure.facets) - question.facets
        if not part and first.score >= ALONE_THRESHOLD and first.score - max(rest, default=0.0) >= MARGIN:
            alone = first
    return [
        c if c.score >= THRESHOLD or c is alone else replace(c, misses=c.misses | {"words"}) for c in made
    ]


def _is_thin(candidate: Candidate) -> bool:
    """True when hardly any word of the question is the figure's own and the rest is gathered from around it.

    On the development cases more than half of such answers were of something else.
    """
    return candidate.own < _THIN_OWN and candidate.covered < _THIN_COVERED and candidate.score < _THIN_SCORE


_THIN_OWN, _THIN_COVERED, _THIN_SCORE = 0.35, 0.78, 0.7

ALONE_THRESHOLD, MARGIN = 0.5, 0.12
"""Least score of a figure that nothing but its words speaks against, and its lead over the next."""


def _own_words(question: Question, candidate: Candidate) -> _Own:
    figure, sentence = candidate.figure, candidate.sentence
    near = sentence.text[figure.end : figure.end + _BEHIND].split(",")[0].split(";")[0].split("(")[0]
    words = bag(f"{figure.indicator} {figure.unit} {near}", folded=question.folded)
    told = set(figure.facets) & question.facets & {"foreign", "domestic"}
    apart = (_SIDE_WORDS if told else frozenset()) | (
        _ZONE_WORDS if _ZONES & question.facets else frozenset()
    )
    terms = [t for t in question.terms if t.bare not in apart]
    found = frozenset(t.text for t in terms if credit(t, words) > MISTYPED)
    named = {t.bare for t in terms if t.text in found}
    sided = _FACET_WORDS if question.facets <= set(figure.facets) else frozenset()
    whole = question.head & {t.bare for t in terms} <= named | sided
    return _Own(coverage(terms, [(1.0, words)]), found, whole)


_FACET_WORDS = frozenset({"moi", "cap", "tang", "them", "luy", "ke", "dau", "tu", "nuoc", "ngoai", "trong"})
"""Words of sides: a figure that is of the sides asked for need not repeat them."""

_SIDE_WORDS = frozenset({"dau", "tu", "nuoc", "ngoai", "trong"})
"""Words of a side that a figure may have from its context."""


_ZONES = frozenset({"inside_zones", "outside_zones"})
_ZONE_WORDS = frozenset({"khu", "cong", "nghiep", "kinh", "te"})
"""Words of where; what is counted must be told by others."""

_BEHIND = 30
"""Characters after a figure that may still name it: "547 dự án trong nước"."""

HEADLESS = 0.1
"""Taken off beside one whose own words name the measure when a figure's own do not."""

SIBLING = 0.35
"""Part of the difference in own words that is taken off."""


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
    question: Question, figure: Figure, sentence: Sentence, report: Report, place: str, around: str
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
        (AROUND, bag(around, folded=folded)),
    ]


def _judge(question: Question, figure: Figure, evidence: Evidence) -> Candidate:
    sentence, report = evidence.sentence(figure), evidence.reports[figure.report_id]
    place = evidence.places[figure.report_id]
    key = f"{figure.report_id}:{figure.passage}"
    around = evidence.texts.get(key, "")
    levels = _levels(question, figure, sentence, report, place, around)
    covered = coverage(question.terms, levels)
    if covered < HOPELESS:
        return _beside_the_point(figure, sentence, report, covered)
    fits = fit(question, figure, report, sentence.text)
    score = covered
    score -= SURPLUS * surplus(figure.indicator, question.terms, folded=question.folded)
    score += 0.12 * coverage(question.soft, levels) if question.soft else 0.0
    score += 0.02 * max(-1.0, min(1.0, evidence.scores.get(key, 0.0)))
    score += 0.1 * (fits - 1.0)
    if not question.periods and is_short(figure):
        score -= SHORT
    score += side_score(question, figure) + kind_score(question, figure, sentence)
    score += detail_score(question, figure, sentence)
    beyond = Surroundings(place=place, passage=folded(around), opening=evidence.openings[figure.report_id])
    misses = set(missing_names(question, figure, sentence, report, beyond))
    if fits == 0.0:
        misses.add("period")
    if not unit_fits(question, figure):
        misses.add("noun" if counts_other(question, figure) else "unit")
    if clashes(question, figure, sentence, around[: max(0, around.find(sentence.text))]):
        misses.add("scope")
    other = is_other_kind(question, figure) or is_other_plan(question, figure, report)
    if figure.ambiguous or other:
        misses.add("kind")
    if is_given(question, figure):
        misses.add("given")
    near = [level for level in levels if level[0] >= CONTEXT]
    if not covers_subject(question, levels) or coverage(question.terms, near) < NEAR:
        misses.add("words")
    return Candidate(
        figure=figure,
        sentence=sentence,
        report=report,
        score=score,
        covered=covered,
        fits=fits,
        about=place,
        misses=frozenset(misses),
    )


HOPELESS = 0.25
"""Coverage below which a figure is about something else, and nothing more is asked of it."""


def _beside_the_point(figure: Figure, sentence: Sentence, report: Report, covered: float) -> Candidate:
    return Candidate(
        figure=figure,
        sentence=sentence,
        report=report,
        score=covered - 1.0,
        covered=covered,
        fits=0.0,
        misses=frozenset({"words"}),
    )


def covers_subject(question: Question, levels: Sequence[tuple[float, Bag]]) -> bool:
    """False when a telling word of the question stands nowhere: then it is about something else."""
    telling = [t for t in question.terms if t.weight >= TELLING]
    absent = [t for t in telling if not any(credit(t, where) for _, where in levels)]
    if not absent:
        return True
    return sum(t.weight for t in absent) / sum(t.weight for t in question.terms) < ABSENT


SHORT = 0.1
"""Taken off the figure of a month when no time was asked about: a part is not the whole."""

NEAR = 0.4
"""Least coverage by the sentence up to the figure and by what is handed down to it."""

TELLING = 0.3
"""Weight from which a syllable tells something."""

ABSENT = 0.25
"""Largest share of the question's weight that may stand nowhere."""
