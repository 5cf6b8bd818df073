"""What is measured of each figure that might answer: the numbers that the ranking model weighs.

Every feature is about a question and a figure in general: how much of the question's words stand where,
whether unit, kind, time and side are those asked for, and how the figure compares with the others found.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.candidate import Candidate
from assistant.evidence import Evidence
from assistant.fitting import detail_score, side_score, unit_fits
from assistant.kinds import kind_score
from assistant.lookup import Lookup
from assistant.names import named_words, stands
from assistant.question import Question
from assistant.terms import surplus
from assistant.totals import is_total
from ingest.figures.cellnames import is_section
from ingest.records import Figure, FigureKind
from ingest.text import fold

Features = dict[str, float]

_KINDS: tuple[FigureKind, ...] = (
    "amount",
    "count",
    "share_of_plan",
    "share_of_total",
    "growth",
    "ratio",
    "plan",
    "base",
    "rank",
)
_MISSES = ("words", "period", "unit", "noun", "kind", "scope", "place", "name", "far", "around", "opening")
_COMPARED = (
    "own",
    "clause",
    "head",
    "sentence",
    "found",
    "near",
    "wide",
    "score",
    "passage",
    "report",
    "claimed",
)
"""Features of which the distance to the best candidate of the question counts as well."""

_BESIDE = ("own", "head", "near", "score", "claimed", "asked_after")
"""Features of which the distance to the best one of the same sentence counts as well."""

_NEAR, _WIDE, _BEHIND = 60, 120, 40
"""Characters before a figure (and half as many behind it) whose words are its surroundings."""


def measure(
    question: Question, evidence: Evidence, made: Sequence[Candidate], lookup: Lookup | None = None
) -> tuple[list[str], NDArray[np.float64]]:
    """Names of the features, and their values, shape ``(len(made), len(names))``.

    ``lookup`` of the question's terms, where others look texts up as well.
    """
    lookup = lookup or Lookup(question.terms, folded=question.folded)
    rows = _rows(_View.of(question, evidence, lookup, made), made)
    names = sorted(rows[0]) if rows else []
    values = np.array([[row[name] for name in names] for row in rows], dtype=np.float64)
    return names, values.reshape(len(rows), len(names))


def _rows(view: "_View", made: Sequence[Candidate]) -> list[Features]:
    rows = [_row(view, c) for c in made]
    for name in _COMPARED:
        best = max((row[name] for row in rows), default=0.0)
        for row in rows:
            row[f"{name}_below"] = row[name] - best
    groups: dict[tuple[str, int], list[Features]] = defaultdict(list)
    for row, candidate in zip(rows, made, strict=True):
        groups[candidate.figure.report_id, candidate.figure.sentence].append(row)
    for group in groups.values():
        for name in _BESIDE:
            best = max(row[name] for row in group)
            for row in group:
                row[f"{name}_beside"] = row[name] - best
    return rows


@dataclass(frozen=True, slots=True)
class _View:
    """What all candidates of one question are measured against."""

    question: Question
    evidence: Evidence
    lookup: Lookup
    """For the question's terms."""

    rank: Mapping[str, int]
    """Passage key → place among the hits, from 0."""

    best: Mapping[str, float]
    """Report → its best passage's score."""

    claims: Mapping[tuple[str, int], float]
    """(report, figure) → share of the question's weight for which it is the nearest figure."""

    counted: Lookup
    """For the terms right behind "bao nhiêu"."""

    beside: Mapping[tuple[str, int], int]
    """(report, sentence) → figures in it."""

    named: Mapping[str, frozenset[str]]
    """Report → syllables of the names in the question that tell its figures apart."""

    @classmethod
    def of(cls, question: Question, evidence: Evidence, lookup: Lookup, made: Sequence[Candidate]) -> "_View":
        best: dict[str, float] = {}
        for passage in evidence.passages:
            best.setdefault(passage.report_id, evidence.scores[passage.key])
        beside: dict[tuple[str, int], int] = defaultdict(int)
        for c in made:
            beside[c.figure.report_id, c.figure.sentence] += 1
        return cls(
            question=question,
            evidence=evidence,
            lookup=lookup,
            rank={p.key: i for i, p in enumerate(evidence.passages)},
            best=best,
            claims=_claims(question, made),
            counted=_counted(question, lookup),
            beside=beside,
            named={report: named_words(question, place) for report, place in evidence.places.items()},
        )


