"""Results that are kept while one report is read: its headings and clauses come again and again."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

Asked = ParamSpec("Asked")
Result = TypeVar("Result")

_MOST = 4096
"""Results of one function; a long report has about as many sentences."""

_FORGET: list[Callable[[], None]] = []


def kept(function: Callable[Asked, Result]) -> Callable[Asked, Result]:
    """The function with its results kept until :func:`forget`; they must be of a kind that nobody changes."""
    cached = lru_cache(maxsize=_MOST)(function)
    _FORGET.append(cached.cache_clear)
    return cast("Callable[Asked, Result]", cached)


def forget() -> None:
    """Let go of all results: the next report says other things."""
    for clear in _FORGET:
        clear()
