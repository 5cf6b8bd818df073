"""Rows of tables: totals held against the rows above or below them, rates against the row's own values."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.audit.growth import judge_change
from ingest.audit.parts import add, finding
from ingest.audit.plans import judge_share
from ingest.audit.ranges import printed_range
from ingest.audit.records import Audited, Finding
from ingest.audit.series import compared_period
from ingest.audit.splits import complete
from ingest.audit.subjects import is_added, is_level, same_unit
from ingest.figures.indicators import clean
from ingest.records import Figure, Sentence
from ingest.text import fold

_TOTAL = re.compile(
    r"(?:[ivx\d]+[.)]?\s+)?(?:tong cong|tong so|tong|cong|toan tinh|toan thanh pho|toan nganh|ca nuoc)"
)
_TOTAL_OF = re.compile(r"(?:[ivx\d]+[.)]?\s+)?tong\b")
_NESTED = re.compile(r"^(?:trong do|gom|bao gom|chia ra|rieng)\b|^[-+•*–]")
_MARK = re.compile(r"^(?:([IVXLC]+)|(\d+)|([A-ZĐa-zđ])|(\d+\.\d[\d.]*))[.)]?$")
_MARKED = re.compile(r"^(?:([IVXLC]+)|(\d+)|([a-zđA-ZĐ])|(\d+\.\d[\d.]*))[.)]\s")
_COMPARES = re.compile(r"so voi|cung ky|thang truoc|nam truoc|quy truoc|\d{4}")
_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Row:
    sentence: Sentence
    label: str
    mark: str
    """Kind of its numbering: ``roman``, ``number``, ``letter``, ``decimal`` or ``""``."""

    figures: dict[int, Figure]
    """By column."""


def check_tables(source: Audited) -> Iterator[Finding]:
    """Findings of one report's tables."""
    tables: dict[int, list[_Row]] = defaultdict(list)
    for sentence in source.sentences:
        if sentence.kind == "row" and sentence.cells:
            tables[sentence.table].append(_row(source, sentence))
    for rows in tables.values():
        yield from _totals(source, rows)
        for row in rows:
            yield from _rates(source, row)


def _row(source: Audited, sentence: Sentence) -> _Row:
    base = sentence.spans[0].start
    texts = [clean(sentence.text[c.start - base : c.end - base]) for c in sentence.cells]
    figures: dict[int, Figure] = {}
    for figure in source.by_sentence.get(sentence.ordinal, ()):
        column = next((c.column for c in sentence.cells if c.start - base <= figure.start < c.end - base), -1)
        figures[column] = figure
    label = next((t for t in texts if any(c.isalpha() for c in t) and not _MARK.match(t)), "")
    numbered = _MARK.match(texts[0]) or _MARKED.match(label)
    kinds = ("roman", "number", "letter", "decimal")
    mark = (
        next((k for k, found in zip(kinds, numbered.groups(), strict=True) if found), "") if numbered else ""
    )
    return _Row(sentence, label, mark, figures)


def _totals(source: Audited, rows: Sequence[_Row]) -> Iterator[Finding]:
    """One total row, first or last of the rows with figures; the others lie flat under it."""
    filled = [r for r in rows if r.figures]
    totals = [r for r in filled if _TOTAL.fullmatch(fold(r.label))]
    named = [r for r in filled if _TOTAL_OF.match(fold(r.label))]
    total = totals[0] if len(totals) == 1 else named[0] if not totals and len(named) == 1 else None
    if total is None or total not in (filled[0], filled[-1]):
        return
    others = [r for r in filled if r is not total]
    marks = {r.mark for r in others}
    if len(others) < _AT_LEAST or len(marks) > 1 or any(_NESTED.match(fold(r.label)) for r in rows):
        return
    for column, whole in total.figures.items():
        parts = [r.figures[column] for r in others if column in r.figures]
        if all(map(is_added, [whole, *parts])) and all(
            same_unit(whole, p) and p.kind == whole.kind for p in parts
        ):
            if len(parts) < _AT_LEAST or (total not in totals and not complete(whole, parts)):
                continue
            ranges = [r for r in map(printed_range, parts) if r]
            stated = printed_range(whole)
            if stated and len(ranges) == len(parts) and not stated.meets(add(ranges)):
                yield finding(source, whole, parts, add(ranges), rule="total_row", level="certain")


def _rates(source: Audited, row: _Row) -> Iterator[Finding]:
    figures = list(row.figures.values())
    levels = [f for f in figures if is_level(f) and f.period is not None]
    plans = [f for f in figures if f.kind == "plan" and f.value > 0 and f.value_max is None]
    shares = [f for f in figures if f.kind == "share_of_plan" and f.unit == "%"]
    if len(plans) == len(shares) == 1:
        done = [f for f in figures if is_level(f) and same_unit(f, plans[0])]
        if len(done) == 1:
            yield from judge_share(source, shares[0], done[0], plans[0])
    changes = [f for f in figures if f.kind in ("growth", "ratio") and f.unit == "%"]
    if len(levels) == _AT_LEAST and len(changes) == 1 and same_unit(*levels):
        earlier, later = sorted(levels, key=_ends)
        if _between(source, changes[0], earlier, later):
            places = source.place(changes[0], "growth"), source.place(later, "value")
            yield from judge_change(*places, source.place(earlier, "earlier"))


def _ends(figure: Figure) -> date:
    return figure.period.end if figure.period else date.min


def _between(source: Audited, change: Figure, earlier: Figure, later: Figure) -> bool:
    """True when the change's head does not name another time than the earlier column's."""
    if earlier.period is None or later.period is None or earlier.period.end >= later.period.end:
        return False
    head = _head(source.sentences[change.sentence], change)
    if not _COMPARES.search(fold(head)):
        return True
    at = fold(head).find("so ")
    target = compared_period(f" {head[at:]}" if at >= 0 else f" {head}", later.period)
    return target == earlier.period


def _head(row: Sentence, figure: Figure) -> str:
    base = row.spans[0].start
    return next((c.column_head for c in row.cells if c.start - base <= figure.start < c.end - base), "")
