"""The file: a tar of a manifest and a copy of the catalogue, and nothing else.

Names in it are compared and never used as paths, so that no file of an archive can land anywhere.
"""

import hashlib
import io
import json
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ingest.connection import FILE
from ingest.errors import BackupRefused

FORMAT = 1
MANIFEST = "manifest.json"
_LARGEST = 1_000_000
"""Bytes of a manifest."""

_BLOCK = 1 << 20


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


def pack(file: IO[bytes], catalogue: Path, contents: Contents) -> None:
    """Write a backup of the copied ``catalogue`` into an open file."""
    said = json.dumps(asdict(contents), indent=1).encode()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        head = tarfile.TarInfo(MANIFEST)
        head.size = len(said)
        archive.addfile(head, io.BytesIO(said))
        body = tarfile.TarInfo(FILE)
        body.size = contents.size
        with catalogue.open("rb") as copied:
            archive.addfile(body, copied)


def unpack(file: Path, catalogue: Path) -> Contents:
    """Write the catalogue of a backup to the new file ``catalogue``, whole and unchanged.

    Raises:
        BackupRefused: It is no backup, or was cut short or altered.
        OSError: It cannot be read, or the copy cannot be written.
    """
    try:
        with tarfile.open(file, mode="r:") as archive:
            contents = _read_manifest(file, archive)
            body = _next(file, archive, FILE)
            if body.size != contents.size:
                raise BackupRefused(file, "the catalogue in it is not as long as its manifest says")
            taken = archive.extractfile(body)
            if taken is None or _copy(taken, catalogue) != contents.sha256:
                raise BackupRefused(file, "the catalogue in it was altered (its SHA-256 is another)")
            if archive.next() is not None:
                raise BackupRefused(file, "it holds files that do not belong to a backup")
    except (tarfile.TarError, EOFError) as error:
        raise BackupRefused(file, f"it is no backup, or was cut short ({error})") from error
    return contents


def _read_manifest(file: Path, archive: tarfile.TarFile) -> Contents:
    head = _next(file, archive, MANIFEST)
    said = archive.extractfile(head)
    if said is None or head.size > _LARGEST:
        raise BackupRefused(file, "its manifest cannot be read")
    try:
        raw = json.loads(said.read())
        made = raw["format"]
        if made == FORMAT:
            return Contents(**raw)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupRefused(file, f"its manifest cannot be read ({error})") from error
    raise BackupRefused(file, f"it has backup format {made}, this program reads {FORMAT}")


def _next(file: Path, archive: tarfile.TarFile, name: str) -> tarfile.TarInfo:
    member = archive.next()
    if member is None or member.name != name or not member.isreg():
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
