"""Figure facts: every quantity of a report with what it counts, when, where and of what kind."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ingest.figures.clauses import Clause, Words, own_words, split_clauses
from ingest.figures.indicators import (
    RELATIVE_UNITS,
    clean,
    counted_noun,
    is_generic,
    names_subject,
    read_kind,
    stands_alone,
    trim,
)
from ingest.figures.leads import Leads
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.scopes import read_facets, read_scope
from ingest.figures.tablecells import read_cells
from ingest.figures.timing import Timing, choose_period, leave_out_papers
from ingest.figures.units import is_money, load_lexicon
from ingest.records import Figure, Passage, Period, Sentence
from ingest.reports import Report

_RELATIVE = frozenset({"growth", "ratio", "share_of_plan"})


@dataclass(slots=True)
class _Read:
    """One sentence, taken apart."""

    text: str
    clauses: list[Clause]
    words: list[Words]
    mentions: list[PeriodMention]
    context: tuple[str, ...]
    inherited: Timing
    indicators: dict[int, str] = field(default_factory=dict)
    """Index into ``words`` → the indicator found."""


def read_figures(report: Report, sentences: Sequence[Sentence], passages: Sequence[Passage]) -> list[Figure]:
    """All figures of a report, in reading order."""
    home = {n: p.ordinal for p in passages for n in range(p.first_sentence, p.last_sentence + 1)}
    leads = Leads()
    found: list[Figure] = []
    block, carried = -1, Timing()
    for sentence in sentences:
        numbers = read_numbers(sentence.text)
        context = leads.enter(sentence, numbers)
        if sentence.ordinal not in home:
            continue
        if sentence.kind == "row":
            made = read_cells(report, sentence, context)
        else:
            if sentence.block != block:
                block, carried = sentence.block, Timing()
            outer = _context_timing(context, report).or_else(Timing(year=report.year))
            inherited = carried.or_else(outer)
            read = _take_apart(sentence.text, context, inherited, report.dated)
            made = _facts(report, sentence, read)
            carried = _carry(read, made).or_else(carried)
        for figure in made:
            found.append(_placed(figure, len(found), home[sentence.ordinal]))
    return found


def _placed(figure: Figure, ordinal: int, passage: int) -> Figure:
    values = {name: getattr(figure, name) for name in Figure.__slots__}
    return Figure(**{**values, "ordinal": ordinal, "passage": passage})


def _context_timing(context: Sequence[str], report: Report) -> Timing:
    """The period named by the innermost lead-in or heading that names one."""
    timing = Timing()
    for text in reversed(context):
        for mention in reversed(read_periods(text, year=report.year, dated=report.dated)):
            if not mention.baseline and not mention.target:
                timing = timing.or_else(Timing.of(mention))
    return timing


def _carry(read: _Read, made: Sequence[Figure]) -> Timing:
    """The period of a sentence's first figure, else the first plain one, for the rest of its paragraph."""
    for figure in made:
        if figure.kind not in ("base", "plan") and figure.period is not None and figure.period_text:
            return Timing(period=figure.period, text=figure.period_text, as_of=figure.as_of)
    for mention in read.mentions:
        if not mention.baseline and not mention.target and mention.form != "day":
            return Timing.of(mention)
    return Timing()


def _take_apart(text: str, context: tuple[str, ...], inherited: Timing, dated: date | None) -> _Read:
    mentions = read_periods(text, year=inherited.known_year, dated=dated)
    every = read_numbers(text)
    numbers = [n for n in every if not any(m.start <= n.start and n.end <= m.end for m in mentions)]
    mentions = leave_out_papers(text, every, mentions)
    clauses = split_clauses(text, numbers, mentions)
    words = own_words(text, numbers, clauses)
    return _Read(text, clauses, words, mentions, context, inherited)


