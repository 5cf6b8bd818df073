"""The sentences of which answers are made, from ``answers.<language>.toml``."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

from prompts.messages import Messages

_SPOKEN: ContextVar[str] = ContextVar("language", default="vi")
"""An answer is put together in many places; like a locale, its language is not handed through them all."""


def spoken() -> str:
    """The language in which the answer at hand is made, an ISO 639-1 code."""
    return _SPOKEN.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make answers in ``language`` inside."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def load_answers(language: str = "") -> Messages:
    """The sentences of ``language``; of the one :func:`spoken` without it.

    >>> load_answers().say("note", "as_of", date="20/12/2022")
    'Số liệu tính đến 20/12/2022.'
    """
    return _load(language or spoken())


@cache
def _load(language: str) -> Messages:
    raw = tomllib.loads(files("prompts").joinpath(f"answers.{language}.toml").read_text(encoding="utf-8"))
    return Messages(sections=raw, language=language)
