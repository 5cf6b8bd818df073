"""Abbreviations and equal words of the trade, from ``lexicon.toml``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.text import SYLLABLE, fold, has_diacritics, nfc, one_tone, syllables


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Abbreviations and synonym groups; keys are lower case."""

    abbreviations: Mapping[str, str]
    """Short form, lower case → full form, lower case."""

    heads: Mapping[str, str]
    """Every member of a synonym group → the group's first."""

    groups: Mapping[str, tuple[str, ...]]
    """The group's first → all members."""

    folded: Mapping[str, str]
    """As ``heads``, keys and values without diacritics."""


def _plain(text: str) -> str:
    """Lower case, every tone where the old spelling has it."""
    return SYLLABLE.sub(lambda m: one_tone(m.group()), nfc(text).lower())


_COMMON = frozenset({"lai", "nhat"})
"""Without diacritics mostly another word than the one with a synonym: "lại" for "lãi", "nhất" for "Nhật"."""


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    raw = tomllib.loads(files("ingest").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    groups = {_plain(g[0]): tuple(map(_plain, g)) for g in raw["synonyms"]["groups"]}
    heads = {member: head for head, members in groups.items() for member in members}
    return Lexicon(
        abbreviations={_plain(k): _plain(v) for k, v in raw["abbreviations"].items()},
        heads=heads,
        groups=groups,
        folded={fold(m): fold(h) for m, h in heads.items() if fold(m) not in _COMMON},
    )


@cache
def _members(folded: bool) -> re.Pattern[str]:
    """Longest member first, whole words."""
    words = load_lexicon().folded if folded else load_lexicon().heads
    listed = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in listed) + r")(?!\w)")


@cache
def _shorts(folded: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    known = load_lexicon().abbreviations
    shorts = {fold(k): fold(v) for k, v in known.items()} if folded else dict(known)
    listed = sorted(shorts, key=lambda w: (-len(w), w))
    return re.compile(r"(?<![\w/-])(?:" + "|".join(re.escape(w) for w in listed) + r")(?![\w/])"), shorts


def spell_out(text: str, *, folded: bool = False) -> str:
    """Lower-case ``text`` with abbreviations written in full; ``folded`` drops diacritics too.

    >>> spell_out("Số LĐ trong KCN")
    'số lao động trong khu công nghiệp'
    >>> spell_out("so ld trong kcn", folded=True)
    'so lao dong trong khu cong nghiep'
    """
    pattern, shorts = _shorts(folded)
    printed = nfc(text)
    plain = fold(printed) if folded else _plain(text)
    same = len(plain) == len(printed)

    def full(found: re.Match[str]) -> str:
        word = same and found.group() in _WORDS and not printed[found.start() : found.end()].isupper()
        return found.group() if word else shorts[found.group()]

    return pattern.sub(full, plain)


_WORDS = frozenset({"da"})
"""Abbreviations that in small letters are words: "da" is skin, or "đã" typed without its marks."""


def canonical(text: str, *, folded: bool = False) -> str:
    """Lower-case ``text``, abbreviations in full, synonyms replaced by their group's first.

    ``folded`` also drops diacritics, for questions typed without them.

    >>> canonical("Tổng vốn FDI vào KCN")
    'tổng vốn đầu tư nước ngoài vào khu công nghiệp'
    """
    plain = spell_out(text, folded=folded)
    words = load_lexicon().folded if folded else load_lexicon().heads
    return _members(folded).sub(lambda m: words[m.group()], plain)


@cache
def _fulls(folded: bool) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """Full forms, longest first, and what each is abbreviated to in one word."""
    shorts: dict[str, list[str]] = {}
    for short, full in _shorts(folded)[1].items():
        if short.isalpha() and " " in full:
            shorts.setdefault(full, []).append(short)
    listed = sorted(shorts, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in listed) + r")(?!\w)"), shorts


def _abbreviate(spelt: str, *, folded: bool) -> list[str]:
    """Abbreviations of what stands in full in a lower-case text."""
    pattern, shorts = _fulls(folded)
    return [short for full in pattern.findall(spelt) for short in shorts[full]]


def expand_query(text: str) -> str:
    """``text`` followed by what its abbreviations and synonyms stand for, for lexical search.

    What is written in full is followed by its abbreviations too.

    >>> expand_query("Số LĐ")
    'Số LĐ lao động'
    >>> expand_query("đất khu công nghiệp")
    'đất khu công nghiệp kcn'
    """
    plain = nfc(text)
    folded = not has_diacritics(plain)
    spelt = spell_out(plain, folded=folded)
    base = canonical(plain, folded=folded)
    known = set(map(one_tone, syllables(plain)))
    found = [*syllables(spelt), *syllables(base), *_abbreviate(spelt, folded=folded)]
    added = [s for s in dict.fromkeys(found) if s not in known]
    return f"{plain} {' '.join(added)}" if added else plain
