"""The right figure as a reviewer types it, read as a report's would be."""

from dataclasses import dataclass

from ingest.figures.numbers import read_numbers
from ingest.text import nfc


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure that somebody typed."""

    value: str
    """Exact decimal in the base unit, no exponent: ``"2061530000"``."""

    unit: str
    value_max: str | None = None
    """Upper end of a range."""


def read_typed(text: str) -> Typed | None:
    """The one figure in a text; None where there is none, or more than one, or no unit.

    >>> read_typed("2.061,53 triệu USD")
    Typed(value='2061530000', unit='USD', value_max=None)
    >>> read_typed("954") is None
    True
    """
    found = [n for n in read_numbers(nfc(text).strip()) if n.kind == "quantity"]
    if len(found) != 1 or found[0].unit is None or found[0].value is None:
        return None
    top = found[0].value_max
    return Typed(_plain(found[0].value), found[0].unit.name, None if top is None else _plain(top))


def _plain(value: object) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
