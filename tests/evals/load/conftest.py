"""The real page and server, with scripted answers: working them out is not the matter here."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from evals.load.served import WIDE
from evals.ports import free_port
from tests.browser.scripted import serve as serve_script
from tests.forked import forked

Serving = tuple[str, ForkServerProcess]


def scripted(place: Path, **settings: str) -> AbstractContextManager[Serving]:
    """Its address and process; its log lies in ``place``."""
    return forked(serve_script, free_port(), log=place / "log", settings={**WIDE, **settings})


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Serving]]:
    with ExitStack() as running:
        yield lambda **settings: running.enter_context(scripted(tmp_path, **settings))


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with scripted(tmp_path_factory.mktemp("page")) as (address, _):
        yield address
