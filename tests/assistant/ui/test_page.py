import asyncio
import json
import unicodedata

import gradio as gr
import pytest

from assistant.records import Answer
from assistant.ui.chat import Chat
from assistant.ui.conversation import Conversation, View
from assistant.ui.keeping import Talks
from assistant.ui.page import Events, build_page, shown, suggestions_html
from assistant.ui.talk import Talk
from prompts.messages import load_messages


def stream(question, history):
    yield Answer(question=question, standalone_question=question, status="answered", answer="x")


@pytest.fixture(scope="module")
def config():
    async def build():  # Gradio opens an event loop of its own, and leaves it open, where none is running
        return build_page(Chat(stream=stream), title="Hỏi <b>").get_config_file()

    return asyncio.run(build())


def test_nothing_on_the_page_takes_a_file(config):
    kinds = {c["type"] for c in config["components"]}
    assert kinds <= {"markdown", "row", "column", "chatbot", "textbox", "button", "form"}


def test_every_text_that_may_hold_report_words_is_sanitised_and_free_of_formulas(config):
    for component in config["components"]:
        if component["type"] in {"markdown", "chatbot"}:
            assert component["props"]["sanitize_html"] is True
    chat = next(c for c in config["components"] if c["type"] == "chatbot")
    assert chat["props"]["latex_delimiters"] == []
    assert chat["props"]["allow_tags"] is False


def test_questions_to_begin_with_are_buttons_that_ask_them_and_are_text():
    html = suggestions_html(("Một?", "Hai <b>?"), load_messages())
    assert html.count("<button") == 2
    assert html.index("Một?") < html.index("Hai &#60;b&#62;?")
    assert suggestions_html((), load_messages()) == ""


def test_events_are_not_offered_as_an_api(config):
    assert {d["api_visibility"] for d in config["dependencies"]} == {"private"}
    asking = [d for d in config["dependencies"] if d["types"]["generator"]]
    assert [d["trigger_mode"] for d in asking] == ["multiple"] * 2, "none is dropped without a word"
    assert [len(d["targets"]) for d in asking] == [3, 3], (
        "Enter, the button and chosen questions are one event"
    )


def test_both_languages_are_pages_of_one_app(config):
    assert [page[0] for page in config["pages"]] == ["", "en"]
    said = [c["props"]["value"] for c in config["components"] if c["props"].get("elem_id") == "hoi-gui"]
    assert said == [load_messages(language).say("page", "send") for language in ("vi", "en")]


def test_the_title_is_text(config):
    head = next(c for c in config["components"] if c["props"].get("elem_id") == "hoi-dau-trang")
    assert "Hỏi &#60;b&#62;" in head["props"]["value"]


def test_a_view_has_a_value_for_every_moving_part():
    talk = Talk()
    talk.open("hỏi <b>")
    values = shown(View(exchanges=talk.exchanges, notice="Chú ý [1]"), load_messages())
    assert len(values) == 4
    assert [m["role"] for m in values[0]] == ["user", "assistant"]
    assert "<b>" not in values[0][0]["content"]
    assert '<p role="alert">Chú ý &#91;1&#93;</p>' in values[-1]
    assert all(unicodedata.is_normalized("NFC", m["content"]) for m in values[0])


def test_of_a_view_after_another_only_what_changed_is_told():
    talk, messages = Talk(), load_messages()
    number = talk.open("hỏi")
    before = View(exchanges=talk.exchanges)
    talk.answer(number, Answer(question="hỏi", standalone_question="hỏi", status="answered", answer="Đạt"))
    chat, *rest = shown(View(exchanges=talk.exchanges), messages, before)
    assert "Đạt" in chat[-1]["content"]
    assert rest == [gr.skip()] * 3


def test_a_question_that_is_not_taken_changes_nothing_but_is_known_from_the_refusal_before():
    said = [shown(View(exchanges=(), taken=False), load_messages()) for _ in range(2)]
    assert [values[:3] for values in said] == [(gr.skip(),) * 3] * 2
    assert said[0][3] != said[1][3]


def test_no_event_ends_another(config):
    assert [d["cancels"] for d in config["dependencies"]] == [[]] * len(config["dependencies"]), (
        "Gradio then says of the next question that it failed"
    )


def test_a_page_that_is_only_opened_takes_nobody_elses_room():
    def ask(question, history):
        return Answer(question=question, standalone_question=question, status="answered", answer="x")

    messages, talks = load_messages(), Talks(most=1)
    conversation = Conversation(stream, messages=messages, question_characters=99, ask=ask)
    events = Events(conversation, talks, messages, None)
    talks.open("1" * 32)[0].open("hỏi")
    events.restore(json.dumps({"key": "2" * 32, "kept": "[]"}))
    assert talks.find("1" * 32).exchanges, "its key was named by nobody else"
    events.restore(json.dumps({"key": "3" * 32, "kept": '["một"]'}))
    assert [e.question for e in talks.find("3" * 32).exchanges] == ["một"], "asked again after a restart"


def test_a_question_asked_before_the_page_is_all_there_goes_on_and_one_of_the_page_before_is_ended():
    talks = Talks()
    events = Events(
        Conversation(stream, messages=load_messages(), question_characters=99), talks, load_messages(), None
    )

    def told(page):
        return json.dumps({"key": "4" * 32, "kept": "[]", "page": page})

    views = events.ask("hỏi", told("này"))
    next(views)
    events.restore(told("này"))
    assert talks.find("4" * 32).exchanges[-1].state == "pending"
    events.restore(told("sau"))
    assert talks.find("4" * 32).exchanges[-1].state == "stopped"


def test_what_is_asked_while_the_page_asks_again_what_it_kept_is_not_taken_away():
    key, answers = "5" * 32, []

    def ask(question, history):
        if question == "một" and not answers:  # the reader asks before the first is answered again
            answers.append(question)
            list(events.ask("hai", json.dumps({"key": key, "kept": '["một"]', "page": "này"})))
        return Answer(question=question, standalone_question=question, status="answered", answer="x")

    conversation = Conversation(stream, messages=load_messages(), question_characters=99, ask=ask)
    talks = Talks()
    events = Events(conversation, talks, load_messages(), None)
    chat, *_ = events.restore(json.dumps({"key": key, "kept": '["một"]', "page": "này"}))
    assert "hai" in chat[-2]["content"]
    assert [e.question for e in talks.find(key).exchanges] == ["một", "hai"]


def test_questions_to_begin_with_are_for_a_page_without_a_conversation():
    talks, messages = Talks(), load_messages()
    conversation = Conversation(stream, messages=messages, question_characters=99)
    events = Events(conversation, talks, messages, lambda language: ("Một?",))
    told = {"key": "6" * 32, "kept": "[]"}
    assert "Một?" in events.restore(json.dumps(told))[-1]
    assert events.restore(json.dumps({**told, "kept": '["một"]'}))[-1] == gr.skip()
    list(events.ask("hỏi", json.dumps(told)))
    assert events.restore(json.dumps(told))[-1] == gr.skip()
    assert Events(conversation, talks, messages, None).restore(json.dumps(told))[-1] == gr.skip()


def test_what_is_asked_while_questions_to_begin_with_are_worked_out_is_in_the_view_after_them():
    told = json.dumps({"key": "7" * 32, "kept": "[]", "page": "này"})

    def suggest(language):
        list(events.ask("hỏi", told))
        return ("Một?",)

    messages = load_messages()
    conversation = Conversation(stream, messages=messages, question_characters=99)
    events = Events(conversation, Talks(), messages, suggest)
    chat, *_ = events.restore(told)
    assert "hỏi" in chat[0]["content"]
