"""What a page's child process says, as JSON: between two programs of ours, in one version."""

import json
from dataclasses import asdict
from typing import Any, Literal

from ingest.ocr.errors import PageUnread
from ingest.ocr.records import Picture, Print, Row
from ingest.readers.rules import Rule

Said = Picture | PageUnread | int | Literal["blank", "kept", "unread"]
"""``kept``: its pictures cover too little, so its own text counts. ``unread``: there is something to read,
and nobody was asked to. A number: pages of a picture file."""


def dump(said: Said) -> str:
    """One line."""
    if isinstance(said, PageUnread):
        return json.dumps({"why": said.why, "fix": said.fix, "again": said.again})
    return json.dumps({"said": said} if isinstance(said, str | int) else {"picture": asdict(said)})


def load(line: bytes) -> Said:
    """What :func:`dump` wrote.

    Raises:
        ValueError: It is something else: the child ended before it had said all.
    """
    try:
        told: dict[str, Any] = json.loads(line)
        if "why" in told:
            return PageUnread(told["why"], told["fix"], again=told["again"])
        said: Said = told["said"] if "said" in told else _picture(told["picture"])
    except (KeyError, TypeError) as error:
        raise ValueError("no answer of a page's child") from error
    return said


def _picture(told: dict[str, Any]) -> Picture:
    drawn = {name: tuple(Rule(**rule) for rule in told[name]) for name in ("across", "down")}
    return Picture(**told | drawn | {"rows": tuple(_row(row) for row in told["rows"])})


def _row(told: dict[str, Any]) -> Row:
    return Row(
        **told | {"words": tuple(Print(**word | {"box": tuple(word["box"])}) for word in told["words"])}
    )
