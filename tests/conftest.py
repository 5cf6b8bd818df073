"""What every test may count on: no network, golden files, one Hypothesis profile."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pytest_socket import socket_allow_hosts

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")

SHARED = Path(__file__).parent.parent.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite tests/golden/* instead of comparing"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Only this machine can be reached: what needs the network after installation is a fault."""
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with ``tests/golden/<name>``; ``--update-golden`` rewrites the file."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update-golden", default=False):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ``shared`` beside the repository: real reports and data, which are not ours to carry."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this repository")
    return SHARED


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """``mount("6m")``: a small disk of its own."""
    place = tmp_path / "disk"

    def small(size: str) -> Path:
        place.mkdir()
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
        if os.geteuid() or subprocess.run(mounting, check=False, capture_output=True).returncode:
            pytest.skip("a disk can only be mounted by root, and not in every container")
        return place

    yield small
    if place.is_mount():
        subprocess.run(["umount", "--lazy", str(place)], check=True)
