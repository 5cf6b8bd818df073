"""A real Ray cluster on this machine: two nodes of one processor each, that a test may kill."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from evals.cluster.machines import Machines
from ingest.cluster.worker import PREFIX


def wait_for(true: Callable[[], object], told: str, *, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, told
        time.sleep(0.05)


def read_now(path: Path) -> bytes:
    """What stands in a file of a process; nothing where it has ended."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def list_now(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where it is gone."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def reader(path: Path) -> int | None:
    """The process of Ray that has a file read; None where it has ended and left the file."""
    try:
        held = f":{(path.parent.parent / '.held').stat().st_ino}"
    except FileNotFoundError:
        return None
    locks = (line.split() for line in Path("/proc/locks").read_text().splitlines())
    owned = (
        f"TMPDIR={path.parent.parent.parent}\0".encode()
    )  # on another disk a file may have the same number
    readers = (int(lock[-4]) for lock in locks if lock[-3].endswith(held))
    return next((pid for pid in readers if owned in read_now(Path(f"/proc/{pid}/environ"))), None)


class Cluster(Machines):
    """With a look at what it is doing."""

    def reading(self, *names: str) -> list[Path]:
        """Files that are being read on these nodes."""
        found = (
            path
            for name in names
            for scratch in (self.folder / name).glob(f"{PREFIX}*")
            for path in list_now(scratch / "file")
        )
        return [path for path in found if reader(path)]

    def sandboxes(self) -> list[int]:
        """Processes in which files are read, on all nodes."""
        owned = f"TMPDIR={self.folder}/".encode()
        return [
            int(path.parent.name)
            for path in Path("/proc").glob("[0-9]*/cmdline")
            if b"ingest.sandbox" in read_now(path) and owned in read_now(path.with_name("environ"))
        ]


@pytest.fixture(scope="module")
def started() -> Iterator[Cluster]:
    # Names of sockets are short: not below pytest's own folder.
    with (
        TemporaryDirectory(prefix="hr-", dir="/tmp", ignore_cleanup_errors=True) as folder,
        Cluster(Path(folder)) as cluster,
    ):
        yield cluster


@pytest.fixture
def cluster(started: Cluster, monkeypatch: pytest.MonkeyPatch) -> Cluster:
    """A head and a worker; whoever is started by the test has the cluster's secret."""
    for name, value in started.secret.items():
        monkeypatch.setenv(name, value)
    started.hold("head", "worker")
    return started
