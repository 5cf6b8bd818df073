"""The prompts of a language model, from ``*.md``: LangChain templates, names checked both ways.

What stands above the line ``---`` is the system message. It has no variables, so that a server which keeps
the beginnings of prompts reads it once. What stands below is the reader's turn.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from langchain_core.prompts import PromptTemplate

_CUT = "\n---\n"

VARIABLES: Mapping[str, frozenset[str]] = {
    "answer.vi": frozenset({"fence", "facts", "passages", "question"}),
    "answer.other": frozenset({"fence", "facts", "passages", "question", "language"}),
    "summary.vi": frozenset({"fence", "facts", "question"}),
    "condense": frozenset({"fence", "history", "question"}),
    "translate": frozenset({"fence", "question"}),
}
"""Prompt → the names that it is filled with."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt and how it is filled."""

    name: str
    system: str
    """Never changes from one question to the next."""

    user: PromptTemplate
    fingerprint: str
    """First 12 hex digits of the file's SHA-256."""

    def fill(self, **values: str) -> tuple[str, str]:
        """The system message and the reader's turn.

        Raises:
            KeyError: ``values`` are not exactly its names.
        """
        if values.keys() != set(self.user.input_variables):
            raise KeyError(f"{self.name} takes {sorted(self.user.input_variables)}, got {sorted(values)}")
        return self.system, self.user.format(**values)


def read_prompt(name: str, text: str, variables: frozenset[str]) -> Prompt:
    """The prompt in ``text``.

    Raises:
        KeyError: It has other names than ``variables``, or any above its line.
    """
    above, cut, below = text.strip().partition(_CUT)
    system, user = PromptTemplate.from_template(above), PromptTemplate.from_template(below)
    if not cut or system.input_variables or set(user.input_variables) != variables:
        found = sorted({*system.input_variables, *user.input_variables})
        raise KeyError(f"{name} takes {sorted(variables)} below one line ---, got {found}")
    return Prompt(name, system.format(), user, hashlib.sha256(text.encode()).hexdigest()[:12])


@cache
def load_prompt(name: str) -> Prompt:
    """The prompt ``name``, one of :data:`VARIABLES`.

    >>> load_prompt("translate").fill(fence="x", question="?")[1].splitlines()[0]
    '<<x>>'
    """
    text = files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8")
    return read_prompt(name, text, VARIABLES[name])
