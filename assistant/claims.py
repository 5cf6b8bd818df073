"""What a question takes for granted ("vì sao X giảm") or asks to be confirmed ("X có tăng không?")."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from assistant.question import Question, read_question
from ingest.figures.context import lower, unmark
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods
from ingest.figures.records import Number
from ingest.text import fold

_WHY = (
    r"^\W*(?:vì sao|tại sao|vì đâu|do đâu|"
    r"(?:lý do|nguyên nhân)(?: nào| gì)?(?: khiến| làm| mà| vì sao)?(?: cho)?|"
    r"why (?:did|has|have|is|was|were|are|do|does))\s+"
)
_WHETHER = (
    r"^\W*(?:có đúng(?: là| rằng)?|có phải(?: là)?|đúng là|phải chăng|liệu|"
    r"(?:did|does|do|has|have|is|was|were|are)(?= .*\b(?:increase|decrease|rise|fall|grow|reach|meet|exceed|"
    r"grown|risen|fallen|up|down)))\s+"
)
_CLOSE = r"(?:[,\s]+(?:hay không|hay chưa|đúng không|phải không|có đúng không|không|chưa|à|vậy|thế|ạ))+\W*$"
_ASKS = r"\bbao nhiêu\b|\bmấy\b|\bhow (?:much|many)\b"
_OR = r"\b(?:tăng hay giảm|giảm hay tăng|tăng hoặc giảm|increase or decrease|up or down)\b"
_UP = r"(?:tăng trưởng|tăng|đi lên|increased?|rise|risen|grow|grown|up)"
_DOWN = r"(?:sụt giảm|suy giảm|giảm|đi xuống|decreased?|fall|fallen|down)"
_HOW = r"(?:\s+(?:rất|khá|mạnh|nhẹ|sâu|nhanh|chậm|nhiều|ít|đột biến|liên tục|trở lại|thêm|sharply|slightly))*"
_VERB = (
    rf"(?:\b(?:có|lại|bị|được|đã|đang|vẫn)\s+)*\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b"
    rf"(?! (?:vốn|thêm vốn|hay|hoặc)\b){_HOW}"
)
_PLAN = (
    r"(?:\b(?:có|lại|đã|không|chưa|bị|vẫn)\s+)*\b(?:đạt|vượt|hoàn thành|hụt|reach|meet|exceed)\b"
    r"(?: được| the| its)?\s+(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|plan|target)\b"
    r"(?: (?:năm|đề ra|được giao|giao|đặt ra)\b(?! \d))?"
)
_COMPARED = (
    r"(?:\bcó\s+)?\b(?:(?P<more>(?:cao|lớn|nhiều) hơn|vượt(?: quá)?|hơn)|"
    r"(?P<less>(?:thấp|nhỏ|ít) hơn|kém))\s+"
    r"(?=[^\W\d])"
)
_NOT = r"\b(?:không|chưa|hụt)\b"
_STATING = (
    r"(?:\b(?:chỉ|mới|thêm|có phải|phải|đạt|tới|lên|lên tới|còn|xuống|là|bằng|có|được|khoảng|hơn|trên|dưới|"
    r"gần|chưa đến)\s+)+$"
)
_CHANGED = "tăng hay giảm bao nhiêu phần trăm"


@cache
def _pattern(source: str, folded: bool) -> re.Pattern[str]:
    return re.compile(unmark(source) if folded else source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a question states."""

    whether: bool
    """True when it asks whether that is so; False when it takes it for granted."""

    kind: Literal["change", "plan", "value", "compare"]
    way: Literal["up", "down", ""] = ""
    """Of a change; ``""`` when either is asked. Of a plan ``down`` when it was missed, of two things compared
    ``down`` when the first is said to be less."""

    number: Number | None = None
    told_by: Question
    """The question whose answer tells."""


