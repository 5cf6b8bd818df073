"""Figures as terms: an amount is found in whatever multiplier it is printed."""

from collections.abc import Iterable
from decimal import Decimal

from ingest.figures.numbers import read_numbers


def write_value(value: Decimal, unit: str) -> str:
    """One amount in its base unit as a term.

    >>> write_value(Decimal("2082600000.0"), "USD")
    '=2082600000 USD'
    """
    return f"={value.normalize():f} {unit}"


def write_values(amounts: Iterable[tuple[Decimal, str]]) -> tuple[str, ...]:
    """Terms of amounts with their units, each once."""
    return tuple(dict.fromkeys(write_value(value, unit) for value, unit in amounts))


def read_values(text: str) -> tuple[str, ...]:
    """Terms of the amounts that a question names.

    >>> read_values("Dự án nào có vốn 2,0826 tỷ USD?")
    ('=2082600000 USD',)
    """
    return write_values(
        (value, number.unit.name)
        for number in read_numbers(text)
        if number.kind == "quantity" and number.unit and number.unit.name
        for value in (*number.readings, number.value, number.value_max)
        if value is not None
    )
