"""The working: operands, formula and result, exact until it is printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product

from assistant.arithmetic.records import Operation
from assistant.lock.algebra import DECIMALS, TIMES, Amount, add, divide, percent, round_half_up
from ingest.figures.measures import load_lexicon
from ingest.figures.numbers import read_numbers
from ingest.figures.printing import print_amount, print_number
from ingest.records import Figure, FigureKind

_SCALES = ((Decimal(10**9), "tỷ"), (Decimal(10**6), "triệu"), (Decimal(10**3), "nghìn"), (Decimal(1), ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """One formula over figures."""

    operands: tuple[Figure, ...]
    template: str
    """The formula with ``{0}``, ``{1}`` … for its operands, as far as the equals sign."""

    amount: Amount
    """The exact result."""

    result: str
    """The result as printed, with its unit."""

    value: Decimal
    """What is printed, in the base unit."""

    rounded: bool
    kind: FigureKind
    way: str = ""
    """``up``, ``down`` or ``same`` of a change; of a difference ``up`` when the first operand is greater."""

    def formula(self, marks: Sequence[int] = ()) -> str:
        """The formula in words and Vietnamese numbers, each operand with its citation mark if ``marks``."""
        printed = [print_operand(f) for f in self.operands]
        cited = [f"{p} [{m}]" for p, m in zip(printed, marks, strict=True)] if marks else printed
        return f"{self.template.format(*cited)} {'≈' if self.rounded else '='} {self.result}"


def print_operand(figure: Figure) -> str:
    """The figure as the report prints it; of a table's cell, with the unit of its head.

    What could be read two ways is printed another way: "199,67 tỷ đồng" for "199,670 tỷ đồng".
    """
    name = "đồng" if figure.unit == "VND" else figure.unit
    scaled = [f"{print_number(figure.value / scale)} {word} {name}" for scale, word in _SCALES if word]
    for printed in (figure.text, print_amount(figure.value, figure.unit), *scaled):
        numbers = read_numbers(printed)
        if len(numbers) != 1 or numbers[0].text != printed or len(numbers[0].readings) != 1:
            continue
        unit = numbers[0].unit
        if numbers[0].value == figure.value and unit is not None and unit.name == figure.unit:
            return printed
    return print_amount(figure.value, figure.unit)


def work_out(
    operation: Operation, figures: Sequence[Figure], *, relative: bool, absolute: bool
) -> list[Working]:
    """The workings that answer, the one asked for first.

    Raises:
        Unlike: The figures are of different things.
    """
    if operation != "growth":
        return [_one(operation, figures)]
    rate = figures[0].unit in ("%", "điểm %")
    made = [_growth(figures)] if relative and not rate else []
    return [*made, _one("difference", figures, kind="growth")] if absolute or rate or not made else made


def amount_of(figure: Figure) -> Amount:
    """The figure's exact amount."""
    return Amount(Fraction(figure.value), figure.unit)


def _growth(figures: Sequence[Figure]) -> Working:
    """(A − B) / B × 100 of what rose, (B − A) / B × 100 of what fell."""
    now, then = map(amount_of, figures)
    way = _way(now.value, then.value)
    template = "({1} − {0}) / {1} × 100" if way == "down" else "({0} − {1}) / {1} × 100"
    high, low = (then, now) if way == "down" else (now, then)
    return _working(figures, template, percent(divide(add(high, low, -1), then)), "growth", way)


def _way(one: Fraction, other: Fraction) -> str:
    return "same" if one == other else "up" if one > other else "down"


def _one(operation: Operation, figures: Sequence[Figure], *, kind: FigureKind | None = None) -> Working:
    amounts = [amount_of(f) for f in figures]
    if operation == "sum":
        total = amounts[0]
        for amount in amounts[1:]:
            total = add(total, amount, 1)
        template = " + ".join(f"{{{i}}}" for i in range(len(figures)))
        return _working(figures, template, total, figures[0].kind)
    one, other = amounts
    if operation == "difference":
        way = _way(one.value, other.value)
        template = "{1} − {0}" if way == "down" else "{0} − {1}"
        left = add(other, one, -1) if way == "down" else add(one, other, -1)
        return _working(figures, template, left, kind or figures[0].kind, way)
    if operation in ("share", "plan", "ratio"):
        named: dict[Operation, FigureKind] = {"share": "share_of_total", "plan": "share_of_plan"}
        return _working(
            figures, "{0} / {1} × 100", percent(divide(one, other)), named.get(operation, "ratio")
        )
    quotient = divide(one, other)
    return _working(figures, "{0} / {1}", quotient, "ratio" if quotient.unit == TIMES else figures[0].kind)


