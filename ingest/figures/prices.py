"""Money whose currency stands before the digits: ``$500 million``, ``US$1.2 billion``, ``VND 300.000``."""

import re
from dataclasses import replace

from ingest.figures.amounts import Amount
from ingest.figures.measures import ONE, Unit

_CURRENCY = re.compile(r"(us\$|usd|vnd|eur|\$|€|£|¥)\s?\Z")
_CURRENCIES = {
    "us$": "USD",
    "usd": "USD",
    "$": "USD",
    "vnd": "VND",
    "eur": "EUR",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
}


def priced(text: str, low: str, pos: int, done: int, amount: Amount) -> tuple[int, Amount] | None:
    """Where the currency before ``pos`` begins, and ``amount`` in it; None when none stands there.

    ``done`` is where the number before ends.
    """
    if amount.fraction or (amount.unit and amount.unit.name):
        return None
    found = _CURRENCY.search(low, max(done, pos - 4), pos)
    if found is None:
        return None
    factor = amount.unit.factor if amount.unit else ONE
    words = (text[found.start() : pos].strip(), amount.unit.printed if amount.unit else "")
    unit = Unit(name=_CURRENCIES[found[1]], factor=factor, printed=" ".join(words).strip(), counted=False)
    return found.start(), replace(amount, unit=unit)
