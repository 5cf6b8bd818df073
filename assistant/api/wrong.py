"""Which field of a request is wrong and how, without repeating what was sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from prompts.messages import load_messages

_SAID = {
    "missing": "missing",
    "extra_forbidden": "extra",
    "nul": "nul",
    "surrogate": "characters",
    "string_unicode": "characters",
    "model_attributes_type": "body",
    "model_type": "body",
    "dict_type": "body",
}
_NAME_CHARACTERS = 60


def wrong_field(errors: Sequence[Mapping[str, Any]], language: str) -> str:
    """The first fault of ``errors``, as pydantic lists them, in words.

    >>> wrong_field([{"type": "missing", "loc": ("body", "question")}], "en")
    'the field “question” is missing'
    """
    first = errors[0]
    say = load_messages(language).say
    name = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    how = _SAID.get(first["type"], "value")
    if how == "body" and not name:
        return say("api_wrong", "body")
    return say("api_wrong", "value" if how == "body" else how, field=_safe(name))


def _safe(name: str) -> str:
    """A field's name as it was sent, cut short and without what is no letter of a name."""
    return "".join(c if c.isalnum() or c in "._-" else "?" for c in name[:_NAME_CHARACTERS])
