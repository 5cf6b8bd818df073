"""Room that a vector graph keeps for rows to come, made blank before anybody keeps the file.

hnswlib asks the system for the room of all rows that may come and writes it out whole. What no row has
filled is whatever the process held there before: words of a report that is being removed, for instance.
"""

import struct
from pathlib import Path

from ingest.errors import VectorStoreError

_HEADER = struct.Struct("<iQQQQ")
"""Of ``header.bin``: version, where a row's links begin, rows there is room for, rows, bytes of a row."""

_VERSION = 1
_LENGTH = 4
"""Bytes of a row in ``length.bin``."""

_BLANK = bytes(1 << 20)


def blank_unused(chroma: Path) -> None:
    """Overwrite what no row has filled in every graph below the folder ``chroma``, which nobody has open.

    Raises:
        VectorStoreError: A graph is of a layout that is not known, so nobody can say what is in it.
    """
    for header in sorted(chroma.glob("*/header.bin")):
        room, rows, size = _measures(header)
        _blank(header.with_name("data_level0.bin"), rows * size, room * size)
        _blank(header.with_name("length.bin"), rows * _LENGTH, room * _LENGTH)


def _measures(header: Path) -> tuple[int, int, int]:
    content = header.read_bytes()
    if len(content) >= _HEADER.size:
        version, _, room, rows, size = _HEADER.unpack_from(content)
        if version == _VERSION and rows <= room:
            return room, rows, size
    raise VectorStoreError(
        f"{header}: a vector graph of a layout that is not known; install the pinned chromadb "
        "(constraints.txt), then ingest again"
    )


def _blank(path: Path, start: int, end: int) -> None:
    """Zeros from ``start`` to the file's end, which lies before ``end`` where a graph has grown."""
    size = path.stat().st_size
    if not start <= size <= end:
        raise VectorStoreError(
            f"{path}: {size} bytes, which are not between {start} and {end}; install the pinned chromadb "
            "(constraints.txt), then ingest again"
        )
    with path.open("r+b") as file:
        file.seek(start)
        while (left := size - file.tell()) > 0:
            file.write(_BLANK[:left])
