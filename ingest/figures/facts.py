"""Figure facts: every quantity of a report with what it counts, when, where and of what kind."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.figures.borrowed import after_change, carry, in_brackets, of_month, of_the_row
from ingest.figures.clauses import Words, own_words, split_clauses
from ingest.figures.current import is_over, speaks_of_now
from ingest.figures.divided import timing_of_whole
from ingest.figures.headed import planned_timing, title_timing, without_plans
from ingest.figures.headline import name_from_headlines
from ingest.figures.indicators import (
    RELATIVE_UNITS,
    read_kind,
    stands_alone,
)
from ingest.figures.leads import Leads
from ingest.figures.measures import is_money, load_lexicon
from ingest.figures.naming import name_figure
from ingest.figures.numbers import Number, read_numbers
from ingest.figures.parts import Read
from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.plans import announces_plan, is_done
from ingest.figures.ranks import find_ranks, name_rank, outside, words_of
from ingest.figures.respective import left_open, pair_off, pair_times
from ingest.figures.scopes import read_facets, read_scope
from ingest.figures.sides import settle_kind
from ingest.figures.silent import goes_on_planning, has_past, is_in_name, states_nothing
from ingest.figures.standings import Standing, read_standing
from ingest.figures.styles import Styles
from ingest.figures.surroundings import clause_range, lead_clause, near_texts
from ingest.figures.tablecells import read_cells
from ingest.figures.times import read_times
from ingest.figures.timing import Timing, choose_period, leave_out_papers
from ingest.figures.unnamed import of_things
from ingest.figures.unpriced import in_dong
from ingest.figures.ways import of_stock, with_direction
from ingest.kept import kept
from ingest.records import Figure, FigureKind, Passage, Period, Sentence
from ingest.reports import Report
from ingest.text import fold

_RELATIVE = frozenset({"growth", "ratio", "share_of_plan"})
_STATED = frozenset({"amount", "count", "growth", "share_of_total"})


def read_figures(report: Report, sentences: Sequence[Sentence], passages: Sequence[Passage]) -> list[Figure]:
    """All figures of a report, in reading order."""
    home = {n: p.ordinal for p in passages for n in range(p.first_sentence, p.last_sentence + 1)}
    leads, styles = Leads(), Styles(sentences)
    found: list[Figure] = []
    block, carried, subject = -1, Timing(), ""
    made: list[Figure] = []
    planned = planned_timing(report.title)
    titled = title_timing(report.title, report.year, report.dated)
    for sentence in sentences:
        style = styles.of(sentence)
        numbers = read_numbers(sentence.text, style=style)
        context = leads.enter(sentence, numbers)
        if sentence.ordinal not in home:
            continue
        if sentence.kind == "row":
            made = read_cells(report, sentence, context, style)
        else:
            if sentence.block != block:
                block, carried, subject, made = sentence.block, Timing(), "", []
            outer = _context_timing(context, report.year, report.dated).or_else(titled)
            if speaks_of_now(sentence.text) and is_over(carried.period, report.year):
                carried = Timing()
            inherited = timing_of_whole(sentence.text, numbers, made).or_else(carried).or_else(outer)
            inherited = of_month(sentence.text, inherited)
            mentions = read_times(sentence.text, numbers, report, outer, carried, titled)
            read = _take_apart(sentence.text, numbers, context, inherited, mentions)
            read.before, read.planned, read.year = subject, planned, report.year
            made = _facts(report, sentence, read)
            subject = next((f.indicator for f in made if f.kind in _STATED), subject)
            carried = carry(read, made).or_else(carried)
        for figure in made:
            found.append(_placed(figure, len(found), home[sentence.ordinal]))
    named = of_things(name_from_headlines(found, sentences), sentences)
    return in_dong(named, sentences)


def _placed(figure: Figure, ordinal: int, passage: int) -> Figure:
    """As :func:`dataclasses.replace`, in less than half of its time: every figure of a report passes here."""
    values = {name: getattr(figure, name) for name in Figure.__slots__}
    return Figure(**{**values, "ordinal": ordinal, "passage": passage})


@kept
def _context_timing(context: tuple[str, ...], year: int | None, dated: date | None) -> Timing:
    """The period named by the innermost lead-in or heading that names one."""
    timing = Timing()
    for text in reversed(context):
        for mention in reversed(read_periods(without_plans(text), year=year, dated=dated)):
            if not mention.baseline and (not mention.target or announces_plan((text,))):
                timing = timing.or_else(Timing.of(mention))
    return timing


def _take_apart(
    text: str,
    every: Sequence[Number],
    context: tuple[str, ...],
    inherited: Timing,
    mentions: list[PeriodMention],
) -> Read:
    numbers = [
        n
        for n in every
        if not any(m.start <= n.start and n.end <= m.end for m in mentions) and not is_in_name(text, n)
    ]
    mentions = leave_out_papers(text, every, mentions)
    ranks = find_ranks(text, numbers)
    numbers = outside(numbers, ranks)
    clauses = split_clauses(text, [*numbers, *(r.number for r in ranks)], mentions)
    words = own_words(text, numbers, clauses)
    read = Read(text, clauses, words, mentions, context, inherited, ranks=ranks)
    read.pairs, read.times = pair_off(text, words, mentions), pair_times(text, words, mentions)
    read.unpaired = left_open(text, words, {*read.pairs, *read.times})
    return read


def _facts(report: Report, sentence: Sentence, read: Read) -> list[Figure]:
    made: list[Figure] = []
    told: list[tuple[Period | None, Standing]] = []
    for i, words in enumerate(read.words):
        number = words.number
        if number.value is None or (number.kind == "bare" and not stands_alone(read.text, words)):
            continue
        timing, baseline, target = choose_period(
            read.text, words, read.clauses, read.mentions, read.inherited
        )
        timing = in_brackets(read, i) or of_the_row(read, i) or timing
        if baseline and (led := after_change(read, i, made)):
            timing, baseline = led, False
        if i in read.times:
            timing, baseline, target = Timing.of(read.times[i]), False, read.times[i].target
        kind = _kind(read, i, made, timing, baseline=baseline, target=target)
        if kind == "plan" and not timing.text:
            timing = read.planned.or_else(timing)
        indicator = name_figure(read, i, relative=kind in _RELATIVE or kind == "base")
        read.indicators[i] = indicator
        near, lead = near_texts(read, words), lead_clause(read, words)
        facets = read_facets([indicator, near[0], *lead], [*near[1:], *reversed(read.context)])
        facets = with_direction(read, i, kind, of_stock(indicator, facets), made)
        if timing.cumulative and "cumulative" not in facets:
            facets = tuple(sorted((*facets, "cumulative")))
        timing = _piled_up(read, words, timing) if "cumulative" in facets else timing
        twin = _equal_to(read, i, made)
        kind, indicator = (twin.kind, twin.indicator) if twin else (kind, indicator)
        standing = read_standing(read, words, kind, timing.period, told)
        told.append((timing.period, standing))
        facets = tuple(sorted({*facets, standing} - {""}))
        figure = _figure(report, sentence, read, words, kind, indicator, timing, facets)
        if i in read.pairs:
            figure = replace(figure, scope=read_scope([indicator]))
        silent = number.other is not None or i in read.unpaired or states_nothing(read, i)
        made.append(replace(figure, ambiguous=True) if silent else figure)
    return sorted([*made, *_ranks(report, sentence, read, made)], key=lambda f: f.start)


def _ranks(report: Report, sentence: Sentence, read: Read, made: Sequence[Figure]) -> list[Figure]:
    """The places in an order that the sentence states; those compared with or aimed at are none."""
    found = []
    for rank in read.ranks:
        words = words_of(read, rank)
        timing, baseline, target = choose_period(
            read.text, words, read.clauses, read.mentions, read.inherited
        )
        if baseline or target or announces_plan(read.context):
            continue
        before = next((f.indicator for f in reversed(made) if f.start < rank.start and f.kind != "base"), "")
        indicator = name_rank(read, rank, words, before)
        facets = read_facets([indicator, *near_texts(read, words)[:1]])
        found.append(_figure(report, sentence, read, words, "rank", indicator, timing, facets))
    return found


def _figure(
    report: Report,
    sentence: Sentence,
    read: Read,
    words: Words,
    kind: FigureKind,
    indicator: str,
    timing: Timing,
    facets: tuple[str, ...],
) -> Figure:
    number = words.number
    if number.value is None:
        raise ValueError(f"a figure without a value: {number.text!r}")
    return Figure(
        report_id=report.id,
        ordinal=0,
        sentence=sentence.ordinal,
        passage=0,
        spans=sentence.place(number.start, number.end),
        start=number.start,
        end=number.end,
        text=number.text,
        value=number.value,
        value_max=None if _OUT_OF.search(number.text) else number.value_max,
        value_other=number.other,
        unit=number.unit.name if number.unit else "",
        per=number.unit.per if number.unit else "",
        indicator=indicator,
        kind=kind,
        period=timing.period,
        period_text=timing.text,
        as_of=timing.as_of,
        scope=read_scope([indicator, *near_texts(read, words), *reversed(read.context)]),
        facets=facets,
        qualifier=number.qualifier,
        clause=clause_range(read, words),
        context=read.context,
    )


def _piled_up(read: Read, words: Words, timing: Timing) -> Timing:
    """The timing of what has piled up: the state at its last day, not what happened in its month."""
    if timing.as_of is not None and not timing.stretch:
        return replace(timing, period=Period(start=timing.as_of, end=timing.as_of))
    period = timing.period
    said = fold(read.text[read.clauses[words.clause].start : words.number.start])
    within = period is not None and 0 < (period.end - period.start).days <= _MONTH_DAYS
    if period is None or not within or timing.as_of or not _PILED.search(said):
        return timing
    return replace(timing, period=Period(start=period.end, end=period.end), as_of=period.end)


_OUT_OF = re.compile(r"\d\s?/\s?\d")
"""Some out of all: "16/19 tiêu chí" is no range."""

_SETS = re.compile(
    r"\b(?:đề ra|đặt ra|đặt) (?:các )?(?:mục tiêu|kế hoạch|chỉ tiêu)(?! (?:là|của|này|trên)\b)"
    r"(?:(?! đã | thực hiện )[^,;:])*$"
)
"""Sets a target for what follows in the clause."""

_PILED = re.compile(r"\b(?:luy ke|cong don)\b")
_MONTH_DAYS = 31


def _kind(
    read: Read, index: int, made: Sequence[Figure], timing: Timing, *, baseline: bool, target: bool
) -> FigureKind:
    """The number's kind by its own words, its list's first number and the heading it stands under."""
    words = read.words[index]
    pair = read.pairs.get(index)
    if pair is not None and pair.leader != index and made:
        return made[-1].kind
    kind = read_kind(read.text, words, read.clauses, baseline=baseline, target=target)
    kind = settle_kind(read, index, kind, [f.kind for f in made])
    if kind not in ("amount", "count", "share_of_total", "growth"):
        return kind
    clause = read.clauses[words.clause]
    before = fold(read.text[clause.start : words.number.start])
    over = timing.text and timing.period and read.year and timing.period.end.year < read.year
    if _SETS.search(read.text[clause.start : words.number.start].lower()):
        return "plan"
    over = over and not (made and made[-1].kind == "plan" and made[-1].period == timing.period)
    if is_done(before) or has_past(read, words) or over:
        return kind
    if announces_plan(read.context) or goes_on_planning(read, index, made[-1].kind if made else ""):
        return "plan"
    return kind


def _equal_to(read: Read, index: int, made: Sequence[Figure]) -> Figure | None:
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
