"""``python -m evals databases``: a catalogue in SQLite and one in PostgreSQL side by side, in turns."""

import argparse
import json
import secrets
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import urlsplit

from evals.databases.measuring import Measured, measure
from evals.errors import EvalError
from evals.speed.corpus import read_texts
from ingest.settings import CatalogueSettings, read_section
from ingest.store.address import Address
from ingest.store.postgres import WRITING, connector

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS, QUESTIONS, ROUNDS = 100, 100, 3

TEXTS = 4
"""Texts in an invented report."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument(
        "--reports", type=int, default=REPORTS, help=f"invented ones, beside the samples (default: {REPORTS})"
    )
    parser.add_argument("--questions", type=int, default=QUESTIONS, help=f"default: {QUESTIONS}")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"of both sides (default: {ROUNDS})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Each side reads the reports and answers the questions, once a round; 1 where an answer differs."""
    if min(given.reports, given.questions, given.rounds) < 1:
        raise EvalError("--reports, --questions and --rounds are at least 1")
    from evals.speed.asking import real_questions

    questions, settings = real_questions()[: given.questions], read_section(CatalogueSettings)
    if settings.url is None:
        raise EvalError(
            "set HOI_CATALOGUE_URL to a database of a user who may make others: one is made and dropped"
        )
    sides: dict[str, list[Measured]] = {"SQLite": [], "PostgreSQL": []}
    with tempfile.TemporaryDirectory(prefix="hoi-evals-") as place:
        folder = write_reports(Path(place) / "reports", given.reports)
        for number in range(given.rounds):
            for name in sorted(sides, reverse=bool(number % 2)):  # neither is always the first
                data = Path(place) / f"{name}-{number}"
                with database(settings, Path(place)) if name == "PostgreSQL" else no_database() as environ:
                    sides[name].append(measure(folder, data, environ, questions))
                shutil.rmtree(data)
    same = len({one.answers for found in sides.values() for one in found}) == 1
    if given.json:
        told = {name: [one.to_json() for one in found] for name, found in sides.items()}
        sys.stdout.write(json.dumps({"sides": told, "same_answers": same}) + "\n")
    else:
        sys.stdout.write("\n".join(tell(sides, same=same)) + "\n")
    return 0 if same else 1


def write_reports(folder: Path, count: int) -> Path:
    """The samples without PDF, whose scans are Tesseract's, and so many reports of their sentences."""
    folder.mkdir()
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in {".txt", ".html", ".docx", ".xlsx", ".csv", ".toml"}:
            shutil.copy(path, folder / path.name)
    texts = read_texts(None)
    for number in range(count):
        said = "\n\n".join(islice(texts, TEXTS))
        (folder / f"them-{number:04}.txt").write_text(said, encoding="utf-8")
    return folder


@contextmanager
def no_database() -> Iterator[dict[str, str]]:
    """No setting: the catalogue's file."""
    yield {}


@contextmanager
def database(settings: CatalogueSettings, place: Path) -> Iterator[dict[str, str]]:
    """The settings of a new database beside the one that is set; it is gone afterwards.

    The password stands in a file in ``place``: arguments of a program are seen by everybody.
    """
    server, url = settings.address, settings.url
    if server is None or url is None:
        raise EvalError("HOI_CATALOGUE_URL is empty")
    name, password = f"hoi_evals_{secrets.token_hex(6)}", place / "password"
    password.touch(mode=0o600)
    password.write_text(server.password or "", encoding="utf-8")
    parts = urlsplit(url.get_secret_value())
    user, _, host = parts.netloc.rpartition("@")
    told = parts._replace(netloc=f"{user.partition(':')[0]}@{host}", path=f"/{name}").geturl()
    environ = {"HOI_CATALOGUE_URL": told, "HOI_CATALOGUE_PASSWORD_FILE": str(password)}
    _say(server, f"CREATE DATABASE {name}")
    try:
        yield environ
    finally:
        _say(server, f"DROP DATABASE {name} WITH (FORCE)")


def _say(server: Address, statement: str) -> None:
    with closing(connector(server, WRITING, "hoi-evals")()) as opened:
        opened.autocommit = True
        opened.cursor().execute(statement)


def tell(sides: Mapping[str, Sequence[Measured]], *, same: bool) -> Iterator[str]:
    """Medians of the rounds, with their lowest and highest."""
    yield "| catalogue in | reports read, s | nothing new, s | questions a second | p50, ms | p95, ms |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, found in sides.items():
        columns = zip(*(one.figures() for one in found), strict=True)
        yield f"| {name} | " + " | ".join(_middle(values) for values in columns) + " |"
    yield "the answers are the same" if same else "THE ANSWERS DIFFER"


def _middle(values: Sequence[float]) -> str:
    """Median, lowest to highest.

    >>> _middle([1.0, 3.25, 2.0])
    '2.0 (1.0 to 3.2)'
    """
    return f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})"
