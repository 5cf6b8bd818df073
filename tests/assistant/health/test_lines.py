"""A line of the log is one line, holds no secret, and of other people's words none."""

import json
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.health.lines import JsonLines, Teller, TextLines, Veil, one_line
from ingest.errors import FilterRefused, IngestError

SECRET = "sk-chim-hoang-yen"


def record(name: str, said: str, *args: object, error: BaseException | None = None, **extra: object):
    info = (type(error), error, error.__traceback__) if error else None
    made = logging.LogRecord(name, logging.WARNING, "a/b/place.py", 7, said, args, info)
    made.__dict__.update(extra)
    return made


def lines(made: logging.LogRecord, *, questions: bool = False) -> list[str]:
    teller = Teller(Veil([SECRET]), questions=questions)
    return [TextLines(teller).format(made), JsonLines(teller).format(made)]


@given(st.text())
def test_whatever_is_logged_stays_one_line(text):
    for line in lines(record("assistant.x", "%s", text)):
        assert len(line.splitlines()) <= 1
        assert "\x1b" not in line
    assert one_line(one_line(text)) == one_line(text)


def test_a_secret_is_told_nowhere_in_a_line():
    error = IngestError(f"{SECRET} at postgresql://lan:{SECRET}@db/x")
    for line in lines(record("assistant.x", "failed: %s", error, error=error), questions=True):
        assert SECRET not in line
        assert "IngestError" in line


@pytest.mark.parametrize("questions", [False, True])
def test_a_question_and_strangers_words_are_told_only_where_the_settings_say_so(questions):
    made = [
        record("assistant.x", "withheld", private="mật"),
        record("somebody.else", "mật"),
        record("assistant.x", "broken", error=ValueError("mật")),
    ]
    told = [line for one in made for line in lines(one, questions=questions)]
    assert ["mật" in line for line in told] == [questions] * 2 + [questions] * 2 + [questions] * 2


def test_an_error_that_repeats_a_question_is_named_alone():
    for line in lines(record("assistant.x", "no answer: %s", FilterRefused("mật"))):
        assert "mật" not in line
        assert "FilterRefused" in line


def test_an_error_tells_where_it_was_raised():
    try:
        int("mật")
    except ValueError as error:
        told = json.loads(lines(record("uvicorn.error", "Exception in ASGI application\n", error=error))[1])
    assert told["error"] == "ValueError"
    assert "test_lines.py" in told["where"][-1]
    assert sys.exc_info() == (None, None, None)