_ASK = re.compile(r"\b(?:bao nhieu|bao nhiu|bn|may|how many|so luong)\b\W*((?:\w+\W*){1,3})")


def _counted(question: Question, lookup: Lookup) -> Lookup:
    found = _ASK.search(fold(question.text))
    return lookup.without(lookup.bare - set(found[1].split() if found else ()))


def _claims(question: Question, made: Sequence[Candidate]) -> dict[tuple[str, int], float]:
    """For each figure the share of the question's words that it is the nearest figure to."""
    sentences: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for c in made:
        if unit_fits(question, c.figure):
            sentences[c.figure.report_id, c.figure.sentence].append(c)
    found: dict[tuple[str, int], float] = defaultdict(float)
    total = sum(t.weight for t in question.terms) or 1.0
    for group in sentences.values():
        text = fold(group[0].sentence.text)
        for term in question.terms:
            places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(term.bare)}(?!\w)", text)]
            winners = {_nearest(place, group) for place in places}
            for winner in winners:
                found[winner] += term.weight / total / len(winners)
    return found


def _nearest(place: int, group: Sequence[Candidate]) -> tuple[str, int]:
    best = min(group, key=lambda c: _distance(place, c.figure))
    return best.figure.report_id, best.figure.ordinal


def _distance(place: int, figure: Figure) -> float:
    """Characters between a word and a figure; words mostly stand before the figure they speak of."""
    return figure.start - place if place < figure.start else 2.0 * (place - figure.start)


def _row(view: _View, candidate: Candidate) -> Features:
    question, figure = view.question, candidate.figure
    row = _words(view, candidate)
    row |= {f"is_{kind}": float(figure.kind == kind) for kind in _KINDS}
    row |= {f"miss_{name}": float(name in candidate.misses) for name in _MISSES}
    row |= _fits(view, candidate)
    row |= _labelled(view, candidate)
    key = f"{figure.report_id}:{figure.passage}"
    row["passage"] = view.evidence.scores.get(key, 0.0)
    row["rank"] = float(min(view.rank.get(key, 40), 40)) / 40
    row["report"] = view.best[figure.report_id]
    row["alone"] = float(view.beside[figure.report_id, figure.sentence] == 1)
    row["crowd"] = min(view.beside[figure.report_id, figure.sentence], 12) / 12
    row["terms"] = len(question.terms) / 10
    return row


