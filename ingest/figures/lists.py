"""Numbers that lean on their neighbours: lists that print a unit once, and articles named in a row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.figures.records import Number

_AND = re.compile(r"\s(?:và|hoặc|hay|va|hoac|and|or)\s")
_OF = re.compile(r"\s(?:trong|trong số|trong tổng số|trên|trên tổng số|tren|tren tong so)\s")
_HELD = re.compile(
    r"(?:/?[^\s(),;.\d]+ ?| ){0,5}\((?:kế hoạch|KH|chỉ tiêu|mục tiêu|dự toán|cùng kỳ|năm trước)(?: năm)?:? ",
    re.IGNORECASE,
)
"""Between a result and the number in brackets right behind it that it is held against."""

_NEXT_NAME = re.compile(r"[,;]\s?|\s(?:và|hoặc|hay|va|hoac|and|or|đến|den)\s|\s?[-–]\s?")
_COMMA = re.compile(r",\s|;\s")
_TORN = re.compile(r", ")
_TIMES = frozenset({"năm", "tháng", "ngày", "giờ", "phút", "tuổi", "lần", "tuần"})
_DIGITS = re.compile(r"[0-9]{1,3}")
_LONG = re.compile(r"[0-9]{7,11}")
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*")


def settle_lists(text: str, numbers: Sequence[Number]) -> list[Number]:
    """``numbers`` with shared units handed back, names handed on, and torn numbers marked as ambiguous."""
    settled = list(numbers)
    for index in range(1, len(settled)):
        settled[index - 1 : index + 1] = _part_of(text, settled[index - 1], settled[index])
        settled[index] = _held_against(text, settled[index - 1], settled[index])
    for index in range(1, len(settled)):
        ahead, here = settled[index - 1], settled[index]
        gap = text[ahead.end : here.start]
        if len(gap) > 6:
            continue
        if ahead.kind == "ordinal" and here.kind == "bare" and _NEXT_NAME.fullmatch(gap):
            settled[index] = replace(here, kind="ordinal", qualifier=None)
        elif ahead.kind == "phone" and here.kind == "bare" and _LONG.fullmatch(here.text):
            settled[index] = replace(
                here, kind="phone", value=None, printed=None, qualifier=None, readings=()
            )
        elif ahead.kind == "bare" and here.kind == "quantity":
            if _AND.fullmatch(gap) or (_TORN.fullmatch(gap) and _follows(ahead, here)):
                _share(text, settled, index)
            elif _TORN.fullmatch(gap) and here.printed is not None:
                settled[index] = _torn(ahead, here)
    return settled


def _part_of(text: str, ahead: Number, here: Number) -> tuple[Number, Number]:
    """``12 trong số 15 xã``: the part is of what the whole counts."""
    unit, most = here.unit, here.value
    if ahead.kind != "bare" or ahead.value is None or here.kind != "quantity" or unit is None or most is None:
        return ahead, here
    if not (unit.counted and unit.factor == 1 and _WHOLE.fullmatch(ahead.text) and ahead.value < most):
        return ahead, here
    if not _OF.fullmatch(text, ahead.end, here.start):
        return ahead, here
    softened = None if here.qualifier == "trên" else here.qualifier
    return replace(ahead, kind="quantity", unit=unit), replace(here, qualifier=softened)


def _held_against(text: str, ahead: Number, here: Number) -> Number:
    """``8,1 bác sĩ/vạn dân (kế hoạch 8,0)``: the plan is of what the result counts."""
    unit = ahead.unit
    if ahead.kind != "quantity" or unit is None or here.kind != "bare" or here.value is None:
        return here
    if not (_HELD.fullmatch(text, ahead.end, here.start) and text[here.end : here.end + 1] == ")"):
        return here
    readings = tuple(r * unit.factor for r in here.readings)
    return replace(here, kind="quantity", value=here.value * unit.factor, unit=unit, readings=readings)


def _share(text: str, numbers: list[Number], last: int) -> None:
    """``10, 20 và 30 tỷ đồng``: the numbers before take the unit of the last one."""
    unit = numbers[last].unit
    index = last - 1
    while unit and index >= 0 and numbers[index].kind == "bare":
        if index < last - 1 and not _COMMA.fullmatch(text[numbers[index].end : numbers[index + 1].start]):
            break
        bare = numbers[index]
        if bare.value is None or bare.value_max is not None:
            break
        readings = tuple(r * unit.factor for r in bare.readings)
        numbers[index] = replace(
            bare, kind="quantity", value=bare.value * unit.factor, unit=unit, readings=readings
        )
        index -= 1


def _follows(ahead: Number, here: Number) -> bool:
    """``khoảng 13, 14 độ``, ``5, 10 năm``: two whole numbers, not the halves of a torn one."""
    if ahead.value is None or here.unit is None or here.unit.factor > 1:
        return False
    return here.printed == ahead.value + 1 or here.unit.counted or here.unit.name in _TIMES


def _torn(ahead: Number, here: Number) -> Number:
    """``2.061, 53 triệu USD`` may be two numbers or one with a stray space: both readings are kept."""
    digits = _DIGITS.match(here.text)
    if not digits or not _WHOLE.fullmatch(ahead.text) or here.value is None or here.unit is None:
        return here
    if here.printed != Decimal(digits.group()) or here.value_max is not None:
        return here
    joined = Decimal(ahead.text.replace(".", "") + "." + digits.group()) * here.unit.factor
    return replace(here, readings=(*here.readings, joined))
