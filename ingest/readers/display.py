"""A spreadsheet's values as its reader sees them: number formats applied, printed the Vietnamese way.

A figure is what the sheet shows, not what lies behind it: 0.56712 under the format ``0.0%`` is 56,7%. The
grammar of formats is ECMA-376 part 1, 18.8.31; what is beyond it here is shown as "General" shows it.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

_PRECISION = 15
"""Digits that a spreadsheet's binary number holds for sure."""

_GENERAL_DIGITS = 10
"""Digits that the format "General" shows of a number that is not whole."""

_SECTION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|;|[^"\\_*\[;]+|.', re.DOTALL)
_SYMBOL = re.compile(r"\[\$([^-\]]*)")
_CONDITION = re.compile(r"\[[<>=]")
_DIGITS = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?P<scale>,*)(?:\.(?P<decimals>[#0?]*))?(?P<late>,*)")
_BEYOND = re.compile(r"/|E[+-]|@|[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Section:
    """One of a format's sections, literal text apart from its placeholders."""

    pattern: str
    """Placeholders, with ``\\0`` where literal text stands."""

    literals: tuple[str, ...]
    conditional: bool = False


def show(value: object, number_format: str) -> str:
    """What the sheet shows for a value; ``""`` for nothing.

    >>> show(0.56712, "0.0%"), show(2061.53, "#,##0.0"), show(28850, "General")
    ('56,7%', '2.061,5', '28850')
    >>> show(datetime(2024, 11, 20), "mm-dd-yy"), show(datetime(2024, 11, 1), "mm/yyyy")
    ('20/11/2024', '11/2024')
    """
    if value is None or isinstance(value, timedelta):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _show_day(value, number_format)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, int | float):
        return _show_number(Decimal(f"{value:.{_PRECISION}g}"), number_format)
    return str(value)


def _show_day(value: date, number_format: str) -> str:
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    if "d" in bare or not re.search("[my]", bare):
        return f"{value.day:02}/{value.month:02}/{value.year}"
    return f"{value.month:02}/{value.year}" if "m" in bare else str(value.year)


def _sections(number_format: str) -> list[_Section]:
    found: list[_Section] = []
    pattern, literals, conditional = "", list[str](), False
    for part in _SECTION.findall(number_format):
        if part == ";":
            found.append(_Section(pattern, tuple(literals), conditional))
            pattern, literals, conditional = "", [], False
        elif part[0] == "[":
            conditional = conditional or _CONDITION.match(part) is not None
            symbol = _SYMBOL.match(part)
            literals += [symbol[1]] if symbol else []
            pattern += "\0" if symbol else ""
        elif part[0] in '"\\' and len(part) > 1:
            literals.append(part[1:-1] if part[0] == '"' else part[1:])
            pattern += "\0"
        elif part[0] not in "_*":
            pattern += part
    return [*found, _Section(pattern, tuple(literals), conditional)]


def _show_number(value: Decimal, number_format: str) -> str:
    sections = _sections(number_format)
    if number_format.lower() == "general" or any(s.conditional for s in sections):
        return _general(value)
    chosen = sections[0]
    if value < 0 and len(sections) > 1:
        chosen = sections[1]
    elif value == 0 and len(sections) > 2:
        chosen = sections[2]
    bare = chosen.pattern.replace("\0", "")
    if not bare.strip() and not chosen.literals:
        return ""
    digits = _DIGITS.search(chosen.pattern)
    if "general" in bare.lower() or _BEYOND.search(bare):
        return _general(value)
    if digits is None:
        return _filled(chosen, "")
    scaled = value.scaleb(2 * bare.count("%") - 3 * len(digits["scale"] + digits["late"]))
    decimals = digits["decimals"] or ""
    shown = _print(abs(scaled), len(decimals), decimals.count("#"), grouped="," in digits[0].rstrip(","))
    # Some formats show a negative number in brackets or in red; a minus says it in any reader.
    minus = "-" if scaled < 0 and any(c in "123456789" for c in shown) else ""
    pattern = chosen.pattern[: digits.start()] + "\1" + chosen.pattern[digits.end() :]
    plain = pattern.replace("(", "").replace(")", "").replace("-", "").replace("+", "")
    return _filled(_Section(plain, chosen.literals), minus + shown)


def _filled(section: _Section, number: str) -> str:
    literals = iter(section.literals)
    text = "".join(next(literals, "") if c == "\0" else number if c == "\1" else c for c in section.pattern)
    return " ".join(text.replace("#", "").replace("?", "").split()).replace(" %", "%")


def _print(value: Decimal, decimals: int, optional: int, *, grouped: bool) -> str:
    """``decimals`` places, of which the last ``optional`` are shown only when they are not zero."""
    text = f"{value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,f}"
    whole, _, fraction = text.partition(".")
    while optional and fraction.endswith("0"):
        fraction, optional = fraction[:-1], optional - 1
    whole = whole.replace(",", "." if grouped else "")
    return f"{whole},{fraction}" if fraction else whole


def _general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value:f}".partition(".")[0]
    rounded = Decimal(f"{value:.{_GENERAL_DIGITS}g}")
    return f"{rounded.normalize():f}".replace(".", ",")
