"""A conversation as the page keeps it, on the server."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Literal

from assistant.records import Answer, Turn
from assistant.ui.tools import Taken

State = Literal["pending", "done", "stopped", "failed"]

MEMORY_TURNS = 6
"""Messages that a follow-up may lean on: three questions and their answers."""

TURN_CHARACTERS = 2000
"""Longest message handed on, in characters."""

KEPT_EXCHANGES = 50
"""Questions that stay on the page; older ones leave it for good, so that a long day stays quick."""


TWICE_SECONDS = 0.8
"""Within which the same question once more is a double press."""

QUIET_SECONDS = 20.0
"""After which a question that is still open has been given up by its stream."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question and what came of it."""

    number: int
    """Counts from 1 and is never used twice in a conversation; part of the ids on the page."""

    question: str
    state: State = "pending"
    answer: Answer | None = None
    """The newest of the stream; complete when ``state`` is ``done``."""

    trouble: str = ""
    """The sentence for the reader when ``state`` is ``failed``."""

    offers: tuple[str, ...] = ()
    """Questions that lead to each reading of the answer, or to the nearest figure; ``""`` for none."""

    files: tuple[Taken, ...] = ()
    """The answer as files."""


def history(exchanges: Sequence[Exchange]) -> list[Turn]:
    """What a follow-up may lean on: text only, answered questions only, capped in number and length."""
    turns: list[Turn] = []
    for exchange in exchanges:
        if exchange.state == "done" and exchange.answer is not None and exchange.answer.answer.strip():
            turns.append(Turn(role="user", content=exchange.question[:TURN_CHARACTERS]))
            turns.append(Turn(role="assistant", content=exchange.answer.answer[:TURN_CHARACTERS]))
    return turns[-MEMORY_TURNS:]


class Talk:
    """One reader's conversation, shared by the events of their page.

    An answer grows in one thread while the reader stops or clears in another, so each change is made
    under a lock and only to an exchange that has not ended: what was stopped stays stopped.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._exchanges: tuple[Exchange, ...] = ()
        self._count = 0
        self.page: object = None
        """Which opening of the page asked last, as its script calls it."""

        self._begun = self._moved = -QUIET_SECONDS
        """Clock readings, of :func:`time.monotonic`: when the last question was opened, and last changed."""

    def is_twice(self, question: str) -> bool:
        """True for the question that has just been asked, of a double press."""
        last = self._exchanges[-1] if self._exchanges else None
        again = last is not None and last.question == question and last.state in {"pending", "done"}
        return again and time.monotonic() - self._begun < TWICE_SECONDS

    def is_again(self, question: str) -> bool:
        """True for a question that is not to be asked now: of a double press, or while one is answered."""
        last = self._exchanges[-1] if self._exchanges else None
        open_still = last is not None and last.state == "pending"
        return self.is_twice(question) or (open_still and time.monotonic() - self._moved < QUIET_SECONDS)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Talk":
        """Every page that is opened starts with its own, empty one."""
        return Talk()

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """Oldest first."""
        return self._exchanges

    def begin(self, question: str, *, typed: bool = True) -> int | None:
        """Add a question; its number, or None for one that is not to be asked now.

        The halves of a double press may come at the same moment, each in a thread of its own.

        Args:
            question: As it is asked.
            typed: False for one that was chosen: it ends what is still open.
        """
        with self._lock:
            unwanted = self.is_again(question) if typed else self.is_twice(question)
            return None if unwanted else self._add(question)

    def open(self, question: str) -> int:
        """Add a question; its number. One that still waited, its page being gone, is ended."""
        with self._lock:
            return self._add(question)

    def _add(self, question: str) -> int:
        self._set(None, state="stopped", trouble="")
        self._count += 1
        self._begun = self._moved = time.monotonic()
        exchange = Exchange(number=self._count, question=question)
        self._exchanges = (*self._exchanges, exchange)[-KEPT_EXCHANGES:]
        return self._count

    def answer(self, number: int, answer: Answer) -> bool:
        """Take the newest answer of the stream to question ``number``; False when that has ended."""
        return self._change(number, answer=answer)

    def end(self, state: State, trouble: str = "", *, number: int | None = None) -> bool:
        """End question ``number``, or the last; False when it has ended before."""
        return self._change(number, state=state, trouble=trouble)

    def add(self, number: int, **found: Any) -> None:
        """The ``offers`` or ``files`` of question ``number``, found after its answer was complete."""
        with self._lock:
            told = (replace(e, **found) if e.number == number else e for e in self._exchanges)
            self._exchanges = tuple(told)

    def fill(self, answered: Sequence[tuple[str, Answer]]) -> None:
        """Make it one of before: questions and their complete answers, oldest first."""
        with self._lock:
            numbers = range(self._count + 1, self._count + 1 + len(answered))
            self._count += len(answered)
            self._exchanges = tuple(
                Exchange(number=number, question=question, state="done", answer=answer)
                for number, (question, answer) in zip(numbers, answered, strict=True)
            )[-KEPT_EXCHANGES:]

    def clear(self) -> None:
        """Forget everything. Numbers go on, so that what still streams finds nothing to change."""
        with self._lock:
            self._exchanges = ()

    def _change(self, number: int | None, **fields: Any) -> bool:
        with self._lock:
            return self._set(number, **fields)

    def _set(self, number: int | None, **fields: Any) -> bool:
        last = self._exchanges[-1] if self._exchanges else None
        if last is None or last.state != "pending" or number not in {None, last.number}:
            return False
        self._exchanges = (*self._exchanges[:-1], replace(last, **fields))
        self._moved = time.monotonic()
        return True
