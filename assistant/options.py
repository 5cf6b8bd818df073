"""Filters as the command line and the lines of a batch give them."""

import argparse
from collections.abc import Mapping
from datetime import date
from typing import Any

from ingest.errors import FilterRefused
from ingest.figures.standings import Standing
from ingest.records import Period
from ingest.text import nfc
from vectorstore.filters import Filter

KEYS = ("report", "number", "issuer", "year", "period", "standing")
"""Names of options and of a line's keys."""

_STANDINGS: dict[str, Standing] = {"preliminary": "preliminary", "official": "official"}


def add_filters(parser: argparse.ArgumentParser) -> None:
    """The options of :data:`KEYS`."""
    group = parser.add_argument_group(
        "filters", "hold the answer to some reports; all that are given must fit"
    )
    group.add_argument("--report", action="append", metavar="FILE", help="one report; may be given again")
    group.add_argument("--number", metavar="NO", help="document number, e.g. 123/BC-UBND")
    group.add_argument("--issuer", metavar="NAME", help='who wrote it, e.g. "Cục Thống kê"')
    group.add_argument("--year", metavar="YEAR", help="the year that it is about")
    group.add_argument("--period", metavar="FROM/TO", help="the time that it is about: 2024-01-01/2024-09-30")
    group.add_argument(
        "--standing", metavar="|".join(_STANDINGS), help="estimates alone, or final figures alone"
    )


def read_filter(given: Mapping[str, Any]) -> Filter:
    """The filter in ``given``; keys that are no filter's are left alone.

    Raises:
        FilterRefused: A value has not the form that it must have.
    """
    reports = given.get("report") or []
    named = [reports] if isinstance(reports, str) else reports
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise FilterRefused(f"report {reports!r}: give a file's name, or a list of them")
    return Filter(
        reports=tuple(nfc(name) for name in named),
        number=_text(given, "number"),
        issuer=_text(given, "issuer"),
        year=_year(given.get("year")),
        period=read_period(given.get("period")),
        standing=_standing(given.get("standing")),
    )


def _text(given: Mapping[str, Any], name: str) -> str:
    value = given.get(name) or ""
    if not isinstance(value, str):
        raise FilterRefused(f"{name} {value!r}: give a text")
    return nfc(value).strip()


def _year(value: object) -> int | None:
    if value is None:
        return None
    text = str(value)
    if not (text.isdecimal() and len(text) == len("2024")):
        raise FilterRefused(f"year {value!r}: give a year, 2024")
    return int(text)


def read_period(value: object) -> Period | None:
    """Two days as ISO 8601 writes an interval; None where nothing is given.

    Raises:
        FilterRefused: It is none.
    """
    if value is None:
        return None
    try:
        start, end = map(date.fromisoformat, str(value).split("/"))
    except ValueError as error:
        raise FilterRefused(f"period {value!r}: give two days, 2024-01-01/2024-09-30") from error
    if end < start:
        raise FilterRefused(f"period {value!r}: the first day is after the last")
    return Period(start=start, end=end)


def _standing(value: object) -> Standing:
    if value is None:
        return ""
    if value not in _STANDINGS:
        raise FilterRefused(f"standing {value!r}: give {' or '.join(_STANDINGS)}")
    return _STANDINGS[str(value)]
