"""A remark and the question before it made into one question."""

import re
from dataclasses import replace

from assistant.measures import counted_noun, measure_units
from assistant.places import place_spans
from assistant.question import Question, read_question
from assistant.remark import Remark
from assistant.swapping import at_time, read_when, swap
from assistant.terms import Term
from assistant.wording import (
    inside,
    says_change,
    sentence,
    times_of,
    without_asking,
    without_parts,
    without_plan,
    without_times,
)
from ingest.lexicon import spell_out
from ingest.records import Period
from ingest.text import fold

TELLING = 0.16
"""Weight from which a word names a topic of its own."""

_SIDES = frozenset({"luy", "ke", "cap", "moi", "tang", "them", "von"})
"""Words that name a side of the earlier topic and no topic of their own."""

_CAPITAL = re.compile(r"\b(?:du an|von|cap moi|tang von|gop von|thu hut|dau tu|dang ky)\b")
_SUFFIX = {
    frozenset({"growth", "ratio"}): "tăng bao nhiêu phần trăm",
    frozenset({"share_of_plan"}): "đạt bao nhiêu phần trăm kế hoạch",
    frozenset({"plan"}): "kế hoạch là bao nhiêu",
}
SIDES = {"foreign": "FDI", "domestic": "DDI"}
"""Sides of capital as a question's writer would type them."""

_LENT_PARTS = {"new": "cấp mới", "added": "tăng vốn", "share_purchase": "góp vốn, mua cổ phần"}
ZONES = {"inside_zones": "trong các KCN", "outside_zones": "ngoài các KCN"}
"""The same of zones."""


def merge(
    remark: Remark, now: Question, before: Question, year: int | None, period: Period | None
) -> Question:
    """One question of both; ``year`` and ``period`` are those of the figure that was stated."""
    when = read_when(remark, now, before, year, period)
    own = [t for t in now.terms if t.weight >= TELLING]
    telling = [t for t in own if fold(t.text) not in _SIDES]
    if swapped := swap(remark, now, before, when, own):
        return _again(now, before, swapped)
    counts = now.units - before.units - measure_units()  # "bao nhiêu người" after a sum of money
    if says_change(remark.core) or _WHOLE.match(fold(remark.core)) or not (telling or now.names or counts):
        return _same_topic(remark, now, before, when)
    if now.asked not in ("figure", "text") and len(own) < _OWN_TOPIC:
        topic = inside(without_asking(before.text))
        return _again(now, before, f"{topic} {inside(remark.core)}")
    return _with_topic(remark, now, before, when)


_OWN_TOPIC = 3
"""Telling words from which a question for a day, a name, a reason is about something else."""


def merged_text(remark: Remark, before: Question, made: Question) -> str:
    """How the question is shown: of a part the whole is named once."""
    core = without_asking(remark.core)
    if (
        not remark.part
        or made.folded
        or not core
        or made.asked != "figure"
        or says_change(core)
        or _SHARE.search(fold(remark.core))
    ):
        return made.text
    topic = inside(without_asking(f"{without_times(before)} {times_of(before)}"))
    if any(start == 0 for start, _, _ in place_spans(topic)):
        return made.text
    return sentence([f"trong {topic},", inside(core), "là bao nhiêu"])


def _again(now: Question, before: Question, text: str) -> Question:
    made = read_question(_matching(sentence([text]), now))
    return replace(made, soft=_soft(before, made)) if before.soft else made


def _soft(before: Question, made: Question) -> tuple[Term, ...]:
    known = {t.text for t in made.terms}
    return tuple(t for t in before.terms if t.text not in known)


def _matching(text: str, now: Question) -> str:
    """``text`` without diacritics when the reader types none: both halves are then compared alike."""
    return fold(text) if now.folded else text


def _same_topic(remark: Remark, now: Question, before: Question, when: str) -> Question:
    """The earlier question at another time, or another measure of its topic: its plan, its share, in all."""
    core = _without_own_times(remark, now)
    whole = _WHOLE.match(fold(core))
    done = before.kinds == {"plan"} and not now.kinds and _DONE.search(fold(core))
    if not (whole or done or now.kinds or says_change(core) or any(t.bare in _SIDES for t in now.terms)):
        return _again(now, before, at_time(before, before.text, when))
    piled = "cumulative" in now.facets and not when
    parted = bool(now.facets & _LENT_PARTS.keys())
    topic = without_asking(without_times(before) if when or piled else before.text)
    topic = without_parts(topic) if whole or parted else topic
    topic = _LUY_KE.sub(" ", topic) if parted else topic
    if done:
        parts = [without_plan(topic), when, "đạt bao nhiêu"]
    elif says_change(core):
        parts = [topic, when, inside(core), "" if _asks(core) else _compared(core)]
    else:
        parts = [*_attribute(core, topic, piled=piled, parted=parted), when]
        asked = before.asked == "figure" or now.asked == "figure"
        kept = "là bao nhiêu" if now.kinds or whole else _SUFFIX.get(before.kinds, "là bao nhiêu")
        parts.append(kept if asked else "")
    made = read_question(_matching(sentence(parts), now))
    return replace(made, soft=_soft(before, made))


