"""An assistant kept in step with what is published, beside the questions that it answers."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.chain import Assistant
from ingest.regularly import regularly

LOOKING_SECONDS = 1.0
"""Between two looks for something that was published."""

TURN_SECONDS = 0.001
"""How long a thread that works an answer out keeps the interpreter from one that sends or hears a few bytes.
Five milliseconds, as by default, at each of a request's dozen would be longer than the answer takes."""


@contextmanager
def taking_up(assistant: Assistant) -> Iterator[None]:
    """As long as the block runs, what is published is opened and prepared here, and then used."""
    turn = sys.getswitchinterval()
    sys.setswitchinterval(TURN_SECONDS)
    assistant.searcher.taken_up = True
    try:
        with regularly(assistant.take_up, LOOKING_SECONDS, name="edition"):
            yield
    finally:
        assistant.searcher.taken_up = False
        sys.setswitchinterval(turn)
