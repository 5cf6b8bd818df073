"""What a question pins down besides its topic: a number, the sort of the one that it asks for, a place."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.lookup import Lookup
from assistant.places import place_spans, same_sort
from assistant.question import Question
from ingest.figures.numbers import read_numbers
from ingest.text import UPPER, fold

_BACK = 6
"""Sentences that a place is carried over, at most."""


def tells_its_numbers(question: Question, near: str) -> bool:
    """False where the question names an amount that ``near`` does not: "tỉnh nào tăng trên 30%"."""
    asked = _amounts(question.text)
    return not asked or bool(asked & _amounts(near)) or _ASKS_AMOUNT.search(fold(question.text)) is not None


_ASKS_AMOUNT = re.compile(r"\bbao nhieu\b")


def states_amount(question: Question) -> bool:
    """True for a question that names an amount itself."""
    return bool(_amounts(question.text))


def _amounts(text: str) -> set[tuple[Decimal, str]]:
    """Values with units in ``text``; not what a name is numbered with."""
    return {
        (n.value, n.unit.name)
        for n in read_numbers(text)
        if n.kind == "quantity" and n.value is not None and n.unit is not None and n.unit.name
    }


_SORTS = (
    "khu công nghiệp|khu kinh tế|cụm công nghiệp|khu chế xuất|sân bay|cảng|bệnh viện|cửa khẩu|cao tốc|quốc lộ"
)
_SHORTS = {"khu cong nghiep": "kcn", "khu kinh te": "kkt", "cum cong nghiep": "ccn", "khu che xuat": "kcx"}
_ONE = re.compile(rf"\b({fold(_SORTS)}) nao\b")
_SEVERAL = re.compile(r"\b(?:nhung|cac)\b[^?]*$")


def names_one(question: Question, text: str) -> bool:
    """False where one of a sort that bears names is asked for, and ``text`` names no other than the question.

    "Nằm ở khu công nghiệp nào" is answered by "KCN Bàu Bàng", and by no sentence without such a name.
    """
    asked = fold(question.text)
    found = _ONE.search(asked)
    if found is None or question.asked == "document" or _SEVERAL.search(asked[: found.start()]):
        return True
    sort = found[1]
    spelt = "|".join(s for s in (sort, _SHORTS.get(sort, "")) if s)
    borne = re.finditer(rf"\b(?:{spelt})\b\W+(?:\w+ ){{0,2}}?", fold(text))
    names = (named["name"] or named["road"] for m in borne if (named := _NAME.match(text, m.end())))
    return any(not re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", asked) for name in names)


_NAME = re.compile(
    rf"(?:[^\W\d_{UPPER}]\w* ){{0,2}}(?P<name>[{UPPER}][\w.-]*(?: [{UPPER}][\w.-]*| \d+)*)|(?P<road>\d+\w?)"
)
"""A name, or a road's number."""


def is_carried(question: Question, before: Sequence[str]) -> bool:
    """True where the last place that ``before``, sentences in order, speaks of is the one asked about."""
    if len(question.places) != 1:
        return False
    asked = question.places[0]
    for text in reversed(before[-_BACK:]):
        named = [name for _, _, name in place_spans(text) if same_sort(name, asked)]
        if named:
            return set(named) == {asked}
    return False


def is_aside(own: Lookup, text: str) -> bool:
    """True where what is asked about only opens ``text``, as what came before or after something else."""
    found = _ASIDE.search(text)
    if found is None:
        return False
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return own.share(found.group()) >= own.share(text) - _LEFT and own.share(rest) < own.share(found.group())


_ASIDE = re.compile(r"\b(?:sau|trước) khi\b[^,.;]*,", re.IGNORECASE)
_LEFT = 0.15
"""Share of the question that a sentence may have beyond its clause of time."""
