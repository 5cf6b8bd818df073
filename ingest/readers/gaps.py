"""Words that a PDF's producer tore apart: "Hả i Phò ng", "ph ố", "B Á O  C Á O"."""

import re
import unicodedata
from collections.abc import Sequence

from ingest.clean import UPPER, is_syllable
from ingest.syllables import is_spelt

_ONSET = re.compile(r"(?:ngh?|nh|th|tr|ch|gh|gi|kh|ph|qu|[bcdđghklnrstvx])", re.IGNORECASE)
_FINAL = re.compile(r"(?:ch|nh|ng|[cmnpt]|[iouya]|[ưâă]u)")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_LETTERS = re.compile(r"[^\W\d_]+")
_RIME_REST = re.compile(r"[êềếểễệờớỡợ][^\W\d_](?<!ớt)")
"""What no word begins with, so it must end the piece before: "tri ển", "đư ợc"."""

_SPACED_OUT = re.compile(rf"(?:[{UPPER}] )+[{UPPER}](?:\s{{2,}}(?:[{UPPER}] )+[{UPPER}])+")

_APART = re.compile(r"[^\W\d_](?: [^\W\d_])+")
_LETTERED = 5
"""Letters that a line set letter by letter has at least; fewer may be the letters of columns."""

_LONGEST = 7
"""Letters of the longest syllable, nghiêng."""

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

    Where the words are no further apart than their letters, the syllables tell them apart, if in one way.

    >>> close_up("B Á O  C Á O"), close_up("B Á O C Á O"), close_up("A B C D")
    ('BÁO CÁO', 'BÁO CÁO', 'A B C D')
    """
    line = raw.strip()
    if _SPACED_OUT.fullmatch(line):
        return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", line))
    letters = line.replace(" ", "")
    if _APART.fullmatch(line) and len(letters) >= _LETTERED and not letters.isascii():
        return _syllables(letters) or raw
    return raw


def _syllables(letters: str) -> str:
    """The letters cut into the fewest syllables, ``""`` when there is no way or more than one."""
    ways: list[tuple[int, list[str]]] = [(0, [""])]
    for end in range(1, len(letters) + 1):
        options = [
            (count + 1, [f"{text} {letters[start:end]}" for text in texts])
            for start in range(max(0, end - _LONGEST), end)
            if (count := ways[start][0]) >= 0 and is_spelt(letters[start:end])
            for texts in [ways[start][1]]
        ]
        least = min((count for count, _ in options), default=-1)
        ways.append((least, [text for count, texts in options if count == least for text in texts][:2]))
    count, found = ways[-1]
    return found[0].strip() if count > 0 and len(found) == 1 else ""
