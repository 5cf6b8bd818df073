"""Times that a figure has from its neighbours: from the sentence before, from behind a row of numbers."""

import re
from collections.abc import Sequence
from datetime import date

from ingest.figures.current import looks_back
from ingest.figures.parts import Read
from ingest.figures.timing import Timing, choose_period
from ingest.records import Figure, Period

_MONTH_BEFORE = re.compile(r"\bso (?:với )?(?:cùng kỳ )?tháng (?:trước|\d{1,2}\b)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\bcùng kỳ\b|\bso (?:với )?năm\b", re.IGNORECASE)
_MONTH_DAYS = 31


def of_month(text: str, inherited: Timing) -> Timing:
    """``inherited``, of its last month where ``text`` counts from the month before.

    "Đến hết tháng 5 đạt 16 tỷ USD. Hàng dệt đạt 3 tỷ USD, giảm 1% so với tháng trước": the second is of May.
    """
    period = inherited.period
    if period is None or (period.end - period.start).days < _MONTH_DAYS:
        return inherited
    before, year = _MONTH_BEFORE.search(text), _YEAR_BEFORE.search(text)
    if before is None or (year is not None and year.start() < before.start()):
        return inherited
    month = Period(start=date(period.end.year, period.end.month, 1), end=period.end)
    return Timing(period=month, text=f"tháng {period.end.month}")


def carry(read: Read, made: Sequence[Figure]) -> Timing:
    """The period of a sentence's first figure, else the first plain one, for the rest of its paragraph."""
    plain = [m for m in read.mentions if not m.baseline]
    summed = [
        m for m in plain if _SUMMED.search(read.text[: m.start]) or m.text.lower().startswith("tính chung")
    ]
    if len(plain) > 1 and plain[0].form == "month" and plain[-1].form == "months" and not plain[-1].target:
        summed = [plain[-1]]
    if summed:
        return Timing.of(summed[-1])
    asides = [(c.start, c.end) for c in read.clauses if c.aside]
    for figure in made:
        if any(start <= figure.start < end for start, end in asides):
            continue
        if figure.kind not in ("base", "plan") and figure.period_text and not looks_back(figure.period_text):
            return Timing(period=figure.period, text=figure.period_text, as_of=figure.as_of)
    others = {f.period_text for f in made}
    for mention in read.mentions:
        if mention.text in others or mention.baseline or mention.target or looks_back(mention.text):
            continue
        if any(start <= mention.start < end for start, end in asides):
            continue
        if mention.form != "day":
            return Timing.of(mention)
    return Timing()


_SUMMED = re.compile(r"\b(?:tính chung|cộng dồn)(?: cả| trong)?\s*$", re.IGNORECASE)
"""What follows a sum up to now is mostly told of the same stretch."""


def in_brackets(read: Read, index: int) -> Timing | None:
    """The time that stands alone in brackets beside a number: "từ 7,5% (năm 2014)", "dự án (2017) 88 tỷ"."""
    number, text = read.words[index].number, read.text
    for mention in read.mentions:
        alone = text[: mention.start].endswith("(") and text[mention.end :].startswith(")")
        if not alone or mention.baseline:
            continue
        behind = mention.start >= number.end and not text[number.end : mention.start - 1].strip()
        ahead = mention.end < number.start and _LEADS_ON.fullmatch(text, mention.end + 1, number.start)
        if behind or ahead:
            return Timing.of(mention)
    return None


_LEADS_ON = re.compile(r"\s*(?:(?:là|khoảng|đạt|ước|hơn|gần|trên|chỉ|lên tới|vào khoảng)\s*)*")
"""Between a bracket and the number that it dates."""


def after_change(read: Read, index: int, made: Sequence[Figure]) -> Timing | None:
    """The time of the change that led to a value in brackets: "tăng 16% so với cùng kỳ (đạt 76 tỷ)"."""
    number = read.words[index].number
    if not made or made[-1].kind not in ("growth", "ratio"):
        return None
    between = read.text[made[-1].end : number.start].lower()
    if not _LED_TO.search(between) or ")" in between:
        return None
    return Timing(period=made[-1].period, text=made[-1].period_text, as_of=made[-1].as_of)


_LED_TO = re.compile(r"\((?:ước )?(?:đạt|lên|xuống|còn)(?: (?:tới|đến|còn|mức|khoảng|gần|hơn|trên))*\s*$")


def of_the_row(read: Read, index: int) -> Timing | None:
    """The time behind numbers told off in order, which is of all: "tăng lần lượt 9% và 8% trong quý I"."""
    if index not in read.pairs:
        return None
    row = [i for i, pair in read.pairs.items() if pair.leader == read.pairs[index].leader]
    last = read.words[max(row)]
    timing, baseline, _ = choose_period(read.text, last, read.clauses, read.mentions, read.inherited)
    behind = (m for m in read.mentions if m.start >= last.number.end and m.text == timing.text)
    return timing if not baseline and any(behind) else None
