"""Printed shares of a plan held against the value and the plan, wherever the plan stands."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ingest.audit.judging import HUNDRED, percent, show, weigh
from ingest.audit.ranges import printed_range
from ingest.audit.records import Audited, Finding, Level
from ingest.audit.subjects import LEVELS, facets, is_level, load_words, same_unit, scope, subject
from ingest.figures.numbers import read_numbers
from ingest.records import Figure

_MORE = re.compile(r"\b(?:vượt|tăng|cao hơn|hơn)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:giảm|thấp hơn|hụt|thiếu|kém|chưa đạt)\b", re.IGNORECASE)
_BRACKET = re.compile(r"^[^();]{0,60}\((?:kế hoạch|KH|dự toán|chỉ tiêu|là|năm|\d{4}|[\s:])*$", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu đề ra)\b[^,;()]{0,60}$", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:kế hoạch|KH|dự toán|chỉ tiêu|mục tiêu|phấn đấu)\b", re.IGNORECASE)
_APART = re.compile(r"[;:]|\.\s")


@dataclass(frozen=True, slots=True)
class _Plan:
    figure: Figure
    level: Level


def check_plans(source: Audited) -> Iterator[Finding]:
    """Findings of one report, in reading order."""
    for share in source.figures:
        if share.kind != "share_of_plan" or share.unit != "%" or share.value_max is not None:
            continue
        found = [list(_judge(source, share, v, _plans(source, share, v))) for v in _values_of(source, share)]
        if found and all(found):
            yield found[0][0]


def _judge(source: Audited, share: Figure, value: Figure, plans: Sequence[_Plan]) -> Iterator[Finding]:
    """Nothing when any of the plans fits: reports name the state's plan and the council's."""
    found: list[Finding] = []
    for plan in plans:
        judged = list(judge_share(source, share, value, plan.figure, plan.level))
        if not judged:
            return
        found += judged
    if found:
        yield min(found, key=lambda f: (f.level != "slight", f.level != "certain"))


def judge_share(
    source: Audited, share: Figure, value: Figure, plan: Figure, level: Level = "certain"
) -> Iterator[Finding]:
    """A finding when ``value`` is not ``share`` of ``plan``."""
    whole, part = printed_range(plan), printed_range(value)
    ratio = part.over(whole) if part and whole else None
    if ratio is None:
        return
    between = source.sentences[share.sentence].text[value.end : share.start]
    computed = ratio.times(HUNDRED)
    offsets = [Decimal(0), HUNDRED] if _MORE.search(between) else [Decimal(0)]
    off = weigh(share, computed, offsets=offsets, less=bool(_LESS.search(between)))
    if off == "fits":
        return
    exact = value.value / plan.value * HUNDRED
    yield Finding(
        check="plan",
        level="slight" if off == "slight" else level,
        rule="plan",
        formula=f"{show(value)} : {show(plan)} = {percent(exact, share)}",
        computed=computed,
        unit="%",
        stated=source.place(share, "share"),
        others=(source.place(value, "value"), source.place(plan, "plan")),
    )


def _values_of(source: Audited, share: Figure) -> list[Figure]:
    """What the share may be of: the plain figure before it, not past a stop, or the last of its name."""
    text = source.sentences[share.sentence].text
    here = [f for f in source.by_sentence[share.sentence] if f.end <= share.start and f.kind in LEVELS]
    if not here or not is_level(here[-1]):
        return []
    named = [f for f in here if f.indicator == share.indicator and is_level(f)][-1:]
    near = [f for f in here[-1:] if f in named or not _APART.search(text, f.end, share.start)]
    values = near + [f for f in named if f not in near]
    return [v for v in values if v.period in (share.period, None)]


def _plans(source: Audited, share: Figure, value: Figure) -> list[_Plan]:
    """Plans that the share may be of: the footnote's, else the sentence's, else the report's."""
    noted = [f for f in _footnote(source, share) if f.kind in ("plan", "amount", "count")]
    here = [f for f in source.by_sentence[share.sentence] if _is_told(source, f, share, value)]
    for near in (noted, here):
        fit = [f for f in near if same_unit(value, f) and f.value > 0]
        if fit:
            return [_Plan(f, "certain") for f in fit]
    named = [f for f in source.figures if f.kind == "plan" and f.value > 0 and _is_its_plan(f, value)]
    named = [f for f in named if _announced(source, f)]
    return [_Plan(f, "certain" if len(named) == 1 else "suspected") for f in named]


def _is_told(source: Audited, plan: Figure, share: Figure, value: Figure) -> bool:
    """True for a plan in the share's sentence: in brackets right behind it, or named as the value is."""
    text = source.sentences[share.sentence].text
    between = [f for f in source.by_sentence[share.sentence] if share.end <= f.start < plan.start]
    if plan.start >= share.end and not between and _BRACKET.match(text[share.end : plan.start]):
        return plan.kind in ("plan", "amount", "count", "base")
    named = _NAMED.search(text[: plan.start])
    return (
        plan.kind == "plan"
        and bool(named)
        and subject(plan.indicator) in (frozenset(), subject(value.indicator))
    )


def _announced(source: Audited, plan: Figure) -> bool:
    """True where the sentence, or what stands above it, calls the figure a plan; a forecast is none."""
    said = source.sentences[plan.sentence].text[: plan.start]
    return any(_CALLED.search(text) for text in (said, *plan.context))


def _is_its_plan(plan: Figure, value: Figure) -> bool:
    if not same_unit(plan, value) or plan.value_max is not None or plan.ambiguous:
        return False
    if plan.period is None or value.period is None or plan.period.end.year != value.period.end.year:
        return False
    told, measured = subject(plan.indicator), subject(value.indicator)
    return bool(told) and told <= measured <= told | _doing() and _same_cover(plan, value)


@cache
def _doing() -> frozenset[str]:
    return frozenset(load_words("names")["doing"])


def _same_cover(one: Figure, other: Figure) -> bool:
    return facets(one) == facets(other) and (scope(one) == scope(other) or not (one.scope and other.scope))


def _footnote(source: Audited, share: Figure) -> Sequence[Figure]:
    """Figures of the footnote that is called behind the share, before the next figure."""
    text = source.sentences[share.sentence].text
    after = [f.start for f in source.by_sentence[share.sentence] if f.start >= share.end]
    end = min(after, default=len(text))
    marks = [n for n in read_numbers(text) if n.kind == "footnote_mark" and share.end <= n.start <= end]
    if not marks:
        return []
    mark = str(marks[0].value)
    notes = [
        s
        for s in source.sentences[share.sentence + 1 :]
        if s.kind == "footnote" and s.mark == mark and s.spans[0].page >= share.spans[0].page
    ]
    return source.by_sentence.get(notes[0].ordinal, ()) if notes else []
