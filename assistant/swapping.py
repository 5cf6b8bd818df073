"""The question before, with one thing in it put in another's place: its time, place, company or zone."""

import re
from collections.abc import Iterable

from assistant.places import place_spans, spellings_of
from assistant.question import Question
from assistant.remark import Remark
from assistant.stated import step_months
from assistant.terms import Term
from assistant.wording import inside, with_words, without_zones
from assistant.words import load_words
from ingest.figures.periods import read_periods
from ingest.records import Period
from ingest.text import fold

_MONTHS = {"same": 12, "quarter": 3, "month": 1}
_ZONES = frozenset({"inside_zones", "outside_zones"})
_ZONE_WORDS = frozenset({"khu", "cong", "nghiep", "kinh", "te", "che", "xuat", "cum", "cac", "ngoai"})
_WIDE = re.compile(
    r"^(?:(?:cua|o|tren|tinh)\W+)*((?:ca|toan) (?:nuoc|quoc|tinh|thanh pho|vung)(?: viet nam)?|viet nam)$"
)
"""A wider place than the one asked about."""

_KIND = re.compile(
    r"(?:tap doan|tong cong ty|cong ty(?: (?:tnhh|cp|co phan|lien doanh))*|to hop|ngan hang|nha may|"
    r"khu cong nghiep|kcn|khu kinh te|kkt|nha dau tu|doanh nghiep|huyen|quan|thi xa|phuong|xa)\s+$"
)
"""What kind of thing a name is of, before it."""


def swap(remark: Remark, now: Question, before: Question, when: str, telling: Iterable[Term]) -> str:
    """The earlier question about what the remark names instead; ``""`` when it names a topic of its own.

    ``telling`` are those of the remark's words that could be one.
    """
    text = at_time(before, before.text, when)
    if wide := _WIDE.match(fold(remark.core)):
        return _moved(without_zones(text), remark.core[wide.start(1) :])
    if now.places and all(_names_place(t, now) for t in telling):
        return _moved(text, now.places[0])
    if now.names and before.names and all(_in_name(t, now) for t in telling):
        return _renamed(text, before.names[0], remark.core)
    if now.facets & _ZONES and all(fold(t.text) in _ZONE_WORDS for t in telling):
        return with_words(without_zones(text), inside(remark.core))
    return ""


def read_when(
    remark: Remark, now: Question, before: Question, year: int | None, period: Period | None
) -> str:
    """The time that the remark names, as words; ``""`` when it leaves that to what was said.

    ``year`` and ``period`` are of the figure that was stated; the question's own come first.
    """
    said = [m.period for m in before.periods if m.period is not None]
    years = before.years or ({year} if year else set())
    if remark.step is not None:
        start = (min if remark.by < 0 else max)(years, default=0)
        return _stepped(remark, start, said[0] if said else period) if start else ""
    known = " ".join(inside(m.text) for m in now.periods if m.period is not None)
    if known or not now.periods or not years:
        return known
    whole = f"{inside(now.periods[0].text)} năm {max(years)}".replace("năm năm", "năm")
    return whole if any(m.period is not None for m in read_periods(whole)) else ""


def _stepped(remark: Remark, year: int, period: Period | None) -> str:
    if remark.step == "year" or period is None or period.start == period.end:
        return f"năm {year + remark.by}" if remark.step in ("year", "same") else ""
    length = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    months = length if remark.step == "stage" else _MONTHS[remark.step or "same"]
    return step_months(period, months * remark.by)


def at_time(before: Question, text: str, when: str) -> str:
    """``text``, which has the earlier question's times, at another time: in place of the first of them."""
    if not when:
        return text.rstrip(" ?.")
    placed = False
    for mention in sorted(before.periods, key=lambda m: m.start):
        text = text.replace(mention.text, " " if placed else when, 1)
        placed = placed or when in text
    text = " ".join(text.split()).strip(" ?.,")
    return text if placed else with_words(text, when)


def _names_place(term: Term, now: Question) -> bool:
    spelled = {w for p in now.places for name in (p, *spellings_of(p)) for w in fold(name).split()}
    return fold(term.text) in spelled


def _in_name(term: Term, now: Question) -> bool:
    known = {w for name in now.names for w in fold(name).split()}
    return fold(term.text) in known | load_words("kinds")


def _moved(text: str, place: str) -> str:
    """``text`` about another place."""
    spans: list[tuple[int, int, str]] = [(m.start(), m.end(), "") for m in _WIDE_IN.finditer(fold(text))]
    spans = spans or list(place_spans(text))
    if not spans:
        return with_words(text, f"của {place}")
    lead = re.search(r"\b(?:thanh pho|tinh|tp\.?)\s+$", fold(text[: spans[0][0]]))
    return f"{text[: lead.start() if lead else spans[0][0]]}{place}{text[spans[0][1] :]}"


def _renamed(text: str, known: str, core: str) -> str:
    """``text`` about another company, district, person; its kind stays where the remark names none."""
    at = text.find(known)
    if at < 0:
        return f"{core} {inside(text)}"
    kind = _KIND.search(fold(text[:at]))
    start = kind.start() if kind and (core[:1].islower() or _KINDS.match(fold(core))) else at
    return f"{text[:start]}{core}{text[at + len(known) :]}"


_WIDE_IN = re.compile(r"\b(?:ca|toan) (?:nuoc|quoc|tinh|thanh pho)\b")
_KINDS = re.compile(_KIND.pattern.removesuffix("$"))
