"""Shares of a whole held against part and whole, and the shares of a make-up against 100%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.audit.judging import HUNDRED, percent, rounded, show, weigh
from ingest.audit.parts import add
from ingest.audit.ranges import Range, printed_range
from ingest.audit.records import Audited, Finding
from ingest.audit.splits import Split, read_splits
from ingest.audit.subjects import subject
from ingest.records import Figure

_TAKES = re.compile(r"[\s,;(]*(?:chiếm(?: tỷ (?:lệ|trọng))?|(?:đạt )?t[ỷỉ] lệ)?[\s:]*", re.IGNORECASE)
_OF = re.compile(
    r"\s*(?:(?:của |so với |trong |trên )?(?P<whole>tổng[^,;.()]*)|(?=[,;.)]|và\b|còn\b|$))", re.IGNORECASE
)
_MAKE_UP = re.compile(r"\b(?:cơ cấu|tỷ trọng|tỉ trọng)\b", re.IGNORECASE)
_TIERS = re.compile(r"\(|\b(?:trong đó|riêng)\b", re.IGNORECASE)
"""Shares inside shares."""
_LEAST = 3
"""Shares from which a make-up is told whole."""


def check_shares(source: Audited) -> Iterator[Finding]:
    """Findings of one report's sentences."""
    for split in read_splits(source):
        if len(split.wholes) == 1:
            for part in split.parts:
                yield from _share(source, split, part)
    for ordinal, figures in source.by_sentence.items():
        yield from _make_up(source, source.sentences[ordinal].text, figures)


def _share(source: Audited, split: Split, part: Figure) -> Iterator[Finding]:
    whole = split.wholes[0]
    share = _behind(source, part)
    over, under = printed_range(part), printed_range(whole)
    ratio = over.over(under) if share and over and under else None
    if share is None or ratio is None:
        return
    text = source.sentences[share.sentence].text
    named = _OF.match(text, share.end)
    if named is None or not subject(named["whole"] or "") <= subject(f"{whole.indicator} {whole.unit}"):
        return  # a share of something else
    computed = ratio.times(HUNDRED)
    off = weigh(share, computed)
    if off == "fits":
        return
    yield Finding(
        check="parts",
        level="slight" if off == "slight" else "suspected" if not split.complete else "certain",
        rule="share",
        formula=f"{show(part)} : {show(whole)} = {percent(part.value / whole.value * HUNDRED, share)}",
        computed=computed,
        unit="%",
        stated=source.place(share, "share"),
        others=(source.place(part, "part"), source.place(whole, "whole")),
    )


def _behind(source: Audited, part: Figure) -> Figure | None:
    """The share told right behind a part: "80.275 người (chiếm 64%)"."""
    figures = source.by_sentence[part.sentence]
    text = source.sentences[part.sentence].text
    following = next((f for f in figures if f.start >= part.end), None)
    if following is None or following.unit != "%" or following.kind != "share_of_total":
        return None
    between = text[part.end : following.start]
    return following if between.strip(" ,;") and _TAKES.fullmatch(between) else None


def _make_up(source: Audited, text: str, figures: Sequence[Figure]) -> Iterator[Finding]:
    """The shares of a make-up: more than 100% together are too many."""
    opened = _MAKE_UP.search(text)
    shares = [f for f in figures if f.kind == "share_of_total" and f.unit == "%" and f.value_max is None]
    if opened is None or len(shares) < _LEAST or len({f.period for f in shares}) > 1:
        return
    if any(f.kind != "share_of_total" for f in figures) or _TIERS.search(text):
        return
    names = [f.indicator for f in shares]
    ranges = [r for r in map(printed_range, shares) if r]
    total = add(ranges)
    if len(ranges) < len(shares) or len(set(names)) < len(names) or total.low <= HUNDRED:
        return
    exact = sum((f.value for f in shares), Decimal(0))
    yield Finding(
        check="parts",
        level="suspected",
        rule="make_up",
        formula=" + ".join(f.text for f in shares) + f" = {rounded(exact, 2)}",
        computed=Range(Decimal(0), HUNDRED),
        unit="%",
        stated=source.place(shares[0], "part"),
        others=tuple(source.place(f, "part") for f in shares[1:]),
    )
