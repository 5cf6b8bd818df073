import pytest

from assistant.ui.keeping import Talks
from assistant.ui.talk import Talk

ONE, TWO, THREE = "1" * 32, "2" * 32, "3" * 32


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def asked(talk, times=1):
    for _ in range(times):
        talk.end("done", number=talk.open("hỏi"))


def test_the_same_tab_finds_its_conversation_and_another_does_not():
    talks = Talks()
    talk, begins = talks.open(ONE)
    asked(talk)
    assert begins
    assert talks.open(ONE) == (talk, False)
    assert talks.open(TWO)[0].exchanges == ()


@pytest.mark.parametrize("key", [None, "", 7, "x" * 32, "1" * 31, "../" + "1" * 29, ["1" * 32]])
def test_what_is_no_secret_of_ours_is_never_kept(key):
    talks = Talks()
    asked(talks.open(key)[0])
    assert talks.open(key)[0].exchanges == ()
    assert len(talks) == 0


def test_a_conversation_ends_some_time_after_its_last_use():
    clock = Clock()
    talks = Talks(seconds=10, clock=clock)
    talk, _ = talks.open(ONE)
    clock.now = 8
    assert talks.open(ONE) == (talk, False)
    clock.now = 17
    assert talks.open(ONE) == (talk, False)
    clock.now = 28
    other, begins = talks.open(ONE)
    assert begins
    assert other is not talk


def test_memory_is_bounded_by_readers_and_by_questions():
    talks = Talks(most=2)
    for key in (ONE, TWO, THREE):
        talks.open(key)
    assert len(talks) == 2
    assert talks.open(ONE)[1], "the oldest is given up first"

    talks = Talks(most_exchanges=5)
    asked(talks.open(ONE)[0], 4)
    asked(talks.open(TWO)[0], 4)
    talk, _ = talks.open(THREE)
    asked(talk, 9)
    assert talks.open(THREE) == (talk, False), "who asks now is not thrown out"
    assert len(talks) == 1


def test_what_is_over_is_given_up_when_somebody_else_comes():
    clock = Clock()
    talks = Talks(seconds=10, clock=clock)
    talks.open(ONE)
    clock.now = 20
    talks.open(TWO)
    assert len(talks) == 1


def test_stopping_or_clearing_under_made_up_secrets_throws_no_reader_out():
    talks = Talks(most=2)
    talk, _ = talks.open(ONE)
    for number in range(10):
        assert talks.find(f"{number:032x}") is not talk
    assert len(talks) == 1
    assert talks.find(ONE) is talk


def test_a_conversation_that_was_asked_again_is_kept_unless_one_goes_on_there():
    talks, again = Talks(), Talk()
    talks.open(ONE)
    assert talks.keep(ONE, again) is again
    assert talks.keep("no key", again) is again
    assert talks.find(ONE) is again
    assert len(talks) == 1

    asked(again)
    assert talks.keep(ONE, Talk()) is again, "what was asked meanwhile is not lost"
    assert talks.find(ONE) is again


def test_a_conversation_that_is_over_gives_way():
    clock = Clock()
    talks = Talks(seconds=10, clock=clock)
    asked(talks.open(ONE)[0])
    clock.now = 11
    again = Talk()
    assert talks.keep(ONE, again) is again
