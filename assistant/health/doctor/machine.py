"""What this machine has: Python, packages, programs, type, ports, the time."""

import json
import sys
import tempfile
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from assistant.export.blocks import Paper, Words
from assistant.export.pdf import paper_pdf
from assistant.export.runs import Run
from assistant.health.doctor.records import Ailment, Patient
from assistant.health.front import SERVICE
from assistant.pictures.sheet import open_pdf
from assistant.ui.errors import PortTaken
from assistant.web.server import Site, bind
from ingest.catalogue import open_catalogue
from ingest.errors import PipelineError
from ingest.ocr.engine import INSTALL, identify
from ingest.store.choosing import choose_store
from ingest.tokens import count_tokens

LEAST_PYTHON = (3, 11)
PROJECT = Path(__file__).parents[3] / "pyproject.toml"

LETTERS = "Vốn đầu tư trực tiếp nước ngoài: ắ ằ ẵ ữ ợ ỹ Đ 16.020,5"
"""Drawn and read again, so that a letter that is missing shows."""

_LATE_SECONDS = 120
"""By how much a clock may be behind what was written before."""


def python(patient: Patient) -> str:
    """The interpreter is new enough."""
    del patient
    told = ".".join(str(n) for n in sys.version_info[:3])
    if sys.version_info < LEAST_PYTHON:
        raise Ailment(f"Python {told}", "install Python 3.11 or newer and run: make setup")
    return f"Python {told}"


def packages(patient: Patient) -> str:
    """Each package is there and not below its floor: below it a known hole or fault is open."""
    del patient
    wrong, count = [], 0
    for wanted in _requirements():
        count += 1
        try:
            found = version(wanted.name)
        except PackageNotFoundError:
            wrong.append(f"{wanted.name} is missing")
            continue
        if not wanted.specifier.contains(found, prereleases=True):
            wrong.append(f"{wanted.name} {found} is not {wanted.specifier}")
    if wrong:
        raise Ailment(", ".join(wrong), "run: make setup")
    return f"{count} packages, none below its floor"


def _requirements() -> Iterator[Requirement]:
    """Of what runs; optional parts are checked where they are used."""
    if PROJECT.is_file():
        told = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    else:
        told = requires(SERVICE) or []
    found = (Requirement(line) for line in told)
    return (wanted for wanted in found if wanted.marker is None or wanted.marker.evaluate({"extra": ""}))


def tables(patient: Patient) -> str:
    """What would otherwise be fetched from the network lies here."""
    del patient
    if count_tokens("Hải Phòng") != 4:
        raise Ailment("the table of tokens is another one", "run: make setup")
    return "the table of tokens is carried, nothing is fetched"


def tesseract(patient: Patient) -> str:
    """Scans can be read."""
    del patient
    found = identify()
    if not found:
        raise Ailment("no Tesseract that reads Vietnamese: scanned pages stay unread", f"run: {INSTALL}")
    return found


def fonts(patient: Patient) -> str:
    """Files and pictures of pages come out with every Vietnamese letter."""
    del patient
    made = paper_pdf(Paper("Thử", SERVICE, date(2000, 1, 1), [Words([Run(LETTERS)])]))
    with tempfile.TemporaryDirectory(prefix="hoi-doctor-") as folder:
        path = Path(folder) / "letters.pdf"
        path.write_bytes(made)
        sheet = open_pdf(path, 1, pixels=10_000_000)
    read = "".join(c.text for c in sheet.characters)
    if LETTERS.replace(" ", "") not in read.replace(" ", ""):
        raise Ailment("a PDF is read back with other letters than it was written with", "run: make setup")
    return "PDF files are written and drawn with every Vietnamese letter"


def ports(patient: Patient) -> str:
    """Each port is free, or this program's."""
    settings, said = patient.settings, []
    told = [(settings.chat.host, settings.chat.port, "--port or HOI_CHAT_PORT")]
    told += [(settings.staff.host, settings.staff.port, "--staff-port or HOI_STAFF_PORT")]
    told += [(settings.metrics.host, settings.metrics.port, "HOI_METRICS_PORT")]
    for host, port, option in told:
        if port:
            said.append(f"{port} {_port(host, port, option)}")
    return ", ".join(said)


def _port(host: str, port: int, option: str) -> str:
    try:
        with closing(bind(host, port, option=option)):
            return "is free"
    except PortTaken:
        address = Site(app=_nothing, host=host, port=port).address
        if _is_ours(address):
            return "is this program's"
        raise


async def _nothing(*told: object) -> None:
    """No app: only its address is asked for."""


def _is_ours(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for path in ("healthz", "metrics"):
        try:
            with opener.open(address + path, timeout=3) as answer:
                said = answer.read(200_000)
        except urllib.error.HTTPError as error:
            said = error.read(10_000)
        except (OSError, ValueError):
            continue
        if b"hoi_up" in said or _service(said) == SERVICE:
            return True
    return False


def _service(said: bytes) -> object:
    try:
        told = json.loads(said)
    except ValueError:
        return None
    return told.get("service") if isinstance(told, dict) else None


def clock(patient: Patient) -> str:
    """The time is not before what was written earlier."""
    now = datetime.now(UTC)
    for what, moment in _moments(patient):
        if (moment - now).total_seconds() > _LATE_SECONDS:
            advice = f"set the clock, or see whether the date of {what} is right"
            raise Ailment(
                f"the clock says {now:%Y-%m-%d %H:%M} UTC, before {what} ({moment:%Y-%m-%d %H:%M})", advice
            )
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _moments(patient: Patient) -> Iterator[tuple[str, datetime]]:
    try:
        with open_catalogue(choose_store(patient.data, patient.settings.catalogue)) as catalogue:
            yield "the catalogue", datetime.fromtimestamp(catalogue.version / 1000, UTC)
            run = catalogue.last_run()
            if run is not None:
                yield "the last ingestion", run.started.replace(tzinfo=UTC)
            for report in catalogue.reports():
                if report.dated:
                    yield report.document, datetime.combine(report.dated, datetime.min.time(), UTC)
    except PipelineError:
        return  # another check tells of it