def _working(
    figures: Sequence[Figure], template: str, amount: Amount, kind: FigureKind, way: str = ""
) -> Working:
    value, result, rounded = _print(amount, figures)
    return Working(
        operands=tuple(figures),
        template=template,
        amount=amount,
        result=result,
        value=value,
        rounded=rounded,
        kind=kind,
        way=way,
    )


def _print(amount: Amount, figures: Sequence[Figure]) -> tuple[Decimal, str, bool]:
    """Value in the base unit, words, and whether it was rounded to two decimals.

    A sum is printed with the finest multiplier of its operands, so that it needs no rounding.
    """
    scale, word = _scale(amount, figures)
    exact = amount.value / Fraction(scale)
    printed = _decimal(exact)
    derived = amount.per or amount.unit in ("%", TIMES)
    rounded = printed is None or bool(derived and printed != printed.quantize(DECIMALS))
    if printed is None or rounded:
        printed = round_half_up(exact)
    unit = "đồng" if amount.unit == "VND" else amount.unit
    tail = f"/{amount.per}" if amount.per else ""
    # "1.000%" and "1.000 lần" alone could be read as one.
    pure = unit in ("%", TIMES) and abs(printed) >= 10**3 and printed == printed.to_integral_value()
    shown = print_number(printed) + (",0" if pure else "")
    if unit == "%":
        return printed, f"{shown}%", rounded
    words = " ".join(w for w in (shown, word, unit) if w)
    return printed * scale, f"{words}{tail}", rounded


def _scale(amount: Amount, figures: Sequence[Figure]) -> tuple[Decimal, str]:
    """The multiplier that money is printed with."""
    if amount.unit not in load_lexicon(folded=False).currencies:
        return _SCALES[-1]
    if not amount.per:
        printed = [read_numbers(print_operand(f))[0].unit for f in figures]
        finest = min(unit.factor for unit in printed if unit is not None)
        return next(pair for pair in _SCALES if pair[0] <= finest)
    return next(pair for pair in _SCALES if pair[0] <= abs(amount.value) or pair[0] == 1)


def _decimal(value: Fraction) -> Decimal | None:
    """``value`` as a decimal of at most nine decimals, or None."""
    scaled = value * 10**9
    return Decimal(scaled.numerator).scaleb(-9) if scaled.denominator == 1 else None


def bounds(working: Working) -> tuple[Fraction, Fraction]:
    """Least and greatest result that the operands' own rounding allows."""
    rules: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
        "({0} − {1}) / {1} × 100": lambda a, b: (a - b) / b * 100,
        "({1} − {0}) / {1} × 100": lambda a, b: (b - a) / b * 100,
        "{0} / {1} × 100": lambda a, b: a / b * 100,
        "{0} / {1}": lambda a, b: a / b,
        "{0} − {1}": lambda a, b: a - b,
        "{1} − {0}": lambda a, b: b - a,
    }
    rule = rules[working.template]
    ends = [_ends(f) for f in working.operands]
    results = [rule(a, b) for a, b in product(*ends) if b]
    return min(results), max(results)


def _ends(figure: Figure) -> tuple[Fraction, Fraction]:
    """What a printed figure may have been before it was rounded."""
    half = last_digit(figure) / 2 if figure.kind != "count" else Fraction(0)
    return Fraction(figure.value) - half, Fraction(figure.value) + half


def last_digit(figure: Figure) -> Fraction:
    """One unit of the last digit that is printed, in the base unit: 10,000 USD for 2.061,53 triệu USD."""
    number = next((n for n in read_numbers(figure.text) if n.printed), None)
    if number is None or number.printed is None:
        return Fraction(1)
    exponent = number.printed.as_tuple().exponent
    digit = Fraction(Decimal(1).scaleb(exponent)) if isinstance(exponent, int) else Fraction(1)
    return digit * abs(Fraction(figure.value) / Fraction(number.printed))
