"""What numbers count and measure: the words of ``units.toml``."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ingest.text import fold

ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a number is of."""

    name: str
    """Base unit (``"USD"``, ``"VND"``, ``"%"``, ``"ha"``), the counted noun (``"dự án"``), or ``""`` when
    only a multiplier is printed (``"gần 2 tỷ"``)."""

    factor: Decimal
    """Printed number to base unit: 1000000 for triệu USD. Never zero."""

    printed: str
    """Words as printed, multiplier included: ``"triệu đô la Mỹ"``."""

    counted: bool
    """True for counted nouns: their numbers are whole."""

    per: str = ""
    """What a rate is per, without the first slash: ``"người/tháng"``."""


Kind = Literal["money", "measure", "counted"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``units.toml``, keyed by the spellings of one way of typing."""

    entries: dict[str, tuple[str, Kind]]
    """Spelling to base unit."""

    longest: int
    """Words in the longest spelling."""

    multipliers: dict[str, Decimal]
    blocked: dict[str, frozenset[str]]
    """Multiplier to the words before which it is none."""

    not_counted: dict[str, frozenset[str]]
    """Counted noun to the words before which it is none."""

    glued: dict[str, tuple[Decimal, str]]
    """``"trđ"`` to its factor and base unit."""

    multiplied: dict[str, str]
    """Words that name a currency only after a multiplier."""

    in_billions: frozenset[str]
    """Counted nouns that a multiplier of 10^9 may stand before."""

    limits: dict[str, Decimal]
    """Base unit to the highest value that a report states."""

    currencies: frozenset[str]
    rates: frozenset[str]
    stop: frozenset[str]


def _spellings(data: dict[str, Any]) -> list[tuple[str, tuple[str, Kind]]]:
    """Every spelling with its unit, in the order of precedence."""
    found: list[tuple[str, tuple[str, Kind]]] = []
    found += [(word, (name, "money")) for name, words in data["money"].items() for word in words]
    found += [(word, (name, "measure")) for name, words in data["measure"].items() for word in words]
    found += [(noun, (noun, "counted")) for noun in data["counted"]["nouns"]]
    found += [(short, (noun, "counted")) for short, noun in data["counted_as"].items()]
    return found


@cache
def load_lexicon(*, folded: bool) -> Lexicon:
    """The lexicon for text with diacritics, or for text typed without them. Read once."""
    data = tomllib.loads(files("ingest.figures").joinpath("units.toml").read_text(encoding="utf-8"))

    def key(word: str) -> str:
        return fold(word) if folded else word

    multipliers = {word: Decimal(value) for word, value in data["multipliers"].items()}
    entries: dict[str, tuple[str, Kind]] = {}
    multiplied = {key(w): name for name, words in data["money_after_multiplier"].items() for w in words}
    doubtful = data["doubtful_unmarked"]["words"] if folded else []
    for word, entry in _spellings(data):
        if key(word) not in doubtful:
            entries.setdefault(key(word), entry)
    glued = {}
    for word, meaning in data["glued_money"].items():
        times, money = meaning.split(" ", 1)
        glued[key(word)] = (multipliers[times], entries[key(money)][0])
    return Lexicon(
        entries=entries,
        longest=max(len(word.split()) for word in entries),
        multiplied=multiplied,
        multipliers={key(word): value for word, value in multipliers.items()},
        blocked={key(w): frozenset(map(key, words)) for w, words in data["not_multiplier"].items()},
        not_counted={key(w): frozenset(map(key, words)) for w, words in data["not_counted"].items()},
        glued=glued,
        in_billions=frozenset(data["counted_in_billions"]["nouns"]),
        limits={name: Decimal(value) for name, value in data["limits"].items()},
        currencies=frozenset(data["money"]),
        rates=frozenset(map(key, data["rates"]["per"])),
        stop=frozenset(map(key, data["fallback"]["stop"])),
    )


def is_money(unit: Unit) -> bool:
    """True for a currency."""
    return unit.name in load_lexicon(folded=False).currencies


def is_known(unit: Unit) -> bool:
    """False for a counted noun that only its place behind a number made a unit."""
    lexicon = load_lexicon(folded=False)
    return not unit.counted or lexicon.entries.get(unit.name, ("", ""))[0] == unit.name


def is_plausible(value: Decimal, unit: Unit) -> bool:
    """False for a value beyond what any report states: the second reading of ``3,078 tỷ USD``."""
    limit = load_lexicon(folded=False).limits.get(unit.name)
    return limit is None or value < limit
