"""Rows of tables: totals held against the rows above or below them, rates against the row's own values."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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
from ingest.records import Figure, Sentence
from ingest.text import fold

_TOTAL = re.compile(
    r"(?:[ivx\d]+[.)]?\s+)?(?:tong cong|tong so|tong|cong|toan tinh|toan thanh pho|toan nganh|ca nuoc)"
)
_TOTAL_OF = re.compile(r"(?:[ivx\d]+[.)]?\s+)?tong\b")
_NESTED = re.compile(r"^(?:trong do|gom|bao gom|chia ra|rieng)\b|^[-+•*–]")
_KINDS = (
    r"(?:(?P<roman>[IVX]+)|(?P<decimal>\d+(?:\.\d+)+)|(?P<number>\d+)|(?P<capital>[A-ZĐ])|(?P<letter>[a-zđ]))"
)
_MARK = re.compile(rf"{_KINDS}[.)]?$")
_MARKED = re.compile(rf"{_KINDS}[.)]\s")
_DEPTH = {"roman": 0, "capital": 1, "number": 2, "decimal": 3, "letter": 4, "": 5}
"""How deep rows with a kind of number lie."""
_COMPARES = re.compile(r"so voi|cung ky|thang truoc|nam truoc|quy truoc|\d{4}")
_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Row:
    sentence: Sentence
    label: str
    mark: str
    """Kind of its numbering, a key of :data:`_DEPTH`."""

    figures: dict[int, Figure]
    """By column."""


@dataclass(frozen=True, slots=True)
class _Total:
    """A row that is the sum of others."""

    row: _Row
    under: Sequence[_Row]
    sure: bool
    """Whether nothing else can be meant; else one column must add up before another is found wrong."""

    told: bool
    """Whether the row is called a total; else its parts must be known to make it up."""


def check_tables(source: Audited) -> Iterator[Finding]:
    """Findings of one report's tables."""
    for rows in _read_tables(source):
        for total in _totals(rows):
            yield from _columns(source, total)
        for row in rows:
            yield from _rates(source, row)


def read_totals(source: Audited) -> Iterator[tuple[Figure, list[Figure]]]:
    """The figures of total rows, each with those of its column that it sums up."""
    for rows in _read_tables(source):
        for total in _totals(rows):
            yield from _sums(total)


def _read_tables(source: Audited) -> Iterable[list[_Row]]:
    tables: dict[int, list[_Row]] = defaultdict(list)
    for sentence in source.sentences:
        if sentence.kind == "row" and sentence.cells:
            tables[sentence.table].append(_row(source, sentence))
    return tables.values()


def _row(source: Audited, sentence: Sentence) -> _Row:
    base = sentence.spans[0].start
    texts = [" ".join(sentence.text[c.start - base : c.end - base].split()) for c in sentence.cells]
    figures: dict[int, Figure] = {}
    for figure in source.by_sentence.get(sentence.ordinal, ()):
        column = next((c.column for c in sentence.cells if c.start - base <= figure.start < c.end - base), -1)
        figures[column] = figure
    label = next((t for t in texts if any(c.isalpha() for c in t) and not _MARK.match(t)), "").rstrip(" :")
    numbered = _MARK.match(texts[0]) or _MARKED.match(label)
    kinds = ("roman", "number", "letter", "decimal")
    mark = (
        next((k for k, found in zip(kinds, numbered.groups(), strict=True) if found), "") if numbered else ""
    )
    return _Row(sentence, label, mark, figures)


def _totals(rows: Sequence[_Row]) -> Iterator[_Total]:
    """The total row, first or last of the rows with figures, and the rows above their numbered sub-rows."""
    filled = [r for r in rows if r.figures]
    totals = [r for r in filled if _TOTAL.fullmatch(fold(r.label))]
    named = [r for r in filled if _TOTAL_OF.match(fold(r.label))]
    total = totals[0] if len(totals) == 1 else named[0] if not totals and len(named) == 1 else None
    if total is not None and total in (filled[:1] + filled[-1:]):
        others = [r for r in filled if r is not total]
        top = min((_DEPTH[r.mark] for r in others), default=0)
        flat = len({r.mark for r in others}) == 1 and not any(_NESTED.match(fold(r.label)) for r in rows)
        under = [r for r in others if _DEPTH[r.mark] == top and not _NESTED.match(fold(r.label))]
        yield _Total(total, under, sure=flat, told=total in totals)
    for index, row in enumerate(filled):
        if row is not total and row.mark:
            yield _Total(row, _below(filled, index), sure=False, told=True)


def _below(rows: Sequence[_Row], index: int) -> list[_Row]:
    """The rows one step under a numbered one; none where they lie in more ways than one."""
    found: list[_Row] = []
    for row in rows[index + 1 :]:
        if row.mark and _DEPTH[row.mark] <= _DEPTH[rows[index].mark]:
            break
        if _NESTED.match(fold(row.label)) or _TOTAL_OF.match(fold(row.label)):
            return []
        found.append(row)
    top = min((_DEPTH[r.mark] for r in found), default=0)
    return [r for r in found if _DEPTH[r.mark] == top]


def _sums(total: _Total) -> Iterator[tuple[Figure, list[Figure]]]:
    """Column by column the total and what it is the sum of."""
    for column, whole in total.row.figures.items():
        parts = [r.figures[column] for r in total.under if column in r.figures]
        if len(parts) < _AT_LEAST or not (total.told or complete(whole, parts)):
            continue
        if all(is_added(f, bare=True) for f in (whole, *parts)) and all(_alike(whole, p) for p in parts):
            yield whole, parts


def _columns(source: Audited, total: _Total) -> Iterator[Finding]:
    """A total held against its rows, column by column."""
    wrong: list[Finding] = []
    fits = 0
    for whole, parts in _sums(total):
        ranges = [r for r in map(printed_range, parts) if r]
        stated = printed_range(whole)
        if stated is None or len(ranges) < len(parts):
            continue
        if stated.meets(add(ranges)):
            fits += 1
        else:
            wrong.append(finding(source, whole, parts, add(ranges), rule="total_row", level="certain"))
    if total.sure or fits:
        yield from wrong


def _alike(whole: Figure, part: Figure) -> bool:
    return is_added(part, bare=True) and same_unit(whole, part) and whole.kind == part.kind


def _rates(source: Audited, row: _Row) -> Iterator[Finding]:
    figures = list(row.figures.values())
    levels = [f for f in figures if is_level(f) and f.period is not None]
    plans = [f for f in figures if f.kind == "plan" and f.value > 0 and f.value_max is None]
    shares = [f for f in figures if f.kind == "share_of_plan" and f.unit == "%"]
    if len(plans) == len(shares) == 1:
        done = [f for f in figures if is_level(f) and same_unit(f, plans[0])]
        done = [f for f in done if _year(f) == _year(plans[0])] if len(done) > 1 else done
        if len(done) == 1:
            yield from judge_share(source, shares[0], done[0], plans[0])
    changes = [f for f in figures if f.kind in ("growth", "ratio") and f.unit == "%"]
    if len(levels) == _AT_LEAST and len(changes) == 1 and same_unit(*levels):
        earlier, later = sorted(levels, key=_ends)
        if _between(source, changes[0], earlier, later):
            places = source.place(changes[0], "growth"), source.place(later, "value")
            yield from judge_change(*places, source.place(earlier, "earlier"))


def _year(figure: Figure) -> int | None:
    return figure.period.end.year if figure.period else None


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
