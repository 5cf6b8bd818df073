"""Whether a printed rate fits what the figures beside it give, and how both are told."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from ingest.audit.ranges import Range, cut_range, printed_range
from ingest.figures.printing import print_amount, print_number
from ingest.records import Figure

HUNDRED = Decimal(100)
_SHOWN = 2
"""Decimals of a computed rate, or more where more are printed."""


def weigh(
    stated: Figure, computed: Range, *, offsets: Sequence[Decimal] = (Decimal(0),), less: bool = False
) -> Literal["fits", "slight", "off"]:
    """Whether ``stated`` is among ``computed``, up to the rounding of both.

    Args:
        stated: The printed rate.
        computed: What it should be, in its unit.
        offsets: What may be added to the printed rate to read it: 100 for "tăng 5%".
        less: Whether it may be what is missing to 100: "giảm 5%".
    """
    for ranged, verdict in ((printed_range(stated), "fits"), (cut_range(stated), "slight")):
        if ranged is None:
            return "fits"
        readings = [Range(ranged.low + o, ranged.high + o) for o in offsets]
        readings += [Range(HUNDRED - ranged.high, HUNDRED - ranged.low)] if less else []
        if any(computed.meets(r) for r in readings):
            return "fits" if verdict == "fits" else "slight"
    return "off"


def show(figure: Figure) -> str:
    """A figure as printed, with its unit where the print leaves it to the table's head."""
    if any(c.isalpha() or c in "%$€" for c in figure.text):
        return figure.text
    return print_amount(figure.value, figure.unit)


def percent(value: Decimal, like: Figure) -> str:
    """A computed rate with as many decimals as the printed one has, two at least.

    >>> from ingest.audit.judging import rounded
    >>> rounded(Decimal("92.8464"), 2)
    '92,85%'
    """
    exponent = like.value.as_tuple().exponent
    return rounded(value, max(_SHOWN, -exponent if isinstance(exponent, int) else 0))


def rounded(value: Decimal, decimals: int) -> str:
    """``value`` as a rate."""
    return print_number(value.quantize(Decimal(1).scaleb(-decimals))) + "%"
