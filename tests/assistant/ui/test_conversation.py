import json
import logging
from dataclasses import replace

import pytest

from assistant.records import Answer, Turn
from assistant.ui.conversation import Conversation, kept_questions, read_kept
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
    assert [v.box for v in views] == [None] * 4, "what is typed meanwhile is left alone"
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
    (exchange,) = conversation().see(talk).exchanges
    assert (exchange.state, exchange.trouble) == ("failed", MESSAGES.say("error", "BaseException"))


def test_what_became_of_a_question_is_not_said_of_the_next():
    talk = Talk()
    first = conversation().ask("trước", talk)
    next(first)
    conversation().stop(talk)
    talk.open("sau")
    assert list(first) == [], "the newer question shows both"
    assert [e.state for e in conversation().see(talk).exchanges] == ["stopped", "pending"]


def test_a_question_whose_page_has_gone_does_not_stay_open():
    talk = Talk()
    views = conversation().ask("hỏi", talk)
    next(views)
    next(views)
    views.close()
    assert [e.state for e in talk.exchanges] == ["stopped"]


def test_a_stream_without_an_answer_is_a_fault_and_not_an_empty_answer():
    with pytest.raises(RuntimeError, match="without an answer"):
        list(conversation(lambda q, h: iter(())).ask("hỏi", Talk()))


def test_stop_keeps_what_was_said_and_ends_the_stream():
    talk = Talk()
    views = conversation().ask("hỏi", talk)
    next(views)
    next(views)
    assert conversation().stop(talk).exchanges[-1].state == "stopped"
    (view,) = views  # whatever was drawn meanwhile, it is the last
    assert view.exchanges[-1].state == "stopped"
    assert [e.answer.answer for e in talk.exchanges] == ["Đạt"]


def test_clear_leaves_nothing_and_ends_the_stream():
    talk = Talk()
    views = conversation().ask("hỏi", talk)
    next(views)
    view = conversation().clear(talk)
    assert (view.exchanges, view.box) == ((), "")
    assert [view.exchanges for view in views] == [()]
    assert talk.exchanges == ()


def test_a_question_that_was_chosen_leaves_what_stands_in_the_box():
    views = list(conversation().ask("hỏi", Talk(), typed=False))
    assert [v.box for v in views] == [None] * len(views)


def test_questions_that_lead_on_come_after_the_answer_and_only_where_it_is_not_given():
    def stream(question, turns):
        yield replace(answer("Số nào?"), status=question)

    chat = Conversation(
        stream, messages=MESSAGES, question_characters=99, offer=lambda told: (f"{told.status}?",)
    )
    views = list(chat.ask("clarify", Talk()))
    assert [v.exchanges[-1].offers for v in views] == [(), (), (), ("clarify?",)]
    assert views[-2].exchanges[-1].state == "done"
    assert [v.exchanges[-1].offers for v in chat.ask("answered", Talk())] == [(), (), ()]


def test_an_answer_is_not_lost_when_no_question_can_be_offered():
    def offer(told):
        raise IndexBroken("x")

    def stream(question, turns):
        yield replace(answer("Không có."), status="refused")

    chat = Conversation(stream, messages=MESSAGES, question_characters=99, offer=offer)
    assert last(chat.ask("hỏi", Talk())).exchanges[-1].state == "done"


def restored(kept, talk=None):
    def again(question, turns):
        if question == "hỏng":
            raise IndexBroken("x")
        return answer(f"{question} sau {len(turns)}")

    chat = Conversation(echo, messages=MESSAGES, question_characters=20, ask=again)
    return chat.restore(talk or Talk(), kept).exchanges


def test_after_a_restart_the_last_questions_are_asked_again_in_their_order():
    found = restored(["một", "hỏng", "hai"])
    assert [(e.question, e.state) for e in found] == [("một", "done"), ("hỏng", "failed"), ("hai", "done")]
    assert found[-1].answer.answer == "hai sau 2"


