"""From ranked figures to a verdict: one answer, readings that disagree, or several to choose from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from assistant.facts import Candidate
from assistant.fitting import same_unit
from assistant.terms import is_stop, sequence
from assistant.timing import report_period
from ingest.records import Figure, Period

CLOSE = 0.15
"""Score difference below which two figures answer about equally well."""

FAR = 0.35
"""Difference in worth up to which a figure that says the same thing otherwise is told as a disagreement."""

TIED = 0.03
"""Score difference below which nothing tells two figures apart."""

ALIKE = 0.5
"""Least share of common words for two indicators to be the same."""

SURE, BACKED = 0.7, 0.4
"""Least chance of what is stated, and of what the rules by themselves would state as well. Chosen by
cross-validation over reports that the model did not see: 59 % right and 7.5 % wrong of 2,053 hard questions,
where the rules alone have 57 and 12.0."""

SURE_OF_ONE = 0.7
"""Least chance that one of several offered readings answers."""

_LIKELY, _OFFERED = 0.15, 3
"""Least chance of a reading that is offered, and how many are."""

_MOST = 4
"""Readings shown at most."""

_SIDES = (
    "inside_zones",
    "outside_zones",
    "new",
    "added",
    "share_purchase",
    "domestic",
    "foreign",
    "cumulative",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the figures say."""

    verdict: Literal["answered", "conflict", "clarify"]
    chosen: tuple[Candidate, ...]
    """The answer, the readings that disagree, or the readings to choose from; best first."""

    others: tuple[Candidate, ...] = ()
    """Further readings worth a line: other periods, parts, the same value elsewhere."""


def choose(ranked: Sequence[Candidate], *, open_period: bool) -> Choice | None:
    """The verdict over ``ranked``; None when no figure answers.

    ``open_period`` is true when the question names no time: then the newest of the best wins.
    """
    fitting = [c for c in ranked if c.answers]
    if not fitting:
        return None
    choice, alike = _weigh(fitting, open_period=open_period)
    sure = BACKED if choice.chosen[0].backed else SURE
    if _chance(ranked, [*choice.chosen, *alike]) >= sure:
        return choice
    return _offer(fitting)


def _weigh(fitting: Sequence[Candidate], *, open_period: bool) -> tuple[Choice, Sequence[Candidate]]:
    """The verdict if one of ``fitting`` answers, and what would answer an open question as well."""
    best = fitting[0]
    near = [c for c in fitting if best.worth - c.worth <= CLOSE]
    if open_period:
        best = _newest(best, near)
    best = _most_exact(best, near)
    rivals = [c for c in fitting if c is not best and _contradicts(best, c)]
    clashing = [c for c in rivals if not agree(best.figure, c.figure)]
    if clashing:
        return Choice(verdict="conflict", chosen=_each_value([best, *clashing])[:_MOST]), ()
    others = [c for c in near if c is not best and c not in rivals]
    tied = [c for c in others if abs(best.worth - c.worth) <= TIED and _told_apart_by_nothing(best, c)]
    tied += [c for c in others if c not in tied and _even(best, c)]
    if tied:
        return Choice(verdict="clarify", chosen=_each_value([best, *tied])[:_MOST]), ()
    shown = [c for c in others if _another_reading(best.figure, c.figure)]
    answer = Choice(verdict="answered", chosen=(best,), others=tuple(_each_value(shown)[:_MOST]))
    return answer, shown if open_period else ()


def _chance(ranked: Sequence[Candidate], told: Sequence[Candidate]) -> float:
    """That what is told answers: the chances of all figures that say one of its values."""
    return sum(c.chance for c in ranked if any(_says_same(c.figure, t.figure) for t in told))


def _says_same(one: Figure, other: Figure) -> bool:
    return agree(one, other) or _restated(one, other)


def _offer(fitting: Sequence[Candidate]) -> Choice | None:
    """The two or three readings to choose from, where it is as good as sure that one of them answers."""
    likely: list[Candidate] = []
    for candidate in _each_value([c for c in fitting if c.chance >= _LIKELY]):
        if not any(_says_same(candidate.figure, told.figure) for told in likely):
            likely.append(candidate)
    likely = likely[:_OFFERED]
    if len(likely) < 2 or _chance(fitting, likely) < SURE_OF_ONE:
        return None
    return Choice(verdict="clarify", chosen=tuple(likely))


def _even(best: Candidate, other: Candidate) -> bool:
    """True when the very same words and time lead to another value: then none is picked silently."""
    one, two = best.figure, other.figure
    even = abs(best.worth - other.worth) <= _EVEN and one.kind == two.kind and not agree(one, two)
    return even and same_unit(one.unit, two.unit) and _dated(best).period == _dated(other).period


_EVEN = 0.004
"""Score difference that is none."""

_ROUND = frozenset({"hơn", "gần", "trên", "khoảng", "xấp xỉ", "ước khoảng", "gần như", "chừng"})


def _most_exact(best: Candidate, near: Sequence[Candidate]) -> Candidate:
    """A figure told roughly ("hơn 3 tỷ") gives way to the same one told exactly."""
    if best.figure.qualifier not in _ROUND:
        return best
    same = [
        c
        for c in near
        if c.figure.qualifier not in _ROUND
        and c.figure.kind == best.figure.kind
        and agree(best.figure, c.figure)
    ]
    exact = [c for c in same if akin(best.figure, c.figure) and _same_time(_dated(best), _dated(c))]
    return max(exact, key=lambda c: c.worth, default=best)


