"""Figures ranked by how well they answer a question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.candidate import Candidate
from assistant.elsewhere import is_elsewhere
from assistant.evidence import Evidence
from assistant.fitting import clashes, counts_other, detail_score, side_score, unit_fits
from assistant.kinds import is_given, is_other_kind, is_other_plan, kind_score
from assistant.lookup import Found, Lookup
from assistant.meant import (
    counts_vehicles,
    is_of_other_locality,
    is_of_other_season,
    is_of_whole_province,
    is_per_other,
    is_price_of_other,
    lacks_site,
)
from assistant.names import Surroundings, folded, missing_names, named_words
from assistant.nows import now_fit
from assistant.otherwise import tells_otherwise
from assistant.outdone import is_outdone, outdoes
from assistant.owned import Own, is_anothers, lost_beside, read_own
from assistant.question import Question
from assistant.rivals import lacks_number
from assistant.stocks import is_addition
from assistant.terms import surplus
from assistant.timing import fit, is_short
from ingest.records import Figure, Sentence
from ingest.reports import Report

OWN, CLAUSE, BEFORE, CONTEXT, TITLE, AROUND, AFTER = 1.0, 0.95, 0.88, 0.85, 0.6, 0.5, 0.45
"""How much a question's word counts by where it stands."""

SURPLUS = 0.22
"""Taken off for words of the indicator that the question does not have, at most."""

THRESHOLD = 0.62
"""Least score of an answer; chosen on the development cases."""


@dataclass(frozen=True)
class _View:
    """What all figures of one question are judged against."""

    question: Question
    evidence: Evidence
    lookup: Lookup

    @cached_property
    def soft(self) -> Lookup:
        """For the terms that the conversation lends."""
        return Lookup(self.question.soft, folded=self.question.folded)

    @cached_property
    def beside(self) -> dict[tuple[str, int], list[Figure]]:
        """(report, sentence) → its figures."""
        found: dict[tuple[str, int], list[Figure]] = defaultdict(list)
        for figure in self.evidence.figures:
            found[figure.report_id, figure.sentence].append(figure)
        return found

    @cached_property
    def titles(self) -> dict[str, str]:
        """Report → its title, issuer and province."""
        reports, places = self.evidence.reports.values(), self.evidence.places
        return {r.id: f"{r.title} {r.issuer} {places[r.id]}" for r in reports}


def judge_figures(question: Question, evidence: Evidence, lookup: Lookup | None = None) -> list[Candidate]:
    """Candidates as the rules see them, best first; those that cannot answer follow with their reasons.

    ``lookup`` of the question's terms, where others look texts up as well.
    """
    view = _View(question, evidence, lookup or Lookup(question.terms, folded=question.folded))
    own = [read_own(question, view.lookup, f, evidence.sentence(f)) for f in evidence.figures]
    made = [_judge(view, figure, mine) for figure, mine in zip(evidence.figures, own, strict=True)]
    marked = _beside_siblings(question, made, own)
    return sorted(_above_threshold(question, marked), key=_order)


def _beside_siblings(question: Question, made: Sequence[Candidate], own: Sequence[Own]) -> list[Candidate]:
    """Marks down a figure beside which, in its own passage, another fits the question's words better.

    "1.843 dự án, gồm 1.296 dự án FDI và 547 dự án trong nước": asked for the last, the first is no answer.
    """
    groups: dict[tuple[object, ...], set[Own]] = defaultdict(set)
    keys = [(c.figure.report_id, c.figure.passage, c.figure.unit, c.figure.kind) for c in made]
    for key, words, candidate in zip(keys, own, made, strict=True):
        if candidate.misses <= {"words"}:
            groups[key].add(words)
    lost = [lost_beside(question, mine, groups.get(key, ())) for key, mine in zip(keys, own, strict=True)]
    return [replace(c, score=c.score - less) if less else c for c, less in zip(made, lost, strict=True)]


_PARTS = frozenset({"new", "added", "share_purchase", "outside_zones"})


def _above_threshold(question: Question, made: Sequence[Candidate]) -> list[Candidate]:
    """Adds the miss ``words`` below the threshold, or below a lower one when nothing else comes near.

    The lower one is not for a part where the whole was asked for.
    """
    made = [c.without_words() if _is_thin(c) else c for c in made]
    open_ones = sorted((c for c in made if not c.misses), key=lambda c: -c.score)
    alone = None
    if open_ones:
        first = open_ones[0]
        rest = [c.score for c in open_ones[1:] if c.figure.value != first.figure.value]
        part = _PARTS & set(first.figure.facets) - question.facets
        if not part and first.score >= ALONE_THRESHOLD and first.score - max(rest, default=0.0) >= MARGIN:
            alone = first
    return [c if c.score >= THRESHOLD or c is alone else c.without_words() for c in made]


def _is_thin(candidate: Candidate) -> bool:
    """True when hardly any word of the question is the figure's own and the rest is gathered from around it.

    On the development cases more than half of such answers were of something else.
    """
    return candidate.own < _THIN_OWN and candidate.covered < _THIN_COVERED and candidate.score < _THIN_SCORE


_THIN_OWN, _THIN_COVERED, _THIN_SCORE = 0.35, 0.78, 0.7

ALONE_THRESHOLD, MARGIN = 0.5, 0.12
"""Least score of a figure that nothing but its words speaks against, and its lead over the next."""


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