def read_claim(question: Question) -> Claim | None:
    """The claim of a why or whether question; None for any other."""
    text = question.text.rstrip(" ?.!")
    folded = question.folded
    why = _pattern(_WHY, folded).match(lower(text))
    opened = why or _pattern(_WHETHER, folded).match(lower(text))
    close = None if why else _pattern(_CLOSE, folded).search(lower(text))
    either = _pattern(_OR, folded).search(lower(text))
    if not (opened or close or either) or _pattern(_ASKS, folded).search(lower(text)):
        return None
    body = text[opened.end() if opened else 0 : close.start() if close else len(text)]
    reader = _Reader(body, folded, whether=not why)
    return reader.plan() or reader.either() or reader.compare() or reader.change() or reader.value()


@dataclass(slots=True)
class _Reader:
    """Reads the statement inside a question."""

    body: str
    folded: bool
    whether: bool

    def _find(self, source: str) -> re.Match[str] | None:
        found = list(_pattern(source, self.folded).finditer(lower(self.body)))
        return found[-1] if found else None

    def _asked(self, span: tuple[int, int], instead: str) -> Question:
        """The statement turned into a question, ``instead`` put in the place of ``span``."""
        told = fold(instead) if self.folded else instead
        return read_question(" ".join(f"{self.body[: span[0]]} {told} {self.body[span[1] :]}".split()) + "?")

    def plan(self) -> Claim | None:
        found = self._find(_PLAN)
        if found is None:
            return None
        missed = bool(_pattern(_NOT, self.folded).search(found.group()))
        told_by = self._asked(found.span(), "đạt bao nhiêu phần trăm kế hoạch")
        return Claim(whether=self.whether, kind="plan", way="down" if missed else "up", told_by=told_by)

    def either(self) -> Claim | None:
        found = self._find(_OR)
        if found is None:
            return None
        return Claim(whether=True, kind="change", told_by=self._asked(found.span(), _CHANGED))

    def compare(self) -> Claim | None:
        """One thing said to be more than another; a rate that a verb of change stands before is no thing."""
        found = self._find(_COMPARED) if self.whether else None
        if found is None or self._quantities():
            return None
        way: Literal["up", "down"] = "up" if found["more"] else "down"
        whole = f"{self.body[: found.start()]} hơn {self.body[found.end() :]} bao nhiêu"
        told_by = read_question(" ".join((fold(whole) if self.folded else whole).split()) + "?")
        return Claim(whether=True, kind="compare", way=way, told_by=told_by)

    def change(self) -> Claim | None:
        found = self._find(_VERB)
        if found is None:
            return None
        number = self._number(found.end())
        end = number.end if number else found.end()
        told_by = self._asked((found.start(), end), _CHANGED)
        way: Literal["up", "down"] = "up" if found["up"] else "down"
        return Claim(whether=self.whether, kind="change", way=way, number=number, told_by=told_by)

    def _number(self, at: int) -> Number | None:
        """The rate right behind a verb of change."""
        for number in self._quantities():
            gap = self.body[at : number.start].strip()
            if at <= number.start and len(gap.split()) <= 1 and number.unit and number.unit.name == "%":
                return number
        return None

    def _quantities(self) -> list[Number]:
        times = [(m.start, m.end) for m in read_periods(self.body)]
        return [
            n
            for n in read_numbers(self.body)
            if n.kind == "quantity" and n.unit and not any(a <= n.start < b for a, b in times)
        ]

    def value(self) -> Claim | None:
        for number in self._quantities():
            stated = _pattern(_STATING, self.folded).search(lower(self.body[: number.start]))
            if stated is None or number.unit is None or len(number.readings) > 1:
                continue
            counted = number.unit.name if number.unit.counted else ""
            told_by = self._asked((stated.start(), number.end), f"là bao nhiêu {counted}")
            told_by = replace(told_by, units=frozenset({number.unit.name}))
            return Claim(whether=self.whether, kind="value", number=number, told_by=told_by)
        return None
