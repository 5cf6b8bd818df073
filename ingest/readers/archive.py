"""What is inside a zip, looked at before any parser opens it."""

import re
import zipfile
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
_HEAD_BYTES = 65_536


def list_members(path: Path, content: bytes) -> frozenset[str]:
    """Names of the files inside.

    Raises:
        UnreadableReport: the zip is cut off or damaged.

    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
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
            if why := _too_much(entries):
                raise UnreadableReport(path, why=why, fix="save it anew with Word and ingest that")
            if any(e.flag_bits & 1 for e in entries):
                raise EncryptedReport(path)
            for entry in entries:
                if entry.filename.endswith(_XML_NAMES):
                    with archive.open(entry) as part:
                        declared = _DOCTYPE.search(part.read(_HEAD_BYTES))
                    if declared:
                        raise UnreadableReport(
                            path,
                            why=f"its part {entry.filename} declares a document type, which no report needs",
                            fix="save it anew with Word and ingest that",
                        )
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
    ) as error:
        raise _damaged(path, error) from error


def _too_much(entries: list[zipfile.ZipInfo]) -> str:
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
