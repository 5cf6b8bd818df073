"""A model's reply comes in pieces: what the reader is shown must not depend on where the network cut it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writing.statements import LONGEST, Statements

REPLY = (
    "TP. Hải Phòng thu hút 2.061,53 triệu USD [1]. Năm 2022 tăng 5%. [1][2] Theo ThS. Nguyễn Văn A, "
    "vốn đạt {{F1}} [1], Quyết định số 51/QĐ-TTg [2].\n- Ý một, xem Phụ lục 3 [1]\n"
    "- **Ý hai** (mục 1. A) [2]. Ba… Bốn? Năm!\n\nHết"
)
BITS = [*"[]{}F12.,!? \nA", "[1]", "{{F1}}", ". ", "TP. ", "Năm ", "2.061,53", "**", "(", ")", "\u200b", "…"]


def cut(reply, places):
    parser, found, start = Statements(), [], 0
    for end in [*sorted(places), len(reply)]:
        found += parser.feed(reply[start:end])
        start = end
    return [*found, *parser.close()]


def texts(reply):
    return cut(reply, [])


@given(st.lists(st.integers(0, len(REPLY)), max_size=40))
def test_any_cutting_gives_the_same_statements(places):
    assert cut(REPLY, places) == cut(REPLY, [])


@given(st.lists(st.sampled_from(BITS), max_size=60).map("".join), st.data())
def test_any_cutting_of_any_reply_gives_the_same_statements(reply, data):
    places = data.draw(st.lists(st.integers(0, len(reply)), max_size=20))
    assert cut(reply, places) == cut(reply, []) == cut(reply, range(len(reply)))


@given(st.integers(LONGEST - 60, LONGEST + 300), st.integers(1, 50))
def test_a_reply_without_end_is_cut_at_the_same_place(length, step):
    reply = "a" * length + ". " + "B" * 400
    assert cut(reply, range(0, len(reply), step)) == cut(reply, [])


@given(st.lists(st.sampled_from(BITS), max_size=60).map("".join))
def test_nothing_that_can_be_seen_is_lost(reply):
    kept = "".join("".join(texts(reply)).split())
    assert kept == "".join(reply.replace("\u200b", "").split())


def test_sentences_end_where_a_reader_would_end_them():
    assert texts(REPLY) == [
        "TP. Hải Phòng thu hút 2.061,53 triệu USD [1].",
        "Năm 2022 tăng 5%. [1][2]",
        "Theo ThS. Nguyễn Văn A, vốn đạt {{F1}} [1], Quyết định số 51/QĐ-TTg [2].",
        "- Ý một, xem Phụ lục 3 [1]",
        "- **Ý hai** (mục 1. A) [2].",
        "Ba…",
        "Bốn?",
        "Năm!",
        "Hết",
    ]


@pytest.mark.parametrize("half", ["Vốn đạt 2.061,53 triệu USD [1", "Vốn đạt {{F", "Vốn đạt 2.", "Theo TP."])
def test_what_may_go_on_is_held_back(half):
    assert list(Statements().feed(half)) == []


def test_a_whole_statement_is_given_before_the_reply_ends():
    parser = Statements()
    given = list(parser.feed("Vốn đạt {{F1}} [1]. Lao động đạt {{F2}} và cả"))
    assert given == ["Vốn đạt {{F1}} [1]."]


def test_marks_that_nobody_sees_are_gone():
    assert texts("Vốn\u202e đạt\u200b 5\x00 ha\U000e0041 [1].") == ["Vốn đạt 5 ha [1]."]
