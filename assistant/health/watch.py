"""What becomes of each question: who asked where, which stages took how long, and how it ended.

No text of a question, an answer or a report is in what is told, but for the question itself, which only a
log that was asked for it writes down.
"""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from assistant.records import Answer
from ingest.errors import FilterRefused, QuestionRefused

Entry = Literal["chat", "api", "mcp"]
"""Where a question comes in."""

Stage = Literal["read", "search", "choose", "model"]
"""Reading the question, finding passages, choosing the figure, having a model word it."""

Outcome = Literal["answered", "conflict", "clarified", "refused", "rejected", "stopped", "failed"]
"""``rejected``: not taken (empty, too long, a filter that fits nothing); ``stopped``: its reader left."""

ENTRIES: tuple[Entry, ...] = ("chat", "api", "mcp")
STAGES: tuple[Stage, ...] = ("read", "search", "choose", "model")
_OUTCOMES: dict[str, Outcome] = {
    "answered": "answered",
    "conflict": "conflict",
    "clarify": "clarified",
    "refused": "refused",
}

T = TypeVar("T")


@dataclass(slots=True)
class Span:
    """A stage of one question; one that pauses while its reader reads goes on in the same span."""

    stage: Stage
    begun_ns: int
    """Nanoseconds since 1970."""

    ns: int
    """How long it worked, in nanoseconds."""


@dataclass(slots=True)
class Seen:
    """One question, as it is counted, logged and traced."""

    entry: Entry
    question: str
    """For a log that was asked for it, and nobody else."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    begun_ns: int = field(default_factory=time.time_ns)
    ns: int = 0
    """From the question to the whole answer, without the pauses in which it is shown."""

    language: str = "vi"
    outcome: Outcome = "failed"
    model: str = ""
    """Whose words were shown; ``"extractive"`` for the reports' own."""

    fallback: str = ""
    """Why a model's words were not shown; ``""`` where they were, or none was asked."""

    spans: list[Span] = field(default_factory=list)
    busy: bool = False
    """A stage is going on: what it calls belongs to it."""


Sink = Callable[[Seen], None]
"""Is told of each question when it is over."""

_NOW: ContextVar[Seen | None] = ContextVar("seen", default=None)


@contextmanager
def stage(name: Stage) -> Iterator[None]:
    """Around a stage of the question that is being answered; of no effect where nobody watches."""
    seen = _NOW.get()
    if seen is None or seen.busy:
        yield
        return
    seen.busy, begun = True, time.time_ns()
    clock = time.perf_counter_ns()
    try:
        yield
    finally:
        seen.busy, spent = False, time.perf_counter_ns() - clock
        if seen.spans and seen.spans[-1].stage == name:
            seen.spans[-1].ns += spent
        else:
            seen.spans.append(Span(name, begun, spent))


def staged(name: Stage, pieces: Iterator[T]) -> Iterator[T]:
    """``pieces``, each made within the stage; the pauses between them do not count."""
    while True:
        with stage(name):
            try:
                piece = next(pieces)
            except StopIteration:
                return
        yield piece


def tell_language(language: str) -> None:
    """The language of the question that is being answered."""
    if seen := _NOW.get():
        seen.language = language


class Watch:
    """Follows questions from where they come in to their whole answer. Threads may share it."""

    def __init__(self, sinks: Sequence[Sink] = ()) -> None:
        self._sinks = tuple(sinks)

    def follow(self, entry: Entry, question: str, answers: Iterator[Answer]) -> Iterator[Answer]:
        """``answers``, the last of which is whole; what became of them is told at the end."""
        seen = Seen(entry, question)
        last: Answer | None = None
        try:
            while (answer := _next(seen, answers)) is not None:
                last = answer
                yield answer
            if last is not None:
                _end(seen, last)
        except GeneratorExit:
            seen.outcome = "stopped"
            raise
        except (QuestionRefused, FilterRefused):
            seen.outcome = "rejected"
            raise
        finally:
            for sink in self._sinks:
                sink(seen)


def _next(seen: Seen, answers: Iterator[Answer]) -> Answer | None:
    """The next answer, made while ``seen`` is the question that is being answered."""
    token = _NOW.set(seen)
    clock = time.perf_counter_ns()
    try:
        return next(answers, None)
    finally:
        _NOW.reset(token)
        seen.ns += time.perf_counter_ns() - clock


def _end(seen: Seen, last: Answer) -> None:
    seen.outcome = _OUTCOMES[last.status]
    seen.model, seen.fallback = last.model, last.fallback


UNWATCHED = Watch()
"""Tells nobody."""
