"""Whether a number of an answer says what a quoted one says: value and unit, or the same words."""

import re
from decimal import Decimal

from assistant.lock.days import Moment, covered
from assistant.lock.sources import Known
from assistant.measures import PEOPLE
from ingest.figures.measures import ONE, Unit
from ingest.figures.records import Number
from ingest.figures.units import UnitReader
from ingest.text import fold, syllables

AMOUNTS = frozenset({"quantity", "bare", "fraction"})
"""Kinds that state how much; the others name or date."""

_NAMING = frozenset({"ordinal", "code", "document", "standard", "phone", "list_mark", "footnote_mark"})
_DOWN = re.compile(r"\b(?:giảm|hạ|thấp hơn|ít hơn|âm|decreased?|fell|down|lower)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|[%$€]")
_ANYONE = "người"


def says(number: Number, dates: tuple[Moment, ...], known: Known, line: str, before: str) -> bool:
    """True when ``known`` supports ``number``.

    Args:
        number: As read from the answer.
        dates: Its dates, where it is one.
        known: A number that the answer may repeat.
        line: The answer's line, in which a table's unit may be named.
        before: The line up to the number, in which a fall may be told in words.
    """
    if number.kind in ("date", "year"):
        return (bool(dates) and covered(dates, known.dates)) or _same_print(number, known)
    if number.kind not in AMOUNTS:
        return _same_name(number, known)
    if known.kind not in AMOUNTS:
        return number.kind == "bare" and known.kind in _NAMING and _same_print(number, known)
    if len(number.readings) > 1 or not known.sure:
        return _same_print(number, known) and _unit_agrees(number, known, line)
    return _same_value(number, known, before) and _unit_agrees(number, known, line)


def _same_print(number: Number, known: Known) -> bool:
    return _bare(number.text) == _bare(known.text)


def _bare(text: str) -> str:
    return re.sub(r"[\s()\[\]]+", "", fold(text)).rstrip(".")


def _same_name(number: Number, known: Known) -> bool:
    """Equal names; a document also by its first parts: ``35/2022`` of ``35/2022/NĐ-CP``."""
    if known.kind in ("date", "year") or (known.kind in AMOUNTS and known.kind != "bare"):
        return False
    if _same_print(number, known):
        return True
    long, short = _bare(known.text), _bare(number.text)
    return number.kind == known.kind == "document" and long.startswith((f"{short}/", f"{short}-"))


def _same_value(number: Number, known: Known, before: str) -> bool:
    """Equal values and upper ends; ``giảm 2,1%`` is the -2,1 of a table."""
    value, most = number.value, number.value_max
    if value is None or known.value is None or most != known.value_max:
        return False
    if not known.scales or number.unit is not None:
        return value == known.value or (
            known.value < 0 and -value == known.value and bool(_DOWN.search(before))
        )
    return any(value * scale == known.value for scale in known.scales)


def _unit_agrees(number: Number, known: Known, line: str) -> bool:
    if number.unit is None and known.scales:
        return any(names_unit(line, known.unit, scale) for scale in known.scales)
    if number.unit is not None and not number.unit.name and _same_print(number, known):
        return True  # "507,7 tỷ", of which the text around tells the currency
    return same_unit(number.unit, known.unit)


def same_unit(one: Unit | None, other: Unit | None) -> bool:
    """True for one base unit, and for a counted noun that the other only says more of.

    What a rate is per may be left out and never be added: 11,52 triệu đồng/người/tháng.
    """
    if one is None or other is None:
        return one is other
    if one.per and fold(one.per) != fold(other.per):
        return False
    a, b = one.name, other.name
    if a == b or (_ANYONE in (a, b) and {a, b} <= PEOPLE):
        return True
    if not (one.counted and other.counted):
        return False
    short, long = sorted((syllables(a), syllables(b)), key=len)
    return bool(short) and long[: len(short)] == short


def names_unit(line: str, unit: Unit | None, scale: Decimal) -> bool:
    """True when ``line`` names the unit at the scale of a table's head: "Vốn (triệu USD)"."""
    if unit is None:
        return True
    low = line.lower()
    reader = UnitReader(line, low, folded=False)
    for word in _WORD.finditer(low):
        found = reader.read(word.start(), whole=False)
        if found is not None and found[0].name == unit.name and found[0].factor == scale:
            return True
    return scale == ONE and fold(unit.name) in fold(low)
