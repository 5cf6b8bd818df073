"""Figures ranked by how likely each is the answer: the rules judge, the model weighs."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.amongst import leave_wholes
from assistant.candidate import Candidate
from assistant.corrected import correct_figures
from assistant.evidence import Evidence
from assistant.facts import judge_figures
from assistant.features import measure
from assistant.flows import prefer_stretches
from assistant.lookup import Lookup
from assistant.model import Model, chances, load_model
from assistant.placed import prefer_placed
from assistant.portions import leave_portions
from assistant.question import Question
from assistant.singled import prefer_unsingled
from assistant.strays import leave_strays
from assistant.wholes import prefer_wholes
from assistant.within import settle_parts
from ingest.records import Figure

MOST = 40
"""Candidates weighed, best first by the rules; what the rules put below that was never right in training."""

PER_POINT = 10.0
"""Log-odds that count as one point of a candidate's worth."""

_WEIGHED = frozenset({"words", "kind", "far", "around", "opening", "noun"})
"""Reasons of the rules that the model weighs; the others forbid an answer whatever its chance."""

LIKELY = 0.15
"""Chance from which the model outweighs what the rules say of words and kind."""

HOPELESS = 0.02
"""Chance below which a figure is no answer by itself."""


def rank_figures(question: Question, evidence: Evidence, model: Model | None = None) -> list[Candidate]:
    """Candidates, best first; those that cannot answer follow with their reasons."""
    lookup = Lookup(question.terms, folded=question.folded)
    judged = judge_figures(question, evidence, lookup)
    head, tail = pick(judged)
    names, values = measure(question, evidence, head, lookup)
    if not head:
        return []
    scores, silence = (model or load_model()).weigh(names, values)
    shares = chances(scores, silence)
    first = next((c.figure for c in judged if c.answers), None)
    weighed = [
        _weighed(replace(candidate, backed=_says(candidate, first)), float(score) / PER_POINT, float(share))
        for candidate, score, share in zip(head, scores, shares, strict=True)
    ]
    weighed = leave_strays(question, leave_portions(question, weighed))
    settled = weighed
    for prefer in _PREFER:
        settled = prefer(question, settled)
    settled = _among_the_rest(settled, shares)
    ranked = sorted(settled, key=_order) + [c.without_words() for c in tail]
    return correct_figures(ranked, evidence)


_PREFER = (prefer_wholes, settle_parts, leave_wholes, prefer_placed, prefer_unsingled, prefer_stretches)
"""In order: each goes by what the ones before it have settled."""


def _among_the_rest(settled: Sequence[Candidate], shares: NDArray[np.float64]) -> list[Candidate]:
    """The chances given that none of those left out is the answer; silence keeps its part.

    ``shares`` are the model's. What one figure handed to another is not left out.
    """
    gone = max(0.0, float(shares.sum()) - sum(c.chance for c in settled))
    left = max(1.0 - gone, _LEAST_LEFT)
    return [replace(c, chance=min(c.chance / left, 1.0)) if c.chance else c for c in settled]


_LEAST_LEFT = 0.1
"""Where less is left, hardly anything was likely but what the rules forbid: nothing else is by that."""


def pick(judged: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """The candidates that the model weighs, and the rest."""
    ordered = sorted(judged, key=lambda c: -c.score)
    return ordered[:MOST], ordered[MOST:]


def _says(candidate: Candidate, figure: Figure | None) -> bool:
    mine = candidate.figure
    return figure is not None and (mine.value, mine.value_max, mine.unit) == (
        figure.value,
        figure.value_max,
        figure.unit,
    )


def _weighed(candidate: Candidate, worth: float, chance: float) -> Candidate:
    misses = candidate.misses - (_WEIGHED if chance >= LIKELY else frozenset())
    if candidate.figure.period is None and candidate.report.year is None:
        # The report says no time: nothing tells that it is another than the one asked about.
        misses -= {"period"}
    if chance < HOPELESS:
        misses |= {"words"}
    if candidate.figure.ambiguous:
        misses |= {"kind"}
    return replace(candidate, worth=worth, chance=chance, misses=misses)


def _order(candidate: Candidate) -> tuple[object, ...]:
    figure = candidate.figure
    return (len(candidate.misses), -round(candidate.worth, 3), figure.report_id, figure.ordinal)
