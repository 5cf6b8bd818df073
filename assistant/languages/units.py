"""Units as an English sentence says them, and back."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.languages.terms import plural

_RATES = {
    "năm": "year",
    "tháng": "month",
    "tuần": "week",
    "ngày": "day",
    "đêm": "night",
    "giờ": "hour",
    "phút": "minute",
    "giây": "second",
    "quý": "quarter",
    "vụ": "crop",
    "người": "person",
    "hộ": "household",
    "ha": "ha",
    "m2": "m2",
    "km2": "km2",
    "ngày đêm": "day and night",
    "km": "km",
    "kg": "kg",
    "tấn": "tonne",
    "lần": "time",
    "lượt": "turn",
    "lao động": "worker",
    "xã": "commune",
    "huyện": "district",
    "lớp": "class",
    "chu kỳ": "cycle",
    "chu kỳ thuê": "rental cycle",
    "h": "h",
    "s": "s",
}


@dataclass(frozen=True, slots=True)
class Units:
    """``units.toml``: every unit with its English words."""

    english: Mapping[str, tuple[str, str]]
    """Unit to its singular and plural."""

    vietnamese: Mapping[str, str]
    """English words, singular and plural, to the unit as a Vietnamese text prints it."""


@cache
def load_units() -> Units:
    """The table that ships with the program."""
    raw = tomllib.loads(files("assistant.languages").joinpath("units.toml").read_text(encoding="utf-8"))
    english: dict[str, tuple[str, str]] = {}
    for unit, words in (raw["measures"] | raw["counted"]).items():
        one, _, many = words.partition("|")
        english[unit] = (one, many or plural(one))
    spoken = {word: unit for unit, words in english.items() for word in words}
    return Units(english, spoken | {"VND": "đồng"})


def say_unit(unit: str, *, one: bool = False) -> str:
    """A unit in English, a currency by its code; ``""`` for one that the table does not have.

    >>> say_unit("dự án"), say_unit("dự án", one=True), say_unit("EUR"), say_unit("chum")
    ('projects', 'project', 'EUR', '')
    """
    if len(unit) == _CODE and unit.isascii() and unit.isupper():
        return unit
    return load_units().english.get(unit, ("", ""))[0 if one else 1]


_CODE = 3
"""Letters of a currency's code."""


def say_rate(per: str) -> str | None:
    """What a rate is per, in English: "per person per month"; None where the table does not have it.

    >>> say_rate("người/tháng")
    'per person per month'
    """
    parts = [_RATES.get(p.strip()) for p in per.split("/")] if per else []
    return None if None in parts else " ".join(f"per {p}" for p in parts)


def rates() -> Mapping[str, str]:
    """English words of a rate to the Vietnamese ones."""
    return {f"per {english}": vietnamese for vietnamese, english in _RATES.items()}
