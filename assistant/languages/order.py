"""Pieces of an English question in the order of a Vietnamese one."""

import re
from collections.abc import Sequence

from assistant.languages.scan import Token

CHUNK = frozenset({"front", "word", "place", "name", "number", "unknown"})
"""Kinds of a run of nouns and what describes them."""


def render(tokens: Sequence[Token]) -> str:
    """The Vietnamese words in order: within a run of nouns and what describes them the last word first."""
    said: list[str] = []
    chunk: list[Token] = []
    for i, token in enumerate(tokens):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if token.kind == "time" and after and after.kind in CHUNK and _BARE_TIME.match(token.raw.lower()):
            chunk.append(token)
            continue
        if token.kind in CHUNK and not (token.kind == "front" and chunk):
            chunk.append(token)
            continue
        said.append(order(chunk))
        chunk = [token] if token.kind == "front" else []
        if token.kind != "front":
            said.append(_linked(token, after))
    said.append(order(chunk))
    return " ".join(" ".join(said).split())


def _linked(token: Token, after: Token | None) -> str:
    """A tie's words: none before a time, "ở" before a place."""
    if token.kind != "link" or after is None:
        return token.words if token.kind != "link" or token.words not in _LOOSE else ""
    if after.kind == "time" and token.words in _LOOSE:
        return ""
    return "ở" if after.kind == "place" and token.words == "trong" else token.words


_BARE_TIME = re.compile(r"(?:the )?(?:\d|q[1-4]|first|second|third|fourth)")
"""A time that describes the noun behind it: "the 2024 plan"."""

_LOOSE = frozenset({"trong", "của", "cho", "về", "tại", "đến", "từ", "do"})
"""Ties that say nothing before a time, whose own words hold them, nor at the end."""


def order(chunk: Sequence[Token]) -> str:
    """A run of nouns and what describes them, the Vietnamese way round."""
    front = [t.words for t in chunk if t.kind == "front"]
    rest: list[str] = []
    held: list[str] = []
    for i, token in enumerate(t for t in chunk if t.kind != "front"):
        if token.kind == "number" and i == 0:
            front.append(token.words)
        elif token.kind in ("name", "number") and held:
            held.append(token.words)
        elif token.kind in ("name", "number"):
            held = [token.words]
        else:
            rest, held = ([" ".join(held), *rest] if held else rest), []
            rest.insert(0, token.words)
    if held:
        rest = [*rest, " ".join(held)] if rest else [" ".join(held)]
    return _TWICE.sub(r"\1", " ".join([*front, *rest]))


_TWICE = re.compile(r"(?<!\w)(\w+(?: \w+){0,3}) \1(?!\w)", re.IGNORECASE)


def first_chunk(tokens: Sequence[Token]) -> tuple[list[Token], list[Token]]:
    """The run of nouns that ``tokens`` begin with, and the rest."""
    end = next((i for i, t in enumerate(tokens) if t.kind not in CHUNK), len(tokens))
    return list(tokens[:end]), list(tokens[end:])