def _attribute(core: str, topic: str, *, piled: bool, parted: bool) -> list[str]:
    noun = without_asking(core)
    counted = re.sub(r"^(?:(?:tổng|tong) )?(?:số|so) (?=dự án|du an)", "", inside(topic))
    if piled:
        return [topic, inside(noun)]
    return [noun, "trong" if parted else "", counted if "von" in fold(noun).split() else inside(topic)]


def _compared(core: str) -> str:
    return "chênh lệch bao nhiêu" if fold(core).startswith("so") else "bao nhiêu"


_WHOLE = re.compile(
    r"^(?:(?:la|thi)\s+)?(?:tong cong|tong so|tong|tat ca|ca thay|toan bo)(?: (?:la|duoc|thi))*"
    r"\s*(?:bao nhieu)?$"
)
"""Asks for the whole of which a part was told."""

_DONE = re.compile(r"\b(?:thuc hien|thuc te|ket qua|dat|lam)\b")
"""Asks for the result after a plan."""

_LUY_KE = re.compile(r"\b(?:lũy kế|luỹ kế|luy ke)\b", re.IGNORECASE)


def _without_own_times(remark: Remark, now: Question) -> str:
    core = remark.core
    for mention in now.periods:
        core = core.replace(mention.text, " ", 1)
    return " ".join(core.split()).strip(" ?.,")


def _with_topic(remark: Remark, now: Question, before: Question, when: str) -> Question:
    """A new topic in the old question's time, side and manner of asking."""
    core = _without_own_times(remark, now)
    if share := _SHARE.search(fold(core)):
        topic = inside(without_asking(at_time(before, before.text, when)))
        return _again(now, before, f"{core[: share.start()]} chiếm bao nhiêu phần trăm {topic}")
    parts = [_measure(remark.core, now, before), core]
    asks = _asks(core)
    if asks and not now.kinds and (plain := without_asking(core)) and _STATES.search(fold(core)):
        parts, asks = [parts[0], plain], False
    if before.kinds == {"plan"} and not now.kinds and not asks:
        parts.insert(0, "kế hoạch")
    bare = fold(now.text)
    if _CAPITAL.search(bare):
        parts += _lent(_LENT_PARTS, now, before)
        parts += _lent(SIDES, now, before)
    parts += _lent_place(now, before)
    parts += [] if _ZONE.search(fold(spell_out(core))) else _lent(ZONES, now, before)
    if "cumulative" in before.facets and not (when or now.facets & {"cumulative", "new", "added"}):
        piled = (_PILED if _CAPITAL.search(bare) else _UP_TO).search(fold(times_of(before)))
        parts.append("" if piled else "lũy kế")
    parts.append(when or times_of(before))
    if before.asked == "figure" and now.asked in ("text", "figure") and not now.kinds and not asks:
        parts.append("là bao nhiêu" if parts[0] == "kế hoạch" else _SUFFIX.get(before.kinds, "là bao nhiêu"))
    made = read_question(_matching(sentence(parts), now))
    return replace(made, soft=_soft(before, made))


_SHARE = re.compile(r"\s+chiem (?:khoang )?bao nhieu(?: phan tram| ?%)?$")
_STATES = re.compile(r"(?<!tang )(?<!giam )(?<!bang )(?<!gap )(?<!hon )(?<!kem )\bbao nhieu$")
_ZONE = re.compile(r"\b(?:khu cong nghiep|khu kinh te|khu che xuat|cum cong nghiep)\b")
_PILED = re.compile(r"\bluy ke\b")
_UP_TO = re.compile(r"\b(?:luy ke|tinh den|den)\b")


def _lent(words: dict[str, str], now: Question, before: Question) -> list[str]:
    """The side that the earlier question was of, where this one names none of them."""
    return [] if now.facets & words.keys() else [w for side, w in words.items() if side in before.facets]


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


def _measure(core: str, now: Question, before: Question) -> str:
    """The measure of the earlier question when this one only names another thing: "sản lượng" before "bơ"."""
    bare = fold(core)
    if now.kinds or _LEADS.match(bare) or _asks(bare):
        return ""
    sided = {t.bare for t in now.terms} <= _SIDE_WORDS and now.facets & {"foreign", "domestic"}
    if sided and (counted := counted_noun(before.text)):
        return f"số {counted}"
    if now.units:
        return ""
    found = _LEADS.match(fold(before.text))
    if found:
        return before.text[found.start(1) : found.end(1)]
    return ""


_SIDE_WORDS = frozenset({"dau", "tu", "trong", "nuoc", "ngoai"})
"""Words that only name a side: after "bao nhiêu dự án FDI", "còn DDI" asks for projects too."""


def _asks(text: str) -> bool:
    return bool(re.search(r"\bbao nhieu\b|\bmay\b|\bhow (?:many|much)\b", fold(text)))
