"""When two figures speak of the same thing, by their words; stricter than a question needs to be."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ingest.figures.indicators import RELATIVE_UNITS
from ingest.figures.measures import load_lexicon
from ingest.lexicon import canonical, spell_out
from ingest.records import Figure
from ingest.text import fold, syllables

LEVELS = frozenset({"amount", "count"})
"""Kinds that say how much or how many there was."""

_COUNTED = frozenset({"count", "base", "plan"})
_PEOPLE = "người"
_ASIDE = frozenset({"increase", "decrease", "preliminary", "official"})


@cache
def load_words(section: str) -> dict[str, Any]:
    """A section of ``words.toml``. Read once."""
    raw = tomllib.loads(files("ingest.audit").joinpath("words.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = raw[section]
    return found


@lru_cache(maxsize=65536)
def subject(name: str) -> frozenset[str]:
    """The telling syllables of an indicator.

    >>> subject("Kế hoạch doanh thu") == subject("Tổng doanh thu")
    True
    """
    empty = frozenset(load_words("names")["empty"])
    return frozenset(s for s in syllables(canonical(name)) if s not in empty)


def told_syllables(name: str) -> frozenset[str]:
    """As :func:`subject`, short forms in full and synonyms as they are.

    >>> sorted(told_syllables("tổng kim ngạch XNK"))
    ['khẩu', 'nhập', 'xuất']
    """
    empty = frozenset(load_words("names")["empty"])
    return frozenset(s for s in syllables(spell_out(name)) if s not in empty)


def is_level(figure: Figure, *, bare: bool = False) -> bool:
    """True for a plain figure that can be added and divided; ``bare`` ones may be planned, without unit."""
    return (
        (figure.kind in LEVELS or (bare and figure.kind == "plan"))
        and (bare or bool(figure.unit))
        and figure.unit not in RELATIVE_UNITS
        and figure.value_max is None
        and not figure.ambiguous
        and figure.value >= 0
    )


_RATE = re.compile(
    r"\b(?:giá(?! trị)|bình quân|trung bình|ròng|mức (?:giá|lương|phạt)|tối đa|tối thiểu)\b", re.IGNORECASE
)


def is_added(figure: Figure, *, bare: bool = False) -> bool:
    """True for a plain figure of which sums make sense: no price, no average, no height."""
    if not is_level(figure, bare=bare) or figure.per or figure.unit in _not_added():
        return False
    return not _RATE.search(figure.indicator.replace("trị giá", ""))


@cache
def _not_added() -> frozenset[str]:
    return frozenset(load_words("names")["not_added"])


def is_money(figure: Figure) -> bool:
    """True for an amount of money."""
    return figure.unit in load_lexicon(folded=False).currencies


def same_unit(one: Figure, other: Figure) -> bool:
    """True when two figures can be added: ``người`` and ``lượt`` count what a longer noun names."""
    if one.per != other.per:
        return False
    if one.unit == other.unit:
        return True
    if not (one.kind in _COUNTED and other.kind in _COUNTED):
        return False
    short, long = sorted((one.unit, other.unit), key=len)
    return long.startswith(f"{short} ") or (_PEOPLE in (short, long) and {short, long} <= _people())


@cache
def _people() -> frozenset[str]:
    return frozenset(load_words("names")["people"])


def facets(figure: Figure) -> frozenset[str]:
    """Facets but for the way of a change and how final the figure is."""
    return frozenset(figure.facets) - _ASIDE


def scope(figure: Figure) -> str:
    """The scope's words without what stands before the place: "tại các KCN" and "trong khu công nghiệp"."""
    words = syllables(fold(canonical(figure.scope)))
    return " ".join(
        w for w in words if w not in ("tai", "trong", "cua", "o", "vao", "cac", "tren", "dia", "ban")
    )
