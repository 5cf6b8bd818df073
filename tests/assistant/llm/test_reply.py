"""A reply is handed on while it is text, and is whole only when it says so."""

import pytest

from assistant.llm.reply import Reply
from assistant.llm.settings import ModelSettings
from ingest.errors import ModelFailed

SETTINGS = ModelSettings(url="http://127.0.0.1:1/v1", name="m", reply_characters=100)


@pytest.fixture
def came():
    return []


@pytest.fixture
def reply(came):
    return Reply(SETTINGS, came.append)


def test_pieces_and_the_end_are_handed_on(reply, came):
    reply.take("", None)
    reply.take("Tổng vốn\n\tđạt ", None)
    reply.take("5 tỷ.", "stop")
    reply.close()
    assert came == ["Tổng vốn\n\tđạt ", "5 tỷ.", None]
    assert reply.whole


@pytest.mark.parametrize("ended", ["stop", "eos", "stop_sequence"])
def test_servers_have_their_own_words_for_the_end(reply, came, ended):
    reply.take("Có.", ended)
    assert came == ["Có.", None]


@pytest.mark.parametrize("text", ["a\x00", "\x1b[2J", "\x07", "\x85", "\x7f", "\udc80", "a\ufffd"], ids=ascii)
def test_what_is_no_text_is_never_handed_on(reply, came, text):
    with pytest.raises(ModelFailed) as told:
        reply.take(text, None)
    assert (told.value.reason, came) == ("garbage", [])


def test_one_piece_over_the_limit_is_not_handed_on(reply, came):
    reply.take("x" * 100, None)
    with pytest.raises(ModelFailed, match="more than 100 characters"):
        reply.take("x", None)
    assert came == ["x" * 100]


@pytest.mark.parametrize(
    ("text", "ended", "reason"),
    [
        ("Tổng vốn đạt 2.06", "length", "cut"),
        ("Tổng", "tool_calls", "garbage"),
        ("Tổng", "content_filter", "garbage"),
        (" \n", "stop", "empty"),
        ("", "stop", "empty"),
    ],
)
def test_an_end_that_is_none_is_told(reply, came, text, ended, reason):
    with pytest.raises(ModelFailed) as told:
        reply.take(text, ended)
    assert told.value.reason == reason
    assert None not in came


@pytest.mark.parametrize(("text", "reason"), [("Tổng vốn", "cut"), ("", "empty")])
def test_a_stream_that_ends_before_the_reply_is_told(reply, text, reason):
    reply.take(text, None)
    with pytest.raises(ModelFailed) as told:
        reply.close()
    assert told.value.reason == reason
