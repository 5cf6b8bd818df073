"""The English clause that states a figure: its name, the report's own words, its time, and the amount."""

from decimal import Decimal

from assistant.dates import until
from assistant.languages.naming import english_name
from assistant.languages.printing import print_amount, print_date, print_figure, print_month, print_span
from ingest.figures.scopes import read_facets
from ingest.records import Figure
from ingest.text import fold

_QUALIFIERS = {
    "ước": "an estimated",
    "khoảng": "about",
    "gần": "nearly",
    "hơn": "more than",
    "trên": "more than",
    "dưới": "less than",
    "xấp xỉ": "approximately",
    "chưa đến": "less than",
    "chưa đầy": "less than",
    "không dưới": "at least",
    "không quá": "at most",
    "tối thiểu": "at least",
    "tối đa": "at most",
    "ít nhất": "at least",
    "nhiều nhất": "at most",
}
_FACETS = {
    "cumulative": "cumulative",
    "new": "newly licensed",
    "added": "added capital",
    "share_purchase": "share purchases",
    "inside_zones": "inside the zones",
    "outside_zones": "outside the zones",
    "domestic": "domestic",
    "foreign": "foreign",
    "preliminary": "estimate",
}
_KINDS = {
    "plan": " (planned)",
    "share_of_plan": " of the plan",
    "ratio": " of the figure that it is compared with",
    "base": " (the earlier figure it is compared with)",
}
_LONGEST = 220
"""Characters of the report's words that a clause repeats."""


def inside_quotes(text: str) -> str:
    """Report text to stand between “ and ”."""
    return text.replace("“", "‘").replace("”", "’").strip()


def quoted(words: str) -> str:
    """Vietnamese words in the marks that tell them from the English around them."""
    text = inside_quotes(words).strip(" :;,.")
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{text}”"


def say_clause(figure: Figure, words: str) -> str:
    """What the figure says in English; ``words`` are the report's for what it is of.

    The figure stands in bold, its citation mark is for the caller to add.
    """
    name = english_name(figure.indicator)
    lead = f"{name} ({quoted(words)})" if name else quoted(words)
    told = set(read_facets([words]))
    more = [said for facet, said in _FACETS.items() if facet in figure.facets and facet not in told]
    about = [lead, *([f"({', '.join(more)})"] if more else [])]
    time = say_time(figure)
    scope = figure.scope if figure.scope and fold(figure.scope) not in fold(words) else ""
    parts = [" ".join(about), *([quoted(scope)] if scope else []), *([time] if time else [])]
    return f"{', '.join(parts)}: {_amount(figure)}"


def say_amount(text: str, value: Decimal, unit: str, value_max: Decimal | None) -> str:
    """An amount alone, in English, else as the report prints it."""
    said = print_amount(text, value, unit, value_max=value_max) if unit else None
    return said or quoted(text)


def _amount(figure: Figure) -> str:
    said = print_figure(figure)
    if said is None:
        return f"**{quoted(figure.text)}**"
    qualifier = say_qualifier(figure)
    way = ""
    if figure.kind == "growth":
        way = (
            "down" if "decrease" in figure.facets and figure.value >= 0 else "up" if figure.value >= 0 else ""
        )
    return " ".join(w for w in (way, qualifier, f"**{said}**") if w) + _KINDS.get(figure.kind, "")


def say_qualifier(figure: Figure) -> str:
    """What makes the figure rough, ``""`` where nothing does."""
    return english_qualifier(figure.qualifier or "")


def english_qualifier(named: str) -> str:
    """A Vietnamese word that makes a figure rough, in English; one that is not known is quoted.

    >>> english_qualifier("xấp xỉ"), english_qualifier("")
    ('approximately', '')
    """
    return _QUALIFIERS.get(named) or (quoted(named) if named else "")


def say_time(figure: Figure) -> str:
    """The time that the figure is of, in English, else in the report's own words."""
    period = figure.period
    if figure.as_of is not None or ("cumulative" in figure.facets and period is not None):
        return f"as of {_until(figure)}"
    said = print_span(period) if period is not None else ""
    return said or (quoted(figure.period_text) if figure.period_text else "")


def _until(figure: Figure) -> str:
    day, whole_month = until(figure)
    if day is None:
        return ""
    return print_month(day) if whole_month else print_date(day)
