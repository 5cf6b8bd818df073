import ctypes
import shutil
import struct

import numpy as np
import pytest

from ingest.errors import VectorStoreError
from vectorstore.blanks import blank_unused
from vectorstore.chroma import open_vectors

DIMENSION = 64
ROWS = (1, 37, 100, 101, 250, 1300)
"""There is room for 100, and for more once they are more."""
SECRET = b"mat-khau-cua-bao-cao-da-xoa"
FILES = ("data_level0.bin", "length.bin")


def litter():
    """Give back much memory that holds a secret, in pieces of many sizes."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes, libc.free.argtypes = [ctypes.c_size_t], [ctypes.c_void_p]
    held = []
    for size in [*range(256, 60_000, 512)] * 4:
        held.append(place := libc.malloc(size))
        ctypes.memmove(place, (SECRET * (size // len(SECRET) + 1))[:size], size)
    for place in held:
        libc.free(place)


@pytest.fixture
def rows():
    return 37


@pytest.fixture
def vectors(rows):
    return np.random.default_rng(5).normal(size=(rows, DIMENSION)).astype(np.float16)


@pytest.fixture
def chroma(tmp_path, rows, vectors):
    litter()
    with open_vectors(tmp_path / "chroma", rows=rows) as index:
        index.add([f"r:{at}" for at in range(rows)], vectors)
    return tmp_path / "chroma"


def found(chroma, vectors):
    with open_vectors(chroma) as index:
        return index.nearest_of_each(vectors.astype(np.float32), 5)


def the(chroma, name):
    (path,) = chroma.glob(f"*/{name}")
    return path


def a_row(chroma):
    """Bytes of one in the graph: its vector, its name, at most 32 neighbours and their number."""
    ((row,),) = struct.iter_unpack("<Q", the(chroma, "header.bin").read_bytes()[28:36])
    assert row == DIMENSION * 4 + 8 + 32 * 4 + 4
    return row


@pytest.mark.parametrize("rows", ROWS)
def test_the_room_of_rows_to_come_is_blank_and_every_row_is_found_as_before(chroma, rows, vectors, tmp_path):
    shutil.copytree(chroma, tmp_path / "before")
    before = {name: the(chroma, name).read_bytes() for name in FILES}
    blank_unused(chroma)
    for name, size in zip(FILES, (a_row(chroma), 4), strict=True):
        after = the(chroma, name).read_bytes()
        assert len(after) == len(before[name]) >= rows * size
        assert after[: rows * size] == before[name][: rows * size]
        assert not any(after[rows * size :])
    assert found(chroma, vectors) == found(tmp_path / "before", vectors)


@pytest.mark.parametrize("rows", ROWS)
def test_who_opens_a_graph_and_asks_it_writes_nothing_into_it(chroma, vectors):
    """Or what the chat holds, questions and removed reports too, would lie in the room of rows to come."""
    blank_unused(chroma)
    graph = [the(chroma, name) for name in FILES]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in graph]
    litter()
    for _ in range(2):
        assert [keys[0] for keys in found(chroma, vectors)] == [f"r:{at}" for at in range(len(vectors))]
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in graph] == before


def test_what_the_process_held_before_is_in_no_file(chroma):
    level = the(chroma, "data_level0.bin")
    level.write_bytes(level.read_bytes()[: -len(SECRET)] + SECRET)
    blank_unused(chroma)
    assert all(SECRET not in path.read_bytes() for path in chroma.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "content", [b"", b"\x02" + bytes(99), b"\x01\0\0\0" + bytes(8) + bytes(8) + b"\x05" + bytes(90)]
)
def test_an_unknown_layout_is_refused(chroma, content):
    the(chroma, "header.bin").write_bytes(content)
    with pytest.raises(VectorStoreError, match="layout"):
        blank_unused(chroma)


def test_a_file_of_another_size_is_refused_and_left(chroma):
    level = the(chroma, "data_level0.bin")
    whole = level.read_bytes()
    for content in (whole + b"x", whole[: 36 * a_row(chroma)]):
        level.write_bytes(content)
        with pytest.raises(VectorStoreError, match=r"data_level0.bin: \d+ bytes, which are not between"):
            blank_unused(chroma)
        assert level.read_bytes() == content


def test_no_graph_is_no_fault(tmp_path):
    blank_unused(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == [], "nor is one made"
