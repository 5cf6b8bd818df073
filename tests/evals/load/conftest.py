"""The real page and server, with scripted answers: working them out is not the matter here."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from evals.load.served import WIDE
from evals.ports import free_port

ROOT = Path(__file__).parents[3]


@contextmanager
def scripted(**settings: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """Its address and process."""
    command = [sys.executable, "tests/browser/scripted.py", str(free_port())]
    told = {**os.environ, **WIDE, **settings}
    server = subprocess.Popen(command, cwd=ROOT, env=told, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip(), server
    finally:
        server.kill()
        server.communicate()


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[str, subprocess.Popen]]]:
    with ExitStack() as running:
        yield lambda **settings: running.enter_context(scripted(**settings))


@pytest.fixture(scope="session")
def page() -> Iterator[str]:
    with scripted() as (address, _):
        yield address
