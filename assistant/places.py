"""Places and proper names in a question: what an answer may not talk past."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from assistant.words import load_words
from ingest.lexicon import load_lexicon
from ingest.text import UPPER, fold

_WORD = rf"[{UPPER}][\w&.-]*"
_NAME = re.compile(rf"(?<![\w]){_WORD}(?:\s+{_WORD})*(?:\s+\d+(?=\s*[,?]|\s*$))?")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?"
    r"(?:uye|uya|uay|ieu|yeu|uoi|uou|oai|oay|oeo|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|ua|ue|ui|uo|uu|uy|ye|[aeiouy])"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_COMMON = load_words("trade")


@cache
def _gazetteer() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    raw = tomllib.loads(files("assistant").joinpath("places.toml").read_text(encoding="utf-8"))
    names = {fold(name): name for group in ("countries", "provinces") for name in raw[group]}
    listed = sorted(names, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in listed) + r")(?!\w)")
    return pattern, names, frozenset(fold(n) for n in raw["provinces"])


_SHORT = frozenset({"anh", "ao", "bi", "my", "nga", "uc", "duc", "lao", "sec", "phap", "nhat", "hue"})
"""Folded names that are also common syllables: they count only with a capital or after "nước"."""


def place_spans(text: str) -> list[tuple[int, int, str]]:
    """Where ``text`` names a province or country, half open, with the gazetteer's spelling."""
    pattern, names, _ = _gazetteer()
    bare = fold(text)
    found = []
    for match in pattern.finditer(bare):
        word = match.group()
        printed = text[match.start() : match.end()]
        before = bare[: match.start()]
        if word in _SHORT and not (printed[:1].isupper() or before.endswith(("nuoc ", "quoc gia "))):
            continue
        if fold(printed) == printed.lower() or printed.lower() == names[word].lower():
            found.append((match.start(), match.end(), names[word]))
    shorts = load_lexicon().abbreviations
    for match in re.finditer(r"\b[A-ZĐ]{2,5}\b", text):
        full = fold(shorts.get(match.group().lower(), ""))
        if full in names:
            found.append((match.start(), match.end(), names[full]))
    return found


def places_in(text: str) -> tuple[str, ...]:
    """Provinces and countries named in ``text``, as the gazetteer spells them, each once.

    >>> places_in("Von FDI cua Quang Ninh nam 2022")
    ('Quảng Ninh',)
    """
    return tuple(dict.fromkeys(name for _, _, name in place_spans(text)))


def is_province(name: str) -> bool:
    """True for a province or centrally run city of Vietnam."""
    return fold(name) in _gazetteer()[2]


def names_in(text: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Capitalised names in ``text`` that are neither places nor words of the trade, each once."""
    known = {fold(p) for p in places}
    shorts = load_lexicon().abbreviations
    found = []
    for match in _NAME.finditer(text):
        words = [w.strip(".,-") for w in match.group().split()]
        while words and words[0].lower() in _COMMON:
            words.pop(0)
        while words and (words[-1].lower() in _COMMON or words[-1].lower() in shorts):
            words.pop()
        words = [w for w in words if w.lower() not in shorts]
        name = " ".join(words)
        if not name or not any(c.isalpha() for c in name) or any(fold(name) in p for p in known):
            continue
        if len(words) == 1 and _SYLLABLE.fullmatch(fold(name)):
            continue
        found.append(name)
    return tuple(dict.fromkeys(found))
