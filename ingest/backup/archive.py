"""The file: a tar of a manifest, copies of the catalogue and other databases, and files that were sent.

Names in it are compared and never used as paths, so that no file of an archive can land anywhere.
"""

import hashlib
import io
import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ingest.backup.sent import may_be
from ingest.connection import FILE
from ingest.copying import BESIDE
from ingest.errors import BackupRefused

FORMAT = 3
"""The first had the catalogue alone, the second no files; both are still read."""

WITHOUT_FILES = 2
"""Written where there are none, so that earlier versions can read it."""

SENT = "sent"
"""Folder of the files, called by their number, beside the copies of the databases."""

MANIFEST = "manifest.json"
_LARGEST = 50_000_000
"""Bytes of a manifest."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A database that other rooms keep in the data folder, or a file that was sent."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What the manifest says."""

    format: int
    schema: str
    """Of the catalogue's tables."""

    version: int
    """The catalogue's."""

    reports: int
    passages: int
    size: int
    """Bytes of the catalogue."""

    sha256: str
    created: str
    """ISO 8601, UTC."""

    beside: tuple[Beside, ...] = ()
    files: tuple[Beside, ...] = ()
    """By their paths below the data folder."""


def pack(file: IO[bytes], folder: Path, contents: Contents) -> None:
    """Write a backup of the copies in ``folder`` into an open file."""
    told = asdict(contents)
    if not contents.files:
        del told["files"]
    said = json.dumps(told, indent=1).encode()
    copies = [(FILE, contents.size, folder / FILE)]
    copies += [(one.name, one.size, folder / one.name) for one in contents.beside]
    copies += [(one.name, one.size, folder / SENT / str(n)) for n, one in enumerate(contents.files)]
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        head = tarfile.TarInfo(MANIFEST)
        head.size = len(said)
        archive.addfile(head, io.BytesIO(said))
        for name, size, copy in copies:
            body = tarfile.TarInfo(name)
            body.size = size
            with copy.open("rb") as copied:
                archive.addfile(body, copied)


def unpack(file: Path, folder: Path) -> Contents:
    """Write the catalogue of a backup, and what was beside it, to new files in ``folder``, unchanged.

    Files that were sent are called by their number there, in the folder :data:`SENT`.

    Raises:
        BackupRefused: It is no backup, or was cut short or altered.
        OSError: It cannot be read, or the copy cannot be written.
    """
    try:
        with tarfile.open(file, mode="r:") as archive:
            contents = _read_manifest(file, archive)
            whole = Beside(name=FILE, size=contents.size, sha256=contents.sha256)
            for one in (whole, *contents.beside):
                _take(file, archive, one, folder / one.name)
            (folder / SENT).mkdir()
            for number, one in enumerate(contents.files):
                _take(file, archive, one, folder / SENT / str(number))
            if archive.next() is not None:
                raise BackupRefused(file, "it holds files that do not belong to a backup")
    except (tarfile.TarError, EOFError) as error:
        raise BackupRefused(file, f"it is no backup, or was cut short ({error})") from error
    return contents


def _take(file: Path, archive: tarfile.TarFile, wanted: Beside, to: Path) -> None:
    body = _next(file, archive, wanted.name)
    if body.size != wanted.size:
        raise BackupRefused(file, f"the {wanted.name} in it is not as long as its manifest says")
    taken = archive.extractfile(body)
    if taken is None or _copy(taken, to) != wanted.sha256:
        raise BackupRefused(file, f"the {wanted.name} in it was altered (its SHA-256 is another)")


def _read_manifest(file: Path, archive: tarfile.TarFile) -> Contents:
    head = _next(file, archive, MANIFEST)
    said = archive.extractfile(head)
    if said is None or head.size > _LARGEST:
        raise BackupRefused(file, "its manifest cannot be read")
    try:
        raw = json.loads(said.read())
        made = raw["format"]
        if made in {1, WITHOUT_FILES, FORMAT}:
            beside, files = (tuple(Beside(**o) for o in raw.pop(kind, ())) for kind in ("beside", "files"))
            sound = all(BESIDE.fullmatch(one.name) for one in beside) and all(may_be(o.name) for o in files)
            if sound and len({one.name.casefold() for one in files}) == len(files):
                return Contents(**raw, beside=beside, files=files)
            raise BackupRefused(file, "it holds files that do not belong to a backup")
    except (ValueError, KeyError, TypeError) as error:
        raise BackupRefused(file, f"its manifest cannot be read ({error})") from error
    raise BackupRefused(file, f"it has backup format {made}, this program reads {FORMAT}")


def _next(file: Path, archive: tarfile.TarFile, name: str) -> tarfile.TarInfo:
    member = archive.next()
    if member is None or member.name != name or not member.isreg() or member.issparse():
        raise BackupRefused(file, f"{name} is not where a backup has it")
    return member


def _copy(taken: IO[bytes], to: Path) -> str:
    """SHA-256 of what was copied."""
    made = hashlib.sha256()
    with to.open("xb") as out:
        while block := taken.read(_BLOCK):
            made.update(block)
            out.write(block)
    return made.hexdigest()
