"""What a program is told when its request is not met: a code that stays, and a sentence for a person."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.office.errors import OfficeError
from ingest.errors import (
    FilterRefused,
    IngestError,
    PipelineError,
    QuestionRefused,
    VectorStoreError,
)
from prompts.messages import load_messages

Code = Literal[
    "bad_json",
    "bad_request",
    "question_empty",
    "question_too_long",
    "filter_refused",
    "unauthorized",
    "host_refused",
    "origin_refused",
    "not_found",
    "method_not_allowed",
    "not_acceptable",
    "timeout",
    "too_large",
    "unsupported_type",
    "too_many_requests",
    "internal",
    "unavailable",
    "busy",
]

STATUS: dict[Code, int] = {
    "bad_json": 400,
    "unauthorized": 401,
    "origin_refused": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "not_acceptable": 406,
    "timeout": 408,
    "too_large": 413,
    "unsupported_type": 415,
    "host_refused": 421,
    "bad_request": 422,
    "question_empty": 422,
    "question_too_long": 422,
    "filter_refused": 422,
    "too_many_requests": 429,
    "internal": 500,
    "unavailable": 503,
    "busy": 503,
}
"""Code → HTTP status."""

LANGUAGES = ("vi", "en")
_WEIGHED = re.compile(
    r"\s*([a-z]{1,8}|\*)(?:-[a-z0-9-]*)?\s*(?:;\s*q\s*=\s*([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One error, before its language is chosen."""

    code: Code
    values: Mapping[str, str] = field(default_factory=dict)
    """What its sentence is filled in with."""

    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """HTTP status."""
        return STATUS[self.code]

    def say(self, language: str) -> str:
        """Its sentence."""
        return load_messages(language).say("api_error", self.code, **self.values)

    def to_json(self, language: str) -> dict[str, Any]:
        """The body of the answer."""
        return {"error": {"code": self.code, "message": self.say(language)}}


class RequestRefused(PipelineError):
    """A request that is not met, with what its sender is told."""

    def __init__(self, code: Code, *, headers: Mapping[str, str] | None = None, **values: str) -> None:
        super().__init__(f"{code}: {values}")
        self.trouble = Trouble(code, values, headers or {})


def explain(error: PipelineError) -> Trouble:
    """What a program is told of an expected failure; nothing of its own words, which name folders."""
    if isinstance(error, RequestRefused):
        return error.trouble
    if isinstance(error, FilterRefused):
        return Trouble("filter_refused")
    if isinstance(error, QuestionRefused):
        return Trouble("question_empty")
    if isinstance(error, IngestError | VectorStoreError | OfficeError):
        return Trouble("unavailable", headers={"Retry-After": "30"})
    return Trouble("internal")


def code_of(status: int) -> Code:
    """The code for a status that the framework chose.

    >>> code_of(404), code_of(418)
    ('not_found', 'bad_request')
    """
    return next((code for code, at in STATUS.items() if at == status), "bad_request")


def told_at(status: int, accepted: str, **values: str) -> dict[str, Any]:
    """The body for a status that the server chose before the request came to us.

    >>> told_at(431, "en")["error"]["code"]
    'too_large'
    """
    code = code_of({431: 413}.get(status, status))
    return Trouble(code, values).to_json(language_of(accepted))


def language_of(accepted: str) -> str:
    """The language of sentences for an ``Accept-Language`` header: Vietnamese unless English is liked better.

    >>> [language_of(a) for a in ("", "en-GB,en;q=0.8", "en;q=0.5, vi", "fr", "en;q=0")]
    ['vi', 'en', 'vi', 'vi', 'vi']
    """
    liked = {"vi": 0.0, "en": 0.0}
    for part in accepted[:200].split(","):
        if (match := _WEIGHED.fullmatch(part)) and (name := match[1].lower()) in liked:
            liked[name] = max(liked[name], float(match[2] or 1))
    return "en" if liked["en"] > liked["vi"] else "vi"
