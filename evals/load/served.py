"""The real program behind the load: ``app.py`` in a process of its own, and an ingestion beside it."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.errors import EvalError
from evals.memory import held_bytes
from evals.ports import free_port

ROOT = Path(__file__).parents[2]
WIDE = {
    "HOI_CHAT_PER_MINUTE": "0",
    "HOI_CHAT_REQUESTS_PER_MINUTE": "0",
    "HOI_CHAT_ALL_PER_MINUTE": "0",
    "HOI_CHAT_AT_ONCE": "0",
}
"""All visitors come from one address here, which its limits would take for one reader."""

BATCH = 100
"""Reports that an ingestion finds new: it takes about as long as one of an office's week."""

OPEN = "HOI_CHAT_OPEN_REQUESTS"


class Served:
    """A running chat."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self._process = process
        self.address = address

    @property
    def alive(self) -> bool:
        """False once it has ended."""
        return self._process.poll() is None

    def megabytes(self) -> float:
        """Resident memory, in units of 1,048,576 bytes; 0 where the system does not tell."""
        try:
            return round(held_bytes(self._process.pid, "VmRSS") / 1024**2, 1)
        except (OSError, StopIteration):  # a process that has ended holds none
            return 0.0


@contextmanager
def serve(data: Path, log: Path, *, most_open: int) -> Iterator[Served]:
    """The chat over ``data``, its limits a reader wide open; what it says goes into the file ``log``.

    Raises:
        EvalError: It did not start.
    """
    told = [f"{name}={value}" for name, value in (WIDE | {OPEN: str(most_open)}).items()]
    command = [
        "/usr/bin/env",
        *told,
        sys.executable,
        "app.py",
        "--data",
        str(data),
        "--port",
        str(free_port()),
    ]
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=said, text=True
        )
        try:
            address = process.stdout.readline().strip() if process.stdout is not None else ""
            if not address:
                raise EvalError(f"the chat did not start; it said: {log.read_text(encoding='utf-8')[-500:]}")
            yield Served(process, address)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
            process.communicate()


class Ingestion:
    """``python -m ingest`` over and over, each time with some reports more, until it is ended."""

    def __init__(self, reports: Path, data: Path, more: Path, log: Path) -> None:
        """``reports`` are those in ``data``, ``more`` is a folder of its own that grows."""
        self._reports, self._data, self._more, self._log = reports, data, more, log
        log.unlink(missing_ok=True)
        self._running: subprocess.Popen[bytes] | None = None
        self.runs, self.failed = 0, 0

    def step(self) -> None:
        """Begin the next one where the last has ended."""
        if self._running is not None and self._running.poll() is None:
            return
        self._count()
        for number in range(self.runs * BATCH, (self.runs + 1) * BATCH):
            write_report(self._more, number)
        command = [
            sys.executable,
            "-m",
            "ingest",
            str(self._reports),
            str(self._more),
            "--data",
            str(self._data),
        ]
        with self._log.open("ab") as said:
            self._running = subprocess.Popen(  # noqa: S603 - our own program
                command, cwd=ROOT, stdout=said, stderr=said, start_new_session=True
            )

    def end(self) -> None:
        """Wait for the one that runs."""
        if self._running is not None:
            self._running.wait(timeout=600)
        self._count()

    def _count(self) -> None:
        if self._running is not None:
            self.runs += 1
            self.failed += bool(self._running.returncode)
            self._running = None


def write_report(folder: Path, number: int) -> None:
    """A report about what no case asks for: trees of a park, in years long past."""
    folder.mkdir(parents=True, exist_ok=True)
    year = 1990 + number % 10
    rows = "\n\n".join(
        f"Năm {year}, vườn thực vật số {number} trồng {plot * 7 + number + 11} cây lim ở lô {plot}."
        for plot in range(1, 40)
    )
    text = f"VƯỜN THỰC VẬT SỐ {number}\n\nBÁO CÁO\nVề cây trồng năm {year}\n\n1. Cây trồng\n\n{rows}\n"
    (folder / f"vuon-{number}.txt").write_text(text, encoding="utf-8")