def _facts(report: Report, sentence: Sentence, read: _Read) -> list[Figure]:
    made: list[Figure] = []
    for i, words in enumerate(read.words):
        number = words.number
        if number.value is None or (number.kind == "bare" and not stands_alone(read.text, words)):
            continue
        timing, baseline, target = choose_period(
            read.text, words, read.clauses, read.mentions, read.inherited
        )
        kind = read_kind(read.text, words, read.clauses, baseline=baseline, target=target)
        indicator = _indicator(read, i, relative=kind in _RELATIVE or kind == "base")
        read.indicators[i] = indicator
        near, lead = _near_texts(read, words), _lead_clause(read, words)
        facets = read_facets([indicator, near[0], *lead], [*near[1:], *reversed(read.context)])
        if timing.cumulative and "cumulative" not in facets:
            facets = tuple(sorted((*facets, "cumulative")))
        period = timing.period
        if "cumulative" in facets and timing.as_of is not None:
            period = Period(start=timing.as_of, end=timing.as_of)
        twin = _equal_to(read, i, made)
        kind, indicator = (twin.kind, twin.indicator) if twin else (kind, indicator)
        made.append(
            Figure(
                report_id=report.id,
                ordinal=0,
                sentence=sentence.ordinal,
                passage=0,
                spans=sentence.place(number.start, number.end),
                start=number.start,
                end=number.end,
                text=number.text,
                value=number.value,
                value_max=number.value_max,
                unit=number.unit.name if number.unit else "",
                per=number.unit.per if number.unit else "",
                indicator=indicator,
                kind=kind,
                period=period,
                period_text=timing.text,
                as_of=timing.as_of,
                scope=read_scope([indicator, *near, *reversed(read.context)]),
                facets=facets,
                qualifier=number.qualifier,
                clause=_clause_range(read, words),
                context=read.context,
                ambiguous=len(number.readings) > 1,
            )
        )
    return made


def _equal_to(read: _Read, index: int, made: Sequence[Figure]) -> Figure | None:
    """The figure that this one restates in another currency: ``(tương đương 31.872 triệu USD)``."""
    words = read.words[index]
    if words.number.unit is not None and words.number.unit.name in RELATIVE_UNITS:
        return None
    before = read.text[max(0, words.number.start - 25) : words.number.start].lower()
    unit = words.number.unit
    if not made or unit is None or not is_money(unit) or "tương đương" not in before:
        return None
    currencies = load_lexicon(folded=False).currencies
    return made[-1] if made[-1].unit in currencies - {unit.name} else None


def _near_texts(read: _Read, words: Words) -> list[str]:
    """Own clause up to the number, then the clauses before it, nearest first."""
    own = read.clauses[words.clause]
    after = read.text[words.after[0] : words.after[1]]
    texts = [read.text[own.start : words.number.start] + after]
    return texts + [read.text[c.start : c.end] for c in reversed(read.clauses[: words.clause])]


def _lead_clause(read: _Read, words: Words) -> list[str]:
    """The clause before the colon that opens the list this number stands in."""
    for i in range(words.clause, 0, -1):
        clause = read.clauses[i]
        if clause.opener == ":":
            first = i - 1
            while first > 0 and read.clauses[first].opener not in (":", ";"):
                first -= 1
            return [read.text[read.clauses[first].start : read.clauses[i - 1].end]]
    return []


def _clause_range(read: _Read, words: Words) -> tuple[int, int]:
    """From the clause that names the subject to the end of the number's own words."""
    clause = read.clauses[words.clause]
    low, high = trim(read.text, clause.start, words.number.start, read.mentions)
    first = clause.start
    if low >= high and words.clause > 0 and clause.opener in (",", ":", "("):
        at = words.clause
        while clause.aside and at > 1 and read.clauses[at].opener != "(":
            at -= 1
        first = read.clauses[at - 1].start
    while first < words.number.start and read.text[first] in " ,;:.+-–—•":
        first += 1
    return first, max(clause.end, words.number.end)


def _indicator(read: _Read, index: int, *, relative: bool) -> str:
    """Own words, else those of what the number leans on."""
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


def _equated(read: _Read, words: Words, noun: str) -> bool:
    """True for "lao động nước ngoài là 7.215 người": "người" says nothing, the words before it do."""
    return noun.lower() in _COUNTERS and bool(_EQUATED.search(read.text[: words.number.start].lower()))


def _counted(read: _Read, words: Words, own: str, lent: str) -> str:
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


def _inherit(read: _Read, index: int) -> str:
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
