from assistant.records import Answer
from assistant.ui.talk import (
    KEPT_EXCHANGES,
    MEMORY_TURNS,
    TURN_CHARACTERS,
    answered,
    closed,
    history,
    opened,
)


def answer(text="Đạt **5 tỷ USD** [1]."):
    return Answer(question="q", standalone_question="q", status="answered", answer=text)


def done(talk, question="câu hỏi", text="trả lời"):
    return answered(opened(talk, question), answer(text), state="done")


def test_a_follow_up_sees_the_last_three_questions_and_answers_only():
    talk = ()
    for n in range(5):
        talk = done(talk, f"hỏi {n}", f"đáp {n}")
    turns = history(talk)
    assert len(turns) == MEMORY_TURNS
    assert [t.content for t in turns[:2]] == ["hỏi 2", "đáp 2"]
    assert [t.role for t in turns[:2]] == ["user", "assistant"]


def test_long_messages_are_cut_before_they_go_on():
    turns = history(done((), "x" * 5000, "y" * 5000))
    assert [len(t.content) for t in turns] == [TURN_CHARACTERS, TURN_CHARACTERS]


def test_what_failed_was_stopped_or_still_waits_is_no_context():
    talk = closed(opened((), "hỏng"), "failed", "lỗi")
    talk = closed(answered(opened(talk, "dừng"), answer()), "stopped")
    talk = opened(talk, "chờ")
    assert history(talk) == []


def test_numbers_are_never_used_twice_even_when_old_exchanges_are_dropped():
    talk = ()
    for n in range(KEPT_EXCHANGES + 10):
        talk = done(talk, f"hỏi {n}")
    assert len(talk) == KEPT_EXCHANGES
    assert talk[-1].number == KEPT_EXCHANGES + 10
    assert len({e.number for e in talk}) == KEPT_EXCHANGES


def test_an_answer_that_ended_cannot_be_ended_again():
    talk = done(())
    assert closed(talk, "stopped") == talk
    assert closed((), "stopped") == ()
