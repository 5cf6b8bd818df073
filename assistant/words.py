"""Word lists of the assistant, from ``words.toml``."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def load_words(name: str) -> frozenset[str]:
    """The list ``name``, lower case.

    >>> "bao" in load_words("stops")
    True
    """
    raw = tomllib.loads(files("assistant").joinpath("words.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name].split())
