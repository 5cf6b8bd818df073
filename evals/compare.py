"""Whether two figures are the same figure: exact over units and multipliers, never rounded.

As in TAT-QA (Zhu et al. 2021, arXiv:2105.07624) an answer is right only if value and scale agree; unlike
there nothing is rounded and a percentage is not its fraction.
"""

from collections.abc import Iterable
from types import MappingProxyType

from evals.records import Amount
from ingest.text import nfc, syllables

MULTIPLIERS = MappingProxyType(
    {
        "chục": 10,
        "trăm": 10**2,
        "nghìn": 10**3,
        "ngàn": 10**3,
        "thousand": 10**3,
        "vạn": 10**4,
        "triệu": 10**6,
        "million": 10**6,
        "tỷ": 10**9,
        "tỉ": 10**9,
        "billion": 10**9,
    }
)

_NAMES = {
    "USD": "usd us$ $ đô-la đô-la-mỹ đôla đôla-mỹ dollar dollars us-dollars",
    "VND": "vnd vnđ đồng đ đồng-việt-nam",
    "%": "% phần-trăm percent",
    "điểm %": "điểm-% điểm-phần-trăm",
    "người": "người lao-động người-lao-động công-nhân nhân-lực",
    "quốc gia": "quốc-gia nước quốc-gia-và-vùng-lãnh-thổ",
}

_CONVERSIONS = {
    "m2": ("m2", 1),
    "m²": ("m2", 1),
    "mét vuông": ("m2", 1),
    "ha": ("m2", 10**4),
    "hecta": ("m2", 10**4),
    "héc ta": ("m2", 10**4),
    "km2": ("m2", 10**6),
    "km²": ("m2", 10**6),
    "m": ("m", 1),
    "mét": ("m", 1),
    "km": ("m", 1000),
    "kg": ("kg", 1),
    "tạ": ("kg", 100),
    "tấn": ("kg", 1000),
    "kw": ("kW", 1),
    "mw": ("kW", 1000),
    "kwh": ("kWh", 1),
}

KNOWN = MappingProxyType(
    {name.replace("-", " "): (base, 1) for base, names in _NAMES.items() for name in names.split()}
    | _CONVERSIONS
)
"""Unit in lower case, without multiplier: its base unit and how many of it one is."""


def in_base(amount: Amount) -> Amount:
    """The same amount in its base unit; an unknown unit is a counted noun in lower case.

    >>> from decimal import Decimal
    >>> in_base(Amount(value=Decimal("2.0826"), unit="tỷ USD"))
    Amount(value=Decimal('2082600000.0000'), unit='USD', value_max=None)
    """
    words = nfc(amount.unit).lower().split()
    factor = 1
    while len(words) > 1 and words[0] in MULTIPLIERS:
        factor *= MULTIPLIERS[words.pop(0)]
    noun = " ".join(words)
    base, times = KNOWN.get(noun, (noun, 1))
    most = amount.value_max
    return Amount(
        value=amount.value * factor * times,
        unit=base,
        value_max=None if most is None else most * factor * times,
    )


def same_unit(one: str, other: str) -> bool:
    """True for equal base units, and for counted nouns of which one only says more.

    >>> same_unit("dự án", "dự án FDI"), same_unit("%", "điểm %"), same_unit("dự án", "doanh nghiệp")
    (True, False, False)
    """
    if one == other:
        return True
    bases = {base for base, _ in KNOWN.values()}
    if one in bases - {"quốc gia"} or other in bases - {"quốc gia"}:
        return False
    short, long = sorted((syllables(one), syllables(other)), key=len)
    return bool(short) and long[: len(short)] == short


def same_amount(one: Amount, other: Amount) -> bool:
    """True when value, unit and upper end agree exactly.

    >>> from decimal import Decimal
    >>> same_amount(Amount(value=Decimal("2.0826"), unit="tỷ USD"),
    ...             Amount(value=Decimal("2082.6"), unit="triệu đô la Mỹ"))
    True
    """
    first, second = in_base(one), in_base(other)
    return (
        first.value == second.value
        and first.value_max == second.value_max
        and same_unit(first.unit, second.unit)
    )


def among(amount: Amount, right: Iterable[Amount]) -> bool:
    """True when ``amount`` is the same figure as one of ``right``."""
    return any(same_amount(amount, one) for one in right)
