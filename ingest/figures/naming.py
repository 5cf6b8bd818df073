"""The name of each figure of a sentence: its own words, else those of what it leans on."""

import re
from dataclasses import dataclass, field

from ingest.figures.clauses import Clause, Words
from ingest.figures.indicators import clean, counted_noun, is_generic, names_subject, trim
from ingest.figures.periods import PeriodMention
from ingest.figures.scopes import read_facets
from ingest.figures.timing import Timing


@dataclass(slots=True)
class Read:
    """One sentence, taken apart."""

    text: str
    clauses: list[Clause]
    words: list[Words]
    mentions: list[PeriodMention]
    context: tuple[str, ...]
    inherited: Timing
    indicators: dict[int, str] = field(default_factory=dict)
    """Index into ``words`` → the indicator found."""


def name_figure(read: Read, index: int, *, relative: bool) -> str:
    """The indicator of ``read.words[index]``: own words, else those of what the number leans on."""
    words = read.words[index]
    unit = words.number.unit
    own = clean(read.text[slice(*trim(read.text, *words.before, read.mentions))])
    after = clean(read.text[slice(*trim(read.text, *words.after, read.mentions))])
    after = after if len(after.split()) <= _LONGEST_AFTER and _touches(read.text, words) else ""
    lent = _inherit(read, index)
    if own.lower() in _POINTING and index:
        own, lent = "", lent or read.indicators.get(index - 1, "")
    handed = clean(read.context[-1]) if read.context else ""
    if relative:
        return (lent if lent and len(own.split()) < _TELLING_WORDS else own or lent) or after or handed
    if unit is not None and unit.counted:
        return _counted(read, words, own, lent)
    if own and is_generic(own):
        return f"{own} – {lent}" if lent and lent != own else own
    if own and after and after.split()[0].lower() in _GOODS:
        return f"{own} {after}"
    return own or after or lent or handed


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


def _equated(read: Read, words: Words, noun: str) -> bool:
    """True for "lao động nước ngoài là 7.215 người": "người" says nothing, the words before it do."""
    return noun.lower() in _COUNTERS and bool(_EQUATED.search(read.text[: words.number.start].lower()))


def _counted(read: Read, words: Words, own: str, lent: str) -> str:
    noun = counted_noun(read.text, words, read.mentions)
    unit = words.number.unit
    bare = clean(unit.printed) if unit else ""
    if own and (names_subject(own, bare) or _equated(read, words, bare)):
        return own
    clause = read.clauses[words.clause]
    if not own and lent and noun.lower() == bare.lower() and (clause.opener == ":" or clause.aside):
        named = clause.opener == ":" or names_subject(lent, bare) or bare.lower().split()[-1] in _COUNTERS
        return lent if named else f"{noun} – {lent}"
    if own and noun.lower() in _COUNTERS:
        return f"{own} – {noun}"
    sides = set(read_facets([own])) - {"foreign", "domestic"}
    return f"{own} – {noun}" if own and sides and len(own.split()) <= _LONGEST_AFTER else noun


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
        if named:
            return named[0]
        subject = clean(
            read.text[slice(*trim(read.text, read.clauses[i].start, read.clauses[i].end, read.mentions))]
        )
        if subject:
            return subject
    return ""
