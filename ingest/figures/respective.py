"""Numbers told off in order: "A, B, C tăng lần lượt 1%, 2%, 3%"."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ingest.figures.clauses import Words
from ingest.figures.indicators import clean
from ingest.figures.periods import PeriodMention
from ingest.text import UPPER

_MARK = re.compile(r"\b(?:lần lượt|tương ứng)\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:năm |tháng |quý |các năm )?")
_OR = re.compile(r"\s*(?:(?:trong|vào|ở|của|cho) )?(?:các |hai |ba |những |[2-9] )?")
_JOIN = re.compile(r"\s*(?:,|;|và|,\s*và)\s*(?:khoảng |gần |hơn |trên )?")
_ITEMS = re.compile(r"\s*,\s+(?:và\s+)?|\s+và\s+")
_VERBS = re.compile(
    r"(?:[\s,:]|\b(?:đều|cùng|ước|đạt|là|tăng|giảm|tăng trưởng|chiếm|có|với|còn|đã|ở mức|mức|lên|tới|"
    r"xuống|bằng|dự kiến|tương ứng)\b)+$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"\s*(?:[^\W\d]+\s+){0,4}(?:[^\W\d]+)?[\s:]*")
"""Between the mark and the first number, what all of them are told of: "lần lượt lỗ 5 tỷ và 4 tỷ đồng"."""

_LAST = re.compile(r".*\s+và\s", re.DOTALL)
_NAME = re.compile(rf"[{UPPER}][\w.&-]*(?:\s+[{UPPER}0-9][\w.&-]*)*$")


@dataclass(frozen=True, slots=True)
class Pair:
    """What one of several numbers belongs to."""

    name: str
    leader: int
    """Index of the list's first number, whose kind they share."""


def pair_off(text: str, words: Sequence[Words], mentions: Sequence[PeriodMention]) -> dict[int, Pair]:
    """Index of a number → the thing named in the same place; empty when the lists differ in length.

    "A và B dẫn đầu với lần lượt 5 và 4 dự án; vốn tương ứng là 3 và 2 tỷ": the second list has the names of
    the first.
    """
    pairs: dict[int, Pair] = {}
    members: list[str] = []
    for run, start, end in _runs(text, words):
        listed, measure = _members(_without(text, start, end, mentions))
        if len(listed) >= len(run):
            members = listed[len(listed) - len(run) :]
        elif len(members) == len(run):
            measure = clean(_VERBS.sub("", text[start:end].rstrip()))
        else:
            continue
        names = [f"{measure} – {name}" if measure else name for name in members]
        pairs.update({index: Pair(name, run[0]) for index, name in zip(run, names, strict=True)})
    return pairs


def left_open(text: str, words: Sequence[Words], paired: Collection[int]) -> frozenset[int]:
    """Indices of numbers told off in order to things, or times, that the sentence does not list.

    ``paired`` are the indices of those that found theirs.
    """
    found: set[int] = set()
    for run, _, _ in _runs(text, words):
        units = {w.number.unit.name if w.number.unit else "" for w in (words[i] for i in run)}
        if len(units) < len(run) and not set(run) & set(paired):
            found |= set(run)
    return frozenset(found)


def _runs(text: str, words: Sequence[Words]) -> Iterator[tuple[list[int], int, int]]:
    """Each list of numbers behind a mark, and where the words before the mark begin and end."""
    for mark in _MARK.finditer(text):
        run = _run(text, words, mark.end())
        if len(run) < 2:
            continue
        start = max((w.number.end for w in words if w.number.end <= mark.start()), default=0)
        yield run, max([start, *(text.rfind(c, 0, mark.start()) + 1 for c in ";:")]), mark.start()


def pair_times(
    text: str, words: Sequence[Words], mentions: Sequence[PeriodMention]
) -> dict[int, PeriodMention]:
    """Index of a number → the time in the same place: "năm 2019 và 2020 thu lần lượt 5 và 6 tỷ đồng"."""
    rows = _rows(text, mentions)
    found: dict[int, PeriodMention] = {}
    for mark in _MARK.finditer(text):
        run = _run(text, words, mark.end())
        if len(run) < 2:
            continue
        last = words[run[-1]].number.end
        behind = [row for row in rows if row[0].start >= last and _OR.fullmatch(text, last, row[0].start)]
        ahead = [row for row in rows if row[-1].end <= words[run[0]].number.start]
        for row in behind[:1] or ahead[-1:]:
            if len(row) == len(run):
                found.update(zip(run, row, strict=True))
    return found


def _rows(text: str, mentions: Sequence[PeriodMention]) -> list[list[PeriodMention]]:
    """Times of one kind told in a row, two or more."""
    rows: list[list[PeriodMention]] = []
    for mention in mentions:
        if mention.baseline or mention.period is None:
            continue
        last = rows[-1][-1] if rows else None
        if last and last.form == mention.form and _AND.fullmatch(text, last.end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return [row for row in rows if len(row) > 1]


def _run(text: str, words: Sequence[Words], start: int) -> list[int]:
    """The numbers that follow "lần lượt" with nothing but joints between them."""
    run: list[int] = []
    for index, each in enumerate(words):
        if each.number.start < start:
            continue
        gap = text[start : each.number.start]
        if run and not _JOIN.fullmatch(gap):
            break
        if not run and not _LEAD.fullmatch(gap):
            break
        run.append(index)
        start = each.number.end
    return run


def _without(text: str, start: int, end: int, mentions: Sequence[PeriodMention]) -> str:
    chars = list(text[start:end])
    for mention in mentions:
        for i in range(max(mention.start, start), min(mention.end, end)):
            chars[i - start] = " "
    return "".join(chars)


def _members(text: str) -> tuple[list[str], str]:
    """The members of the list that ends with "và", and what is told of them behind it.

    >>> _members("Hội chợ tại Huế, Vinh và Lào Cai, doanh số")
    (['Hội chợ tại Huế', 'Hội chợ tại Vinh', 'Hội chợ tại Lào Cai'], 'doanh số')
    """
    bare = _VERBS.sub("", text.rstrip())
    last = _LAST.match(bare)
    cut = bare.find(", ", last.end()) if last else -1
    measure = clean(re.sub(r"^(?:[\s,]|với\b|có\b|thì\b)+", "", bare[cut:])) if cut >= 0 else ""
    items = [clean(item) for item in _ITEMS.split(bare[:cut] if cut >= 0 else bare) if clean(item)]
    if not items:
        return [], measure
    first, *others = items
    return [first, *(_spread(first, other) for other in others)], measure


def _spread(first: str, other: str) -> str:
    """``"Khách đến Huế"`` for ``"Huế"`` after ``"Khách đến Đà Nẵng"``; ``"kim ngạch nhập khẩu"`` alike."""
    named, name = _NAME.search(first), _NAME.fullmatch(other)
    if named and name:
        return clean(f"{first[: named.start()]} {other}")
    words, tail = first.split(), other.split()
    if len(words) > len(tail) and words[-1].lower() == tail[-1].lower():
        return " ".join([*words[: len(words) - len(tail)], other])
    return other
