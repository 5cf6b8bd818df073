"""A model that never stops is stopped after its first line."""

import threading

import pytest

from assistant.llm.client import open_writer
from assistant.llm.local.writer import FirstLine
from assistant.llm.records import Message
from assistant.llm.settings import ModelSettings

PROMPT = [Message(role="user", content="?")]


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        (["Tổng vốn ", "đạt 5 tỷ.\nCâu hỏi:", " Còn ai?"], "Tổng vốn đạt 5 tỷ."),
        (["\n", " \n", "\nTổng", " vốn", "\n"], "Tổng vốn"),
        (["Một dòng"], "Một dòng"),
        (["a", "\n", "b"], "a"),
    ],
)
def test_the_first_line_that_is_not_blank(server, open_client, pieces, line):
    server.script(lambda exchange: exchange.answer(*pieces))
    assert "".join(FirstLine(open_client()).stream(PROMPT)) == line


def test_what_follows_is_not_waited_for(server, open_client):
    gone = threading.Event()

    def endless(exchange):
        exchange.head()
        exchange.say("Xong.\n")
        if exchange.gone(50):
            gone.set()

    server.script(endless)
    assert list(FirstLine(open_client()).stream(PROMPT)) == ["Xong."]
    assert gone.wait(30)


def test_it_is_what_the_setting_opens(tmp_path):
    """Nothing is started before the first question."""
    writer = open_writer(ModelSettings(name="local", url="", cache=tmp_path))
    assert isinstance(writer, FirstLine)
    assert writer.name == "gemma-3-270m-q4_k_m"
    assert writer.room_tokens == 4096 - 192
    assert list(tmp_path.iterdir()) == []
