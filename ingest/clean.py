"""Text as a report's page should hold it: one Unicode form, one kind of space, lines put together again."""

import re
import unicodedata
from functools import lru_cache

from ingest.text import fold

_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
"""Combining marks that Vietnamese letters are made of."""

_LOOSE_MARK = re.compile(rf"[ \u00a0]+(?=[{_MARKS}])")
"""A space that a PDF producer left between a letter and its mark."""

_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc-\ufffe\ud800-\udfff\U000e0000-\U000e007f]+"
)
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
)
"""Shape of a folded Vietnamese syllable."""

_REPLACED = str.maketrans(
    {
        "Ð": "Đ",  # eth and the African D, which look the same and are typed for it
        "Ɖ": "Đ",
        "ð": "đ",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "\u2010": "-",
        "\u2011": "-",
        "\uf0b7": "•",  # Symbol and Wingdings bullets, in the private use area
        "\uf0a7": "▪",
        "\uf02d": "-",
        "\uf02b": "+",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
        "\uf076": "❖",
    }
)

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
"""Vietnamese capitals, for a character class."""

SUPERSCRIPT = str.maketrans("0123456789*", "⁰¹²³⁴⁵⁶⁷⁸⁹*")
"""Digits to superscript digits."""

DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""Superscript digits to digits."""


def clean_line(raw: str) -> str:
    r"""One line: NFC, single spaces, none at its ends; control characters and soft hyphens gone.

    >>> clean_line("  Tổng\u00a0 vốn đầu tư\u00ad ")
    'Tổng vốn đầu tư'
    """
    text = _CONTROL.sub("", raw.replace("\u00ad", "").translate(_REPLACED))
    text = unicodedata.normalize("NFC", _LOOSE_MARK.sub("", text))
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """True when ``word`` is shaped like one Vietnamese syllable.

    >>> [is_syllable(w) for w in ("nghiệp", "logis", "ment")]
    [True, False, False]
    """
    return _SYLLABLE.fullmatch(fold(word)) is not None


def is_worded(text: str) -> bool:
    """False for ornaments such as ``***`` and rules of dashes, which say nothing."""
    return any(c.isalnum() for c in text)


def join_lines(left: str, right: str, *, spaced: bool = True) -> str:
    """Two lines of one paragraph as one.

    A hyphen at the end of ``left`` stays ("Net-Zero", "BQL-QLĐT"), because Vietnamese does not hyphenate
    words; only between two pieces that no Vietnamese syllable looks like it is taken out.

    ``spaced`` says whether ``left`` ended in a space before it was cleaned.

    >>> join_lines("Hội thảo Net-", "Zero", spaced=False)
    'Hội thảo Net-Zero'
    >>> join_lines("dịch vụ logis-", "tics quốc tế", spaced=False)
    'dịch vụ logistics quốc tế'
    >>> join_lines("đầu tư -", "kinh doanh")
    'đầu tư - kinh doanh'
    """
    if not left or not right:
        return left or right
    if spaced or left[-1] not in "-/" or len(left) < 2 or not left[-2].isalnum() or not right[0].isalnum():
        return f"{left} {right}"
    before = re.search(r"[a-z]+(?=-$)", left)
    after = re.match(r"[a-z]+", right)
    if before and after and not is_syllable(before.group()) and not is_syllable(after.group()):
        return left[:-1] + right
    return left + right
