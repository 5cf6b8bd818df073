"""Questions for the largest of something: a report that says which it is answers them, or a table."""

import re
from dataclasses import dataclass
from functools import cache

from assistant.places import names_in, places_in
from assistant.question import Question
from ingest.text import fold, has_diacritics

_MORE, _LESS = "lớn|nhiều|cao|dài|rộng|nhanh|mạnh|đông", "ít|nhỏ|thấp|ngắn|chậm"
_WHICH = re.compile(r"\b(?:nao|ai|gi)\b")
_AMOUNT = re.compile(r"\bbao nhieu\b|\bthe nao\b")
_STATED = {
    True: re.compile(
        rf"\b(?:{fold(_MORE)}) nhat\b|\b(?:dung dau|dan dau(?! doan)|(?:dung|xep|vi tri) thu nhat)\b"
    ),
    False: re.compile(rf"\b(?:{fold(_LESS)}) nhat\b|\bdung cuoi\b"),
}
_SORTS = (
    ("nuoc", "quoc gia", "nen kinh te", "vung lanh tho", "thi truong", "doi tac", "quoc tich"),
    ("tinh", "thanh pho", "dia phuong", "huyen", "quan", "xa", "phuong", "vung"),
    ("nganh", "linh vuc", "cong nghiep", "dich vu"),
    ("nha dau tu", "doanh nghiep", "cong ty", "tap doan", "don vi", "nha may", "to hop", "chu dau tu"),
)
"""Sorts of things, folded, of which one may stand for another."""

_TIMES = ("nam", "thang", "quy")
_EVER = re.compile(r"\b(?:tu truoc den nay|tu truoc toi nay|trong lich su|ke tu|trong \w+ nam qua)\b")
_SORT = re.compile(
    rf"\b({'|'.join(word for sort in _SORTS for word in sort)}|nam|thang|quy|"
    r"(?:(?!(?:o|tai|la|co|cua|thuoc|vao|trong|cho|tu|den|nhung|cac)\b)\w+ )?\w+) nao\b"
)
"""What is asked for."""

_OF = re.compile(r"\W*(?:nhất\W+)?(?:của|tại|ở|trong|từ)\s+(?P<whose>[^,;:.()]{2,40})")
"""What a superlative is among, right behind it: "dự án lớn nhất của Bỉ"."""


_KNOWN = re.compile(
    rf"\b(?P<sort>{'|'.join(word for sort in _SORTS for word in sort)})"
    r"(?P<of>(?: (?!co\b|la\b|dat\b|duoc\b|thu\b|o\b|tai\b)\w+){0,3}?) nao\b"
)
"""What is asked for, and what it is of: "thị trường khách quốc tế nào"."""
_UNKNOWN = re.compile(r"\b((?:\w+ ){0,3}\w+) nao\b")
_SEVERAL = re.compile(r"\b(?:nhung|cac|[2-9]|1\d|hai|ba|bon|tung|moi) $")
_WIDE = ("rộng", "rong")
"""Said of an area."""


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
    of: str
    """What stands between the sort and "nào": "khách quốc tế" of "thị trường khách quốc tế nào"."""

    what: str
    """What stands between "nhiều" and "nhất", or before "nhất"."""

    def ask_of(self, name: str) -> str:
        """The question how much it is of ``name``.

        >>> most = read_most("Nước nào có nhiều dự án nhất?")
        >>> most.ask_of("Lào") if most else ""
        'Lào có bao nhiêu dự án?'
        """
        text, name = self.text, f"{self.of} {name}".strip()
        for (start, end), words in sorted([(self.which, name), (self.most, self.what)], reverse=True):
            text = f"{text[:start]}{words}{text[end:]}"
        return text if _AMOUNT.search(fold(text)) else f"{text.rstrip(' ?.!')} là bao nhiêu?"


def read_most(text: str) -> Most | None:
    """The question for the one that is the largest; None where several are asked for, or none."""
    bare = fold(text)
    most, known = _find_most(text), _KNOWN.search(bare)
    which = known or _UNKNOWN.search(bare)
    if most is None or which is None or len(bare) != len(text):
        return None
    if which.start() < most.end() and most.start() < which.end():
        return None
    words = which[1].split()
    if any(_SEVERAL.search(f"{before} ") for before in (bare[: which.start()].rstrip(), *words)):
        return None
    sorts = tuple(" ".join(words[at:]) for at in range(len(words)))
    what = text[slice(*most.span("what"))].strip() if most["what"] else ""
    asked = f"bao nhiêu {what}".strip()
    if most["lead"]:
        asked = "có" if most["over"] else "bao nhiêu"
    elif most["more"] in _WIDE:
        asked = "diện tích bao nhiêu"
    least = bool(most["less"] or most["few"])
    span = which.start(1), which.end()
    of = text[slice(*known.span("of"))].strip() if known else ""
    return Most(sorts=sorts, least=least, text=text, which=span, most=most.span(), of=of, what=asked)


def _find_most(text: str) -> re.Match[str] | None:
    """Where a question says that it is for the largest or the least."""
    folded = not has_diacritics(text)
    low = fold(text) if folded else text.lower()
    return _most(folded).search(low) if len(low) == len(text) else None


@cache
def _most(folded: bool) -> re.Pattern[str]:
    """Words of the largest and the least; what is counted may stand before "nhất": "nhiều vốn nhất"."""
    more, less, many, few, most, leads, over = (
        fold(words) if folded else words
        for words in (_MORE, _LESS, "nhiều|đông", "ít", "nhất", "đứng đầu|dẫn đầu(?! đoàn)", "về")
    )
    counted = rf"(?:(?P<many>{many})|(?P<few>{few}))(?P<what>(?: (?!(?:{more}|{less})\b)\w+){{1,7}})"
    degree = rf"(?P<more>{more})|(?P<less>{less})"
    return re.compile(rf"\b(?:{counted}|{degree}) {most}\b|\b(?P<lead>{leads})\b(?P<over> {over}\b)?")


def asks_for_most(question: Question) -> bool:
    """True for "nhà đầu tư nào có vốn lớn nhất", "nước nào dẫn đầu"."""
    bare = fold(question.text)
    return bool(_WHICH.search(bare) and _find_most(question.text)) and not _AMOUNT.search(bare)


def asks_for_its_amount(question: Question) -> bool:
    """True for "tỉnh nào nhận nhiều nhất, bao nhiêu": the amount of the one that is the largest."""
    return _AMOUNT.search(fold(question.text)) is not None and read_most(question.text) is not None


def states_most(question: Question, text: str) -> bool:
    """True when ``text`` says which is the largest, or the least, and not only among others than asked."""
    asked = _find_most(question.text)
    if asked is None:
        return False
    bare = fold(text)
    stated = _STATED[not (asked["less"] or asked["few"])].finditer(bare)
    moved = _MOVES.search(fold(question.text)[: asked.start()])
    stated = (found for found in stated if moved is None or _moves(moved[1], bare[: found.start()]))
    return _speaks_of(question, bare) and any(_is_among(question, text[found.end() :]) for found in stated)


_MOVES = re.compile(r"\b(tang|giam)\b(?: \w+){0,5} ?$")
"""Before "nhất", folded: the one that rose or fell most is asked for, not the largest."""


def _moves(way: str, before: str) -> bool:
    found = _MOVES.search(before)
    return found is not None and found[1] == way


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
