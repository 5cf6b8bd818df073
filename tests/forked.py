"""Servers of the tests' own, forked from one process that has imported what they need.

Gradio takes seconds to import, and each server is to have settings of its own.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

STARTING_SECONDS = 60.0
ENDING_SECONDS = 20.0
IMPORTED = ["assistant.office.office", "assistant.ui.page", "assistant.web.public", "assistant.web.staff"]
"""Before the fork."""

Serve = Callable[..., None]
"""Serves until it is told to end; last it takes what is called with its address when it is up."""

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(IMPORTED)


@contextmanager
def forked(
    serve: Serve, *arguments: object, log: Path, settings: Mapping[str, object]
) -> Iterator[tuple[str, ForkServerProcess]]:
    """Address and process of a server whose only settings of ours are ``settings``; it is ended after."""
    inherited = {name: value for name, value in os.environ.items() if not name.upper().startswith("HOI_")}
    environ = inherited | {name: str(value) for name, value in settings.items()}
    hearing, said = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_begin, args=(serve, arguments, environ, log, said))
    process.start()
    said.close()
    try:
        yield _heard(hearing, log), process
    finally:
        hearing.close()
        process.terminate()
        process.join(ENDING_SECONDS)
        process.kill()
        process.join()
        process.close()


def _heard(hearing: Connection, log: Path) -> str:
    try:
        assert hearing.poll(STARTING_SECONDS), log.read_text(encoding="utf-8")
        return str(hearing.recv())
    except EOFError:
        raise AssertionError(log.read_text(encoding="utf-8")) from None


def _begin(
    serve: Serve, arguments: tuple[object, ...], environ: Mapping[str, str], log: Path, said: Connection
) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ.clear()
    os.environ.update(environ)
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    serve(*arguments, said.send)


def _end_with_parent() -> None:
    """No server outlives tests that were killed, and so did not end it."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
