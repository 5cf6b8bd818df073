"""Numbers printed the Vietnamese way, exactly: nothing rounded, no zeros invented."""

from decimal import Decimal

_MONEY = frozenset(
    {"USD", "EUR", "JPY", "KRW", "CNY", "GBP", "SGD", "AUD", "CAD", "HKD", "TWD", "THB", "CHF", "RUB", "INR"}
)
_SCALES = ((9, "tỷ"), (6, "triệu"))
# Decimals that reports still print at a scale: 1.698,388 tỷ đồng, but 2.869 triệu USD and not 2,869 tỷ.
_DECIMALS = {"VND": {9: 3, 6: 3}}
_USUAL_DECIMALS = {9: 2, 6: 3}


def print_number(value: Decimal) -> str:
    """``value`` with ``.`` between thousands and ``,`` before decimals; trailing zeros are dropped.

    >>> print_number(Decimal("2061.53")), print_number(Decimal("28850.0")), print_number(Decimal("-0.5"))
    ('2.061,53', '28.850', '-0,5')
    """
    sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        raise TypeError(f"{value} cannot be printed as a number")
    text = "".join(map(str, digits))
    if exponent >= 0:
        whole, part = text + "0" * exponent, ""
    else:
        text = text.rjust(1 - exponent, "0")
        whole, part = text[:exponent], text[exponent:].rstrip("0")
    grouped = f"{int(whole):,}".replace(",", ".")
    minus = "-" if sign and (grouped != "0" or part) else ""
    return f"{minus}{grouped},{part}" if part else f"{minus}{grouped}"


def _decimals(value: Decimal) -> int:
    """Decimals that :func:`print_number` would print."""
    printed = print_number(value)
    return len(printed.partition(",")[2])


def _money(value: Decimal, unit: str) -> str:
    name = "đồng" if unit == "VND" else unit
    allowed = _DECIMALS.get(unit, _USUAL_DECIMALS)
    for power, word in _SCALES:
        scaled = value.scaleb(-power)
        if abs(scaled) >= 1 and _decimals(scaled) <= allowed[power]:
            return f"{print_number(scaled)} {word} {name}"
    return f"{print_number(value)} {name}"


def print_amount(value: Decimal, unit: str) -> str:
    """A base value with its unit, money at the scale that reports print it at.

    >>> print_amount(Decimal("2061530000.00"), "USD"), print_amount(Decimal(31) * 10**9, "USD")
    ('2.061,53 triệu USD', '31 tỷ USD')
    >>> print_amount(Decimal("13.5"), "%"), print_amount(Decimal(201034), "lao động")
    ('13,5%', '201.034 lao động')
    """
    if unit == "VND" or unit in _MONEY:
        return _money(value, unit)
    if unit in ("%", "‰"):
        return print_number(value) + unit
    return f"{print_number(value)} {unit}".rstrip()
