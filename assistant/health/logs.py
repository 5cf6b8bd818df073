"""The log of the service: on standard error, as text or as JSON, everything through one formatter."""

import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOBase
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings

from assistant.health.lines import JsonLines, Teller, TextLines, Veil
from assistant.health.settings import LogSettings
from assistant.health.watch import Seen

logger = logging.getLogger(__name__)

BANNER = "HOI_LOG_QUESTIONS is on: this log holds what people ask; keep it as you keep letters"

_FRAME = re.compile(r'^\s+File "[^"]*?([^/"\\]+)", line (\d+), in (.{1,80})$')
_KIND = re.compile(r"^([A-Za-z_][\w.]{0,100})(?::|$)")


def secrets_of(sections: list[BaseSettings]) -> list[str]:
    """Every key among the settings, every password in an address, and what a file of a password holds.

    A password with signs that an address must escape is told in both forms.
    """
    values = [pair for section in sections for pair in dict(section).items()]
    keys = [v.get_secret_value() for _, v in values if isinstance(v, SecretStr)]
    keys += [_held(v) for name, v in values if name.endswith("password_file") and isinstance(v, Path)]
    texts = keys + [v for _, v in values if isinstance(v, str)]
    found = [password for text in texts if "://" in text and (password := urlsplit(text).password)]
    return [*keys, *found, *map(unquote, found)]


def _held(file: Path) -> str:
    """What a file holds; ``""`` where it cannot be read, which whoever needs it tells."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


class Printed(TextIOBase):
    """Standard error for code that prints there: each traceback is one record, each other line one too.

    Gradio prints the errors of its events, whose words may be a reader's; so places are told, not words.
    """

    def __init__(self, real: TextIO) -> None:
        self._real = real
        self._lines = threading.local()

    def fileno(self) -> int:
        """Of the real one: what writes there directly still can."""
        return self._real.fileno()

    def isatty(self) -> bool:
        """A record is no terminal's."""
        return False

    def write(self, text: str) -> int:
        """Take whole lines; the rest waits for its end."""
        whole = getattr(self._lines, "rest", "") + text
        *lines, self._lines.rest = whole.split("\n")
        for line in lines:
            self._take(line)
        return len(text)

    def _take(self, line: str) -> None:
        frames: list[str] | None = getattr(self._lines, "frames", None)
        if line.startswith("Traceback (most recent call last)"):
            self._lines.frames = []
        elif frames is None:
            if line.strip():
                logger.warning("a line was printed", extra={"private": line})
        elif found := _FRAME.match(line):
            frames.append(f"{found[1]}:{found[2]} {found[3]}")
        elif line and not line[0].isspace() and (kind := _KIND.match(line)):
            self._lines.frames = None
            name = kind[1].rpartition(".")[2]
            extra = {"error": name, "where": frames[-12:], "private": line}
            logger.error("an error was printed", extra=extra)


class Questions:
    """Writes down each question's course; what was asked only where the settings say so."""

    def __init__(self, settings: LogSettings) -> None:
        self._questions = settings.questions
        self._wanted = settings.questions or settings.form == "json"

    def __call__(self, seen: Seen) -> None:
        """A question is over."""
        if not self._wanted:
            return
        extra: dict[str, Any] = {
            "id": seen.id,
            "door": seen.entry,
            "language": seen.language,
            "outcome": seen.outcome,
            "model": seen.model,
            "fallback": seen.fallback,
            "ms": round(seen.ns / 1e6, 1),
            "stages_ms": {span.stage: round(span.ns / 1e6, 1) for span in seen.spans},
            "private": seen.question,
        }
        logger.info("question", extra=extra)


def tell(said: str) -> None:
    """Log a sentence, where there is one, that who starts the program should see."""
    if said.strip():
        logger.warning("%s", said.strip())


@contextmanager
def logging_to(
    stream: TextIO, settings: LogSettings, sections: list[BaseSettings], *also: logging.Handler
) -> Iterator[None]:
    """What is logged, or printed as an error, goes to ``stream`` line by line while the block runs.

    ``also``: handlers that see every record too.
    """
    root, ours = logging.getLogger(), logging.getLogger("assistant.health")
    teller = Teller(Veil(secrets_of(sections)), questions=settings.questions)
    handler = logging.StreamHandler(stream)
    handler.setFormatter((JsonLines if settings.form == "json" else TextLines)(teller))
    kept = root.handlers[:], ours.level, sys.stderr
    root.handlers[:] = [handler, *also]
    ours.setLevel(logging.INFO)
    logging.captureWarnings(True)
    sys.stderr = Printed(stream)
    try:
        if settings.questions:
            logger.warning(BANNER)
        yield
    finally:
        logging.captureWarnings(False)
        root.handlers[:], level, sys.stderr = kept
        ours.setLevel(level)
