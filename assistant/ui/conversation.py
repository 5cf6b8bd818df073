"""What happens on the page, apart from how it looks."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.records import Answer, Turn
from assistant.ui.talk import Exchange, Talk, history
from ingest.errors import PipelineError
from ingest.text import nfc
from prompts.messages import Messages

logger = logging.getLogger(__name__)

Stream = Callable[[str, Sequence[Turn]], Iterator[Answer]]
"""Growing answers to a question and the turns before it; the last one is complete."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the reader is to see now."""

    exchanges: tuple[Exchange, ...]
    box: str | None = None
    """New content of the question box; None leaves what the reader is typing."""

    running: bool = False
    """True while an answer is being made and can be stopped."""

    notice: str = ""
    """One sentence under the question box."""


def grouped(number: int) -> str:
    """An integer the Vietnamese way.

    >>> grouped(2000)
    '2.000'
    """
    return f"{number:,}".replace(",", ".")


class Conversation:
    """Turns what the reader does into views. Holds nothing of any reader: the talk comes in."""

    def __init__(self, stream: Stream, *, messages: Messages, question_characters: int) -> None:
        self._stream = stream
        self._messages = messages
        self._limit = question_characters

    def _objection(self, question: str) -> str:
        """Why a question is not taken, as a sentence, or ``""``."""
        if not question:
            return self._messages.say("notice", "empty")
        if len(question) > self._limit:
            length, limit = grouped(len(question)), grouped(self._limit)
            return self._messages.say("notice", "too_long", length=length, limit=limit)
        return ""

    def ask(self, question: object, talk: Talk) -> Iterator[View]:
        """The views of one question: accepted, growing, complete; or a single one that says why not.

        Args:
            question: Whatever the browser sent.
            talk: The reader's conversation, changed in place.
        """
        text = nfc(question).strip() if isinstance(question, str) else ""
        if objection := self._objection(text):
            yield View(exchanges=talk.exchanges, notice=objection)
            return
        past = history(talk.exchanges)
        number = talk.open(text)
        yield View(exchanges=talk.exchanges, box="", running=True)
        answer = None
        try:
            for answer in self._stream(text, past):
                if not talk.answer(number, answer):
                    return
                yield View(exchanges=talk.exchanges, running=True)
        except PipelineError as error:
            logger.warning("no answer: %s: %s", type(error).__name__, error)
            talk.end("failed", self._messages.explain(error), number=number)
        else:
            if answer is None:
                raise RuntimeError("the stream ended without an answer")
            talk.end("done", number=number)
        yield View(exchanges=talk.exchanges)

    def fail(self, talk: Talk) -> View:
        """After an error that nobody expected and that the server has logged: the conversation says so."""
        talk.end("failed", self._messages.explain(RuntimeError()))
        return View(exchanges=talk.exchanges)

    def stop(self, talk: Talk) -> View:
        """After the reader pressed stop."""
        talk.end("stopped")
        return View(exchanges=talk.exchanges)

    def clear(self, talk: Talk) -> View:
        """An empty conversation."""
        talk.clear()
        return View(exchanges=(), box="")
