"""A segment knows when a byte of it has changed."""

import pytest

from vectorstore.lexical.building import build_lexical
from vectorstore.lexical.records import Document
from vectorstore.lexical.segments import Segment


@pytest.fixture
def folder(tmp_path):
    build_lexical(tmp_path / "index", [Document(text="Thu ngân sách"), Document(text="Chi ngân sách")])
    return tmp_path / "index" / "segment-000001"


def test_what_was_written_is_whole(folder):
    assert Segment(folder).is_whole()


def test_a_changed_byte_is_noticed(folder):
    path = folder / "folded" / "codes.u8"
    path.write_bytes(b"\x02" + path.read_bytes()[1:])
    segment = Segment(folder)
    assert segment.is_sound(), "every list still fits"
    assert not segment.is_whole()


def test_words_noted_at_indexing_lead_to_their_passage(folder):
    segment = Segment(folder)
    assert all(segment.holds(at, words) for at, words in segment.witnesses)
    assert not segment.holds(0, ["chi"])
    assert not segment.holds(0, ["chi ngân"])