def _words(view: _View, candidate: Candidate) -> Features:
    question, figure, sentence = view.question, candidate.figure, candidate.sentence
    report, folded = candidate.report, question.folded
    lost = view.lookup.lost

    def share(text: str, lookup: Lookup = view.lookup) -> float:
        return lookup.share(text) if lookup.terms else 0.0

    unit = figure.unit if figure.unit[:1].islower() else ""
    low, high = figure.clause
    text = sentence.text
    around = view.evidence.texts.get(f"{figure.report_id}:{figure.passage}", "")
    title = f"{report.title} {report.issuer} {view.evidence.places[figure.report_id]}"
    handed = " ".join(figure.context)
    behind = text[figure.end : figure.end + _BEHIND]
    wide = text[max(0, figure.start - _WIDE) : figure.end + _WIDE // 2]
    found = share(f"{text} {handed} {title}")
    named = view.named[figure.report_id]
    return {
        "own": share(f"{figure.indicator} {unit}"),
        "clause": share(text[low:high]),
        "head": share(text[low : figure.start]),
        "sentence": share(text),
        "handed": share(handed),
        "title": share(title),
        "around": share(around),
        "found": found,
        "found_full": max(0.0, found - 0.9),
        "found_little": max(0.0, 0.7 - found),
        "near": share(text[max(0, figure.start - _NEAR) : figure.end + _NEAR // 2]),
        "wide": share(wide),
        "behind": share(behind),
        "own_full": max(0.0, candidate.own - 0.6),
        "own_clause": candidate.own,
        "score": candidate.score,
        "covered": candidate.covered,
        "extra": surplus(figure.indicator, question.terms, folded=folded, also=named),
        "extra_clause": surplus(text[low:high], question.terms, folded=folded, also=named),
        "claimed": view.claims.get((figure.report_id, figure.ordinal), 0.0),
        "asked_after": share(f"{unit} {behind} {figure.indicator}", view.counted),
        "named_here": _named_share(question, f"{text} {handed} {report.title}"),
        "named_near": _named_share(question, wide),
        "lost": lost(f"{text} {handed} {title}"),
        "lost_around": lost(f"{around} {handed} {title}"),
        "lost_near": lost(wide),
    }


def _labelled(view: _View, candidate: Candidate) -> Features:
    """How a table's row is called: as the whole, or by words that the question does not have."""
    figure, sentence, terms = candidate.figure, candidate.sentence, view.question.terms
    base = sentence.spans[0].start if sentence.spans else 0
    cell = next((c for c in sentence.cells if c.start <= base + figure.start < c.end), None)
    label = cell.row_head if cell else ""
    total = bool(label) and is_total(label)
    folded, named = view.question.folded, view.named[figure.report_id]
    above = cell.group.split(" / ") if cell else []
    group = " / ".join(part for part in above if not is_section(part))
    return {
        "label_total": float(total),
        "label_extra": surplus(label, terms, folded=folded, also=named) if label and not total else 0.0,
        "label_group": surplus(group, terms, folded=folded, also=named) if group else 0.0,
    }


def _named_share(question: Question, text: str) -> float:
    """Share of the question's names that stand in ``text``; 1 when it has none."""
    bare = fold(text)
    return sum(stands(bare, name) for name in question.names) / len(question.names) if question.names else 1.0


def _fits(view: _View, candidate: Candidate) -> Features:
    question, figure, sentence = view.question, candidate.figure, candidate.sentence
    timed, unit = bool(question.periods), unit_fits(question, figure)
    kind = figure.kind in question.kinds
    years = [str(year) for year in question.years]
    return {
        "fit": candidate.fits if timed else 0.8,
        "timed": float(timed),
        "time_exact": float(timed and candidate.fits >= 1.0),
        "time_near": float(timed and candidate.fits >= 0.9),
        "time_none": float(timed and figure.period is None),
        "time_wrong": float(timed and candidate.fits == 0.0),
        "time_open": float(timed and candidate.fits == 0.0 and figure.period is None),
        "time_said": float(bool(figure.period_text)),
        "year_said": float(any(year in sentence.text for year in years)) if years else 0.5,
        "unit_exact": float(figure.unit in question.units),
        "unit_wrong": float(bool(question.units) and not unit),
        "unit_open": float(not question.units),
        "kind_right": float(kind),
        "kind_wrong": float(bool(question.kinds) and not kind),
        "change_unasked": float(not question.kinds and figure.kind in ("growth", "ratio", "share_of_plan")),
        "plan_unasked": float(not question.kinds and figure.kind == "plan"),
        "base_unasked": float(not question.kinds and figure.kind == "base"),
        "side": side_score(question, figure),
        "kind": kind_score(question, figure, sentence),
        "detail": detail_score(question, figure, sentence),
        "percent": float(figure.unit == "%"),
        "small": float(abs(figure.value) < 10),
        "doubtful": float(figure.ambiguous),
        "figure_asked": float(question.asked == "figure"),
        "named": float(bool(question.names)),
        "row": float(sentence.kind == "row"),
        "right": float(not candidate.misses),
    }
