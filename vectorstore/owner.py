"""Whose a server's collections are: many data folders, and other programs, may share one server."""

import logging
import os
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path

from ingest.errors import VectorStoreError
from vectorstore.chroma import VectorIndex
from vectorstore.generation import finished
from vectorstore.server import Server

logger = logging.getLogger(__name__)

MARK = "chroma.owner"
"""File in the data folder, not in the index's, which people remove to have it built anew."""


class Owner:
    """Makes and deletes the collections of one data folder; for who holds the writer's lock."""

    def __init__(self, data: Path, server: Server | None) -> None:
        """Without a ``server`` there are none."""
        self._data = data
        self._server = server
        self._prefix = f"hoi-{_mark(data)}-" if server else ""

    def maker(self, folder: Path) -> Callable[[int], VectorIndex] | None:
        """Makes the collection of the generation that is built in ``folder``; None: it lies in there."""
        if self._server is None:
            return None
        return partial(self._server.make, self._prefix + folder.with_suffix("").name)

    def tidy(self) -> None:
        """Delete the collections of generations that are gone. What fails is left to the next run."""
        if self._server is None:
            return
        try:
            kept = {self._prefix + generation.name for generation in finished(self._data)}
            self._server.drop(self._prefix, keep=kept)
        except VectorStoreError as error:
            logger.warning("collections of earlier generations may be left: %s", error)


def _mark(data: Path) -> str:
    """Twelve digits of this folder's own.

    A copy of the folder has others, or who ingests into it would delete the original's collections: the file
    names its own inode, which a copy does not have.
    """
    path = data / MARK
    opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    with os.fdopen(opened, "r+", encoding="utf-8") as file:
        inode = str(os.fstat(file.fileno()).st_ino)
        said = file.read().split()
        if len(said) == 2 and said[1] == inode:
            return said[0]
        mark = secrets.token_hex(6)
        file.seek(0)
        file.truncate()
        file.write(f"{mark} {inode}\n")
        file.flush()
        os.fsync(file.fileno())
    return mark
