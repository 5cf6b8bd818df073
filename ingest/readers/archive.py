"""What is inside a zip, looked at before any parser opens it."""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from ingest.errors import EncryptedReport, UnreadableReport

MAX_ENTRIES = 10_000
MAX_ENTRY_BYTES = 200_000_000
MAX_TOTAL_BYTES = 500_000_000
MAX_RATIO = 200
"""Unpacked to packed bytes; Word's XML reaches 10 to 30."""

_SMALL = 1_000_000
"""Bytes below which no ratio is suspicious."""

_DOCTYPE = re.compile(rb"<!DOCTYPE|<\x00!\x00D\x00O\x00C|\x00<\x00!\x00D\x00O\x00C")
_XML_NAMES = (".xml", ".rels")
_ELEMENT = re.compile(rb"<[A-Za-z_]|<\x00[A-Za-z_]\x00|\x00<\x00[A-Za-z_]")
_HEAD_BYTES = 65_536
_MACROS = "vbaProject.bin"

_FIX = "save it anew with Word or Excel, without macros, and ingest that"

_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
)
"""What zipfile was seen to raise on damaged archives."""


def list_members(path: Path, content: bytes) -> frozenset[str]:
    """Names of the files inside.

    Raises:
        UnreadableReport: the zip is cut off or damaged.

    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except _BROKEN as error:
        raise _damaged(path, error) from error


def check_archive(path: Path, content: bytes) -> None:
    """Refuse a zip that unpacks to more than a report can need, or whose XML declares a document type.

    Raises:
        UnreadableReport: one of the limits is passed.
        EncryptedReport: a part is locked.

    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if why := _too_much(entries, len(content)) or _out_of_place(entries, path.suffix.lower()):
                raise UnreadableReport(path, why=why, fix=_FIX)
            if any(e.flag_bits & 1 for e in entries):
                raise EncryptedReport(path)
            for entry in entries:
                if entry.filename.endswith(_XML_NAMES):
                    with archive.open(entry) as part:
                        head = part.read(_HEAD_BYTES)
                    if why := _declares(head):
                        raise UnreadableReport(path, why=f"its part {entry.filename} {why}", fix=_FIX)
    except _BROKEN as error:
        raise _damaged(path, error) from error


def _declares(head: bytes) -> str:
    """What is wrong with the beginning of an XML part."""
    if _DOCTYPE.search(head):
        return "declares a document type, which no report needs"
    if len(head) == _HEAD_BYTES and not _ELEMENT.search(head):
        return f"has no element in its first {_HEAD_BYTES} bytes"
    return ""


def _out_of_place(entries: list[zipfile.ZipInfo], suffix: str) -> str:
    """What a report's archive never holds: names that lead out of it, parts twice, macros unsaid."""
    names = [e.orig_filename.replace("\\", "/") for e in entries]
    for name in names:
        if name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/"):
            return f"its part {name!r} has a name that leads out of it"
    if len(set(names)) < len(names):
        return "holds two parts of the same name"
    if suffix != ".xlsm" and any(name.endswith(_MACROS) for name in names):
        return "holds macros, which its name does not say"
    return ""


def _too_much(entries: list[zipfile.ZipInfo], size: int) -> str:
    if sum(e.compress_size for e in entries) > size:
        return "holds parts that lie over one another, like a bomb"
    if len(entries) > MAX_ENTRIES:
        return f"holds {len(entries)} files, the most is {MAX_ENTRIES}"
    if sum(e.file_size for e in entries) > MAX_TOTAL_BYTES:
        return f"unpacks to more than {MAX_TOTAL_BYTES // 1_000_000} MB"
    for e in entries:
        if e.file_size > MAX_ENTRY_BYTES:
            return f"its part {e.filename} unpacks to more than {MAX_ENTRY_BYTES // 1_000_000} MB"
        if e.file_size > _SMALL and e.file_size > MAX_RATIO * max(e.compress_size, 1):
            return (
                f"its part {e.filename} is packed {e.file_size // max(e.compress_size, 1)} to 1, like a bomb"
            )
    return ""


def _damaged(path: Path, error: Exception) -> UnreadableReport:
    return UnreadableReport(
        path, why=f"damaged or cut off ({error})", fix="copy it again from where it came, or save it anew"
    )
