"""The name of each figure of a sentence: its own words, else those of what it leans on."""

import re
from dataclasses import dataclass, field

from ingest.figures.changes import about, compared_with
from ingest.figures.clauses import Clause, Words
from ingest.figures.indicators import (
    bare_noun,
    clean,
    counted_noun,
    is_generic,
    names_subject,
    shares_words,
    trim,
)
from ingest.figures.periods import PeriodMention
from ingest.figures.respective import Pair
from ingest.figures.scopes import read_facets
from ingest.figures.timing import Timing
from ingest.text import UPPER, fold


@dataclass(slots=True)
class Read:
    """One sentence, taken apart."""

    text: str
    clauses: list[Clause]
    words: list[Words]
    mentions: list[PeriodMention]
    context: tuple[str, ...]
    inherited: Timing
    pairs: dict[int, Pair] = field(default_factory=dict)
    """Index into ``words`` → the thing told off to it by "lần lượt"."""

    indicators: dict[int, str] = field(default_factory=dict)
    """Index into ``words`` → the indicator found."""


def name_figure(read: Read, index: int, *, relative: bool) -> str:
    """The indicator of ``read.words[index]``: own words, else those of what the number leans on."""
    if index in read.pairs:
        return read.pairs[index].name
    words = read.words[index]
    own = clean(read.text[slice(*trim(read.text, *words.before, read.mentions))])
    after = clean(read.text[slice(*trim(read.text, *words.after, read.mentions))])
    after = after if len(after.split()) <= _LONGEST_AFTER and _touches(read.text, words) else ""
    lent = _inherit(read, index)
    if own.lower() in _POINTING and index:
        own, lent = "", _pointed(read, index, own) or lent or read.indicators.get(index - 1, "")
    handed = clean(read.context[-1]) if read.context else ""
    if relative:
        name = lent if lent and len(own.split()) < _TELLING_WORDS else own or lent
        return _of_change(read, index, name, after or handed)
    return _conditional(read, words, _plain_name(read, words, own, after, lent) or handed)


def _plain_name(read: Read, words: Words, own: str, after: str, lent: str) -> str:
    unit = words.number.unit
    if unit is not None and unit.counted:
        return _counted(read, words, own, lent)
    if own and is_generic(own):
        return f"{own} – {lent}" if lent and lent != own else own
    if own and after and after.split()[0].lower() in _GOODS:
        return f"{own} {after}"
    return _member(read, words, own) or own or after or lent


def _of_change(read: Read, index: int, name: str, fallback: str) -> str:
    """A rate's name with what "về …" says of it; where two rates differ in that, what it is compared with."""
    words = read.words[index]
    part = about(read.text, words)
    if part:
        earlier = [read.indicators[i] for i in range(index - 1, -1, -1) if i in read.indicators]
        alike = next((e for e in earlier if shares_words(part, e)), "" if earlier else name)
        whole = next((piece for piece in alike.split(" – ") if fold(part) in fold(piece)), "")
        return whole or (f"{part} – {alike}" if alike else part)
    name = name or fallback
    compared = compared_with(read.text, words)
    near = [w for w in (*read.words[:index][-1:], *read.words[index + 1 :][:1]) if w.clause == words.clause]
    if compared and any(compared_with(read.text, w) not in ("", compared) for w in near):
        return f"{_COMPARED.sub('', name)} {compared}"
    return name


_COMPARED = re.compile(r"\s+so (?:với|cùng|tháng|năm|quý|kỳ|cuối|đầu)\b.*$")


def _conditional(read: Read, words: Words, name: str) -> str:
    """Under a condition a figure is another one: "tỷ lệ lấp đầy – nếu chỉ tính 18 KCN"."""
    start = read.clauses[words.clause].start
    found = _IF.search(read.text[start : words.number.start])
    return f"{name} – {' '.join(found[1].split())}" if found and name else name


_IF = re.compile(r"\b(nếu .{3,80}?)\s+thì\b", re.IGNORECASE)


def _pointed(read: Read, index: int, word: str) -> str:
    """The nearest earlier indicator that begins with the word pointed with: "tỷ lệ này"."""
    earlier = [read.indicators[i] for i in range(index - 1, -1, -1) if i in read.indicators]
    return next((e for e in earlier if e.lower().startswith(f"{word.lower()} ")), "")


def _member(read: Read, words: Words, own: str) -> str:
    """A list's member with the list's subject: "Đài Loan – vốn đầu tư"."""
    clause = read.clauses[words.clause]
    name = own or (_before_bracket(read, words) if clause.aside else "")
    if not _NAME.fullmatch(name) or clause.opener not in (",", ":", "(", ";"):
        return ""
    for i in range(words.clause - 1, -1, -1):
        earlier = read.clauses[i]
        if earlier.opener == ":" or i == 0 or read.clauses[i + 1].opener == ":":
            is_lead = read.clauses[i + 1].opener == ":"
            said = clean(read.text[slice(*trim(read.text, earlier.start, earlier.end, read.mentions))])
            first = next((name for j, name in read.indicators.items() if read.words[j].clause == i), said)
            subject = said if is_lead else _LAST_NAME.sub("", first)
            if is_lead or (subject != first and not _NAME.fullmatch(first)):
                return f"{name} – {subject}" if subject and len(subject.split()) <= _LONGEST_SUBJECT else ""
    return ""


