"""Which full stops end a Vietnamese sentence.

None does inside a number ("2.061,53"), after an abbreviation ("TP.", "ThS."), an initial or a list number
("3.1."), or where the next word goes on in small letters ("Hà Lan... đã góp phần").
"""

import re
from collections.abc import Iterator, Sequence

from ingest.clean import UPPER
from ingest.readers.marks import read_mark

LONGEST = 1_200
"""Characters beyond which a sentence is also cut at semicolons."""

_CLOSERS = r"[\"”’»)\]}¹²³⁰⁴-⁹]*"
_STOP = re.compile(
    rf"(?P<stop>\./\.|\.{{2,}}|[.!?…]+)(?P<close>{_CLOSERS})"
    rf"(?:\s+(?P<next>[\"“‘«(\[]*\S)|(?=[{UPPER}][^\W\d_{UPPER}])|$)"
)
_LIST_MARK = re.compile(r"\s+(?:\((?:[ivx]{1,5}|[a-zđ]|\d{1,2})\)|[a-zđ]\))\s")
_SEMICOLON = re.compile(r";(?=\s)")
_WORD = re.compile(r"[\w.&/-]*$")
_BRACKET = re.compile(r"[()]")
_ROMAN = re.compile(r"[IVXLC]+")

_ABBREVIATION = re.compile(
    r"t[pxt]|[qp]|th?s|p?gs(?:\.tsk?h?)?|tskh|cn|ks|bs(?:ck(?:i|ii))?|lm|đ/?c|trg|đt|sn|k[/]?t|t[/]?[ml]|tuq|nr|vs|v\.?d"
    r"|vol|pp|dr|mrs?|ms|prof|[js]r|i\.e|e\.g|u\.[sk]|tr|tel|nsnd|nsưt|nxb",
    re.IGNORECASE,
)
"""Words whose full stop is their own."""

_CAPITALISED = frozenset(("No", "Nos", "St", "Co"))
"""Abbreviations that are words of their own in small letters ("ấm no")."""

_BEFORE_NUMBERS = frozenset(
    ("điều", "khoản", "chương", "mục", "phần", "điểm", "số", "bảng", "hình", "lục", "biểu")
)
_BEFORE_NAMES = frozenset(
    ("ông", "bà", "anh", "chị", "cô", "mr", "mrs", "ms", "dr", "ts", "ths", "gs", "pgs", "đ/c")
)


def split_text(text: str) -> list[tuple[int, int]]:
    """Half-open character ranges of the sentences of one paragraph, spaces between them left out.

    >>> s = "TP. Hải Phòng thu 2.061,53 triệu USD. Năm 2022 tăng 5%. "
    >>> [s[a:b] for a, b in split_text(s)]
    ['TP. Hải Phòng thu 2.061,53 triệu USD.', 'Năm 2022 tăng 5%.']
    """
    begin = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    mark = read_mark(text[begin : begin + 40])
    body = begin + (mark.end if mark else 0)
    found = []
    enclosed = _enclosed(text)
    for match in _STOP.finditer(text, body):
        end = match.end("close")
        if end >= stop:
            break
        if not enclosed[end] and _ends_sentence(text, match, max(begin, body)):
            found.append((begin, end))
            begin = end
            while text[begin].isspace():
                begin += 1
    if begin < stop:
        found.append((begin, stop))
    return [piece for start, end in found for piece in _cut_long(text, start, end)]


def _enclosed(text: str) -> bytearray:
    """1 for each place inside round brackets that open and close within 300 characters."""
    inside = bytearray(len(text) + 1)
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        i = bracket.start()
        if bracket.group() == "(":
            opened.append(i)
        elif opened:
            start = opened.pop()
            if i - start <= 300:
                inside[start + 1 : i + 1] = b"\x01" * (i - start)
    return inside


def _ends_sentence(text: str, match: re.Match[str], begin: int) -> bool:
    """True when the sentence that began at ``begin`` ends at this stop."""
    stop, following = match["stop"], match["next"]
    start = match.start()
    glued = following is None
    word = _WORD.search(text, max(start - 30, 0), start)
    before = word.group() if word else ""
    if glued and ("/" in before or "." in before or len(before) < 2 or match["close"]):
        return False
    if stop == "./." or _LIST_MARK.match(text, match.end("close")):
        return True
    first = _first_letter(text, match.end("close"))
    if stop[0] == "…" or stop[:2] == "..":
        return first.isupper()
    return not first.islower() and (stop != "." or not _is_abbreviation(text, before, start, begin))


def _first_letter(text: str, position: int) -> str:
    """The first character after ``position`` that is not a space, quote, bracket or list bullet."""
    for char in text[position : position + 8]:
        if not (char.isspace() or char in '"“‘«([-–+•*'):
            return char
    return ""


def _is_abbreviation(text: str, before: str, start: int, begin: int) -> bool:
    """True when the full stop at ``start`` belongs to the word ``before`` it."""
    if _ABBREVIATION.fullmatch(before) or before in _CAPITALISED:
        return True
    previous = text[max(start - len(before) - 25, 0) : start - len(before)].split()
    last = previous[-1].lower().rstrip(".") if previous else ""
    if len(before) == 1 and before.isupper() and before.isascii():
        return (
            start - 1 <= begin
            or last in _BEFORE_NAMES
            or len(last) == 1
            or _between_names(text, start, previous)
        )
    if start - len(before) <= begin and read_mark(before + ". X") is not None and len(before) <= 6:
        return True
    numbered = before.isdigit() or _ROMAN.fullmatch(before) is not None
    return numbered and last in _BEFORE_NUMBERS and start - begin <= 14


def _between_names(text: str, start: int, previous: Sequence[str]) -> bool:
    """True for the middle initial of a foreign name: "John F. Kennedy"."""
    after = text[start + 1 : start + 24].split()
    return (
        bool(previous and after) and previous[-1].istitle() and previous[-1].isascii() and after[0].isascii()
    )


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range itself, or its pieces between semicolons when it is longer than :data:`LONGEST`."""
    if end - start > LONGEST:
        for match in _SEMICOLON.finditer(text, start, end):
            yield start, match.end()
            start = match.end() + 1
            while text[start].isspace():
                start += 1
    yield start, end
