"""Digits with separators, read exactly.

Vietnamese groups thousands with ``.`` and begins decimals with ``,``; English the other way round.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Style = Literal["vi", "vi3", "en", "mixed"]
"""How a text or a table writes its separators. ``vi3``: the Vietnamese way, with three decimals elsewhere,
so that ``1,234`` is one and 234 thousandths. ``mixed``: both ways, so that ``1.234`` is doubtful too.
"""

CORE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
"""Digits and the separators between them."""

_SPACED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+(?:,[0-9]+)?(?![0-9.,]*[0-9])")
_BROKEN = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})*)\. ([0-9]{3}(?:\.[0-9]{3})*,[0-9]+|0[0-9]{2})(?![0-9.,]*[0-9])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A printed number and, where its separators allow one, its second reading."""

    value: Decimal
    other: Decimal | None = None
    always: bool = False
    """True when ``other`` stands whatever follows; otherwise only before a thing that is counted."""

    @property
    def misgrouped(self) -> bool:
        """``1,234``: the other reading takes the decimal mark for one between thousands."""
        return self.other is not None and self.other == self.value * 1000

    @property
    def grouped(self) -> bool:
        """``1.234``: the other reading takes the mark between thousands for a decimal mark."""
        return self.other is not None and self.other == self.value / 1000 and self.value % 1000 != 0


def _grouped(parts: list[str]) -> bool:
    """True when ``parts`` are thousands groups: one to three digits, then threes."""
    return 1 <= len(parts[0]) <= 3 and parts[0] != "0" * len(parts[0]) and all(len(p) == 3 for p in parts[1:])


def _one_mark(core: str, mark: str, *, groups: bool) -> Numeral | None:
    """A number with one kind of separator; ``groups`` says that the style groups with it."""
    parts = core.split(mark)
    plain = Decimal("".join(parts))
    if len(parts) > 2:
        return Numeral(plain) if _grouped(parts) else None
    decimal = Decimal(".".join(parts))
    if parts[0][0] == "0":
        return Numeral(decimal)
    if not _grouped(parts):
        # "200.00 người": nobody counts hundredths, so a digit may be missing.
        return Numeral(decimal, plain) if groups and len(parts[1]) < 3 else Numeral(decimal)
    return Numeral(plain, decimal) if groups else Numeral(decimal, plain)


def read_numeral(core: str, style: Style) -> Numeral | None:
    """The value of ``core``, or None when it is no single number (a list, a version).

    One ``.`` before one, two, four or more digits cannot group, so it is read as a decimal point in
    Vietnamese text too. Both separators the English way round are English in any text.

    >>> read_numeral("2.061,53", "vi").value, read_numeral("2,061.53", "vi").value
    (Decimal('2061.53'), Decimal('2061.53'))
    >>> read_numeral("1.234", "vi").value, read_numeral("1,234", "vi")
    (Decimal('1234'), Numeral(value=Decimal('1.234'), other=Decimal('1234'), always=False))
    """
    if "." not in core and "," not in core:
        return Numeral(Decimal(core))
    if "," not in core:
        return _one_mark(core, ".", groups=style != "en")
    if "." not in core:
        return _one_mark(core, ",", groups=style == "en")
    mark = "," if core.rfind(",") > core.rfind(".") else "."
    whole, _, rest = core.partition(mark)
    if mark in rest:
        return None
    parts = whole.split("," if mark == "." else ".")
    if not _grouped(parts):
        return None
    value = Decimal("".join(parts) + "." + rest)
    if len(rest) == 3 and (mark == ",") != (style != "en"):
        # "33,448.222" in a Vietnamese text: perhaps a slip for "33.448.222".
        return Numeral(value, Decimal("".join(parts) + rest), always=True)
    return Numeral(value)


def spaced(text: str, start: int) -> str | None:
    """A number grouped by spaces (``1 234 567``) that begins at ``start``, or None."""
    found = _SPACED.match(text, start)
    return found.group() if found else None


def read_spaced(printed: str) -> Numeral:
    """The value of what :func:`spaced` found."""
    return Numeral(Decimal(re.sub(r"[ \u00a0\u202f\u2009]", "", printed).replace(",", ".")))


def broken(text: str, start: int) -> tuple[int, Numeral] | None:
    """A number torn by a space after its ``.`` (``2. 061,53``): its end and both readings, or None."""
    found = _BROKEN.match(text, start)
    if not found:
        return None
    joined = read_numeral(found[1] + "." + found[2], "vi")
    alone = read_numeral(found[2], "vi")
    if joined is None or alone is None:
        return None
    return found.end(), Numeral(joined.value, alone.value, always=True)
