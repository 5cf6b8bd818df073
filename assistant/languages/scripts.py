"""Figures and times in Korean, Japanese and Chinese print: exact, nothing rounded, and read back."""

import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.languages.detect import Language
from ingest.records import Period

_SCALES: dict[Language, tuple[tuple[int, str], ...]] = {
    "ko": ((10**12, "조"), (10**8, "억"), (10**4, "만")),
    "ja": ((10**12, "兆"), (10**8, "億"), (10**4, "万")),
    "zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")),
}
_DECIMALS = 6
"""Most decimals before a Chinese scale; with more the digits are printed in full."""


@cache
def load_east() -> dict[str, Any]:
    """The terms of ``east.toml``."""
    text = files("assistant.languages").joinpath("east.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def print_number(value: Decimal, language: Language) -> str:
    """``value`` in the reader's own steps of ten thousand.

    >>> [print_number(Decimal("2061530000"), language) for language in ("ko", "ja", "zh")]
    ['20억 6,153만', '20億6153万', '20.6153亿']
    """
    if value < 0:
        return f"-{print_number(-value, language)}"
    if value < _SCALES["ko"][-1][0] or value != value.to_integral_value():
        return _digits(value)
    if language == "zh":
        size, word = next(s for s in _SCALES["zh"] if value >= s[0])
        scaled = value / size
        places = -int(scaled.normalize().as_tuple().exponent)
        return f"{_digits(scaled)}{word}" if places <= _DECIMALS else _digits(value)
    rest, pieces = int(value), []
    for size, word in (*_SCALES[language], (1, "")):
        part, rest = divmod(rest, size)
        if part:
            pieces.append(f"{part:,}{word}" if language == "ko" else f"{part}{word}")
    return (" " if language == "ko" else "").join(pieces)


def _digits(value: Decimal) -> str:
    whole, _, part = f"{value:,f}".partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def read_back(text: str) -> Decimal:
    """The value of what :func:`print_number` printed.

    >>> read_back("1조 2,345억"), read_back("20.6153亿")
    (Decimal('1234500000000'), Decimal('2061530000.0000'))
    """
    sizes = {word: size for scales in _SCALES.values() for size, word in scales}
    sign = -1 if text.startswith("-") else 1
    total = Decimal(0)
    for digits, word in re.findall(r"([\d,]+(?:\.\d+)?)(万亿|[조억만兆億万亿]?)", text):
        total += Decimal(digits.replace(",", "")) * sizes.get(word, 1)
    return sign * total


def print_amount(
    value: Decimal, unit: str, language: Language, *, value_max: Decimal | None = None, per: str = ""
) -> str:
    """An amount with its unit; a unit that the table does not have stays in Vietnamese, in quotes."""
    number = print_number(value, language)
    if value_max is not None:
        number = f"{number}~{print_number(value_max, language)}"
    named = load_east()["units"][language].get(unit) or (f" “{unit}”" if unit else "")
    space = " " if language == "ko" and not named.startswith(" ") and number[-1:] in "조억만" else ""
    tail = f" “/{per}”" if per else ""
    return f"{number}{space}{named}{tail}"


_DAY: dict[Language, str] = {"ko": "{y}년 {m}월 {d}일", "ja": "{y}年{m}月{d}日", "zh": "{y}年{m}月{d}日"}
_AS_OF: dict[Language, str] = {"ko": "{day} 기준", "ja": "{day}時点", "zh": "截至{day}"}
_YEAR: dict[Language, str] = {"ko": "{y}년", "ja": "{y}年", "zh": "{y}年"}
_MONTH: dict[Language, str] = {"ko": "{y}년 {m}월", "ja": "{y}年{m}月", "zh": "{y}年{m}月"}
_QUARTER: dict[Language, str] = {"ko": "{y}년 {q}분기", "ja": "{y}年第{q}四半期", "zh": "{y}年第{q}季度"}
_SPAN: dict[Language, str] = {"ko": "{y}년 {a}~{b}월", "ja": "{y}年{a}～{b}月", "zh": "{y}年{a}～{b}月"}
_YEARS: dict[Language, str] = {"ko": "{y}~{z}년", "ja": "{y}～{z}年", "zh": "{y}～{z}年"}


def print_day(day: date, language: Language) -> str:
    """A day, e.g. ``2022年12月20日``."""
    return _DAY[language].format(y=day.year, m=day.month, d=day.day)


def print_as_of(day: date, language: Language) -> str:
    """The day up to which a figure counts; a month's last day may be the report's month, and is said so."""
    last = (day + timedelta(days=1)).day == 1
    month = _MONTH[language].format(y=day.year, m=day.month)
    return _AS_OF[language].format(day=month if last else print_day(day, language))


def print_period(period: Period, language: Language) -> str:
    """A stretch of time; one that is no run of whole months by its first and last day."""
    start, end = period.start, period.end
    first, last = start.month, end.month
    if start == end:
        return print_day(start, language)
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return f"{print_day(start, language)}～{print_day(end, language)}"
    if (first, last) == (1, 12):
        name = _YEAR if start.year == end.year else _YEARS
        return name[language].format(y=start.year, z=end.year)
    if start.year != end.year:
        return f"{print_day(start, language)}～{print_day(end, language)}"
    if first == last:
        return _MONTH[language].format(y=start.year, m=first)
    if last - first == _IN_QUARTER and first % 3 == 1:
        return _QUARTER[language].format(y=start.year, q=last // 3)
    return _SPAN[language].format(y=start.year, a=first, b=last)


_IN_QUARTER = 2
"""Months from a quarter's first to its last."""
