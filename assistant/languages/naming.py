"""The English name of an indicator, where every one of its words is known."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from assistant.languages.terms import plural
from assistant.languages.units import load_units
from ingest.text import nfc

_SYLLABLE = re.compile(r"[^\W_]+")
_TIES = frozenset({"of", "in", "into", "outside", "and", ","})
_FRONT = re.compile(
    r"^(?:total|number of|total number of|planned|value of|rate of|increase in|decrease in)\b"
)


@cache
def _english() -> Mapping[str, str]:
    """Vietnamese words, lower case, to English ones; what :file:`english.toml` lists first counts.

    A single syllable has too many meanings ("nước" is a country and water): only the listed ones are taken.
    """
    raw = tomllib.loads(files("assistant.languages").joinpath("english.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for english, vietnamese in raw["words"].items():
        if " " in vietnamese:
            found.setdefault(vietnamese.lower(), _in_plural(english))
    spoken: dict[str, str] = raw["spoken"]
    return found | spoken


def _in_plural(english: str) -> str:
    """``english`` in the plural where its last word is something that is counted."""
    counted = dict(load_units().english.values())
    last = english.rpartition(" ")[2]
    if english in counted:
        return english if english in _ONE else counted[english]
    return plural(english) if last in counted and last not in _ONE else english


_ONE = frozenset({"area", "target", "plan", "bank", "city", "market", "fund", "province"})
"""Counted nouns that a name has in the singular."""


@lru_cache(maxsize=4096)
def english_name(words: str) -> str:
    """The name in English, or ``""`` where a word of it is not in the table.

    >>> english_name("Tổng kim ngạch xuất khẩu"), english_name("tổng thu hút FDI"), english_name("Sao Đỏ")
    ('Total export turnover', 'Total FDI attracted', '')
    """
    parts = [_part(p) for p in re.split(r"\s+[–—-]\s+", words)]
    if not all(parts) or len(parts) > _PARTS:
        return ""
    said = _SHORT.sub(lambda m: m.group().upper(), " – ".join(parts))
    return f"{said[:1].upper()}{said[1:]}"


_PARTS, _PIECES = 2, 4
"""Parts, and terms of a part, that still make a name."""

_SHORT = re.compile(r"\b(?:fdi|ddi|oda|grdp|gdp|pci|ocop)\b")
_BARE = frozenset(
    {"attracted", "newly licensed", "registered", "added", "capital adjusted upward", "new", "adjusted"}
)
"""Words that only describe: alone they name nothing."""


def _part(words: str) -> str:
    pieces = _pieces(nfc(words).lower())
    if pieces is None or len(pieces) > _PIECES or set(pieces) <= _BARE:
        return ""
    said: list[str] = []
    run: list[str] = []
    for piece in [*pieces, ","]:
        if piece in _TIES:
            said += [*_ordered(run), piece]
            run = []
        elif piece:
            run.append(piece)
    text = " ".join(said).replace(" ,", ",").strip(" ,")
    return re.sub(r"(?:\s+(?:of|in|into|and))+$", "", text)


def _ordered(run: list[str]) -> list[str]:
    """A run of words the English way round: what opens it stays, the rest is turned."""
    run = [w for i, w in enumerate(run) if w != "number of" or (run[i + 1 : i + 2] and _counted(run[i + 1]))]
    front = [w for w in run if _FRONT.match(w) or w == "average"]
    rest = [w for w in run if w not in front]
    if "attracted" in rest[:1]:
        rest = [*rest[1:], rest[0]]
        return [*front, *rest[-2::-1], rest[-1]]
    return [*front, *rest[::-1]]


def _counted(english: str) -> bool:
    return english.rpartition(" ")[2] in {many for _, many in load_units().english.values()}


def _pieces(low: str) -> list[str] | None:
    """The English words of each known run of syllables, longest first; None where one is not known."""
    table = _english()
    found: list[str] = []
    at = 0
    tokens = [(m.group(), m.start(), m.end()) for m in _SYLLABLE.finditer(low)]
    while at < len(tokens):
        for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
            words = low[tokens[at][1] : tokens[at + length - 1][2]]
            english = table.get(" ".join(words.split()))
            if english is not None:
                found.append(english)
                break
        else:
            return None
        after = low[tokens[at + length - 1][2] : tokens[at + length][1]] if at + length < len(tokens) else ""
        if "," in after or ";" in after or "(" in after or ")" in after:
            found.append(",")
        at += length
    return found


_LONGEST = 7
"""Syllables of the longest Vietnamese term."""
