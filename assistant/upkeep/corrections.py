"""What a person corrects on a report's card: read from a form, checked, written as its sidecar."""

import json
import re
import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from assistant.upkeep.errors import UpkeepRefused
from assistant.upkeep.shelf import LENT, Shelf, keep
from ingest.scratch import Scratch
from ingest.sidecar import find_sidecar
from ingest.text import nfc
from prompts.messages import load_messages

TEXTS = {"title": 300, "issuer": 200, "number": 60}
"""Longest text of a field, in characters."""

DAYS = ("date", "period_start", "period_end")
FIELDS = (*TEXTS, *DAYS, "replaces")

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_YEARS = range(1945, 2101)


def read_correction(path: Path) -> dict[str, Any]:
    """What was corrected on the report in the file ``path``, by the names of :mod:`ingest.sidecar`."""
    try:
        beside = find_sidecar(path)
        return tomllib.loads(beside.read_text(encoding="utf-8-sig")) if beside else {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
        return {}


def write_correction(shelf: Shelf, path: Path, found: Mapping[str, Any]) -> None:
    """Write the sidecar of the report in the file ``path``, whole or not at all; nothing found takes it back.

    What it says beyond :data:`FIELDS` was written by hand, and stays.
    """
    more = {key: value for key, value in read_correction(path).items() if key not in FIELDS}
    text = _toml({**found, **more})
    target = shelf.correction(path)
    if not text:
        target.unlink(missing_ok=True)
        if find_sidecar(path) is None:
            return
        text = "# \n"  # what is said of all reports of this stem is not about this one
    with Scratch(LENT, below=shelf.folder) as scratch:
        made = scratch.path / target.name
        made.write_text(text, encoding="utf-8")
        keep(made)
        made.replace(target)
    keep(shelf.folder)


def shown_day(value: object) -> str:
    """A day as people write it here.

    >>> shown_day(date(2024, 7, 5)), shown_day(None)
    ('05/07/2024', '')
    """
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else ""


def read_form(form: Mapping[str, str], *, name: str, known: Collection[str]) -> dict[str, Any]:
    """The fields of a form that are not empty.

    Args:
        form: By the names of :mod:`ingest.sidecar`; days as ``05/07/2024``, ``replaces`` a name a line.
        name: Of the report.
        known: Names of all reports.

    Raises:
        UpkeepRefused: One of them cannot be.
    """
    said = {key: nfc(_CONTROLS.sub(" ", form.get(key, ""))).strip() for key in (*TEXTS, *DAYS)}
    found: dict[str, Any] = {}
    for key, most in TEXTS.items():
        if len(said[key]) > most:
            raise UpkeepRefused("long", field=_told(key), most=str(most))
        if said[key]:
            found[key] = said[key]
    for key in DAYS:
        if said[key]:
            found[key] = _day(said[key], key)
    _check_period(found)
    others = [nfc(line).strip() for line in form.get("replaces", "").splitlines() if line.strip()]
    for other in others:
        if other not in known or other == name:
            raise UpkeepRefused("no_such_report", file=other[:200])
    if others:
        found["replaces"] = list(dict.fromkeys(others))
    return found


def _check_period(found: Mapping[str, Any]) -> None:
    start, end = found.get("period_start"), found.get("period_end")
    if (start is None) != (end is None):
        raise UpkeepRefused("half_period")
    if start is not None and end is not None and end < start:
        raise UpkeepRefused("turned_period")


def _day(said: str, key: str) -> date:
    match = _DAY.fullmatch(said)
    try:
        day = date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        day = None
    if day is None or day.year not in _YEARS:
        raise UpkeepRefused("no_day", field=_told(key), said=said[:40])
    return day


def _told(key: str) -> str:
    return load_messages().say("upkeep_fields", key)


def _toml(found: Mapping[str, Any]) -> str:
    r"""The sidecar's text.

    >>> print(_toml({"title": 'Báo cáo "quý"', "date": date(2024, 7, 5), "replaces": ["a.pdf"]}), end="")
    title = "Báo cáo \"quý\""
    date = 2024-07-05
    replaces = ["a.pdf"]
    """
    return "".join(f"{key} = {_written(value)}\n" for key, value in found.items())


def _written(value: object) -> str:
    # A basic string of TOML is a string of JSON, once control characters are out (TOML 1.0, "String").
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
