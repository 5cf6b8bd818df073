"""Whether two figures contradict each other: the same thing, time and side with another value."""

import re
from decimal import Decimal

from assistant.candidate import Candidate
from assistant.likeness import dated, distinct, same_question
from ingest.records import Figure

CLOSE = 0.15
"""Score difference below which two figures answer about equally well."""

FAR = 0.35
"""Difference in worth up to which a figure that says the same thing otherwise is told as a disagreement."""


def contradicts(best: Candidate, other: Candidate) -> bool:
    """True when both say the same thing; the further apart they are, the more alike in name."""
    apart = best.worth - other.worth
    if _other_row(best, other) or _other_size(best, other) or _other_thing(best, other):
        return False
    if apart <= CLOSE:
        return _rival(best, other)
    if best.report.id == other.report.id:
        return False
    return apart <= FAR and same_question(dated(best), dated(other), alike=False)


def elsewhere(best: Candidate, other: Candidate) -> bool:
    """True for figures of two provinces: each may be right, and the question says none of them."""
    return bool(best.about and other.about) and best.about != other.about


def _other_row(best: Candidate, other: Candidate) -> bool:
    """True for two rows of one table, which name different things: a total and its parts."""
    one, two = best.sentence, other.sentence
    same = best.report.id == other.report.id and one.table == two.table >= 0
    return same and one.ordinal != two.ordinal


def _other_size(best: Candidate, other: Candidate) -> bool:
    """True for two amounts so far apart that they are of two things: a total and a part.

    Apart by thousands they may be one, its unit misprinted in one of two reports.
    """
    one, two = sorted((abs(best.figure.value), abs(other.figure.value)))
    misprinted = (
        best.report.id != other.report.id and _THOUSANDS[0] <= two / (one or two or 1) <= _THOUSANDS[1]
    )
    return one * _FAR_APART < two and not misprinted


_FAR_APART = 10
"""Times by which two versions of one figure do not differ."""

_THOUSANDS = (Decimal(800), Decimal(1250))


def _other_thing(best: Candidate, other: Candidate) -> bool:
    """True for figures that words tell apart, unless two reports give them values of one size."""
    return not (best.report.id != other.report.id and _one_size(best.figure, other.figure)) and distinct(
        best.figure, other.figure
    )


def _one_size(one: Figure, two: Figure) -> bool:
    return bool(one.value) and _SIZES[0] <= two.value / one.value <= _SIZES[1]


def disagrees(best: Candidate, other: Candidate) -> bool:
    """True when another report gives what must be the same figure a value of the same size."""
    one, two = dated(best), dated(other)
    if best.report.id == other.report.id or one.scope != two.scope or not one.value or not two.value:
        return False
    return _one_size(one, two) and one.period is not None and same_question(one, two, alike=False)


_SIZES = (Decimal("0.8"), Decimal("1.25"))
"""Between these two values of one thing are versions of each other."""


def _rival(best: Candidate, other: Candidate) -> bool:
    """True when both say the same thing: by their words, or because each has every word of the question."""
    whole = min(best.covered, other.covered) >= _WHOLE and best.report.id != other.report.id
    whole = whole and min(best.own, other.own) >= _OWN
    if best.own - other.own > _LESS:
        return False
    plain = not (_COMPANY.search(best.figure.scope) or _COMPANY.search(other.figure.scope))
    return same_question(dated(best), dated(other), alike=whole and plain)


_WHOLE = 0.93
"""Coverage from which a figure leaves nothing of the question open."""

_OWN = 0.6
"""Coverage by a figure's own words from which they need not be the other's."""

_LESS = 0.3
"""Share of the question's words by which a rival's own words may be fewer."""

_COMPANY = re.compile(r"^(?:Công ty|Tập đoàn|Tổng công ty|Tổ hợp|Ngân hàng|Liên doanh|Nhà máy)")