def _newest(best: Candidate, near: Sequence[Candidate]) -> Candidate:
    """The newest figure of the same indicator and sides."""
    same = [c for c in near if c.figure.kind == best.figure.kind and c.figure.per == best.figure.per]
    same = [c for c in same if _sides(c.figure) == _sides(best.figure)]
    same = [c for c in same if akin(best.figure, c.figure, least=ALIKE)]
    return max([best, *same], key=lambda c: (_until(c.figure), c.worth))


def _until(figure: Figure) -> date:
    return figure.as_of or (figure.period.end if figure.period else date.min)


def _sides(figure: Figure) -> frozenset[str]:
    """Facets, where "foreign" says nothing that its absence would not."""
    return frozenset(figure.facets) & frozenset(_SIDES) - {"foreign"}


def agree(one: Figure, other: Figure) -> bool:
    """True when two values are one up to rounding: 31 tỷ and 30,98 tỷ."""
    if not same_unit(one.unit, other.unit) or one.value_max != other.value_max:
        return False
    coarser = max(_step(one.value), _step(other.value))
    return abs(one.value - other.value) <= coarser / 2


def _step(value: Decimal) -> Decimal:
    """One unit of the last digit that is not a trailing zero."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and value else Decimal(0)


def _contradicts(best: Candidate, other: Candidate) -> bool:
    """True when both say the same thing; the further apart they are, the more alike in name."""
    apart = best.worth - other.worth
    if apart <= CLOSE:
        return _rival(best, other)
    if best.report.id == other.report.id:
        return False
    return apart <= FAR and _same_question(_dated(best), _dated(other), alike=False)


def _rival(best: Candidate, other: Candidate) -> bool:
    """True when both say the same thing: by their words, or because each has every word of the question."""
    whole = min(best.covered, other.covered) >= _WHOLE and best.report.id != other.report.id
    whole = whole and min(best.own, other.own) >= _OWN
    if best.own - other.own > _LESS:
        return False
    plain = not (_COMPANY.search(best.figure.scope) or _COMPANY.search(other.figure.scope))
    return _same_question(_dated(best), _dated(other), alike=whole and plain)


def _dated(candidate: Candidate) -> Figure:
    """The figure, about its report's year where it names no time."""
    figure, year = candidate.figure, candidate.report.year
    if figure.period is not None or figure.as_of is not None or year is None:
        return figure
    told = report_period(candidate.report)
    if told is not None:
        return replace(figure, period=told)
    return replace(figure, period=Period(start=date(year, 1, 1), end=date(year, 12, 31)))


_WHOLE = 0.93
"""Coverage from which a figure leaves nothing of the question open."""

_OWN = 0.6
"""Coverage by a figure's own words from which they need not be the other's."""

_LESS = 0.3
"""Share of the question's words by which a rival's own words may be fewer."""

_COMPANY = re.compile(r"^(?:Công ty|Tập đoàn|Tổng công ty|Tổ hợp|Ngân hàng|Liên doanh|Nhà máy)")


def _same_question(one: Figure, other: Figure, *, alike: bool) -> bool:
    """Same indicator, unit, kind, sides and time, in another place of the reports."""
    if not same_unit(one.unit, other.unit) or one.kind != other.kind or _sides(one) != _sides(other):
        return False
    if one.report_id == other.report_id and abs(one.sentence - other.sentence) <= 1:
        return False
    return _same_time(one, other) and (alike or akin(one, other))


def _same_time(one: Figure, other: Figure) -> bool:
    if one.period is None or other.period is None:
        return one.period == other.period and one.as_of == other.as_of
    if one.period == other.period:
        return True
    same_start = one.period.start == other.period.start or one.period.start == one.period.end
    apart = abs((_until(one) - _until(other)).days)
    return same_start and one.period.end.year == other.period.end.year and apart <= _LAG_DAYS


_LAG_DAYS = 31
"""Reports that close a year within a month of each other speak of the same year."""


def _words(figure: Figure) -> frozenset[str]:
    return frozenset(
        w for w in sequence(figure.indicator, folded=False) if w.isalpha() and not is_stop(w, folded=False)
    )


def akin(one: Figure, other: Figure, *, least: float = ALIKE / 2) -> bool:
    """True when two indicators share enough words; ``least`` of all their words together."""
    a, b = _words(one), _words(other)
    if not a or not b:
        return False
    return len(a & b) / min(len(a), len(b)) >= ALIKE and len(a & b) / len(a | b) >= least


def _told_apart_by_nothing(best: Candidate, other: Candidate) -> bool:
    """Same time, another thing, and the question fits both alike."""
    one, two = best.figure, other.figure
    if agree(one, two) or one.kind != two.kind or _restated(one, two):
        return False
    different = _sides(one) != _sides(two) or one.unit != two.unit
    return different and one.period == two.period and abs(best.covered - other.covered) < TIED


def _restated(one: Figure, other: Figure) -> bool:
    """One amount in two currencies: "9.602,99 tỷ đồng, tương đương 414,7 triệu USD"."""
    same_place = (one.report_id, one.sentence) == (other.report_id, other.sentence)
    return same_place and one.indicator == other.indicator and one.unit != other.unit


def _another_reading(one: Figure, other: Figure) -> bool:
    """The same indicator at another time or of another side."""
    return one.kind == other.kind and one.unit == other.unit and akin(one, other) and not agree(one, other)


def _each_value(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Candidates with each value, period and report once."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for candidate in candidates:
        figure = candidate.figure
        mark = (figure.value, figure.unit, figure.period, figure.report_id)
        if mark not in seen:
            seen.add(mark)
            kept.append(candidate)
    return tuple(kept)
