"""Stand-ins that are passed in: an embedder, a parser, and a child process that may die."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.errors import UnreadableReport
from ingest.records import Block, Cell, Figure, Page, Passage, Sentence, Span
from ingest.reports import Report, ReportContent
from ingest.store.address import read_address
from ingest.store.records import Store
from ingest.store.server import PostgresStore

ROOT = Path(__file__).parent.parent.parent
RUN = """
import sys
import numpy as np
from ingest.__main__ import main
from ingest.sandbox.bounds import used_memory

class Encoder:
    fingerprint, dimension = "ones", 4
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def encode(self, texts): return np.ones((len(texts), 4), dtype=np.float16)

code = main(sys.argv[1:], start_encoder=Encoder, publish=lambda data: None)
print("peak", used_memory() // 1_000_000, file=sys.stderr)
sys.exit(code)
"""
"""The command without the embedder, which takes seconds to load; last it says how many MB it held."""


def started(data: Path, *arguments: object, **more: object) -> "subprocess.Popen[str]":
    """The command with ``arguments`` and settings ``more`` of ``HOI_INGEST_*``, its output to be read."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
    environ |= {f"HOI_INGEST_{name.upper()}": str(value) for name, value in more.items()}
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        env=environ | {"PYTHONPATH": str(ROOT), "HOI_DATA": str(data)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def processes(data: Path) -> dict[int, str]:
    """Arguments of the processes that were started for ``data``, by their id."""
    found = {}
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"HOI_DATA={data}".encode() in environ.read_bytes().split(b"\0"):
                arguments = environ.with_name("cmdline").read_bytes().replace(b"\0", b" ").decode()
                found[int(environ.parent.name)] = arguments
        except OSError:  # it ended, or is another's
            continue
    return found


class Ingestion:
    """A running ingestion that may be killed, and what it has started."""

    def __init__(self, reports: Path, data: Path, temporary: Path) -> None:
        temporary.mkdir(exist_ok=True)
        environ = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
        self._data = data
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(reports)],
            env=environ | {"HOI_DATA": str(data), "TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def living(self) -> list[str]:
        """Its processes, itself included, by their arguments."""
        return [*processes(self._data).values()]

    def wait_for(self, program: str, *, seconds: float = 60) -> None:
        """Until it has started ``program``."""
        until = time.monotonic() + seconds
        while not any(program in line for line in self.living()):
            assert time.monotonic() < until, f"{program} was never started"
            assert self.process.poll() is None, f"it ended before it started {program}"
            time.sleep(0.02)

    def kill(self, *, seconds: float = 2) -> list[str]:
        """End it as nobody can prevent; what of it is left after so many seconds."""
        self.process.kill()
        self.process.wait()
        until = time.monotonic() + seconds
        while (left := self.living()) and time.monotonic() < until:
            time.sleep(0.05)
        return left


class HashEncoder:
    """Vectors that depend on the text and on the model's name alone."""

    def __init__(self, fingerprint: str = "hash-8", dimension: int = 8) -> None:
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.texts: list[str] = []

    def __enter__(self) -> "HashEncoder":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def encode(self, texts: list[str]) -> NDArray[np.float16]:
        self.texts += texts
        digests = [hashlib.sha256(f"{self.fingerprint}{text}".encode()).digest() for text in texts]
        numbers = np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(len(texts), 32)
        return (numbers[:, : self.dimension] / 255).astype(np.float16)


class LineParser:
    """A line is a sentence, a passage and a figure; a file that says BROKEN is broken."""

    def __init__(self, recipe: str = "lines-1") -> None:
        self.recipe = recipe
        self.readers = 1

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        text = path.read_text(encoding="utf-8")
        if "BROKEN" in text:
            raise UnreadableReport(path, why="broken", fix="mend it")
        return content(document, text, sha256)


def content(document: str, text: str, sha256: str = "") -> ReportContent:
    """A report of one page, made of the lines of ``text``."""
    report_id = hashlib.sha256(f"{document}\n{sha256 or text}".encode()).hexdigest()[:16]
    lines = text.splitlines()
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    spans = [
        (Span(page=1, start=start, end=start + len(line)),) for start, line in zip(starts, lines, strict=True)
    ]
    return ReportContent(
        report=Report(
            id=report_id,
            document=document,
            sha256=sha256 or hashlib.sha256(text.encode()).hexdigest(),
            title=lines[0],
            format="txt",
            pages=1,
            warnings=("page 2 has no text (a scan)",) if "SCAN" in text else (),
        ),
        pages=[
            Page(
                number=1,
                text=text,
                blocks=tuple(
                    Block(
                        start=s.start,
                        end=s.end,
                        kind="row",
                        table=0,
                        cells=(Cell(start=s.start, end=s.end, row=n, column=0, column_head="Vốn"),),
                    )
                    for n, (s,) in enumerate(spans)
                ),
            )
        ],
        sentences=[
            Sentence(
                ordinal=n, spans=spans[n], text=line, kind="paragraph", headings=("I. Kết quả",), block=n
            )
            for n, line in enumerate(lines)
        ],
        passages=[
            Passage(
                report_id=report_id,
                ordinal=n,
                spans=spans[n],
                text=line,
                headings=("I. Kết quả",),
                first_sentence=n,
                last_sentence=n,
                tokens=len(line.split()),
            )
            for n, line in enumerate(lines)
        ],
        figures=[
            Figure(
                report_id=report_id,
                ordinal=n,
                sentence=n,
                passage=n,
                spans=spans[n],
                start=0,
                end=len(line),
                text=line,
                value=Decimal(len(line)),
                unit="USD",
                indicator="vốn",
                kind="amount",
            )
            for n, line in enumerate(lines)
        ],
    )


@pytest.fixture
def encoder() -> HashEncoder:
    return HashEncoder()


@pytest.fixture
def make_encoder() -> type[HashEncoder]:
    return HashEncoder


@pytest.fixture
def parser() -> LineParser:
    return LineParser()


@pytest.fixture
def make_parser() -> type[LineParser]:
    return LineParser


@pytest.fixture
def start_ingestion(tmp_path: Path) -> Iterator[Callable[[Path], Ingestion]]:
    """``start_ingestion(reports)``: the command in a process of its own; ``tmp_path / "temporary"`` is its
    place for temporary files."""
    made = []

    def start(reports: Path) -> Ingestion:
        made.append(Ingestion(reports, tmp_path / "data", tmp_path / "temporary"))
        return made[-1]

    yield start
    for ingestion in made:
        ingestion.kill()


@pytest.fixture
def start_command() -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """``start_command(data, "FOLDER", "--json", file_seconds=5)``: the command, without the embedder."""
    made = []

    def start(data: Path, *arguments: object, **more: object) -> "subprocess.Popen[str]":
        made.append(started(data, *arguments, **more))
        return made[-1]

    yield start
    for process in made:
        process.kill()
        process.communicate()


@pytest.fixture
def living() -> Callable[[Path], dict[int, str]]:
    """``living(data)``: the processes that were started for a data folder."""
    return processes


@pytest.fixture
def make_content() -> Callable[..., ReportContent]:
    return content


@pytest.fixture
def in_child() -> Callable[[Callable[[], object]], tuple[int, str]]:
    """Run something in a forked process; its exit code (negative: signal) and what it returned, as text."""

    def run(work: Callable[[], object]) -> tuple[int, str]:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            code = 70
            try:
                os.write(writing, str(work()).encode())
                code = 0
            except BaseException as error:  # noqa: BLE001 - the parent judges it
                os.write(writing, repr(error).encode())
            finally:
                os._exit(code)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read().decode()
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said

    return run


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | Store:
    """Where a catalogue can be: each in turn, empty."""
    if request.param == "sqlite":
        return tmp_path
    return PostgresStore(read_address(request.getfixturevalue("database")))
