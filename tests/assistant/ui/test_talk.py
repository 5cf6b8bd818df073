import time
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy

import pytest

from assistant.records import Answer
from assistant.ui.talk import KEPT_EXCHANGES, MEMORY_TURNS, TURN_CHARACTERS, Talk, history


def answer(text="Đạt **5 tỷ USD** [1]."):
    return Answer(question="q", standalone_question="q", status="answered", answer=text)


def tell(talk, question="câu hỏi", text="trả lời"):
    number = talk.open(question)
    assert talk.answer(number, answer(text))
    assert talk.end("done", number=number)


def test_a_follow_up_sees_the_last_three_questions_and_answers_only():
    talk = Talk()
    for n in range(5):
        tell(talk, f"hỏi {n}", f"đáp {n}")
    turns = history(talk.exchanges)
    assert len(turns) == MEMORY_TURNS
    assert [t.content for t in turns[:2]] == ["hỏi 2", "đáp 2"]
    assert [t.role for t in turns[:2]] == ["user", "assistant"]


def test_long_messages_are_cut_before_they_go_on():
    talk = Talk()
    tell(talk, "x" * 5000, "y" * 5000)
    assert [len(t.content) for t in history(talk.exchanges)] == [TURN_CHARACTERS, TURN_CHARACTERS]


def test_what_failed_was_stopped_or_still_waits_is_no_context():
    talk = Talk()
    for state in ("failed", "stopped"):
        talk.answer(talk.open("hỏi"), answer())
        talk.end(state, "lỗi")
    talk.open("chờ")
    assert history(talk.exchanges) == []


def test_numbers_are_never_used_twice_even_when_old_exchanges_are_dropped():
    talk = Talk()
    for n in range(KEPT_EXCHANGES + 10):
        tell(talk, f"hỏi {n}")
    numbers = [e.number for e in talk.exchanges]
    assert numbers == list(range(11, KEPT_EXCHANGES + 11))


def test_what_was_stopped_stays_stopped_though_its_answer_still_streams():
    talk = Talk()
    number = talk.open("hỏi")
    assert talk.answer(number, answer("nửa"))
    assert talk.end("stopped")
    assert not talk.answer(number, answer("cả"))
    assert not talk.end("failed", "lỗi")
    (exchange,) = talk.exchanges
    assert (exchange.state, exchange.answer.answer, exchange.trouble) == ("stopped", "nửa", "")


def test_an_old_stream_cannot_speak_into_a_cleared_or_newer_conversation():
    talk = Talk()
    old = talk.open("cũ")
    talk.clear()
    assert not talk.answer(old, answer())
    new = talk.open("mới")
    assert new != old
    assert not talk.answer(old, answer("của câu cũ"))
    assert talk.exchanges[-1].answer is None


def test_a_question_left_open_is_ended_by_the_next():
    talk = Talk()
    talk.open("một")
    talk.open("hai")
    assert [e.state for e in talk.exchanges] == ["stopped", "pending"]


def test_two_readers_never_share_a_conversation():
    talk = Talk()
    tell(talk)
    assert deepcopy(talk).exchanges == ()


def test_what_was_stopped_may_be_asked_again_at_once_but_a_double_press_is_one_question(monkeypatch):
    monkeypatch.setattr("assistant.ui.talk.TWICE_SECONDS", 60.0)  # a busy machine is not as quick as a hand
    talk = Talk()
    number = talk.open("hỏi")
    assert talk.is_twice("hỏi")
    assert not talk.is_twice("khác")
    talk.end("stopped", number=number)
    assert not talk.is_twice("hỏi")
    assert not talk.is_again("khác")


class Slowly(str):
    """A question that takes its time to be told from another."""

    __hash__ = str.__hash__

    def __eq__(self, other):
        time.sleep(0.1)
        return str(self) == str(other)


@pytest.mark.parametrize("typed", [True, False])
def test_of_a_double_press_that_comes_in_two_threads_one_half_is_asked(typed):
    """Else the reader sees the question twice, once as stopped."""
    talk = Talk()
    tell(talk, "trước")
    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(lambda _: talk.begin(Slowly("hỏi"), typed=typed), range(2)))
    assert sorted(numbers, key=str) == [2, None]
    assert [e.state for e in talk.exchanges] == ["done", "pending"]
