"""A report desk over real files and real child programs; only the embedder is left out."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.office.log import Log
from assistant.office.office import open_office
from assistant.office.people import Person
from assistant.upkeep.upkeep import Upkeep
from ingest.encoder import ROOT

RUN = """
import subprocess
import sys
import numpy as np
from ingest.__main__ import main

class Encoder:
    fingerprint, dimension = "ones", 4
    def __enter__(self): return self
    def __exit__(self, *_): return None
    def encode(self, texts): return np.ones((len(texts), 4), dtype=np.float16)

sys.exit(main(sys.argv[1:], start_encoder=Encoder, publish=lambda data: None))
"""
COMMAND = (sys.executable, "-c", RUN)
HELD = """
import time

def wait(data):
    (data / "read").touch()
    while not (data / "go").exists():
        time.sleep(0.05)
"""
HOLDING = (sys.executable, "-c", HELD + RUN.replace("lambda data: None", "wait"))
"""Has read the files, says so, and ends when it is told to."""
EDITOR = Person("lan", "editor")
READER = Person("minh", "reader")
TEXT = "Báo cáo kết quả năm 2022\n\nNăm 2022, tổng vốn FDI đạt {} tỷ USD.\n"
PATIENCE = 250.0


class Office:
    """The desk with short ways to use it."""

    def __init__(self, place: Path) -> None:
        self.data = place / "data"
        self.folder = self.data / "reports"
        self.log = Log(open_office(self.data))
        self.upkeep = self.open()

    def open(self, *, command: tuple[str, ...] = COMMAND, **options: object) -> Upkeep:
        self.upkeep = Upkeep(self.data, self.folder, self.log, command=command, **options)  # type: ignore[arg-type]
        return self.upkeep

    def arrive(self, name: str, content: bytes, *, person: Person = EDITOR):
        arrival = self.upkeep.receive(person, name, len(content))
        try:
            arrival.write(content)
            arrival.end()
        except BaseException:
            arrival.close()
            raise
        return arrival

    def send(self, name: str, content: bytes | str, *, person: Person = EDITOR, both: bool = False) -> str:
        content = content.encode() if isinstance(content, str) else content
        with self.arrive(name, content, person=person) as arrival:
            return self.upkeep.accept(person, arrival, both=both)

    def settle(self) -> None:
        assert self.upkeep.jobs.settled(PATIENCE)

    def states(self) -> dict[str, str]:
        return {e.name: e.state for e in self.upkeep.entries()}

    def entry(self, name: str):
        return next(e for e in self.upkeep.entries() if e.name == name)

    def left(self) -> list[str]:
        """All that lies in the folder but its lock."""
        return sorted(p.name for p in self.folder.iterdir() if p.name != ".khoa")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    made.upkeep.begin()
    yield made
    made.upkeep.close()


@pytest.fixture
def text() -> Callable[[object], str]:
    return TEXT.format


@pytest.fixture
def ingest(desk: Office) -> Callable[[Path], None]:
    """Reads another folder, as an operator would."""

    def run(folder: Path) -> None:
        command = [*COMMAND, str(folder), "--data", str(desk.data)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    return run
