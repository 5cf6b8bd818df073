"""Findings for people, in Vietnamese, and for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from ingest.audit.judging import show
from ingest.audit.records import Finding, Place, Role
from ingest.audit.subjects import load_words
from ingest.versions.changes import Change, Told
from ingest.versions.corrections import Correction

_LONGEST = 420
"""Characters of a quote; more of a sentence is left out around the figure."""
_LEVELS = ("certain", "suspected", "slight")


def readable(found: Sequence[Finding], reports: int) -> str:
    """The whole answer, a heading line first."""
    say = load_words("report")
    if not found:
        return str(say["none"]).format(reports=reports)
    counts = [(name, sum(f.level == name for f in found)) for name in _LEVELS]
    levels = load_words("levels")
    told = ", ".join(f"{n} {str(levels[name]).lower()}" for name, n in counts if n)
    lines = [str(say["some"]).format(reports=reports, findings=len(found), levels=told)]
    for number, finding in enumerate(found, start=1):
        lines += ["", *_lines(number, finding)]
    return "\n".join(lines)


def _lines(number: int, finding: Finding) -> Iterator[str]:
    say = load_words("report")
    check = load_words("checks")[finding.check]
    yield f"[{number}] {load_words('levels')[finding.level]} · {check}"
    yield f"    {load_words('rules')[finding.rule]}"
    yield "    " + str(say["stated"]).format(stated=show(finding.stated.figure), formula=finding.formula)
    for places in _by_quote(finding.places):
        figures = "; ".join(f"{load_words('roles')[p.role]} {show(p.figure)}" for p in places)
        where = str(say["where"]).format(document=places[0].report.document, page=places[0].spans[0].page)
        yield f"    - {figures} — {where}: “{_short(places)}”"


def _by_quote(places: Sequence[Place]) -> list[list[Place]]:
    """Places in their order, those of one sentence together."""
    grouped: dict[tuple[str, int], list[Place]] = {}
    for place in places:
        grouped.setdefault((place.report.id, place.sentence.ordinal), []).append(place)
    return list(grouped.values())


def _short(places: Sequence[Place]) -> str:
    """The words from the first of the clauses to the last, cut where they are very long."""
    low = min(p.clause[0] for p in places)
    high = max(p.clause[1] for p in places)
    if high - low > _LONGEST:
        first, last = min(p.figure.start for p in places), max(p.figure.end for p in places)
        spare = max(0, _LONGEST - (last - first)) // 2
        low, high = max(low, first - spare), min(high, last + spare)
    text = places[0].sentence.text
    cut = ("…" if low > 0 else "", "…" if high < len(text) else "")
    return f"{cut[0]}{text[low:high].strip()}{cut[1]}"


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding as the command's JSON has it."""
    return {
        "check": finding.check,
        "level": finding.level,
        "rule": finding.rule,
        "says": load_words("rules")[finding.rule],
        "stated": show(finding.stated.figure),
        "formula": finding.formula,
        "computed": {
            "low": _plain(finding.computed.low),
            "high": _plain(finding.computed.high),
            "unit": finding.unit,
        },
        "places": [_place_json(p) for p in finding.places],
    }


def tell_changes(changed: Sequence[Change]) -> str:
    """Figures that a later issue changed, for people; ``""`` where there are none."""
    if not changed:
        return ""
    lines = [str(load_words("report")["reissued"]).format(count=len(changed))]
    return "\n".join([*lines, *(_line(change, "changed") for change in changed)])


def tell_corrections(corrected: Sequence[Correction]) -> str:
    """Figures that a letter corrects, for people; ``""`` where there are none."""
    if not corrected:
        return ""
    lines = [str(load_words("report")["corrected"]).format(count=sum(c.sure for c in corrected))]
    return "\n".join([*lines, *(_line(c, "mended" if c.sure else "disputed") for c in corrected)])


def _line(change: Change | Correction, name: str) -> str:
    """Both values of a figure with where they stand."""
    old, new = _told(change.old, "other"), _told(change.new, "one")
    names = {"old": show(old.figure), "new": show(new.figure), "indicator": new.figure.indicator}
    return str(load_words("report")[name]).format(**names, was=_where(old), now=_where(new))


def correction_json(correction: Correction) -> dict[str, Any]:
    """A corrected figure as the command's JSON has it."""
    return {**change_json(correction), "sure": correction.sure}


def change_json(change: Change | Correction) -> dict[str, Any]:
    """A changed figure as the command's JSON has it."""
    return {"old": _place_json(_told(change.old, "other")), "new": _place_json(_told(change.new, "one"))}


def _told(told: Told, role: Role) -> Place:
    return Place(report=told.report, sentence=told.sentence, figure=told.figure, role=role)


def _where(place: Place) -> str:
    return str(load_words("report")["where"]).format(document=place.report.document, page=place.spans[0].page)


def _place_json(place: Place) -> dict[str, Any]:
    figure = place.figure
    return {
        "role": place.role,
        "document": place.report.document,
        "title": place.report.title,
        "page": place.spans[0].page,
        "quote": place.quote,
        "spans": [{"page": s.page, "start": s.start, "end": s.end} for s in place.spans],
        "figure": {
            "text": figure.text,
            "value": _plain(figure.value),
            "unit": figure.unit,
            "indicator": figure.indicator,
            "kind": figure.kind,
            "period": figure.period.iso if figure.period else None,
            "spans": [{"page": s.page, "start": s.start, "end": s.end} for s in figure.spans],
        },
    }


def _plain(value: Any) -> str:
    """A decimal string without an exponent or trailing zeros, at most twelve decimals."""
    text = f"{value:.12f}"
    return text.rstrip("0").rstrip(".")
