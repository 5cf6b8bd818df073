import logging

import pytest

from assistant.records import Answer, Turn
from assistant.ui.conversation import Conversation
from assistant.ui.talk import history
from ingest.errors import IndexBroken
from prompts.messages import load_messages

MESSAGES = load_messages()


def answer(text, question="q"):
    return Answer(question=question, standalone_question=question, status="answered", answer=text)


def echo(question, history):
    yield answer("Đạt")
    yield answer(f"Đạt {question} sau {len(history)}")


def conversation(stream=echo, limit=2000):
    return Conversation(stream, messages=MESSAGES, question_characters=limit)


def last(views):
    return list(views)[-1]


def test_an_answer_is_accepted_grows_and_ends():
    views = list(conversation().ask(" hỏi ", ()))
    assert [v.talk[-1].state for v in views] == ["pending", "pending", "pending", "done"]
    assert [v.running for v in views] == [True, True, True, False]
    assert views[0].box == ""
    assert [v.box for v in views[1:]] == [None, None, None]
    assert views[-1].talk[-1].answer.answer == "Đạt hỏi sau 0"


def test_a_follow_up_takes_the_conversation_along():
    seen = []

    def stream(question, turns):
        seen.append(list(turns))
        yield answer("đáp")

    talk = last(conversation(stream).ask("một", ())).talk
    last(conversation(stream).ask("hai", talk))
    assert seen == [[], [Turn(role="user", content="một"), Turn(role="assistant", content="đáp")]]


@pytest.mark.parametrize("question", ["", "   \n ", None, 7, ["x"]])
def test_an_empty_question_gets_a_sentence_and_leaves_the_conversation_alone(question):
    (view,) = conversation().ask(question, ())
    assert view.notice == MESSAGES.say("notice", "empty")
    assert view.talk == ()
    assert view.box is None


def test_a_question_over_the_limit_gets_a_sentence_and_stays_in_the_box():
    (view,) = conversation().ask("x" * 2001, ())
    assert "2.001" in view.notice
    assert "2.000" in view.notice
    assert view.box is None
    assert last(conversation().ask("x" * 2000, ())).notice == ""


def test_decomposed_vietnamese_counts_and_travels_composed():
    view = last(conversation(limit=100).ask("e\u0302\u0301" * 100, ()))
    assert view.talk[-1].question == "ế" * 100


def test_an_expected_failure_is_said_by_its_class_and_is_no_context(caplog):
    def stream(question, turns):
        yield answer("nửa")
        raise IndexBroken("/secret/path")

    with caplog.at_level(logging.WARNING):
        view = last(conversation(stream).ask("câu hỏi riêng", ()))
    assert view.talk[-1].state == "failed"
    assert view.talk[-1].trouble == MESSAGES.explain(IndexBroken())
    assert "/secret" not in view.talk[-1].trouble
    assert history(view.talk) == []
    assert "IndexBroken" in caplog.text
    assert "câu hỏi riêng" not in caplog.text


def test_an_unexpected_failure_is_not_swallowed_and_the_page_says_so():
    def stream(question, turns):
        yield answer("nửa")
        raise ZeroDivisionError

    views = []
    with pytest.raises(ZeroDivisionError):
        views.extend(conversation(stream).ask("hỏi", ()))
    broken = next(conversation(stream).ask("hỏi", ()))
    said = conversation().fail(broken.talk)
    assert said.talk[-1].trouble == MESSAGES.say("error", "BaseException")
    assert not said.running


def test_a_stream_without_an_answer_is_a_fault_and_not_an_empty_answer():
    with pytest.raises(RuntimeError, match="without an answer"):
        list(conversation(lambda q, h: iter(())).ask("hỏi", ()))


def test_stop_keeps_what_was_said_and_a_question_left_open_is_closed_by_the_next():
    views = conversation().ask("hỏi", ())
    next(views)
    growing = next(views).talk
    assert conversation().stop(growing).talk[-1].state == "stopped"
    talk = last(conversation().ask("hai", growing)).talk
    assert [e.state for e in talk] == ["stopped", "done"]


def test_clear_leaves_nothing():
    view = conversation().clear()
    assert (view.talk, view.box, view.running) == ((), "", False)
