"""Nothing is lost between a page's process and the program, and half an answer is none."""

import pytest

from ingest.ocr.errors import PageUnread
from ingest.ocr.records import Picture, Print, Row
from ingest.ocr.wire import dump, load
from ingest.readers.rules import Rule

WORD = Print(text="“412,6”\n", confidence=91, left=1.5, right=9.0, box=(1, 2, 3, 4), raised=True)
PICTURE = Picture(
    rows=(Row(words=(WORD, WORD), base=12.5, size=50.0, stroke=0.12, table=0),),
    width=2480,
    height=3508,
    turned=1,
    skew=-1.2,
    across=(Rule(1.5, 2.0, 3.0),),
    down=(Rule(4.0, 5.0, 6.5), Rule(7.0, 8.0, 9.0)),
)


@pytest.mark.parametrize("said", [PICTURE, Picture(rows=(), width=1, height=1), "blank", "kept", "unread", 7])
def test_what_was_said_is_heard(said):
    line = dump(said)
    assert "\n" not in line
    assert load(line.encode()) == said


def test_failure_is_heard_with_reason_and_remedy():
    heard = load(dump(PageUnread("no ink", "scan anew", again=True)).encode())
    assert isinstance(heard, PageUnread)
    assert (heard.why, heard.fix, heard.again) == ("no ink", "scan anew", True)


@pytest.mark.parametrize(
    "line", [b"", b"{", dump(PICTURE).encode()[:-9], b"[]", b"{}", b"null", b'{"picture": {}}', b"\xff"]
)
def test_half_an_answer_is_none(line):
    with pytest.raises(ValueError, match=r".+"):
        load(line)
