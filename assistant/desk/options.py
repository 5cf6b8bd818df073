"""What is wanted, as the command line, programs and the desk's boxes give it: in words."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from assistant.desk.records import Editions, Sort, Wanted
from assistant.options import read_period
from ingest.errors import FilterRefused
from ingest.figures.periods import read_periods
from ingest.figures.standings import Standing
from ingest.records import FigureKind, Period
from ingest.text import nfc

MOST = 500
"""Figures of one page, at most."""

_WORDS = ("text", "indicator", "scope", "unit", "number", "issuer")
_STANDINGS: tuple[Standing, ...] = ("", "preliminary", "official")


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that :func:`read_wanted` reads."""
    parser.add_argument("text", nargs="?", default="", help="a question or words, ranked as ask does it")
    group = parser.add_argument_group("filters", "all that are given must fit")
    group.add_argument("--indicator", metavar="WORDS", help='words of the indicator: "vốn FDI"')
    group.add_argument("--period", metavar="TIME", help='2024, "quý I/2024" or 2024-01-01/2024-09-30')
    group.add_argument("--scope", metavar="WORDS", help="words of the place, zone or company")
    group.add_argument("--unit", metavar="UNIT", help='base unit or counted noun: USD, VND, %%, "dự án"')
    group.add_argument("--kind", metavar="KIND", help=", ".join(get_args(FigureKind)))
    group.add_argument("--standing", metavar="STANDING", help="preliminary or official")
    group.add_argument("--report", action="append", metavar="FILE", help="one report; may be given again")
    group.add_argument("--number", metavar="NO", help="document number, e.g. 123/BC-UBND")
    group.add_argument("--issuer", metavar="NAME", help='who wrote it, e.g. "Cục Thống kê"')
    group.add_argument("--editions", metavar="WHICH", help="current (default), earlier or all")
    group.add_argument("--doubtful", action="store_true", help="also figures that are never an answer")
    order = parser.add_argument_group("order and page")
    order.add_argument("--sort", metavar="BY", help="rank, report, time, value or indicator")
    order.add_argument("--descending", action="store_true", help="the other way round")
    order.add_argument("--first", metavar="N", help="leave out the first N")
    order.add_argument("--most", metavar="N", help=f"give N at most (50; {MOST} is the limit)")


def read_wanted(given: Mapping[str, Any]) -> Wanted:
    """What is wanted; names that mean nothing here are left alone.

    Raises:
        FilterRefused: A value has not the form that it must have.
    """
    words = {name: _text(given, name) for name in _WORDS}
    return Wanted(
        **words,
        period=read_time(given.get("period")),
        kind=_one_of(given, "kind", ("", *get_args(FigureKind))),
        standing=_one_of(given, "standing", _STANDINGS),
        reports=_names(given.get("report")),
        editions=_one_of(given, "editions", get_args(Editions)),
        doubtful=bool(given.get("doubtful")),
        sort=_one_of(given, "sort", get_args(Sort)),
        descending=bool(given.get("descending")),
        first=_count(given, "first", 0, None),
        most=_count(given, "most", 50, MOST),
    )


def read_time(value: object) -> Period | None:
    """A time in words or as two days; None where nothing is given.

    Raises:
        FilterRefused: It is no time.

    >>> read_time("quý I/2024").iso, read_time("2024").iso
    ('2024-01-01/2024-03-31', '2024-01-01/2024-12-31')
    """
    if value is None or isinstance(value, Period):
        return value
    text = nfc(str(value)).strip()
    if not text:
        return None
    if text.count("-") == _DASHES and "/" in text:
        return read_period(text)
    told = [m.period for m in read_periods(text) if m.period is not None]
    if len(told) != 1:
        raise FilterRefused(f'period {text!r}: give a time, 2024, "quý I/2024" or 2024-01-01/2024-09-30')
    return told[0]


_DASHES = 4
"""In two days as ISO 8601 writes them."""


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name) or ""
    if not isinstance(value, str):
        raise FilterRefused(f"{name} {value!r}: give a text")
    return nfc(value.encode("utf-8", "replace").decode()).strip()


def _names(value: object) -> tuple[str, ...]:
    named = [value] if isinstance(value, str) else value or []
    if not isinstance(named, list | tuple) or not all(isinstance(name, str) for name in named):
        raise FilterRefused(f"report {value!r}: give a file's name, or a list of them")
    return tuple(nfc(name) for name in named if name)


def _one_of(given: Mapping[str, Any], name: str, known: Sequence[Any]) -> Any:
    """The value of ``name``, one of ``known``; the first of them where none is given."""
    value = given.get(name) or known[0]
    if value not in known:
        raise FilterRefused(f"{name} {value!r}: give {' or '.join(k for k in known if k)}")
    return value


def _count(given: Mapping[str, Any], name: str, usual: int, limit: int | None) -> int:
    value = given.get(name)
    if value is None or value == "":
        return usual
    text = str(value)
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        raise FilterRefused(f"{name} {value!r}: give a whole number")
    return min(int(text), limit) if limit is not None else int(text)


_DIGITS = 10
