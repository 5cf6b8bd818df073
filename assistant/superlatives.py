"""Questions for the largest of something: a report that says which it is answers them, or a table."""

import re
from dataclasses import dataclass

from assistant.places import names_in, places_in
from assistant.question import Question
from ingest.text import fold

_MORE, _LESS = "lon|nhieu|cao|dai|rong|nhanh|manh|dong", "it|nho|thap|ngan|cham"
_MOST = re.compile(
    rf"\b(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?P<what>(?: \w+){{0,4}}?) nhat\b|"
    r"\b(?P<lead>dung dau|dan dau)\b(?P<over> ve\b)?"
)
_WHICH = re.compile(r"\b(?:nao|ai|gi)\b")
_AMOUNT = re.compile(r"\bbao nhieu\b|\bthe nao\b")
_STATED = {
    True: re.compile(rf"\b(?:{_MORE}) nhat\b|\b(?:dung dau|dan dau|(?:dung|xep|vi tri) thu nhat)\b"),
    False: re.compile(rf"\b(?:{_LESS}) nhat\b|\bdung cuoi\b"),
}
_SORTS = (
    ("nuoc", "quoc gia", "nen kinh te", "vung lanh tho", "thi truong", "doi tac"),
    ("tinh", "thanh pho", "dia phuong", "huyen", "quan", "xa", "phuong", "vung"),
    ("nha dau tu", "doanh nghiep", "cong ty", "tap doan", "don vi", "nha may", "to hop", "chu dau tu"),
)
"""Sorts of things, folded, of which one may stand for another."""

_TIMES = ("nam", "thang", "quy")
_EVER = re.compile(r"\b(?:tu truoc den nay|tu truoc toi nay|trong lich su|ke tu|trong \w+ nam qua)\b")
_SORT = re.compile(
    rf"\b({'|'.join(word for sort in _SORTS for word in sort)}|nam|thang|quy|(?:\w+ )?\w+) nao\b"
)
"""What is asked for."""

_OF = re.compile(r"\W*(?:nhất\W+)?(?:của|tại|ở|trong|từ)\s+(?P<whose>[^,;:.()]{2,40})")
"""What a superlative is among, right behind it: "dự án lớn nhất của Bỉ"."""


_KNOWN = re.compile(rf"\b({'|'.join(word for sort in _SORTS for word in sort)}) nao\b")
_UNKNOWN = re.compile(r"\b((?:\w+ ){0,3}\w+) nao\b")
_SEVERAL = re.compile(r"\b(?:nhung|cac|\d+|hai|ba|bon|nam|top|tung|moi)\b")
_WIDE = "rong"
"""Said of an area."""


_BEFORE = 6
"""Characters before what is asked for that may say that several are: "những", "3"."""


@dataclass(frozen=True, slots=True)
class Most:
    """A question for the one that is the largest: "Nước nào có nhiều dự án nhất?"."""

    sorts: tuple[str, ...]
    """What it may be one of, folded, longest first: the words before "nào"."""

    least: bool
    text: str
    which: tuple[int, int]
    """Where those words and "nào" stand, half open."""

    most: tuple[int, int]
    what: str
    """What stands between "nhiều" and "nhất", or before "nhất"."""

    def ask_of(self, name: str) -> str:
        """The question how much it is of ``name``.

        >>> most = read_most("Nước nào có nhiều dự án nhất?")
        >>> most.ask_of("Lào") if most else ""
        'Lào có bao nhiêu dự án?'
        """
        text = self.text
        for (start, end), words in sorted([(self.which, name), (self.most, self.what)], reverse=True):
            text = f"{text[:start]}{words}{text[end:]}"
        return text if _AMOUNT.search(fold(text)) else f"{text.rstrip(' ?.!')} là bao nhiêu?"


def read_most(text: str) -> Most | None:
    """The question for the one that is the largest; None where several are asked for, or none."""
    bare = fold(text)
    most, which = _MOST.search(bare), _KNOWN.search(bare) or _UNKNOWN.search(bare)
    if most is None or which is None or len(bare) != len(text):
        return None
    if which.start() < most.end() and most.start() < which.end():
        return None
    if _SEVERAL.search(bare, max(0, which.start() - _BEFORE), which.end()):
        return None
    words = which[1].split()
    sorts = tuple(" ".join(words[at:]) for at in range(len(words)))
    what = text[slice(*most.span("what"))].strip() if most["what"] else ""
    asked = f"bao nhiêu {what}".strip()
    if most["lead"]:
        asked = "có" if most["over"] else "bao nhiêu"
    elif most["more"] == _WIDE:
        asked = "diện tích bao nhiêu"
    least = most["less"] is not None
    span = which.start(1), which.end()
    return Most(sorts=sorts, least=least, text=text, which=span, most=most.span(), what=asked)


def asks_for_most(question: Question) -> bool:
    """True for "nhà đầu tư nào có vốn lớn nhất", "nước nào dẫn đầu"."""
    bare = fold(question.text)
    return bool(_WHICH.search(bare) and _MOST.search(bare)) and not _AMOUNT.search(bare)


def states_most(question: Question, text: str) -> bool:
    """True when ``text`` says which is the largest, or the least, and not only among others than asked."""
    asked = _MOST.search(fold(question.text))
    if asked is None:
        return False
    bare = fold(text)
    stated = _STATED[asked["less"] is None].finditer(bare)
    return _speaks_of(question, bare) and any(_is_among(question, text[found.end() :]) for found in stated)


def _speaks_of(question: Question, bare: str) -> bool:
    """True when the text names one of the sort asked for: a country is no answer to "tỉnh nào"."""
    asked = _SORT.search(fold(question.text))
    if asked is None:
        return True
    if asked[1] in _TIMES:
        return bool(_EVER.search(bare))
    words = next((sort for sort in _SORTS if asked[1] in sort), (asked[1],))
    return any(re.search(rf"\b{word}\b", bare) for word in words)


def _is_among(question: Question, behind: str) -> bool:
    """False where the words right behind name a place or body that the question does not name."""
    found = _OF.match(behind)
    if found is None:
        return True
    places = places_in(found["whose"])
    asked = fold(question.text)
    return all(fold(name) in asked for name in (*places, *names_in(found["whose"], places)))
