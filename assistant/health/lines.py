"""Log records as lines: one record, one line, whatever stands in it, and nothing that is not to be told.

What our own code logs is told, for it names no question, no reader and no report's words (what does is in
``extra={"private": …}``). What other people's code logs may hold anything, so of it only the place is told.
"""

import json
import logging
import re
import traceback
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ingest.errors import FilterRefused, PipelineError, QuestionRefused

OURS = ("app", "assistant", "ingest", "prompts", "uvicorn", "vectorstore")
"""Loggers whose words are ours, and the server's, whose words are fixed."""

HIDDEN = "***"
_LEAST_SECRET = 4
"""Characters from which on a secret is looked for; a shorter one would blot out words."""

_FRAMES = 12
"""Places of an error that are told, the innermost last."""

_IN_URL = re.compile(r"(?<=://)[^\s/@]*:[^\s/@]*(?=@)")
"""Name and password in an address."""

_CONTROL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What ends a line, colours it, turns it round, or is no character."""

_QUOTING = (QuestionRefused, FilterRefused)
"""Errors of ours that repeat what somebody typed."""

FIELDS = ("id", "door", "language", "outcome", "model", "fallback", "ms", "stages_ms", "error", "where")
"""What a record may bring in ``extra`` that becomes a field."""


class Veil:
    """Takes secrets out of texts."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        # The longest first: one may hold another.
        self._secrets = sorted({s for s in secrets if len(s) >= _LEAST_SECRET}, key=len, reverse=True)

    def over(self, text: str) -> str:
        """``text`` without them.

        >>> Veil(["s3cret"]).over("key s3cret at http://me:pass@host/")
        'key *** at http://***@host/'
        """
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return _IN_URL.sub(HIDDEN, text)


def one_line(text: str) -> str:
    r"""``text`` with every character that could begin a line, or move a terminal, written out.

    >>> one_line("a\n[ERROR] \x1b[31mb")
    'a\\n[ERROR] \\x1b[31mb'
    """
    return _CONTROL.sub(lambda m: ascii(m[0])[1:-1], text)


class Teller:
    """What is told of a record."""

    def __init__(self, veil: Veil, *, questions: bool) -> None:
        """``questions``: what was asked, and what other people's code says, is told too."""
        self._veil = veil
        self._questions = questions

    def event(self, record: logging.LogRecord) -> str:
        """What happened, in one line."""
        ours = record.name.partition(".")[0] in OURS
        if ours or self._questions:
            said = _said(record) if ours else record.getMessage()
            private = getattr(record, "private", "") if self._questions else ""
            said = f"{said}: {private}" if private else said
        else:
            said = f"logged at {Path(record.pathname).name}:{record.lineno}"
        return one_line(self._veil.over(said))

    def error(self, record: logging.LogRecord) -> dict[str, Any]:
        """Kind and places of the error that a record carries; its words only where they are ours."""
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return {}
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        found: dict[str, Any] = {
            "error": type(error).__name__,
            "where": [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames],
        }
        if self._questions or (isinstance(error, PipelineError) and not isinstance(error, _QUOTING)):
            found["detail"] = one_line(self._veil.over(str(error)))
        return found


def _said(record: logging.LogRecord) -> str:
    """The message; of errors in it, those that are not ours or repeat a question are named by kind alone."""
    given = record.args
    if not isinstance(given, tuple):
        return record.getMessage()
    told = tuple(_told(value) if isinstance(value, BaseException) else value for value in given)
    return str(record.msg) % told if told else str(record.msg)


def _told(error: BaseException) -> str:
    known = isinstance(error, PipelineError | OSError) and not isinstance(error, _QUOTING)
    return str(error) if known else type(error).__name__


class TextLines(logging.Formatter):
    """For people: the message, and where an error came from."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._teller = teller

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        said, error = self._teller.event(record), self._teller.error(record)
        if not error:
            return said
        detail = f": {error['detail']}" if "detail" in error else ""
        return f"{said}: {error['error']}{detail} at {' > '.join(error['where'])}"


class JsonLines(logging.Formatter):
    """For programs: one object a line."""

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self._teller = teller

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        when = datetime.fromtimestamp(record.created, UTC)
        fields = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        told = {
            "time": when.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "logger": one_line(record.name),
            "event": self._teller.event(record),
            **fields,
            **self._teller.error(record),
        }
        return json.dumps(told, ensure_ascii=False)
