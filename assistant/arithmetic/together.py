"""Whether two figures may be worked out together: one unit, times that compare, sides that fit."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations

from assistant.arithmetic.records import Lack, Request
from assistant.arithmetic.stretches import comparable
from assistant.arithmetic.wording import TELLING
from assistant.candidate import Candidate
from assistant.evidence import Evidence
from assistant.fitting import same_unit
from assistant.likeness import akin
from assistant.places import is_province
from assistant.question import Question
from assistant.rivals import rival_words
from assistant.stocks import listed
from assistant.terms import bag
from assistant.timing import report_period
from ingest.figures.scopes import EXCLUSIVE, FACETS
from ingest.lexicon import canonical
from ingest.records import Figure, Period
from ingest.text import fold

_PART = frozenset({"new", "added", "share_purchase", "outside_zones", "inside_zones", "domestic"})
"""Sides that make a figure a part of a whole; "foreign" says nothing that its absence would not."""

_CAPITAL = frozenset({"new", "added", "share_purchase"})
_TOTAL = re.compile(r"\b(?:tổng|cộng|toàn|cả nước|chung)\b", re.IGNORECASE)
_COMPANY = re.compile(r"^(?:Công ty|Tập đoàn|Tổng công ty|Tổ hợp|Ngân hàng|Liên doanh|Nhà máy)")
_WHOLE = 0.9
"""Coverage of a question's words from which two figures need no common words of their own."""


def find_lack(request: Request, found: Sequence[Candidate], evidence: Evidence) -> Lack | None:
    """What forbids to work the figures out together; None when nothing does."""
    whole = request.operation == "sum" and _is_printed(found, evidence)
    for (one, q), (other, r) in combinations(list(zip(found, request.operands, strict=False)), 2):
        lack = _of_pair(request, one, other, evidence) or (
            "apart" if request.operation == "sum" and not (whole or _disjoint(one, other, q, r)) else None
        )
        if lack:
            return lack
    return None


def _is_printed(found: Sequence[Candidate], evidence: Evidence) -> bool:
    """True when the passage of all parts prints their sum as well: then they are the parts of one whole."""
    places = {(c.figure.report_id, c.figure.passage) for c in found}
    units = {c.figure.unit for c in found}
    total = sum(c.figure.value for c in found)
    same = [f for f in evidence.figures if (f.report_id, f.passage) in places and f.unit in units]
    return len(places) == 1 and any(f.value == total for f in same)


def _of_pair(request: Request, one: Candidate, other: Candidate, evidence: Evidence) -> Lack | None:
    if (one.figure.report_id, one.figure.ordinal) == (other.figure.report_id, other.figure.ordinal):
        return "unsure"
    if not _units_fit(request, one.figure, other.figure):
        return "units"
    if not _times_fit(request, one, other):
        return "times"
    if not _sides_fit(request, one, other, evidence):
        return "sides"
    if request.with_plan and not _is_plan_of(one, other, evidence):
        return "sides"
    if request.operation == "share" and one.figure.value > other.figure.value:
        return "apart"
    return None


def _units_fit(request: Request, one: Figure, other: Figure) -> bool:
    if request.operation == "average":
        return not one.per and not other.per and not same_unit(one.unit, other.unit)
    return bool(one.unit) and same_unit(one.unit, other.unit) and one.per == other.per


def _times_fit(request: Request, one: Candidate, other: Candidate) -> bool:
    first, second = period_of(one), period_of(other)
    if not request.over_time and not (_is_timed(one.figure) and _is_timed(other.figure)):
        near = one.report.id == other.report.id and one.figure.passage == other.figure.passage
        return near or (first == second and first is not None)
    if first is None or second is None:
        return False
    piled = _is_stock(one.figure), _is_stock(other.figure)
    if request.over_time:
        return piled[0] == piled[1] and first != second and (piled[0] or comparable(first, second))
    if request.with_plan:
        return not any(piled) and first.start.year == first.end.year == second.start.year == second.end.year
    if request.operation == "sum" and first != second and not any(piled):
        return akin(one.figure, other.figure) and (first.end < second.start or second.end < first.start)
    if piled[0] != piled[1] and not _neighbours(one, other):
        return False
    return first == second or (piled[0] and first.end == second.end)