def _before_bracket(read: Read, words: Words) -> str:
    earlier = read.clauses[words.clause - 1] if words.clause else None
    if earlier is None or read.clauses[words.clause].opener != "(":
        return ""
    return clean(read.text[slice(*trim(read.text, earlier.start, earlier.end, read.mentions))])


_NAME = re.compile(rf"[{UPPER}][\w.&-]*(?:\s+[{UPPER}0-9][\w.&-]*){{0,4}}")
_LAST_NAME = re.compile(
    rf"\s+(?:(?:của|từ|tại|ở|sang|vào|với|là)\s+)?[{UPPER}][\w.&-]*(?:\s+[{UPPER}][\w.&-]*)*$"
)
_LONGEST_SUBJECT = 14


_GOODS = frozenset({"vốn", "tiền", "hàng", "giá", "doanh", "kim", "nguồn", "ngân"})
"""First words after an amount that go on naming it: "thu hút được 2 tỷ USD vốn đầu tư"."""

_POINTING = frozenset({"con số", "mức", "số", "chỉ số", "chỉ tiêu", "số liệu", "tỷ lệ"})
"""Own words that only point back: "con số này tăng 13,5%"."""

_LONGEST_AFTER = 8
"""Words after a number that may name it; more are the rest of the sentence."""

_TELLING_WORDS = 3
"""Words from which a share's own words say of what it is."""


def _touches(text: str, words: Words) -> bool:
    """True when the words after the number follow it without a stop."""
    return text[words.after[0] : words.after[0] + 1] in (" ", "")


_COUNTERS = frozenset({"người", "lượt", "ca", "vụ", "chiếc", "suất"})
"""Nouns that count anything."""

_EQUATED = re.compile(r"\b(?:là|gồm|đạt|:)\s*(?:khoảng |gần |hơn |trên )?$")


_ACTION = re.compile(
    r"\b(?:giải quyết|tạo|đào tạo|hỗ trợ|xử lý|xử phạt|thu hồi|tuyển|tiếp nhận|kiểm tra|thanh tra|phát hiện|"
    r"khởi công|hoàn thành|ảnh hưởng|giải thể|tổ chức|điều trị|tiêm|cứu|trồng|bàn giao|chấm dứt|bồi thường|"
    r"di dời|khởi tố|bắt giữ|thu giữ)\b(?:\s+\w+){0,4}$",
    re.IGNORECASE,
)
"""What was done to the things counted: "giải quyết việc làm cho 12.300 lao động"."""


def _equated(read: Read, words: Words, noun: str) -> bool:
    """True for "lao động nước ngoài là 7.215 người": "người" says nothing, the words before it do."""
    first, *rest = noun.lower().split() or [""]
    told = not rest or " ".join(rest) in read.text[slice(*words.before)].lower()
    return first in _COUNTERS and told and bool(_EQUATED.search(read.text[: words.number.start].lower()))


def _counted(read: Read, words: Words, own: str, lent: str) -> str:
    noun = counted_noun(read.text, words, read.mentions)
    unit = words.number.unit
    bare = bare_noun(unit.printed) if unit else ""
    if own and (names_subject(own, bare) or _equated(read, words, bare)):
        return own
    clause = read.clauses[words.clause]
    if not own and lent and noun.lower() == bare.lower() and (clause.opener == ":" or clause.aside):
        named = clause.opener == ":" or names_subject(lent, bare) or bare.lower().split()[-1] in _COUNTERS
        return lent if named else f"{noun} – {lent}"
    if own and noun.lower() in _COUNTERS:
        return f"{own} – {noun}"
    action = _ACTION.search(own)
    if action:
        return f"{clean(action.group())} – {noun}"
    sides = set(read_facets([own])) - {"foreign", "domestic"}
    return f"{own} – {noun}" if own and sides and len(own.split()) <= _LONGEST_AFTER else noun


def _counts_parts(read: Read, clause: int) -> bool:
    """True for "gồm 12 dự án FDI và 5 dự án trong nước": what follows is of the whole."""
    units = [w.number.unit.name for w in read.words if w.clause == clause and w.number.unit is not None]
    return len(units) > len(set(units))


def _inherit(read: Read, index: int) -> str:
    """The indicator of the number before in this clause, or the subject of the clauses before."""
    words = read.words[index]
    clause = read.clauses[words.clause]
    for j in range(index - 1, -1, -1):
        if read.words[j].clause == words.clause and read.indicators.get(j):
            return read.indicators[j]
    for i in range(words.clause - 1, -1, -1):
        if read.clauses[i].aside and not clause.aside:
            continue
        if clause.opener == ";" and i == words.clause - 1:
            clause = read.clauses[i]
            continue
        earlier = enumerate(read.words[:index])
        named = [read.indicators[j] for j, w in earlier if w.clause == i and j in read.indicators]
        if len(named) > 1 and clause.opener == "," and i and _counts_parts(read, i):
            continue
        if named:
            return named[0]
        subject = clean(
            read.text[slice(*trim(read.text, read.clauses[i].start, read.clauses[i].end, read.mentions))]
        )
        if subject:
            return subject
    return ""
