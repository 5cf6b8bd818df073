"""The figure that answers, set large: number, unit, time, day and scope, as HTML."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from assistant.dates import until
from assistant.export.figures import of_answer
from assistant.languages.frames import english_qualifier, say_amount
from assistant.languages.printing import read_printed
from assistant.records import Answer, Citation, Reading
from assistant.ui.escape import literal
from assistant.ui.marks import Marks
from assistant.ui.times import say_day, say_month, say_period
from ingest.records import Figure
from ingest.text import fold
from prompts.messages import Messages

_ONE = r"(?:(?<!\S)[-−])?\d[\d.,]*"
_NUMBER = re.compile(
    rf"^(?P<before>\D*?)(?P<number>{_ONE}(?:(?:\s?[%‰])?(?:\s?[–-]\s?|\s+(?:đến|tới|to)\s+){_ONE})?)"
    r"\s*(?P<unit>.*)$",
    re.DOTALL,
)
"""A range is one number: "từ 5 đến 7 %", "5 % - 7 %"."""

_SCALES = {
    Decimal(1): "",
    Decimal(10**3): "nghìn",
    Decimal(10**6): "triệu",
    Decimal(10**9): "tỷ",
    Decimal(10**12): "nghìn tỷ",
}
_UNITS = {"VND": "đồng"}

_WAYS = {"increase": "up", "decrease": "down"}
_KINDS = ("share_of_plan", "base")
"""Kinds that are told of beside the number: it is no amount of what is named."""

_ZONES = ("inside_zones", "outside_zones")
_SORTS = ("cumulative", "new", "added", "share_purchase", "preliminary", "official")


def figure_of(reading: Reading, citation: Citation | None) -> Figure | None:
    """What ingestion read where a reading stands; None for a computed one."""
    if citation is None or reading.operands:
        return None
    value = Decimal(reading.value)
    period = reading.period
    same = [
        f
        for f in citation.facts
        if (f.value, f.unit, f.text) == (value, reading.unit, reading.text)
        and (f.period.iso if f.period else None) == period
    ]
    return same[0] if same else None


def cited_figures(citation: Citation) -> list[Figure]:
    """The figures that the quote was cited for, in the order of the text."""
    at = citation.highlight[0]
    return [f for f in citation.facts if (f.start + at, f.end + at) in citation.figures]


def amount_html(text: str, *, before: str = "") -> str:
    """An amount with its number apart from its unit; ``before`` stands small in front of it.

    >>> amount_html("954 dự án")
    '<span class="hoi-so-lon">954</span> <span class="hoi-don-vi">dự án</span>'
    """
    found = _NUMBER.match(text)
    lead, number, unit = (found["before"], found["number"], found["unit"]) if found else ("", text, "")
    small = " ".join(w for w in (before, lead.strip()) if w)
    html = f'<span class="hoi-truoc">{literal(small)}</span> ' if small else ""
    html += f'<span class="hoi-so-lon">{literal(number)}</span>'
    if unit:
        joined = "" if unit.startswith("%") else " "
        html += f'{joined}<span class="hoi-don-vi">{literal(unit)}</span>'
    return html


def amount_text(told: Reading | Figure, language: str) -> str:
    """The amount in the answer's language, with the unit that a table's cell leaves to its head."""
    text = " ".join(told.text.split())
    value = Decimal(told.value)
    most = None if told.value_max is None else Decimal(told.value_max)
    if language != "vi":
        return say_amount(text, value, told.unit, most)
    if told.kind == "rank" or any(c.isalpha() or c in "%‰" for c in text):
        return text
    scale = _SCALES[read_printed(text, value, most).scale]
    unit = _UNITS.get(told.unit, told.unit)
    return " ".join(w for w in (text, scale, unit) if w)


def said_before(kind: str, qualifier: str | None, figure: Figure | None, messages: Messages) -> str:
    """Small words before the number: "ước", "tăng", "kế hoạch"."""
    grown = figure is not None and kind == "growth" and figure.value >= 0  # a minus says it already
    ways = [_WAYS[f] for f in (figure.facets if figure and grown else ()) if f in _WAYS]
    named = [messages.say("headline", way) for way in ways[:1]]
    named += [messages.say("headline", kind)] if kind == "plan" else []
    rough = qualifier or ""
    if rough and messages.language != "vi":
        rough = "est." if rough == "ước" else english_qualifier(rough)
    return " ".join([*named, *([rough] if rough else [])])


def details(
    period: str | None,
    as_of: str | None,
    scope: str,
    figure: Figure | None,
    messages: Messages,
    *,
    kind: str = "",
) -> Iterator[tuple[str, str]]:
    """Name and words of a figure's time, day and scope, those that the report says."""
    say = messages.say
    whole_month = figure is not None and until(figure)[1]
    if period and not (as_of and period == f"{as_of}/{as_of}"):
        yield say("headline", "period"), say_period(period, messages)
    if as_of:
        day = date.fromisoformat(as_of)
        yield say("headline", "as_of"), (say_month if whole_month else say_day)(day, messages)
    facets = figure.facets if figure else ()
    told = fold(f"{scope} {figure.indicator if figure else ''}")

    def words(among: Sequence[str]) -> list[str]:
        return [s for f in among if f in facets and fold(s := say("headline", f)) not in told]

    if named := [*([" ".join(scope.split())] if scope else []), *([] if scope else words(_ZONES))]:
        yield say("headline", "scope"), "; ".join(named)
    if sorts := [*([say("headline", kind)] if kind in _KINDS else []), *words(_SORTS)]:
        yield say("headline", "sort"), "; ".join(sorts)


def details_html(found: Iterator[tuple[str, str]]) -> str:
    """Those as a list of names and words."""
    rows = "".join(f"<div><dt>{literal(n)}</dt><dd>{literal(w)}</dd></div>" for n, w in found)
    return f'<dl class="hoi-moc">{rows}</dl>' if rows else ""


def headline_html(answer: Answer, marks: Marks, *, complete: bool) -> str:
    """The one figure that answers, or ``""``: a list, a summary, a text and a refusal have none."""
    if answer.status != "answered" or not answer.figures:
        return ""
    first = answer.figures[0]
    if len(answer.figures) > 1 and not first.operands:
        return ""
    messages = of_answer(answer)
    citation = next((c for c in answer.citations if c.mark == first.citation), None)
    figure = figure_of(first, citation)
    text = amount_text(first, answer.language)
    name = messages.say("headline", "computed") if first.operands else " ".join(first.indicator.split())
    before = said_before(first.kind, first.qualifier, figure, messages)
    mark = "" if first.operands else f" {marks.write(first.citation, complete=complete)}"
    below = details(first.period, first.as_of, first.scope, figure, messages, kind=first.kind)
    if first.operands:
        below = iter([(messages.say("headline", "formula"), first.formula)])
    return (
        f'<div class="hoi-chinh"><p class="hoi-chi-tieu">{literal(name[:1].upper() + name[1:])}</p>'
        f'<p class="hoi-lon">{amount_html(text, before=before)}{mark}</p>{details_html(below)}</div>'
    )