def _is_timed(figure: Figure) -> bool:
    """True when the report says what time the figure is about."""
    return figure.period is not None or figure.as_of is not None


def _neighbours(one: Candidate, other: Candidate) -> bool:
    """True for figures of one sentence, or of one table: they are about one time."""
    a, b = one.sentence, other.sentence
    same = one.figure.report_id == other.figure.report_id
    return same and (a.ordinal == b.ordinal or (a.table >= 0 and a.table == b.table))


def _is_stock(figure: Figure) -> bool:
    """True for what had piled up by a day, false for what came in during a stretch of time."""
    piled = "cumulative" in figure.facets
    return piled or (figure.period is not None and figure.period.start == figure.period.end)


def period_of(candidate: Candidate) -> Period | None:
    """The time a figure is about; of one that names none, its report's."""
    figure, year = candidate.figure, candidate.report.year
    if figure.period is not None:
        return figure.period
    if figure.as_of is not None:
        return Period(start=figure.as_of, end=figure.as_of)
    if (titled := report_period(candidate.report)) is not None:
        return titled
    return Period(start=date(year, 1, 1), end=date(year, 12, 31)) if year else None


def _sides_fit(request: Request, one: Candidate, other: Candidate, evidence: Evidence) -> bool:
    if not _places_fit(request, one, other, evidence):
        return False
    mine, theirs = (frozenset(c.figure.facets) & _PART for c in (one, other))
    near = one.report.id == other.report.id
    operation = request.operation
    if request.over_time:
        same = akin(one.figure, other.figure) or min(one.covered, other.covered) >= _WHOLE
        return mine == theirs and same and _scope(one) == _scope(other)
    if request.with_plan:
        zones = frozenset() if _neighbours(one, other) else mine ^ theirs
        return _scope(one) == _scope(other) and (zones <= {"inside_zones"} if near else not zones)
    if operation == "average":
        return mine == theirs and not (
            _has_its_own(one, other, evidence) or _has_its_own(other, one, evidence)
        )
    if operation == "share":
        return not clash(mine, theirs) and (theirs <= mine or (near and theirs - mine <= {"inside_zones"}))
    return True


def _is_plan_of(result: Candidate, plan: Candidate, evidence: Evidence) -> bool:
    """False for the plan of another year, and for one that the printed share of the plan rules out."""
    told = plan.sentence.text[: plan.figure.start]
    years = {int(year) for year in _YEAR.findall(told)}
    period = period_of(result)
    if years and period is not None and period.end.year not in years:
        return False
    mine = result.figure
    shares = [
        f.value
        for f in evidence.figures
        if (f.report_id, f.sentence, f.kind) == (mine.report_id, mine.sentence, "share_of_plan")
        and f.start >= mine.end
        and ";" not in result.sentence.text[mine.end : f.start]
    ]
    if not shares or not plan.figure.value:
        return True
    made = mine.value / plan.figure.value * 100
    return any(abs(made - share) <= share * _DOUBT for share in (*shares, *(100 + s for s in shares)))


_DOUBT = Decimal("0.25")
"""How far a printed share of a plan may be from what result and plan give, of itself: reports err."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _has_its_own(one: Candidate, other: Candidate, evidence: Evidence) -> bool:
    """True when beside ``other`` stands another figure of what ``one`` measures: that one goes with it.

    "845 cơ sở lưu trú với 12.560 phòng … năm khách sạn, tổng 870 phòng": 870 is not of the 845.
    """
    if _neighbours(one, other):
        return False
    place = other.figure.report_id, other.figure.sentence
    beside = [f for f in evidence.figures if (f.report_id, f.sentence) == place]
    return any(f.unit == one.figure.unit and f.kind == one.figure.kind for f in beside)


def _scope(candidate: Candidate) -> str:
    """The company that a figure is of, or ``""``."""
    scope = candidate.figure.scope
    return scope if _COMPANY.match(scope) else ""


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """True when each has another side of one set, the other's whole left out."""
    return any(one & group and other & group and not one & other & group for group in EXCLUSIVE)