def test_what_a_browser_kept_is_checked_like_what_is_typed():
    assert [e.question for e in restored([" ", "x" * 21, "e\u0302\u0301"])] == ["ế"]


def test_a_conversation_that_lives_is_not_asked_again_and_what_was_cut_off_is_ended():
    talk = Talk()
    talk.open("đang hỏi")
    (exchange,) = restored(["một"], talk)
    assert (exchange.question, exchange.state) == ("đang hỏi", "stopped")


@pytest.mark.parametrize("kept", [None, 7, "", "{", "7", '{"a": 1}', "[" * 5000, '["a", 7, null]'])
def test_whatever_a_browser_says_that_it_kept_does_no_harm(kept):
    assert read_kept(kept) in ([], ["a"])


def test_the_browser_keeps_the_last_questions_that_were_answered():
    talk = Talk()
    for n in range(7):
        talk.end("done", number=talk.open(f"hỏi {n}"))
    talk.end("failed", "x", number=talk.open("hỏng"))
    assert kept_questions(talk.exchanges) == [f"hỏi {n}" for n in range(2, 7)]
    assert read_kept(json.dumps([f"hỏi {n}" for n in range(9)])) == [f"hỏi {n}" for n in range(4, 9)]


def test_a_double_press_asks_once_and_nothing_is_asked_while_something_else_is(monkeypatch):
    monkeypatch.setattr("assistant.ui.talk.TWICE_SECONDS", 60.0)  # a busy machine is not as quick as a hand
    talk = Talk()
    first = conversation().ask("hỏi", talk)
    next(first)
    for text in ("hỏi", "câu khác"):
        (view,) = conversation().ask(text, talk)
        assert (view.taken, len(view.exchanges)) == (False, 1)
    last(first)
    (view,) = conversation().ask("hỏi", talk)
    assert (view.taken, len(view.exchanges)) == (False, 1)
    assert len(last(conversation().ask("câu khác", talk)).exchanges) == 2


def test_a_question_whose_stream_has_given_up_does_not_keep_the_next_from_being_asked(monkeypatch):
    talk = Talk()
    talk.open("bỏ dở")
    monkeypatch.setattr("assistant.ui.talk.QUIET_SECONDS", 0.0)
    assert [e.state for e in last(conversation().ask("sau", talk)).exchanges] == ["stopped", "done"]


def test_a_question_that_is_chosen_ends_what_is_still_open():
    talk = Talk()
    talk.open("bỏ dở")
    found = last(conversation().ask("hỏi lại", talk, typed=False)).exchanges
    assert [e.state for e in found] == ["stopped", "done"]


def test_questions_that_lead_on_do_not_show_an_older_conversation_over_a_newer_question():
    talk = Talk()

    def offer(told):
        talk.open("câu sau")
        return ("Số nào?",)

    def stream(question, turns):
        yield replace(answer("Không có."), status="refused")

    chat = Conversation(stream, messages=MESSAGES, question_characters=99, offer=offer)
    views = list(chat.ask("hỏi", talk))
    assert views[-1].exchanges[-1].question == "hỏi"
    assert talk.exchanges[0].offers == ("Số nào?",)


def test_a_conversation_may_be_cleared_while_questions_are_sought_that_lead_on():
    talk = Talk()

    def offer(told):
        talk.clear()
        return ("Số nào?",)

    def stream(question, turns):
        yield replace(answer("Không có."), status="refused")

    chat = Conversation(stream, messages=MESSAGES, question_characters=99, offer=offer)
    assert last(chat.ask("hỏi", talk)).exchanges == ()


def test_an_answer_that_comes_at_once_is_drawn_once_and_complete():
    chat = Conversation(echo, messages=MESSAGES, question_characters=99, at_once=True)
    views = list(chat.ask("hỏi", Talk()))
    shown = [(v.exchanges[-1].state, v.exchanges[-1].answer.answer) for v in views]
    assert shown == [("pending", "Đạt"), ("done", "Đạt hỏi sau 0")]
