"""Word lists of the assistant, from ``words.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_words(name: str) -> frozenset[str]:
    """The list ``name``, lower case.

    >>> "bao" in load_words("stops")
    True
    """
    return frozenset(_file()[name].split())


def load_groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The groups ``name``, each of words that belong together, as written.

    >>> ("trước thuế", "sau thuế") in load_groups("rivals")
    True
    """
    return tuple(tuple(group) for group in _file()[name])


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(files("assistant").joinpath("words.toml").read_text(encoding="utf-8"))
