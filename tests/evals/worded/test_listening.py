"""What the model said is kept before the lock cuts it, and its failures reach the product as they are."""

import pytest

from evals.worded.listening import Listening
from ingest.errors import ModelFailed


def test_a_reply_is_kept_and_passed_on(says):
    ticks = iter([1.0, 1.5, 9.0])
    listening = Listening(says("Sản lượng đạt {{F1}} [1]."), lambda: next(ticks))
    assert "".join(listening.stream([])) == "Sản lượng đạt {{F1}} [1]."
    [heard] = listening.heard
    assert (heard.text, heard.asked, heard.first) == ("Sản lượng đạt {{F1}} [1].", 1.0, 1.5)
    assert (listening.name, listening.room_tokens, listening.count("abcd")) == ("scripted", 3_000, 2)


def test_a_failure_is_kept_with_its_reason(says):
    listening = Listening(says("Sản", ModelFailed("cut", "gone")))
    with pytest.raises(ModelFailed):
        list(listening.stream([]))
    assert (listening.heard[0].text, listening.heard[0].failed) == ("Sản", "cut")
