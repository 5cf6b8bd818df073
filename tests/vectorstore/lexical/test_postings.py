"""Files that do not fit together are noticed before they answer."""

import numpy as np
import pytest

from vectorstore.lexical.building import build_lexical
from vectorstore.lexical.postings import Table
from vectorstore.lexical.records import Document

TEXTS = ["vốn đầu tư nước ngoài", "vốn đầu tư công", "thu hút đầu tư"]


@pytest.fixture
def table(tmp_path):
    build_lexical(tmp_path / "index", [Document(text=text) for text in TEXTS])
    return tmp_path / "index" / "segment-000001" / "accented"


def test_sound_table_passes(table):
    assert Table(table, 3).is_sound()


@pytest.mark.parametrize("name", ["passages.u32", "codes.u8", "terms.npy", "starts.npy"])
def test_files_cut_short_are_not_opened(table, name):
    whole = (table / name).read_bytes()
    (table / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises((ValueError, EOFError)):
        Table(table, 3)


@pytest.mark.parametrize(
    ("name", "kind", "change"),
    [
        ("passages.u32", "<u4", lambda held: held + 1),
        ("passages.u32", "<u4", lambda held: held[::-1]),
        ("codes.u8", "u1", np.zeros_like),
    ],
)
def test_lists_that_cannot_be_are_found_out(table, name, kind, change):
    change(np.fromfile(table / name, dtype=kind)).tofile(table / name)
    assert not Table(table, 3).is_sound()
