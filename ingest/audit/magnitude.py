"""Figures out of all proportion: impossible exchange rates, shares over 100%, a thousand times its series."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from ingest.audit.judging import percent, show
from ingest.audit.ranges import Range, printed_range
from ingest.audit.records import Audited, Finding, Level, Place
from ingest.audit.subjects import load_words
from ingest.figures.printing import print_number
from ingest.records import Figure

_EQUAL = re.compile(
    r"[\s,;(]*(?:tương đương|tức|xấp xỉ)(?:\s+(?:với|khoảng|gần|hơn|trên|là|:))*[\s:]*", re.IGNORECASE
)
_AND = re.compile(r"\d[^\d,;.]*\bvà (?:khoảng |gần |hơn |trên )?$", re.IGNORECASE)
"""The second of two sums that are converted together: "561 triệu Euro và 112 triệu USD tương đương …"."""
_SHARE = re.compile(r"\b(?:chiếm|tỷ trọng|tỉ trọng)\b[^,;]{0,40}$", re.IGNORECASE)
_MEASURED_BY = re.compile(
    r"\s*(?:so (?:với )?|của )?(?:tổng )?(?:GDP|GRDP|sản phẩm|vốn|thu nhập|doanh thu|kế hoạch|nhu cầu|"
    r"công suất)",
    re.IGNORECASE,
)
"""What may well be exceeded by what is measured against it."""
_APART = Decimal("1.05")
"""How far two rates of one sentence may be apart beyond rounding."""
_WHOLE = Range(Decimal(0), Decimal(100))


def check_magnitude(source: Audited) -> Iterator[Finding]:
    """Findings of one report's sentences."""
    for ordinal, figures in source.by_sentence.items():
        text = source.sentences[ordinal].text
        for figure in figures:
            yield from _over_whole(source, text, figure)
        pairs = [(a, b) for a, b in pairwise(figures) if _converts(text, a, b)]
        pairs = [(a, b) for a, b in pairs if not _AND.search(text[: a.start])]
        yield from _rates(source, pairs)


def _over_whole(source: Audited, text: str, share: Figure) -> Iterator[Finding]:
    ranged = printed_range(share) if share.unit == "%" and share.kind == "share_of_total" else None
    if ranged is None or ranged.low <= _WHOLE.high or not _SHARE.search(text[: share.start]):
        return
    if _MEASURED_BY.match(text, share.end):
        return
    yield Finding(
        check="magnitude",
        level="suspected",
        rule="share_over",
        formula=f"{percent(share.value, share)} > 100%",
        computed=_WHOLE,
        unit="%",
        stated=source.place(share, "share"),
        others=(),
    )


def _converts(text: str, one: Figure, other: Figure) -> bool:
    """True for "754.775 tỷ đồng (tương đương 31.872 triệu USD)"."""
    if {one.unit, other.unit} != {"VND", "USD"} or one.per != other.per:
        return False
    between = text[one.end : other.start]
    bracketed = between.strip() == "(" and text[other.end : other.end + 1] == ")"
    return bool(_EQUAL.fullmatch(between)) or bracketed


def _rates(source: Audited, pairs: list[tuple[Figure, Figure]]) -> Iterator[Finding]:
    known = [(a, b, rate) for a, b in pairs if (rate := _rate(a, b))]
    sound: list[tuple[Figure, Figure, Range]] = []
    for one, other, rate in known:
        if rate.meets(_bounds("possible")):
            sound.append((one, other, rate))
            continue
        level: Level = "suspected" if rate.meets(_bounds("doubtful")) else "certain"
        yield _finding(source, one, other, rate, rule="exchange", level=level)
    for first, second in combinations(sound, 2):
        wide = Range(first[2].low / _APART, first[2].high * _APART)
        if not wide.meets(second[2]):
            yield _finding(source, *second, rule="exchange_apart", level="suspected", beside=first[:2])
            return


def currency_finding(one: Place, other: Place) -> Finding | None:
    """A finding when two amounts cannot be one in two currencies."""
    rate = _rate(one.figure, other.figure)
    if rate is None or rate.meets(_bounds("doubtful")):
        return None
    formula = _formula(one.figure, other.figure)
    return Finding(
        check="magnitude",
        level="suspected",
        rule="currencies",
        formula=formula,
        computed=rate,
        unit="VND",
        stated=other,
        others=(one,),
    )


def _rate(one: Figure, other: Figure) -> Range | None:
    """Đồng for one USD."""
    dong, usd = (one, other) if one.unit == "VND" else (other, one)
    over, under = printed_range(dong), printed_range(usd)
    if usd.value <= 1:
        return None  # "1 USD tương đương 4.400 đồng" tells a rate
    return over.over(under) if over and under else None


def _bounds(name: str) -> Range:
    low, high = load_words("exchange")[name]
    return Range(Decimal(low), Decimal(high))


def _finding(
    source: Audited,
    one: Figure,
    other: Figure,
    rate: Range,
    *,
    rule: str,
    level: Level,
    beside: tuple[Figure, Figure] | None = None,
) -> Finding:
    told = [_formula(one, other)] + ([_formula(*beside)] if beside else [])
    others = [source.place(one, "one"), *(source.place(f, "one") for f in beside or ())]
    return Finding(
        check="magnitude",
        level=level,
        rule=rule,
        formula="; ".join(told),
        computed=rate,
        unit="VND",
        stated=source.place(other, "other"),
        others=tuple(others),
    )


def _formula(one: Figure, other: Figure) -> str:
    dong, usd = (one, other) if one.unit == "VND" else (other, one)
    rate = (dong.value / usd.value).quantize(Decimal(1))
    return f"{show(dong)} : {show(usd)} = {print_number(rate)} đồng/USD"
