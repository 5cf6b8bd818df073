import logging

import pytest

from assistant.records import Answer, Turn
from assistant.ui.conversation import Conversation
from assistant.ui.talk import Talk, history
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
    views = list(conversation().ask(" hỏi ", Talk()))
    assert [v.exchanges[-1].state for v in views] == ["pending", "pending", "pending", "done"]
    assert [v.running for v in views] == [True, True, True, False]
    assert views[0].box == ""
    assert [v.box for v in views[1:]] == [None, None, None]
    assert views[-1].exchanges[-1].answer.answer == "Đạt hỏi sau 0"


def test_a_follow_up_takes_the_conversation_along():
    seen = []

    def stream(question, turns):
        seen.append(list(turns))
        yield answer("đáp")

    talk = Talk()
    last(conversation(stream).ask("một", talk))
    last(conversation(stream).ask("hai", talk))
    assert seen == [[], [Turn(role="user", content="một"), Turn(role="assistant", content="đáp")]]


@pytest.mark.parametrize("question", ["", "   \n ", None, 7, ["x"]])
def test_an_empty_question_gets_a_sentence_and_leaves_the_conversation_alone(question):
    (view,) = conversation().ask(question, Talk())
    assert view.notice == MESSAGES.say("notice", "empty")
    assert view.exchanges == ()
    assert view.box is None


def test_a_question_over_the_limit_gets_a_sentence_and_stays_in_the_box():
    (view,) = conversation().ask("x" * 2001, Talk())
    assert "2.001" in view.notice
    assert "2.000" in view.notice
    assert view.box is None
    assert last(conversation().ask("x" * 2000, Talk())).notice == ""


def test_decomposed_vietnamese_counts_and_travels_composed():
    view = last(conversation(limit=100).ask("e\u0302\u0301" * 100, Talk()))
    assert view.exchanges[-1].question == "ế" * 100


def test_an_expected_failure_is_said_by_its_class_and_is_no_context(caplog):
    def stream(question, turns):
        yield answer("nửa")
        raise IndexBroken("/secret/path")

    with caplog.at_level(logging.WARNING):
        view = last(conversation(stream).ask("câu hỏi riêng", Talk()))
    assert view.exchanges[-1].state == "failed"
    assert view.exchanges[-1].trouble == MESSAGES.explain(IndexBroken())
    assert "/secret" not in view.exchanges[-1].trouble
    assert history(view.exchanges) == []
    assert "IndexBroken" in caplog.text
    assert "câu hỏi riêng" not in caplog.text


def test_an_unexpected_failure_is_not_swallowed_and_the_page_says_so():
    def stream(question, turns):
        yield answer("nửa")
        raise ZeroDivisionError

    talk = Talk()
    with pytest.raises(ZeroDivisionError):
        list(conversation(stream).ask("hỏi", talk))
    said = conversation().fail(talk)
    assert said.exchanges[-1].trouble == MESSAGES.say("error", "BaseException")
    assert not said.running


def test_a_stream_without_an_answer_is_a_fault_and_not_an_empty_answer():
    with pytest.raises(RuntimeError, match="without an answer"):
        list(conversation(lambda q, h: iter(())).ask("hỏi", Talk()))


def test_stop_keeps_what_was_said_and_ends_the_stream():
    talk = Talk()
    views = conversation().ask("hỏi", talk)
    next(views)
    next(views)
    assert conversation().stop(talk).exchanges[-1].state == "stopped"
    assert list(views) == []
    assert [e.answer.answer for e in talk.exchanges] == ["Đạt"]


def test_clear_leaves_nothing_and_ends_the_stream():
    talk = Talk()
    views = conversation().ask("hỏi", talk)
    next(views)
    view = conversation().clear(talk)
    assert (view.exchanges, view.box, view.running) == ((), "", False)
    assert list(views) == []
    assert talk.exchanges == ()