def _levels(view: _View, lookup: Lookup, figure: Figure) -> list[tuple[float, Found]]:
    """What stands where around the figure, with how much it counts there."""
    text = view.evidence.sentence(figure).text
    low, high = figure.clause
    unit = figure.unit if figure.unit and figure.unit[0].islower() else ""
    texts = [
        (OWN, f"{figure.indicator} {unit}"),
        (CLAUSE, text[low:high]),
        *((CONTEXT, context) for context in figure.context),
        (BEFORE, text[:low]),
        (AFTER, text[high:]),
        (TITLE, view.titles[figure.report_id]),
        (AROUND, view.evidence.texts.get(_passage_key(figure), "")),
    ]
    return [(level, lookup.find(told)) for level, told in texts if told]


def _passage_key(figure: Figure) -> str:
    return f"{figure.report_id}:{figure.passage}"


def _judge(view: _View, figure: Figure, own: Own) -> Candidate:
    question, evidence = view.question, view.evidence
    sentence, report = evidence.sentence(figure), evidence.reports[figure.report_id]
    levels = _levels(view, view.lookup, figure)
    best = view.lookup.best(levels)
    covered = view.lookup.weigh(best)
    if covered < HOPELESS:
        return _beside_the_point(figure, sentence, report, covered, own)
    fits = fit(question, figure, report, sentence.text)
    fits = fits or now_fit(question, figure, report, sentence.text, evidence.openings[report.id])
    score = covered
    also = named_words(question, evidence.places[report.id])
    score -= SURPLUS * surplus(figure.indicator, question.terms, folded=question.folded, also=also)
    if question.soft:
        score += 0.12 * view.soft.weigh(view.soft.best(_levels(view, view.soft, figure)))
    score += 0.02 * max(-1.0, min(1.0, evidence.scores.get(_passage_key(figure), 0.0)))
    score += 0.1 * (fits - 1.0)
    if not question.periods and is_short(figure):
        score -= SHORT
    score += side_score(question, figure) + kind_score(question, figure, sentence)
    score += detail_score(question, figure, sentence)
    misses = _misses(view, figure, fits)
    near = view.lookup.best(level for level in levels if level[0] >= CONTEXT)
    if not covers_subject(view.lookup, [best]) or view.lookup.weigh(near) < NEAR:
        misses.add("words")
    return Candidate(
        figure=figure,
        sentence=sentence,
        report=report,
        score=score,
        covered=covered,
        fits=fits,
        own=own.share,
        about=evidence.places[figure.report_id],
        misses=frozenset(misses),
    )


def _misses(view: _View, figure: Figure, fits: float) -> set[str]:
    """What speaks against the figure, its words aside."""
    question, evidence = view.question, view.evidence
    sentence, report = evidence.sentence(figure), evidence.reports[figure.report_id]
    around = evidence.texts.get(_passage_key(figure), "")
    place, opening = evidence.places[report.id], evidence.openings[report.id]
    beyond = Surroundings(place=place, passage=folded(around), opening=opening)
    misses = set(missing_names(question, figure, sentence, report, beyond))
    whole = is_of_whole_province(question, figure, sentence, report)
    if whole or is_of_other_locality(question, figure, sentence, report, around):
        misses.add("place")
    if is_elsewhere(question, figure, sentence):
        misses.add("scope")
    if lacks_site(question, figure, sentence, report, around):
        misses.add("name")
    if lacks_number(question, figure, sentence, report, (around, opening)):
        misses.add("scope")
    if fits == 0.0:
        misses.add("period")
    if not unit_fits(question, figure):
        misses.add("noun" if counts_other(question, figure) else "unit")
    other_side = clashes(question, figure, sentence, around[: max(0, around.find(sentence.text))])
    beside = view.beside[figure.report_id, figure.sentence]
    if (
        other_side
        or is_addition(question, figure, sentence)
        or (
            is_anothers(question, figure, sentence, beside)
            and not outdoes(question, figure, sentence, beside)
        )
        or is_price_of_other(question, figure, sentence, report)
        or counts_vehicles(question, figure)
        or is_per_other(question, figure)
        or is_of_other_season(question, figure, sentence)
        or tells_otherwise(question, figure, sentence, report, beside)
        or is_outdone(question, figure, sentence, beside)
    ):
        misses.add("scope")
    other = is_other_kind(question, figure) or is_other_plan(question, figure, report)
    if figure.ambiguous or other:
        misses.add("kind")
    if is_given(question, figure):
        misses.add("given")
    return misses


HOPELESS = 0.25
"""Coverage below which a figure is about something else, and nothing more is asked of it."""


def _beside_the_point(
    figure: Figure, sentence: Sentence, report: Report, covered: float, own: Own
) -> Candidate:
    return Candidate(
        figure=figure,
        sentence=sentence,
        report=report,
        score=covered - 1.0,
        covered=covered,
        fits=0.0,
        own=own.share,
        misses=frozenset({"words"}),
    )


def covers_subject(lookup: Lookup, found: Iterable[Found]) -> bool:
    """False when a telling word of the question stands nowhere: then it is about something else."""
    there = {at for here in found for at, _ in here}
    absent = [t for at, t in enumerate(lookup.terms) if at not in there and t.weight >= TELLING]
    return not absent or sum(t.weight for t in absent) / lookup.total < ABSENT


SHORT = 0.1
"""Taken off the figure of a month when no time was asked about: a part is not the whole."""

NEAR = 0.4
"""Least coverage by the sentence up to the figure and by what is handed down to it."""

TELLING = 0.3
"""Weight from which a syllable tells something."""

ABSENT = 0.25
"""Largest share of the question's weight that may stand nowhere."""
