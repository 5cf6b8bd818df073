"""Taking a backup while all goes on, and bringing one back."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ingest import tables
from ingest.backup.archive import FORMAT, Contents, pack, unpack
from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.copying import copy_in, copy_out, is_whole
from ingest.errors import BackupRefused, CatalogueMissing, IngestError
from ingest.files import digest, reason
from ingest.lock import WriterLock
from ingest.scratch import Scratch, sweep

PARTIAL = "restore.tmp"
"""Folder of what is being restored, below the data folder."""


def back_up(data: Path, file: Path, *, replace: bool = False) -> Contents:
    """Write the catalogue in ``data``, as it stands now, to ``file``; readers and a writer go on meanwhile.

    The file is there whole or not at all.

    Raises:
        BackupRefused: ``file`` is there, and ``replace`` was not said.
        CatalogueMissing: Nothing was ever ingested.
        IngestError: It cannot be read or written.
    """
    if not (data / FILE).exists():
        raise CatalogueMissing(data)
    if file.exists() and not replace:
        raise BackupRefused(file, "it is already there", fix="give another name, or say --replace")
    beside, prefix = file.absolute().parent, f".{file.name}."
    with _told(file), _room(beside, prefix) as own:
        copy_out(data / FILE, own.path / FILE)
        contents = _describe(own.path)
        packed = own.path / "packed"
        with packed.open("wb") as out:
            pack(out, own.path / FILE, contents)
            out.flush()
            os.fsync(out.fileno())
        packed.replace(file)
    return contents


def _room(beside: Path, prefix: str) -> Scratch:
    """A folder on the disk of the backup, without what a killed one left there."""
    sweep(prefix, below=beside)
    return Scratch(prefix, below=beside)


def _describe(folder: Path) -> Contents:
    with open_catalogue(folder) as catalogue:
        totals, version = catalogue.totals(), catalogue.version
    return Contents(
        format=FORMAT,
        schema=tables.schema(),
        version=version,
        reports=totals.reports,
        passages=totals.passages,
        size=(folder / FILE).stat().st_size,
        sha256=digest(folder / FILE),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def restore(file: Path, data: Path, *, publish: Callable[[Path], None], replace: bool = False) -> Contents:
    """Make ``data`` hold what a backup holds, and build the index from it.

    Nothing is changed before all of the backup was found whole. A chat that is open sees the reports change
    when the index is there.

    Raises:
        BackupRefused: ``file`` is no whole backup of this version, or ``data`` holds something and
            ``replace`` was not said.
        CatalogueBusy: A process is ingesting.
        IngestError: It cannot be read or written.
        VectorStoreError: The reports are back, but the index could not be built.
    """
    if not replace and data.exists() and {p.name for p in data.iterdir()} - {"ingest.lock", PARTIAL}:
        raise BackupRefused(
            file,
            f"{data} is not empty, and what it holds would be gone",
            fix="give an empty folder with --data DIR, or say --replace",
        )
    with _told(data), WriterLock(data):
        partial = data / PARTIAL
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir()
        try:
            contents = unpack(file, partial / FILE)
            _require_sound(file, partial / FILE, contents)
            copy_in(partial / FILE, data / FILE)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        publish(data)
    return contents


def _require_sound(file: Path, catalogue: Path, contents: Contents) -> None:
    if contents.schema != tables.schema():
        raise BackupRefused(
            file,
            f"another version of this program made it (schema {contents.schema}, here {tables.schema()})",
            fix="restore it with that version, or ingest the reports again",
        )
    if not is_whole(catalogue):
        raise BackupRefused(file, "the catalogue in it is damaged")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system says (no space, no permission), as one sentence that says what to do."""
    try:
        yield
    except OSError as error:
        raise IngestError(
            f"{error.filename or path}: {reason(error)}; check that it is there, the disk space and the "
            "permissions, then run it again; nothing was changed"
        ) from error
