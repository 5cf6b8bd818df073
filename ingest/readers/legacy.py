"""Vietnamese in the fonts of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times) put right.

Such fonts show Vietnamese letters in the places of Latin-1 signs, so a file that names one holds "Céng hßa"
for "Cộng hòa". TCVN3 (TCVN 5712:1993, VN3) has a place a letter, its capitals with marks in fonts of their
own (.VnTimeH); VNI sets one or two signs a letter, the mark behind its vowel.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ingest.syllables import is_spelt

Coding = Literal["tcvn3", "vni"]
_CODINGS: tuple[Coding, ...] = ("tcvn3", "vni")

_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3 = {first + i: letter for first, letters in _TCVN3_RUNS.items() for i, letter in enumerate(letters)}
"""Code point of the sign → the letter that the font shows. It has small letters with marks only."""

_VNI_SMALL = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "ñ": "đ", "î": "ỵ"}
VNI_LETTERS = _VNI_SMALL | {sign.upper(): letter.upper() for sign, letter in _VNI_SMALL.items()}
"""Signs that are a letter by themselves."""

_VNI_SMALL_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0323\u0302",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0323\u0306",
}
VNI_MARKS = _VNI_SMALL_MARKS | {sign.upper(): marks for sign, marks in _VNI_SMALL_MARKS.items()}
"""Signs that mark the vowel before them → combining marks. Behind a capital they are capitals as a rule."""

_VNI_SIGNS = str.maketrans(VNI_LETTERS | VNI_MARKS)

_FONT = re.compile(
    r"(?:^|[+/])(?:(?P<tcvn3>[.,_]?(?:Vn[A-Z]|VN(?=TIME|ARIAL|Time|Arial))[\w ]*?(?P<capitals>H)?)"
    r"|(?P<vni>V(?:NI|ni)[-_ ]?\w.*?))"
    r"(?:[,-]?(?:Bold|Italic|Regular|MT|PS)+)*$"
)
_SYMBOL_PLANE = {0xF000 + code: code for code in range(0xA0, 0x100)}
"""Where Windows puts the signs of a font that says it is a symbol font."""

_UNICODE = re.compile(r"[ĂăĐđƠơƯư\u0300-\u0323\u1ea0-\u1ef9]")
"""Letters that no old font has: its text would be in their place."""

_TOKEN = re.compile(r"\S+")
_EDGES = ".,;:!?()[]\"'“”‘’/*+%-–"
_ENOUGH = 5
"""Words that must become Vietnamese before a text counts as old encoding."""

_MOSTLY = 0.6
"""Share of the misspelt words with signs that a conversion must put right. TCVN3 and VNI reach 0.9; other
languages with accents stay below 0.1, Unicode Vietnamese has hardly a misspelt word."""

_STRAY = 0.02
"""Words in Unicode a misspelt one, below which nothing but the old encoding is in the text."""


@dataclass(frozen=True, slots=True)
class Legacy:
    """The old encoding of a text."""

    coding: Coding
    alone: bool
    """False where some of the text is Unicode."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a font shows its signs."""

    coding: Coding
    capitals: bool = False
    """True for the fonts whose small letters look like capitals."""


@lru_cache(maxsize=1024)
def font_face(name: str) -> Face | None:
    """The old encoding that a font's name stands for, None for any other font.

    >>> font_face(".VnTimeH,Bold"), font_face("ABCDEF+VNI-Times"), font_face("Times New Roman")
    (Face(coding='tcvn3', capitals=True), Face(coding='vni', capitals=False), None)
    """
    match = _FONT.search(name)
    if match is None:
        return None
    return Face("vni") if match["vni"] else Face("tcvn3", capitals=bool(match["capitals"]))


def put_right(text: str, face: Face) -> str:
    """Text that a font of this face shows, as Unicode in NFC; a VNI mark at its start becomes combining.

    Text that is Unicode already, whatever its font is called, stays as it is.

    >>> put_right("Céng hßa x\u00b7 héi", Face("tcvn3")), put_right("Xin chaøo caùc baïn", Face("vni"))
    ('Cộng hòa xã hội', 'Xin chào các bạn')
    """
    if _UNICODE.search(text):
        return text
    signs = text.translate(_SYMBOL_PLANE)
    if face.coding == "vni":
        return unicodedata.normalize("NFC", signs.translate(_VNI_SIGNS))
    letters = signs.translate(TCVN3)
    return letters.upper() if face.capitals else letters


def is_unicode(text: str) -> bool:
    """True for text with a letter that no font of before Unicode has."""
    return _UNICODE.search(text) is not None


def improves(after: str, before: str) -> bool:
    """True when more words are spelt right."""
    return _count_spelt(after) > _count_spelt(before)


def find_legacy(texts: Iterable[str]) -> Legacy | None:
    """The old encoding that the statistics of a text's words speak for, None for Unicode and for English."""
    counts: Counter[str] = Counter()
    unicode = 0
    words = Counter(word for text in texts if not text.isascii() for word in _TOKEN.findall(text))
    for word, times in words.items():
        if _UNICODE.search(word):
            unicode += times
        elif not word.isascii() and not _is_spelt(word):
            counts[word] = times
    misspelt = counts.total()
    right = {
        coding: sum(n for word, n in counts.items() if _is_spelt(_convert(word, coding)))
        for coding in _CODINGS
    }
    best = max(_CODINGS, key=lambda coding: right[coding])
    if right[best] < max(_ENOUGH, _MOSTLY * misspelt):
        return None
    return Legacy(best, alone=unicode < _STRAY * misspelt)


def mend_text(text: str, legacy: Legacy | None) -> str:
    r"""A text in an old encoding as Unicode; beside Unicode, only the lines that conversion makes better.

    >>> mend_text("Tæng vèn ®Çu t\u00ad\nCôte d'Ivoire", Legacy("tcvn3", alone=False))
    "Tổng vốn đầu tư\nCôte d'Ivoire"
    """
    if legacy is None or text.isascii():
        return text
    return "\n".join(_mend_line(line, legacy) for line in text.split("\n"))


def mend_whole(text: str) -> str:
    """A whole file's text, its own statistics deciding."""
    return mend_text(text, find_legacy(text.split("\n")))


def _mend_line(line: str, legacy: Legacy) -> str:
    if line.isascii() or _UNICODE.search(line):
        return line
    converted = _convert(line, legacy.coding)
    return converted if legacy.alone or improves(converted, line) else line


def _convert(line: str, coding: Coding) -> str:
    if coding == "vni":
        return put_right(line, Face("vni"))
    letters = line.translate(TCVN3)
    return letters.upper() if _is_capital(line) else _TOKEN.sub(_capitals, line)


def _capitals(word: re.Match[str]) -> str:
    """A TCVN3 word; all capitals where its plain letters are, since only the font says so of the others."""
    letters = word[0].translate(TCVN3)
    return letters.upper() if _is_capital(word[0]) else letters


def _is_capital(text: str) -> bool:
    plain = [c for c in text if c.isascii() and c.isalpha()]
    return len(plain) > 1 and all(map(str.isupper, plain))


def _is_spelt(word: str) -> bool:
    return is_spelt(word.strip(_EDGES))


def _count_spelt(line: str) -> int:
    return sum(map(_is_spelt, _TOKEN.findall(line)))
