"""The sentences of which answers are made, from ``answers.<language>.toml``."""

import tomllib
from functools import cache
from importlib.resources import files

from prompts.messages import Messages


@cache
def load_answers(language: str = "vi") -> Messages:
    """The sentences of ``language``, an ISO 639-1 code.

    >>> load_answers().say("note", "as_of", date="20/12/2022")
    'Số liệu tính đến 20/12/2022.'
    """
    raw = tomllib.loads(files("prompts").joinpath(f"answers.{language}.toml").read_text(encoding="utf-8"))
    return Messages(sections=raw, examples=())
