"""Follow-up questions made whole from the conversation before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.places import place_spans
from assistant.question import Question, read_question
from assistant.records import Turn
from assistant.terms import Term
from ingest.text import fold

_STARTER = re.compile(
    r"^\W*(?:the con|vay con|the thi|con ve|con|the|vay|va|trong do|trong so do|rieng|tiep theo|"
    r"what about|how about|and)\b\W*"
)
_ENDING = re.compile(r"\W*\b(?:thi sao|the nao|nhu the nao|ra sao|la bao nhieu|bao nhieu|the|nhi|a|sao)?\W*$")
_POINTING = re.compile(
    r"\b(?:do|nay|tren|ay|vua roi|vua neu|noi tren)\b\W*(?:$|la|thi|co|duoc|dat)|\b(?:so|nam|ky|quy|"
    r"thang|noi|cong ty|du an|ke hoach) (?:do|nay|ay)\b"
)
_YEAR_SHIFT = (
    (
        re.compile(
            r"\bnam (?:lien )?truoc(?: do| nua)?\b|\bnam ngoai\b|\bthe year before\b|\bprevious year\b"
        ),
        -1,
    ),
    (re.compile(r"\bnam (?:sau|tiep theo|ke tiep)(?: do)?\b|\bthe year after\b|\bnext year\b"), 1),
)
_CAPITAL = re.compile(r"\b(?:du an|von|cap moi|tang von|gop von|thu hut|dau tu|dang ky)\b")
_SUFFIX = {
    frozenset({"growth", "ratio"}): "tăng bao nhiêu phần trăm",
    frozenset({"share_of_plan"}): "đạt bao nhiêu phần trăm kế hoạch",
    frozenset({"plan"}): "kế hoạch là bao nhiêu",
}
_TURNS = 4
"""Earlier questions looked at."""

_WHOLE_TERMS = 4
"""Content words from which a question without pointing words stands alone."""


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that needs no conversation."""

    question: Question
    text: str
    followed: bool
    """True when the conversation lent it something."""


def make_standalone(text: str, history: Sequence[Turn]) -> Standalone:
    """The question with what the conversation had left out."""
    earlier = [t.content for t in history if t.role == "user" and t.content.strip()][-_TURNS:]
    before: Question | None = None
    for said in earlier:
        before = _resolve(said, before).question
    return _resolve(text, before)


def _resolve(text: str, before: Question | None) -> Standalone:
    now = read_question(text)
    if before is None or not _leans(now):
        return Standalone(now, now.text, followed=False)
    made = _merge(now, before)
    return Standalone(made, made.text, followed=True)


def _leans(now: Question) -> bool:
    """True when the question leaves something to the conversation."""
    bare = fold(now.text)
    if _STARTER.match(bare) and len(now.terms) < 2 * _WHOLE_TERMS:
        return True
    if _POINTING.search(bare) or any(p.search(bare) and not now.years for p, _ in _YEAR_SHIFT):
        return True
    own = [t for t in now.terms if t.weight >= _TELLING]
    if not own and not now.places and not now.names:
        return True
    if len(bare.split()) <= _FEW_WORDS and not now.periods and not _asks(bare):
        return True
    return len(own) < 3 and not (own and now.periods) and len(bare.split()) <= 8


_FEW_WORDS = 4
"""Words of a question that only names another thing: "Vụ Hè Thu?"."""


def _core(text: str) -> str:
    """The question without "thế còn" before it and "thì sao" after it."""
    bare = fold(text)
    start = _STARTER.match(bare)
    low = start.end() if start else 0
    end = _ENDING.search(bare, low)
    high = end.start() if end else len(text)
    return text[low:high].strip(" ?.,!")


def _shifted(now: Question, before: Question) -> str:
    """``"năm 2021"`` for "năm trước đó" after a question about 2022; else ``""``."""
    bare = fold(now.text)
    for pattern, step in _YEAR_SHIFT:
        if pattern.search(bare) and len(before.years) >= 1:
            return f"năm {min(before.years) + step if step < 0 else max(before.years) + step}"
    return ""


def _moved(before: Question, place: str, when: str) -> str:
    """The earlier question about another place, and at another time if one is named."""
    text = _without_periods(before) if when else before.text.rstrip(" ?.")
    spans = place_spans(text)
    text = f"{text[: spans[0][0]]}{place}{text[spans[0][1] :]}" if spans else f"{text} ở {place}"
    return f"{text} {when}?".replace(" ?", "?")


def _without_periods(question: Question) -> str:
    text = question.text
    for mention in sorted(question.periods, key=lambda m: -m.start):
        text = f"{text[: mention.start].rstrip()} {text[mention.end :].lstrip()}"
    return " ".join(text.split()).strip(" ?.,")


