"""Taking a backup while all goes on, and bringing one back."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ingest.backup.archive import FORMAT, SENT, WITHOUT_FILES, Beside, Contents, pack, unpack
from ingest.backup.sent import REPORTS, Desk, brought_near, keep_sent, lay_sent, list_sent
from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.copying import databases, is_whole
from ingest.errors import BackupRefused, CatalogueMismatch, CatalogueMissing, IngestError
from ingest.files import digest, reason
from ingest.lock import LOCK, alone_with
from ingest.scratch import Scratch, sweep
from ingest.store.records import Store
from ingest.store.sqlite import SqliteStore
from ingest.store.state import read_state
from ingest.tables import schema

PARTIAL = "restore.tmp"
"""Folder of what is being restored, below the data folder."""


def back_up(
    place: Path | Store,
    file: Path,
    *,
    data: Path | None = None,
    reports: Path | None = None,
    replace: bool = False,
) -> Contents:
    """Write the catalogue, as it stands now, to ``file``; readers and a writer go on meanwhile.

    ``place`` is the folder that it lies in, or another database; a backup does not say which. Databases
    beside it (``*.db``: the people's) go along, each as it stands at a moment, and so do the files that were
    sent to the desk, in the data folder (that of ``place``, or ``data``) or in ``reports``, and those that
    were taken out there. The file is there whole or not at all.

    Raises:
        BackupRefused: ``file`` is there, and ``replace`` was not said.
        CatalogueMissing: Nothing was ever ingested.
        IngestError: It cannot be read or written.
    """
    store = SqliteStore(place) if isinstance(place, Path) else place
    at = place if isinstance(place, Path) else data
    desk = Desk(at, reports) if at else None
    open_catalogue(store).close()
    if file.exists() and not replace:
        raise BackupRefused(file, "it is already there", fix="give another name, or say --replace")
    beside, prefix = file.absolute().parent, f".{file.name}."
    with _told(file), _room(beside, prefix) as own:
        store.copy_out(own.path / FILE)
        store.copy_beside_out(own.path)
        for name in databases(own.path):
            if not is_whole(own.path / name):
                raise IngestError(
                    f"{store.told}: the {name} beside it is damaged; bring it back from a backup"
                )
        names = keep_sent(desk, own.path / SENT) if desk else []
        contents = _describe(own.path, names)
        packed = own.path / "packed"
        packed.touch(mode=0o600)  # there may be people's passwords in it, if only as hashes
        with packed.open("wb") as out:
            pack(out, own.path, contents)
            out.flush()
            os.fsync(out.fileno())
        packed.replace(file)
    return contents


def _room(beside: Path, prefix: str) -> Scratch:
    """A folder on the disk of the backup, without what a killed one left there."""
    sweep(prefix, below=beside)
    return Scratch(prefix, below=beside)


def _describe(folder: Path, sent: Sequence[str]) -> Contents:
    with open_catalogue(folder) as catalogue:
        totals, version = catalogue.totals(), catalogue.version
    return Contents(
        format=FORMAT if sent else WITHOUT_FILES,
        schema=schema(),
        version=version,
        reports=totals.reports,
        passages=totals.passages,
        size=(folder / FILE).stat().st_size,
        sha256=digest(folder / FILE),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        beside=tuple(_about(name, folder / name) for name in databases(folder)),
        files=tuple(_about(name, folder / SENT / str(number)) for number, name in enumerate(sent)),
    )


def _about(name: str, copy: Path) -> Beside:
    return Beside(name=name, size=copy.stat().st_size, sha256=digest(copy))


def restore(
    file: Path,
    data: Path,
    *,
    publish: Callable[[Path], None],
    store: Store | None = None,
    reports: Path | None = None,
    replace: bool = False,
) -> Contents:
    """Make the catalogue of ``data`` hold what a backup holds, and build the index from it.

    It is the file in it, or what ``store`` says. A backup of an earlier version is brought to this one first.
    Databases of which the backup has none stay as they are, and so do files that were sent since. What was
    sent goes to ``reports``, by default in the data folder. Nothing is changed before all of the backup was
    found whole, and no chat is started from ``data`` before the index is there.

    Raises:
        BackupRefused: ``file`` is no whole backup of this version, or ``data`` holds something and
            ``replace`` was not said.
        CatalogueBusy: A process is ingesting.
        FolderServed: A chat with its desks runs on ``data``.
        IngestError: It cannot be read or written.
        VectorStoreError: The reports are back, but the index could not be built.
    """
    desk = Desk(data, reports)
    if not replace:
        _require_empty(file, desk, store)
    held = store or SqliteStore(data)
    with _told(data), held.open_writer() as writer, alone_with(data):
        partial = data / PARTIAL
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(mode=0o700, parents=True)
        try:
            contents = unpack(file, partial)
            _require_sound(file, partial, contents)
            with brought_near(partial / SENT, [one.name for one in contents.files], desk) as found:
                held.copy_beside_in(partial, [one.name for one in contents.beside], writer)
                held.copy_in(partial / FILE, writer)
                lay_sent(found, desk)
        finally:
            shutil.rmtree(partial, ignore_errors=True)
        publish(data)
    return contents


def _require_empty(file: Path, desk: Desk, store: Store | None) -> None:
    data = desk.data
    if desk.elsewhere and any(name.startswith(f"{REPORTS}/") for name in list_sent(desk)):
        why = f"there are reports in {desk.elsewhere} (HOI_DESK_FOLDER), which may be overwritten"
        fix = f"say --replace, or unset HOI_DESK_FOLDER so that those of the backup go to {data / REPORTS}"
        raise BackupRefused(file, why, fix=fix)
    if store is None or store.alone:
        full = data.exists() and bool({p.name for p in data.iterdir()} - {LOCK, PARTIAL})
        what, fix = str(data), "give an empty folder with --data DIR, or say --replace"
    else:
        what, fix = store.told, "give an empty database, or say --replace"
        if list_sent(desk):
            raise BackupRefused(file, f"there are files in {data}, which may be overwritten", fix=fix)
        try:
            with open_catalogue(store) as catalogue:
                full = catalogue.totals().reports > 0
        except CatalogueMissing:
            return
    if full:
        raise BackupRefused(file, f"{what} is not empty, and what it holds would be gone", fix=fix)


def _require_sound(file: Path, folder: Path, contents: Contents) -> None:
    """Raise where a database in ``folder`` is not whole; bring the catalogue to this program's version."""
    for name in (FILE, *(one.name for one in contents.beside)):
        if not is_whole(folder / name):
            raise BackupRefused(file, f"the {name} in it is damaged")
    other = BackupRefused(
        file,
        f"another version of this program made it (schema {contents.schema}, here {schema()})",
        fix="restore it with that version, or ingest the reports again",
    )
    with SqliteStore(folder).open_writer() as writer, writer.engine.connect() as connection:
        found = read_state(connection, alone=True)
    if found is None or found.schema != contents.schema:
        raise other
    try:
        open_catalogue(folder, write=True).close()
    except CatalogueMismatch as error:
        raise other from error


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
