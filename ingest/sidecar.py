"""What a person knows better than the paper: ``NAME.meta.toml`` beside a report.

``bao-cao.meta.toml`` is about ``bao-cao.pdf`` and all reports of that name; ``bao-cao.pdf.meta.toml`` is
about that file alone, and comes first. All fields may be left out::

    title = "Báo cáo kết quả thu hút đầu tư 6 tháng đầu năm 2024"
    issuer = "Ban Quản lý các khu công nghiệp"
    number = "215/BC-BQL"
    date = 2024-07-05
    year = 2024
    period_start = 2024-01-01
    period_end = 2024-06-30
    replaces = ["bao-cao-cu.pdf"]
"""

import hashlib
import tomllib
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableReport
from ingest.records import Period
from ingest.reports import Report
from ingest.text import nfc

SUFFIX = ".meta.toml"

_KINDS: dict[str, tuple[type, str]] = {
    "title": (str, "a text"),
    "issuer": (str, "a text"),
    "number": (str, "a text"),
    "date": (date, "a day without quotes, 2024-07-05"),
    "year": (int, "a whole number, 2024"),
    "period_start": (date, "a day without quotes, 2024-01-01"),
    "period_end": (date, "a day without quotes, 2024-06-30"),
    "replaces": (list, 'a list of file names below the folder, ["cu.pdf"]'),
}


def find_sidecar(report: Path) -> Path | None:
    """The file that corrects a report's card; None where there is none."""
    beside = (report.with_name(report.name + SUFFIX), report.with_name(report.stem + SUFFIX))
    return next((path for path in beside if path.is_file()), None)


def sidecar_mark(report: Path) -> str:
    """Changes with the sidecar's content; ``""`` where there is none."""
    while path := find_sidecar(report):
        with suppress(FileNotFoundError):  # taken away between two looks; another may be about it now
            return "-" + hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return ""


def correct(report: Report, path: Path) -> Report:
    """The card with what the sidecar of the file ``path`` says.

    Raises:
        UnreadableReport: The sidecar is no TOML, or has a key or a value that is not understood.
    """
    beside = find_sidecar(path)
    if beside is None:
        return report
    said = _read(beside)
    period = _period(beside, said, report.period)
    year = said.get("year", period.end.year if period and period != report.period else report.year)
    return replace(
        report,
        title=said.get("title", report.title),
        issuer=said.get("issuer", report.issuer),
        number=said.get("number", report.number),
        dated=said.get("date", report.dated),
        year=year,
        period=period,
        replaces=tuple(said.get("replaces", ())),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableReport(path, why=f"{path.name} is no TOML ({error})", fix="correct it") from error
    return {key: _checked(path, key, value) for key, value in found.items()}


def _checked(path: Path, key: str, value: object) -> object:
    if key not in _KINDS:
        known = ", ".join(_KINDS)
        raise UnreadableReport(path, why=f"{path.name}: unknown key {key}", fix=f"known keys: {known}")
    kind, told = _KINDS[key]
    exact = isinstance(value, kind) and not isinstance(value, bool | datetime)
    if not exact or (isinstance(value, list) and not all(isinstance(name, str) for name in value)):
        raise UnreadableReport(path, why=f"{path.name}: {key} cannot be {value!r}", fix=f"write {told}")
    if isinstance(value, list):
        return [nfc(name) for name in value]
    return nfc(value).strip() if isinstance(value, str) else value


def _period(path: Path, said: dict[str, Any], read: Period | None) -> Period | None:
    start, end = said.get("period_start"), said.get("period_end")
    if start is None and end is None:
        return read
    if start is None or end is None or end < start:
        raise UnreadableReport(
            path,
            why=f"{path.name}: period_start and period_end are no period",
            fix="give both, the first day before the last",
        )
    return Period(start=start, end=end)
