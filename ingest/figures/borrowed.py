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
    if not _MONTH_BEFORE.search(text) or _YEAR_BEFORE.search(text):
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


def of_the_row(read: Read, index: int) -> Timing | None:
    """The time behind numbers told off in order, which is of all: "tăng lần lượt 9% và 8% trong quý I"."""
    if index not in read.pairs:
        return None
    row = [i for i, pair in read.pairs.items() if pair.leader == read.pairs[index].leader]
    last = read.words[max(row)]
    timing, baseline, _ = choose_period(read.text, last, read.clauses, read.mentions, read.inherited)
    behind = (m for m in read.mentions if m.start >= last.number.end and m.text == timing.text)
    return timing if not baseline and any(behind) else None
