"""A model's statement as plain words, or why it is none that a reader may see."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.orders import find_orders
from assistant.terms import sequence
from assistant.writing.records import Why
from ingest.text import nfc
from prompts.templates import VARIABLES, load_prompt

LONG = 700
"""Characters of a statement that is still read."""

_REPEATED = 7
"""Syllables in a row that a statement may share with the prompt's own words, less one."""

_LEAD = re.compile(r"^(?:[-–•+*]\s+|#{1,6}\s+|\d{1,2}[.)]\s+(?=\D)|(?:Trả lời|Answer|Đáp)\s*:\s*)+")
_FACT = re.compile(r"\{{1,3}\s*[Ff]\s?\d{1,3}\s*\}{1,3}")
_FIRST_MARKS = re.compile(r"(?:\[\d{1,3}\]\s*)+(?=\S)")
_BOLD = re.compile(r"\*{1,3}|_{2,3}|\\(?=[*_\[\]{}])")


@cache
def load_lists() -> Mapping[str, Any]:
    """What ``words.toml`` says."""
    return tomllib.loads(files("assistant.writing").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def _markup() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p) for p in load_lists()["markup"]["patterns"])


def clean(text: str) -> str:
    """NFC, on one line, without list signs and bold of the model's own; its marks behind the words."""
    line = _LEAD.sub("", _BOLD.sub("", " ".join(nfc(text).split()))).strip()
    first = _FIRST_MARKS.match(line)
    return f"{_LEAD.sub('', line[first.end() :])} {first[0].strip()}" if first else line


def objection(text: str, fence: str) -> Why | None:
    """Why a cleaned statement may not be looked at further; None when it may.

    Args:
        text: As :func:`clean` gives it.
        fence: The code between which the data stood in this prompt.
    """
    if len(text) > LONG:
        return "long"
    if fence and fence.lower() in text.lower():
        return "prompt"
    if any(pattern.search(text) for pattern in _markup()):
        return "markup"
    if find_orders(_FACT.sub("", text)):
        return "order"
    said = sequence(text, folded=False)
    runs = {said[i : i + _REPEATED] for i in range(len(said) - _REPEATED + 1)}
    return "prompt" if runs & _prompt_runs() else None


@cache
def _prompt_runs() -> frozenset[tuple[str, ...]]:
    """Every run of :data:`_REPEATED` syllables of the prompts' own words."""
    found = []
    for name in VARIABLES:
        words = sequence(load_prompt(name).system, folded=False)
        found += [words[i : i + _REPEATED] for i in range(len(words) - _REPEATED + 1)]
    return frozenset(found)