def _places_fit(request: Request, one: Candidate, other: Candidate, evidence: Evidence) -> bool:
    """One province for both, unless the question names two."""
    asked = [{p for p in q.places if is_province(p)} for q in request.operands]
    if len(asked) > 1 and asked[0] and asked[1] and asked[0] != asked[1]:
        return True
    same = one.report.id == other.report.id
    return same or evidence.places.get(one.report.id, "") == evidence.places.get(other.report.id, "")


def _disjoint(one: Candidate, other: Candidate, first: Question, second: Question) -> bool:
    """True when no thing is counted in both: other sides, rival measures, other places or times."""
    a, b = one.figure, other.figure
    if clash(frozenset(a.facets), frozenset(b.facets)):
        return True
    if set(first.places) ^ set(second.places) and not set(first.places) & set(second.places):
        return bool(first.places and second.places)
    mine, theirs = period_of(one), period_of(other)
    if mine and theirs and mine != theirs:
        return True  # the times were compared before: they follow each other
    if any(_named(w, first, r, second) for w, r in rival_words(first.folded)):
        return True
    return _rows(one, other) or _listed(one, other)


def _named(word: str, first: Question, rival: str, second: Question) -> bool:
    """True when one question names a word and the other its rival."""
    one, other = (canonical(q.text, folded=first.folded) for q in (first, second))
    return _holds(one, word) and _holds(other, rival) and not _holds(one, rival) and not _holds(other, word)


def _holds(text: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _rows(one: Candidate, other: Candidate) -> bool:
    """True for two rows of one column, neither a total nor a part of the other."""
    a, b = one.sentence, other.sentence
    if a.table < 0 or (a.table, one.report.id) != (b.table, other.report.id) or a.ordinal == b.ordinal:
        return False
    labels = one.figure.indicator.lower(), other.figure.indicator.lower()
    column = one.figure.context[-1:] == other.figure.context[-1:]
    nested = labels[0] in labels[1] or labels[1] in labels[0]
    return column and not nested and not any(_TOTAL.search(label) for label in labels)


def named_parts(request: Request, candidate: Candidate) -> list[Question]:
    """The operands that a figure's own words name, by what they do not share with the others."""
    figure = candidate.figure
    before = candidate.sentence.text[figure.clause[0] : figure.start]
    own = f"{figure.indicator} {_DIGIT.split(before)[-1]}"
    words = bag(own, folded=False).bare
    sides = {name for name, pattern in FACETS if pattern.search(fold(own))} | set(figure.facets)
    common = frozenset.intersection(*(q.facets for q in request.operands))
    named = []
    for q in request.operands:
        others = {t.bare for other in request.operands if other is not q for t in other.terms}
        telling = {t.bare for t in q.terms if t.weight >= TELLING} - others - listed("measuring")
        if q.facets - common <= sides if q.facets - common else bool(telling & words):
            named.append(q)
    return named


_DIGIT = re.compile(r"\d")


def _listed(one: Candidate, other: Candidate) -> bool:
    """True for two parts that one "trong đó" lists: "trong đó sầu riêng 8.316 ha, bơ 5.140 ha"."""
    if (one.figure.report_id, one.figure.sentence) != (other.figure.report_id, other.figure.sentence):
        return False
    first, last = sorted((one.figure, other.figure), key=lambda f: f.start)
    text = one.sentence.text
    opens = list(_OPENS.finditer(text, 0, last.start))
    return bool(opens) and opens[-1].end() <= first.start


_OPENS = re.compile(r"\b(?:trong đó|bao gồm|gồm|cơ cấu|chia ra)\b", re.IGNORECASE)
