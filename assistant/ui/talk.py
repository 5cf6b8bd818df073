"""A conversation as the page keeps it, on the server."""

from dataclasses import dataclass, replace
from typing import Literal

from assistant.records import Answer, Turn

State = Literal["pending", "done", "stopped", "failed"]

MEMORY_TURNS = 6
"""Messages that a follow-up may lean on: three questions and their answers."""

TURN_CHARACTERS = 2000
"""Longest message handed on, in characters."""

KEPT_EXCHANGES = 50
"""Questions that stay on the page; older ones scroll out for good, so that a long day stays quick."""


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


Talk = tuple[Exchange, ...]
"""Oldest first."""


def opened(talk: Talk, question: str) -> Talk:
    """The conversation with a new question that waits for its answer."""
    number = talk[-1].number + 1 if talk else 1
    return (*talk, Exchange(number=number, question=question))[-KEPT_EXCHANGES:]


def answered(talk: Talk, answer: Answer, *, state: State = "pending") -> Talk:
    """The conversation with the newest answer of the stream to its last question."""
    return (*talk[:-1], replace(talk[-1], answer=answer, state=state))


def closed(talk: Talk, state: State, trouble: str = "") -> Talk:
    """The conversation with its last exchange ended, unless it had ended before."""
    if not talk or talk[-1].state != "pending":
        return talk
    return (*talk[:-1], replace(talk[-1], state=state, trouble=trouble))


def history(talk: Talk) -> list[Turn]:
    """What a follow-up may lean on: text only, answered questions only, capped in number and length."""
    turns: list[Turn] = []
    for exchange in talk:
        if exchange.state == "done" and exchange.answer is not None and exchange.answer.answer.strip():
            turns.append(Turn(role="user", content=exchange.question[:TURN_CHARACTERS]))
            turns.append(Turn(role="assistant", content=exchange.answer.answer[:TURN_CHARACTERS]))
    return turns[-MEMORY_TURNS:]
