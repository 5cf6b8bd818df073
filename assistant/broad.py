"""Questions that name only a broad noun ("Có bao nhiêu lao động?"): which one is meant is asked back."""

from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.choose import Choice
from assistant.likeness import ALIKE, agree, akin, restated, sides, until
from assistant.question import Question
from assistant.stocks import counted_words, listed
from assistant.terms import bag, coverage
from ingest.records import Period

_MOST = 4
"""Readings offered at most."""

_QUANTITY = frozenset({"tong", "so", "luong", "cong"})
"""Folded words that a report need not say."""

_STATED = frozenset({"amount", "count"})
_PARTS = frozenset({"new", "added", "share_purchase", "outside_zones"})
_GROUPS = _PARTS | {"inside_zones", "domestic", "foreign"}
_NAMED = 0.95
"""Least share of the question's words among a figure's own words."""


def is_broad(question: Question) -> bool:
    """True when nothing but a noun is named: no group, side, place, time, name or kind."""
    told = (question.periods, question.baselines, question.places, question.names, question.facets)
    if question.asked != "figure" or any(told) or question.kinds or question.standing or question.soft:
        return False
    terms, having = {t.bare for t in question.terms}, listed("having")
    return bool(terms - having) and terms <= listed("measuring") | having | counted_words(question)


def ask_which(question: Question, ranked: Sequence[Candidate]) -> Choice | None:
    """The several things that a broad question may mean; None where it is not broad or only one is there."""
    if not is_broad(question):
        return None
    stated = [c for c in ranked if _is_stated(question, c)]
    newest = [c for c in stated if not any(_replaces(other, c) for other in stated)]
    wholes = [c for c in newest if not any(_holds(other, c) for other in newest)]
    readings: list[Candidate] = []
    for candidate in sorted(wholes, key=_order):
        if not any(_says_the_same(candidate, other) for other in readings):
            readings.append(candidate)
    if len(readings) < 2:
        return None
    return Choice(verdict="clarify", chosen=tuple(readings[:_MOST]))


def _is_stated(question: Question, candidate: Candidate) -> bool:
    """True for a sure result that is called by the noun; a range is none ("thêm 1-2 khu")."""
    figure = candidate.figure
    if not candidate.misses <= {"words"} or figure.value_max is not None or figure.kind not in _STATED:
        return False
    handed = figure.context if candidate.sentence.kind == "row" else ()
    called = bag(" ".join((figure.indicator, figure.unit, *handed)), folded=question.folded)
    telling = [t for t in question.terms if t.bare not in _QUANTITY | listed("having")]
    return coverage(telling, [(1.0, called)]) >= _NAMED


def _order(candidate: Candidate) -> tuple[bool, int, float]:
    """Wholes before parts, of them the newest year first, in it what answers best."""
    figure = candidate.figure
    last = max(until(figure).year, candidate.report.year or 0)
    return bool(_PARTS & set(figure.facets)), -last, -candidate.worth


def _replaces(newer: Candidate, older: Candidate) -> bool:
    """True for the same thing in the same words at a later time."""
    one, other = newer.figure, older.figure
    same = sides(one) == sides(other) and one.scope == other.scope and akin(one, other, least=ALIKE)
    return same and one.report_id == other.report_id and until(one) > until(other)


def _holds(whole: Candidate, part: Candidate) -> bool:
    """True for a total of the same report and time, of which the other is one side or one month."""
    one, other = whole.figure, part.figure
    if one.report_id != other.report_id or one.value <= other.value:
        return False
    if until(one) == until(other) and _GROUPS & set(one.facets) < _GROUPS & set(other.facets):
        return True
    return _contains(one.period, other.period) and akin(one, other, least=ALIKE)


def _contains(whole: Period | None, part: Period | None) -> bool:
    if whole is None or part is None or whole == part:
        return False
    return whole.start <= part.start and part.end <= whole.end


def _says_the_same(one: Candidate, other: Candidate) -> bool:
    return agree(one.figure, other.figure) or restated(one.figure, other.figure)
