import asyncio
import unicodedata

import pytest

from assistant.records import Answer
from assistant.ui.conversation import View
from assistant.ui.page import build_page, shown
from assistant.ui.talk import Talk
from prompts.messages import load_messages


def stream(question, history):
    yield Answer(question=question, standalone_question=question, status="answered", answer="x")


@pytest.fixture(scope="module")
def config():
    async def build():  # Gradio opens an event loop of its own, and leaves it open, where none is running
        return build_page(stream, title="Hỏi <b>", examples=("Một?", "Hai?")).get_config_file()

    return asyncio.run(build())


def test_nothing_on_the_page_takes_a_file(config):
    kinds = {c["type"] for c in config["components"]}
    assert kinds <= {"markdown", "row", "column", "chatbot", "textbox", "button", "state", "form", "html"}


def test_every_text_that_may_hold_report_words_is_sanitised_and_free_of_formulas(config):
    for component in config["components"]:
        if component["type"] in {"markdown", "chatbot"}:
            assert component["props"]["sanitize_html"] is True
    chat = next(c for c in config["components"] if c["type"] == "chatbot")
    assert chat["props"]["latex_delimiters"] == []
    assert chat["props"]["allow_tags"] is False


def test_the_page_offers_its_examples_in_order(config):
    buttons = [c["props"]["value"] for c in config["components"] if c["type"] == "button"]
    assert buttons[:2] == ["Một?", "Hai?"]


def test_events_are_not_offered_as_an_api_and_a_double_click_asks_once(config):
    assert {d["api_visibility"] for d in config["dependencies"]} == {"private"}
    asking = [d for d in config["dependencies"] if d["types"]["generator"]]
    assert {d["trigger_mode"] for d in asking} == {"once"}


def test_the_title_is_text(config):
    head = next(c for c in config["components"] if c["props"].get("elem_id") == "hoi-dau-trang")
    assert "Hỏi &#60;b&#62;" in head["props"]["value"]


def test_a_view_has_a_value_for_every_moving_part():
    talk = Talk()
    talk.open("hỏi <b>")
    values = shown(View(exchanges=talk.exchanges, running=True, notice="Chú ý [1]"), load_messages())
    assert len(values) == 8
    assert [m["role"] for m in values[0]] == ["user", "assistant"]
    assert "<b>" not in values[0][0]["content"]
    assert values[-1] == '<p role="alert">Chú ý &#91;1&#93;</p>'
    assert all(unicodedata.is_normalized("NFC", m["content"]) for m in values[0])
