"""An assistant kept in step with what is published, beside the questions that it answers."""

from collections.abc import Iterator
from contextlib import contextmanager

from assistant.chain import Assistant
from ingest.regularly import regularly

LOOKING_SECONDS = 1.0
"""Between two looks for something that was published."""


@contextmanager
def taking_up(assistant: Assistant) -> Iterator[None]:
    """As long as the block runs, what is published is opened and prepared here, and then used."""
    assistant.searcher.taken_up = True
    try:
        with regularly(assistant.take_up, LOOKING_SECONDS, name="edition"):
            yield
    finally:
        assistant.searcher.taken_up = False
