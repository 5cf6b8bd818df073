import asyncio
import json
import re

import pytest
from pydantic import ValidationError

from assistant.records import Answer
from assistant.ui.chat import Chat
from assistant.ui.page import build_page
from assistant.ui.serve import as_app, head, read_events, script
from assistant.ui.settings import ChatSettings
from prompts.messages import load_messages


def test_script_and_styles_fetch_nothing_and_have_their_words():
    for text in (script(), head()):
        assert not re.search(r"https?:|//cdn|@import|url\(", text)
    assert "__WORDS__" not in script()
    assert "Mất kết nối" in script()


def test_every_style_of_ours_names_its_colours_for_light_and_dark():
    light, dark = head().split(".dark {")[:2]
    named = re.compile(r"(--hoi-[a-z-]+):")
    assert set(named.findall(light)) == set(named.findall(dark.split("}")[0]))
    assert set(re.findall(r"var\((--hoi-[a-z-]+)", head())) <= set(named.findall(light))


def test_the_command_line_wins_over_the_settings():
    chat = ChatSettings().at("0.0.0.0", None)
    assert (chat.host, chat.port) == ("0.0.0.0", ChatSettings().port)
    assert ChatSettings().at(None, 9000).port == 9000


def test_a_port_that_cannot_be_is_refused(monkeypatch):
    monkeypatch.setenv("HOI_CHAT_PORT", "70000")
    with pytest.raises(ValidationError):
        ChatSettings()


def test_every_event_says_which_of_its_inputs_names_a_conversation():
    def stream(question, history):
        yield Answer(question=question, standalone_question=question, status="answered", answer="x")

    async def build():
        return build_page(Chat(stream=stream, keep=print))

    page = asyncio.run(build())
    events = read_events(page)
    assert events.keys() == page.fns.keys()
    asking = {n for n, event in page.fns.items() if event.types_generator}
    assert [events[n] for n in asking] == [{1}, {1}], "what is typed is never taken for a key"
    assert sum(map(len, events.values())) == 16, (
        "asking, failing, stopping, clearing, opening, three of feedback"
    )


def test_who_waits_in_line_is_not_told_of_every_question_that_begins():
    """With two hundred in line that would be two hundred messages a question, and the line never shortens."""

    def stream(question, history):
        yield Answer(question=question, standalone_question=question, status="answered", answer="x")

    async def build():
        page = build_page(Chat(stream=stream))
        as_app(page, ChatSettings())
        return page

    line = asyncio.run(build())._queue
    assert not line.live_updates
    assert line.update_intervals >= 10


def test_the_english_page_knows_what_the_server_refuses_with():
    told = json.loads(re.search(r"const words = (\{.*\})\[", script())[1])["en"]["told"]
    wait = "Bạn gửi yêu cầu quá nhanh. Xin đợi # giây rồi thử lại."
    assert told[wait] == "You are sending requests too fast. Please wait # seconds and try again."
    assert len(told) == len(load_messages().sections["web"])


@pytest.mark.parametrize(
    "wrong", ["hoi.example", "javascript:alert(1)", "https://", "https://a/?b", "ftp://a"]
)
def test_an_address_for_links_is_one_that_a_file_can_have(monkeypatch, wrong):
    monkeypatch.setenv("HOI_CHAT_ADDRESS", "https://hoi.example.vn/so-lieu/")
    assert ChatSettings().site == "https://hoi.example.vn/so-lieu"
    monkeypatch.setenv("HOI_CHAT_ADDRESS", wrong)
    with pytest.raises(ValidationError):
        ChatSettings()
