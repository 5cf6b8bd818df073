"""Words that a PDF's producer tore apart: "Hả i Phò ng", "ph ố", "B Á O  C Á O"."""

import re
import unicodedata
from collections.abc import Sequence

from ingest.clean import UPPER, is_syllable

_ONSET = re.compile(r"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklnrstvx])", re.IGNORECASE)
_FINAL = re.compile(r"(?:ch|nh|ng|[cmnpt]|[iouya]|[ưâă]u)")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LETTERS = re.compile(r"[^\W\d_]+")
_RIME_REST = re.compile(r"[êềếểễệờớỡợ][^\W\d_](?<!ớt)")
"""What no word begins with, so it must end the piece before: "tri ển", "đư ợc"."""

_SPACED_OUT = re.compile(rf"(?:[{UPPER}] )+[{UPPER}](?:\s{{2,}}(?:[{UPPER}] )+[{UPPER}])+")

_TORN = 0.02
"""Share of words that are a bare onset ("ph", "ngh") above which a file counts as torn; in sound files it is
below 0.003, nearly all of them units."""

_PUNCTUATION = '.,;:!?)”"'
_FEW = 10
_KINDS = 3
"""One letter that stands alone many times is a unit or a name, not a torn word."""


def is_torn(texts: Sequence[str]) -> bool:
    """True when so many words are a bare onset that the spaces cannot be the author's."""
    words = [word for text in texts for word in _LETTERS.findall(text)]
    onsets = [word for word in words if _ONSET.fullmatch(word) and not word.isupper()]
    return len(onsets) >= _FEW and len(onsets) > _TORN * len(words) and len(set(onsets)) > _KINDS


def mend(text: str) -> str:
    """``text`` of a torn file with its words put together where only one reading is a syllable.

    >>> mend("Hả i Phò ng là thành ph ố cả ng, đầ u t ư phát tri ển")
    'Hải Phòng là thành phố cảng, đầu tư phát triển'
    """
    found: list[str] = []
    words = text.split(" ")
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if found and _belongs(found[-1], word, after):
            found[-1] += word
        else:
            found.append(word)
    return " ".join(found)


def _belongs(left: str, right: str, after: str) -> bool:
    """True when ``left`` and ``right`` are one syllable and one of them is none by itself."""
    bare, after = right.rstrip(_PUNCTUATION), after.rstrip(_PUNCTUATION)
    if not left.isalpha() or not bare.isalpha() or not bare.islower() or not _is_one(left + bare):
        return False
    if _ONSET.fullmatch(left):
        return True
    if _RIME_REST.match(bare):
        return left[-1] in "iuưyIUƯY"
    if not _FINAL.fullmatch(bare):
        return False
    begins_next = bare == right and _ONSET.fullmatch(bare) and after[:1].isalpha() and _is_one(bare + after)
    return not begins_next


def _is_one(word: str) -> bool:
    """True for the shape of one syllable with one tone at most."""
    return is_syllable(word) and len(_TONE.findall(unicodedata.normalize("NFD", word))) < 2


def close_up(raw: str) -> str:
    """A line set with a space after every letter, as words; any other line as it is.

    >>> close_up("B Á O  C Á O")
    'BÁO CÁO'
    """
    if not _SPACED_OUT.fullmatch(raw.strip()):
        return raw
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", raw.strip()))
