"""Vietnamese text in one form: NFC, folded for search, cut into syllables."""

import re
import unicodedata
from functools import lru_cache

from ingest.kept import kept

SYLLABLE = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+", re.UNICODE)
"""A number with its separators, whole, or a run of letters. Needs NFC: in NFD a mark would cut the word."""

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Capital letters of Vietnamese, for a regular expression's class: ``À-Ỹ`` would hold small ones too."""


class _Bare(dict[int, int]):
    """Code point → code point of the letter without its marks, worked out once for each."""

    def __missing__(self, code: int) -> int:
        """The first character of the canonical decomposition; đ has none and is named."""
        bare = {"đ": "d", "Đ": "D"}.get(chr(code)) or unicodedata.normalize("NFD", chr(code))[0]
        self[code] = ord(bare)
        return self[code]


_BARE = _Bare()
_KEPT = 1_000
"""Characters from which on a text is folded anew each time: headings and clauses come again, pages do not."""


def nfc(text: str) -> str:
    """``text`` in Unicode normalisation form C."""
    return unicodedata.normalize("NFC", text)


@kept
def _fold(text: str) -> str:
    return text.translate(_BARE).lower()


def fold(text: str) -> str:
    """Lower case without diacritics, one character for one when ``text`` is NFC.

    >>> fold("Đầu tư nước ngoài")
    'dau tu nuoc ngoai'
    """
    return _fold(text) if len(text) < _KEPT else text.translate(_BARE).lower()


@lru_cache(maxsize=2048)
def whole(words: str) -> re.Pattern[str]:
    """A pattern that finds ``words`` where they are no part of longer ones.

    >>> bool(whole("cang").search("cang bien")), bool(whole("cang").search("canga"))
    (True, False)
    """
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def syllables(text: str) -> list[str]:
    """Lower-case syllables and whole numbers.

    >>> syllables("Tổng vốn đạt 2.061,53 triệu USD.")
    ['tổng', 'vốn', 'đạt', '2.061,53', 'triệu', 'usd']
    """
    return [found.lower() for found in SYLLABLE.findall(text)]


_NEW_TONES = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_OLD_TONES = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_PLACED = dict(zip(_NEW_TONES, _OLD_TONES, strict=True))


def one_tone(syllable: str) -> str:
    """A lower-case syllable with its tone where the old spelling has it: ``hoà`` and ``hòa`` become one.

    >>> one_tone("hoà"), one_tone("hòa"), one_tone("quý"), one_tone("hoàn")
    ('hòa', 'hòa', 'quý', 'hoàn')
    """
    ending = syllable[-2:]
    return syllable[:-2] + _PLACED[ending] if ending in _PLACED and syllable[0] != "q" else syllable


def has_diacritics(text: str) -> bool:
    """True when ``text`` has any letter that folding changes, so its writer types Vietnamese marks."""
    return fold(text) != text.lower()
