"""Whole copies of a catalogue, taken while it is read and written, and put in another's place."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from ingest.errors import IngestError

BESIDE = re.compile(r"[a-z][a-z0-9_-]{0,63}\.db")
"""Name of a database beside the catalogue, such as the people's: a plain one, in no folder."""


def databases(folder: Path) -> list[str]:
    """Names of the databases beside a catalogue."""
    return sorted(p.name for p in folder.iterdir() if BESIDE.fullmatch(p.name) and p.is_file())


def _open(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path))}?mode={mode}", uri=True, timeout=60, isolation_level=None)


def copy_out(catalogue: Path, copy: Path) -> None:
    """Write the catalogue file, as it stands now, to the new file ``copy``; what was deleted is not in it.

    Raises:
        IngestError: It cannot be read, or the copy cannot be written.
    """
    try:
        with closing(_open(catalogue, "ro")) as source:
            source.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.Error as error:
        copy.unlink(missing_ok=True)
        raise IngestError(
            f"{copy}: {catalogue.name} could not be copied ({error}); check disk space and permissions, "
            "then run it again"
        ) from error


def copy_in(copy: Path, catalogue: Path) -> None:
    """Make the catalogue file say what ``copy`` says, in one transaction that its readers see whole.

    Replacing the file instead would leave them with the old one's write-ahead log beside the new file.

    Raises:
        IngestError: It cannot be written; then it says what it said before.
    """
    try:
        with closing(_open(copy, "ro")) as source, closing(_open(catalogue, "rwc")) as target:
            target.execute("PRAGMA journal_mode=WAL")
            target.execute("PRAGMA synchronous=FULL")
            source.backup(target)
    except sqlite3.Error as error:
        raise IngestError(
            f"{catalogue}: cannot be written ({error}); check disk space and permissions, then run it again"
        ) from error


def wipe(catalogue: Path) -> None:
    """Write the catalogue file anew: of what was deleted, no byte is left in it or in the log beside it.

    Raises:
        IngestError: It cannot be written, or somebody read it all the while.
    """
    try:
        with closing(_open(catalogue, "rw")) as opened:
            opened.execute("VACUUM")
            busy, _, _ = opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error as error:
        raise _unwiped(catalogue, str(error)) from error
    if busy:
        raise _unwiped(catalogue, "another program reads it")


def _unwiped(catalogue: Path, why: str) -> IngestError:
    return IngestError(
        f"{catalogue}: words of removed reports are still in the file ({why}); check disk space, end other "
        "programs that have it open, then ingest again"
    )


def is_whole(path: Path) -> bool:
    """True for a sound SQLite file with every row that another one refers to."""
    try:
        with closing(_open(path, "ro")) as opened:
            sound = opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return sound and opened.execute("PRAGMA foreign_key_check").fetchone() is None
    except sqlite3.Error:
        return False