def _merge(now: Question, before: Question) -> Question:
    shift = _shifted(now, before)
    own = [t for t in now.terms if not (shift and t.text in {"năm", "trước", "sau", "nam", "truoc"})]
    # "cả năm", "6 tháng" name no year: the earlier question's time stays.
    when = shift or " ".join(m.text for m in now.periods if m.period is not None)
    telling = [t for t in own if t.weight >= _TELLING and fold(t.text) not in _SIDES]
    if not telling and not now.places and not now.names:
        return _same_topic(now, before, when, bool(own))
    if now.places and all(_names_place(t, now) for t in own):
        return read_question(_matching(_moved(before, now.places[0], when), now))
    return _with_topic(now, before, when)


_SIDES = frozenset({"luy", "ke", "cap", "moi", "tang", "them", "von"})
"""Words that name a side of the earlier topic and no topic of their own."""

_TELLING = 0.16
"""Weight from which a word names a topic of its own."""


def _same_topic(now: Question, before: Question, when: str, attribute: bool) -> Question:
    """The earlier question at another time, or another measure of its topic: its plan, its share, in all."""
    if not attribute and not now.kinds:
        return read_question(_matching(f"{_without_periods(before)} {when}?", now)) if when else before
    core = _core(now.text)
    piled = "cumulative" in now.facets
    topic = _ASKED.sub(" ", _without_periods(before) if when or piled else before.text)
    tail = ""
    if before.asked == "figure" and not _asks(fold(core)):
        tail = "là bao nhiêu" if now.kinds else _SUFFIX.get(before.kinds, "là bao nhiêu")
    text = f"{core} {topic.strip(' ?.,')} {when if when not in core else ''} {tail}?"
    made = read_question(_matching(" ".join(text.split()), now))
    return replace(made, soft=tuple(t for t in before.terms if t.text not in {m.text for m in made.terms}))


_ASKED = re.compile(
    r"\b(?:là |đạt |ước đạt )?bao nhiêu(?: (?:tỷ|triệu|nghìn))?(?: (?:USD|đồng|phần trăm))?\b", re.IGNORECASE
)


def _matching(text: str, now: Question) -> str:
    """``text`` without diacritics when the reader types none: both halves are then compared alike."""
    return fold(text) if now.folded else text


def _names_place(term: Term, now: Question) -> bool:
    return any(fold(term.text) in fold(p).split() for p in now.places)


def _with_topic(now: Question, before: Question, when: str) -> Question:
    """A new topic in the old question's time, side and manner of asking."""
    parts = [f"{_measure(now, before)} {_core(now.text)}".strip()]
    bare = fold(now.text)
    sides = {"foreign": "FDI", "domestic": "DDI"}
    if _CAPITAL.search(bare) and not now.facets & sides.keys():
        parts += [word for side, word in sides.items() if side in before.facets]
    parts += _lent_place(now, before)
    if "inside_zones" in before.facets and not now.facets & {"inside_zones", "outside_zones"}:
        parts.append("trong các KCN")
    if "cumulative" in before.facets and not (when or now.facets & {"cumulative", "new", "added"}):
        parts.append("lũy kế") if "luy ke" not in fold(" ".join(m.text for m in before.periods)) else None
    if not when:
        parts += [m.text for m in before.periods]
    if before.asked == "figure" and now.asked in ("text", "figure") and not now.kinds:
        parts.append(_SUFFIX.get(before.kinds, "là bao nhiêu") if not _asks(fold(parts[0])) else "")
    made = read_question(_matching(f"{' '.join(p for p in parts if p)}?", now))
    known = {t.text for t in made.terms}
    return replace(made, soft=tuple(t for t in before.terms if t.text not in known))


def _lent_place(now: Question, before: Question) -> list[str]:
    """The place that the earlier question was about, when this one names none and no company."""
    lent = [p for p in before.places if p != "Việt Nam"]
    return [f"của {' và '.join(lent)}"] if lent and not (now.places or now.names) else []


_LEADS = re.compile(
    r"^\W*(?:(?:tong|nam|quy|thang|\d+|cua|cho|hoi|biet)\W+)*?"
    r"(san luong|dien tich|nang suat|kim ngach|doanh thu|ty le|gia tri|cong suat|ty trong|gia|muc|"
    r"thu nhap|luong khach|so luot|so vu|so ca|so nguoi|so)\b"
)
"""The measure that a question begins with."""


def _measure(now: Question, before: Question) -> str:
    """The measure of the earlier question when this one only names another thing: "sản lượng" before "bơ"."""
    bare = fold(_core(now.text))
    if now.units or now.kinds or _LEADS.match(bare) or _asks(bare):
        return ""
    found = _LEADS.match(fold(before.text))
    return before.text[found.start(1) : found.end(1)] if found else ""


def _asks(bare: str) -> bool:
    return bool(re.search(r"\bbao nhieu\b|\bmay\b|\bhow (?:many|much)\b", bare))
