"""Figures of a portion of what is asked: of one site, or of some out of those that were asked for.

"Trong số lao động được đào tạo có 90 người đi làm việc xa" says nothing of how many were trained; what one
site received is not what the province did.
"""

import re
from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.fitting import same_unit
from assistant.places import is_province, names_in, places_in
from assistant.question import Question
from assistant.terms import bag, credit
from ingest.text import fold

_OUT_OF = re.compile(
    r"\btrong (?:tổng )?số (?P<whole>(?!đó\b|này\b|nay\b)[^,;:()\d]{3,90}?) (?:thì )?có\s*$", re.IGNORECASE
)
_BEHIND = re.compile(r"[^,;:.()\d]{0,60}")
_SITE = re.compile(
    r"\W*(?:riêng |trong đó )?(?:khu|điểm|công ty|tập đoàn|nhà máy|cảng|sân bay|bệnh viện|trường|chợ|đền|"
    r"chùa|bảo tàng|vườn|tổ hợp|huyện|quận|thị xã|xã|phường|thị trấn|cụm|ngân hàng|cửa khẩu|ga|làng)\b"
    r"(?P<name>[^,;:()\d]{2,80})$",
    re.IGNORECASE,
)
"""A clause up to its figure that begins with one place of many."""


def leave_portions(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with what is only a portion of the thing asked for shut out.

    Its chance goes to the greatest figure of the same report, unit and time where that is also the likeliest.
    """
    portions = {id(c) for c in ranked if c.chance and not c.misses - {"words"} and _is_portion(question, c)}
    if not portions:
        return list(ranked)
    rest = [c for c in ranked if id(c) not in portions]
    lent: dict[int, float] = {}
    for portion in (c for c in ranked if id(c) in portions):
        whole = _whole_of(portion, rest)
        if whole is not None:
            lent[id(whole)] = lent.get(id(whole), 0.0) + portion.chance
    return [c.ruled_out() if id(c) in portions else c.given(lent.get(id(c), 0.0)) for c in ranked]


def _whole_of(portion: Candidate, rest: Sequence[Candidate]) -> Candidate | None:
    """The figure that the portion is of: the likeliest one left, where none of its like is greater."""
    like = [c for c in rest if _alike(portion, c) and not c.misses]
    best = max(like, key=lambda c: c.worth, default=None)
    if best is None or abs(best.figure.value) <= abs(portion.figure.value):
        return None
    return best if all(abs(c.figure.value) <= abs(best.figure.value) for c in like) else None


def _alike(portion: Candidate, other: Candidate) -> bool:
    one, two = portion.figure, other.figure
    same = one.report_id == two.report_id and one.kind == two.kind and one.per == two.per
    return same and same_unit(one.unit, two.unit) and other.fits >= portion.fits


def _is_portion(question: Question, candidate: Candidate) -> bool:
    if candidate.sentence.kind == "row" or candidate.figure.kind not in ("amount", "count"):
        return False
    text, figure = candidate.sentence.text, candidate.figure
    before = text[min(figure.clause[0], figure.start) : figure.start]
    return _is_out_of(question, before, text[figure.end :]) or _is_of_a_site(question, candidate, before)


def _is_out_of(question: Question, before: str, after: str) -> bool:
    """True for "trong số A có 90 người B" where A was asked for and B was not."""
    found = _OUT_OF.search(before)
    behind = _BEHIND.match(after)
    if found is None or behind is None:
        return False
    whole, own = (bag(part, folded=question.folded) for part in (found["whole"], behind.group()))
    telling = [t for t in question.terms if t.weight >= _SAID]
    named = [t for t in telling if credit(t, whole)]
    return bool(named) and not any(credit(t, own) and not credit(t, whole) for t in telling)


_SAID = 0.1
"""Weight from which a word tells the portion from the whole."""


def _is_of_a_site(question: Question, candidate: Candidate, before: str) -> bool:
    """True where the clause is of one named site, and the question names its province and no site."""
    if not any(is_province(place) and fold(place) == candidate.about for place in question.places):
        return False
    if question.names or not (site := _SITE.match(before)):
        return False
    asked = fold(question.text)
    names = names_in(site["name"], places_in(site["name"]))
    return bool(names) and not any(fold(name) in asked for name in names)
