"""The language in which a question is asked."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from assistant.languages.terms import load_table, singular
from ingest.text import fold, nfc

Language = Literal["vi", "en", "ko", "ja", "zh"]

_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_KANA = re.compile(r"[\u3040-\u30ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
"""Letters that no other language of a question has."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def _evidence(name: str) -> frozenset[str]:
    raw = tomllib.loads(files(__package__).joinpath("english.toml").read_text(encoding="utf-8"))
    return frozenset(raw["evidence"][name].split())


def read_language(text: str) -> Language:
    """The language of ``text``; Vietnamese where nothing speaks for another.

    >>> read_language("fdi hai phong nam 2022 bao nhieu"), read_language("FDI of Hai Phong in 2022?")
    ('vi', 'en')
    """
    script = _by_script(text)
    if script is not None:
        return script
    english, vietnamese = _votes(text)
    return "en" if english > vietnamese else "vi"


def is_undecided(text: str) -> bool:
    """True where no word tells Vietnamese from English: "LG?", "2023"."""
    return _by_script(text) is None and _votes(text) in ((0, 0), (1, 1))


def _votes(text: str) -> tuple[int, int]:
    """Words that speak for English, and for Vietnamese; a word with Vietnamese marks counts twice."""
    words = _WORD.findall(nfc(text).lower())
    english = sum(_is_english(w) for w in words)
    bare = [fold(w) for w in words]
    vietnamese = sum(w in _evidence("vietnamese") for w in bare)
    return english, vietnamese + sum(1 for w in words if _VIETNAMESE.search(w))


def _is_english(word: str) -> bool:
    return word in _evidence("english") or word.endswith(("'s", "’s")) or singular(word) in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    """Words of the English terms that are no Vietnamese syllable and no abbreviation of both."""
    words = {w for term in load_table().terms for w in term.split()}
    return frozenset(w for w in words if len(w) > 3 and w not in _evidence("vietnamese") and w not in _BOTH)


_BOTH = frozenset({"grdp", "container", "logistics", "website", "ocop", "covid"})


def _by_script(text: str) -> Language | None:
    """By letters that only one of the languages has; han alone is Chinese."""
    hangul, kana, han = (len(p.findall(text)) for p in (_HANGUL, _KANA, _HAN))
    if not hangul + kana + han or len(_VIETNAMESE.findall(nfc(text).lower())) > hangul + kana + han:
        return None
    if hangul >= kana + han or (hangul and not kana and hangul * 2 >= han):
        return "ko"
    if kana:
        return "ja"
    return "ko" if hangul else "zh"
