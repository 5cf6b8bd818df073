"""What happens on the page, apart from how it looks."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.records import Answer, Turn
from assistant.ui.talk import Exchange, Talk, history
from assistant.ui.tools import Taken
from ingest.errors import PipelineError
from ingest.text import nfc
from prompts.messages import Messages

logger = logging.getLogger(__name__)

Stream = Callable[[str, Sequence[Turn]], Iterator[Answer]]
"""Growing answers to a question and the turns before it; the last one is complete."""

Ask = Callable[[str, Sequence[Turn]], Answer]
"""The answer in the reports' own words, at once."""

Offer = Callable[[Answer], tuple[str, ...]]
"""Questions that lead to each reading of an answer, or to the nearest figure of a refusal."""

Take = Callable[[Answer], tuple[Taken, ...]]
"""Files that are offered for an answer."""

KEPT_QUESTIONS = 5
"""Questions that the browser keeps and that are asked again after a restart of the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the reader is to see now."""

    exchanges: tuple[Exchange, ...]
    box: str | None = None
    """New content of the question box; None leaves what the reader is typing."""

    taken: bool = True
    """False for a question that is not asked, for another is being answered."""

    notice: str = ""
    """One sentence under the question box."""


def grouped(number: int, language: str = "vi") -> str:
    """An integer the Vietnamese way, or the English.

    >>> grouped(2000), grouped(2000, "en")
    ('2.000', '2,000')
    """
    return f"{number:,}" if language != "vi" else f"{number:,}".replace(",", ".")


def read_kept(kept: object) -> list[str]:
    """The questions that a browser kept, as it sends them: a JSON list; of anything else, none."""
    try:
        read = json.loads(kept) if isinstance(kept, str) else None
    except (ValueError, RecursionError):
        return []
    found = [q for q in read if isinstance(q, str)] if isinstance(read, list) else []
    return found[-KEPT_QUESTIONS:]


def kept_questions(exchanges: Sequence[Exchange]) -> list[str]:
    """The questions that the browser is to keep."""
    return [e.question for e in exchanges if e.state in {"done", "pending"}][-KEPT_QUESTIONS:]


class Conversation:
    """Turns what the reader does into views. Holds nothing of any reader: the talk comes in."""

    def __init__(
        self,
        stream: Stream,
        *,
        messages: Messages,
        question_characters: int,
        ask: Ask | None = None,
        offer: Offer | None = None,
        take: Take | None = None,
        at_once: bool = False,
    ) -> None:
        """``at_once``: the stream makes its answers without waiting, so the last is only seen as complete."""
        self._stream = stream
        self._messages = messages
        self._limit = question_characters
        self._ask = ask
        self._offer = offer
        self._take = take
        self._at_once = at_once

    def _objection(self, question: str) -> str:
        """Why a question is not taken, as a sentence, or ``""``."""
        if not question:
            return self._messages.say("notice", "empty")
        if len(question) > self._limit:
            language = self._messages.language
            length, limit = grouped(len(question), language), grouped(self._limit, language)
            return self._messages.say("notice", "too_long", length=length, limit=limit)
        return ""

    def _ended(self, number: int, talk: Talk) -> Iterator[View]:
        """The last view of question ``number``; none where a newer one shows both."""
        if not talk.exchanges or talk.exchanges[-1].number == number:
            yield View(exchanges=talk.exchanges)

    def ask(self, question: object, talk: Talk, *, typed: bool = True) -> Iterator[View]:
        """The views of one question: accepted, growing, complete; or a single one that says why not.

        The page shows by itself what was sent, so that one answered at once is only shown complete.

        Args:
            question: Whatever the browser sent.
            talk: The reader's conversation, changed in place.
            typed: False for one that was chosen: it ends what is still open.
        """
        text = nfc(question).strip() if isinstance(question, str) else ""
        if objection := self._objection(text):
            yield View(exchanges=talk.exchanges, notice=objection)
            return
        past = history(talk.exchanges)
        if (number := talk.begin(text, typed=typed)) is None:
            yield View(exchanges=talk.exchanges, taken=False)
            return
        if not self._at_once:
            yield View(exchanges=talk.exchanges)
        answer, held = None, list[View]()
        try:
            for answer in self._stream(text, past):
                yield from held
                if not talk.answer(number, answer):  # what was sent last may be drawn after the stop
                    yield from self._ended(number, talk)
                    return
                held = [View(exchanges=talk.exchanges)]
                if not self._at_once:
                    yield held.pop()
        except PipelineError as error:
            logger.warning("no answer: %s: %s", type(error).__name__, error)
            talk.end("failed", self._messages.explain(error), number=number)
        except GeneratorExit:
            talk.end("stopped", number=number)
            raise
        else:
            if answer is None:
                raise RuntimeError("the stream ended without an answer")
            talk.end("done", number=number)
            talk.add(number, files=self._files(answer))
        finally:  # an error that nobody expected, and that the server logs: of this question, no later one
            talk.end("failed", self._messages.explain(RuntimeError()), number=number)
        yield from self._ended(number, talk)
        yield from self._offered(answer, number, talk)

    def _offered(self, answer: Answer | None, number: int, talk: Talk) -> Iterator[View]:
        """The view with the questions that lead on from an answer, where there are any."""
        if self._offer is None or answer is None or answer.status in {"answered", "conflict"}:
            return
        try:
            offers = self._offer(answer)
        except PipelineError as error:
            logger.warning("no questions offered: %s: %s", type(error).__name__, error)
            return
        if any(offers):
            talk.add(number, offers=offers)
            yield from self._ended(number, talk)

    def _files(self, answer: Answer) -> tuple[Taken, ...]:
        return self._take(answer) if self._take is not None and answer.answer.strip() else ()

    def restore(self, talk: Talk, kept: Sequence[str], *, asking: bool = False) -> View:
        """The conversation as it stands; an empty one with what its last questions are answered now.

        Args:
            talk: The reader's.
            kept: The questions that the browser kept, asked again where the server has forgotten them.
            asking: True where the page has asked already: what is open is its own, and goes on.
        """
        if not asking:
            talk.end("stopped")
        for question in kept if self._ask is not None and not talk.exchanges else ():
            self._ask_again(question, talk)
        return View(exchanges=talk.exchanges)

    def _ask_again(self, question: str, talk: Talk) -> None:
        text = nfc(question).strip()
        if self._ask is None or self._objection(text):
            return
        past = history(talk.exchanges)
        number = talk.open(text)
        try:
            answer = self._ask(text, past)
        except PipelineError as error:
            logger.warning("no answer: %s: %s", type(error).__name__, error)
            talk.end("failed", self._messages.explain(error), number=number)
            return
        talk.answer(number, answer)
        talk.end("done", number=number)
        talk.add(number, files=self._files(answer))
        if self._offer is not None and answer.status in {"clarify", "refused"}:
            talk.add(number, offers=self._offer(answer))

    def see(self, talk: Talk) -> View:
        """The conversation as it stands, where it may be another one than the page shows."""
        return View(exchanges=talk.exchanges)

    def stop(self, talk: Talk) -> View:
        """After the reader pressed stop."""
        talk.end("stopped")
        return View(exchanges=talk.exchanges)

    def clear(self, talk: Talk) -> View:
        """An empty conversation."""
        talk.clear()
        return View(exchanges=(), box="")
