"""A server of our own: started when it is needed, again when it has died, and ended with this program."""

import json
import os
import secrets
import subprocess
import sys
import threading
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast
from urllib.parse import urlsplit

from pydantic import SecretStr

from assistant.llm.local.weights import NAME, find_package, join_weights, tell_terms
from assistant.llm.settings import ModelSettings
from ingest.encoder import ROOT, last_words
from ingest.errors import ModelFailed
from ingest.ocr.limits import cores

_SLOTS = 2
"""Replies made at the same time; more wait in line."""

_HEALTH_SECONDS = 1.0
"""For saying that it is there, which takes a millisecond."""

_USUAL = {"first_seconds": 60.0, "gap_seconds": 30.0, "total_seconds": 120.0, "reply_tokens": 192}
"""Where nothing else was set: one core reads some 215 tokens of a prompt in a second, and writes 20."""


class Server:
    """llama.cpp with Gemma 3 270M on a free port of this machine. Threads may share it."""

    def __init__(self, settings: ModelSettings) -> None:
        """Nothing is started yet."""
        self._cache = settings.cache.expanduser()
        self.settings = settings.model_copy(update={"name": NAME, **_usual(settings)})
        """Those of its client but for the address."""

        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._address = ""
        self._key = SecretStr(secrets.token_urlsafe(24))

    @property
    def process(self) -> int | None:
        """Its process number, None where none was started."""
        return self._process.pid if self._process else None

    def locate(self) -> ModelSettings:
        """Where and by which key it is asked. One that has died is started again.

        Raises:
            ModelFailed: The extra is not installed, or it does not start.
        """
        with self._lock:
            if not self._answers():
                find_package("xllamacpp")
                weights = join_weights(self._cache)
                sys.stderr.write(tell_terms(self._cache))
                self._start(weights)
            return self.settings.model_copy(update={"url": self._address, "key": self._key})

    def stop(self) -> None:
        """End it, if it runs."""
        with self._lock:
            self._kill()

    def _answers(self) -> bool:
        """False where it has ended. A killed process is there for a moment longer, and its port is open."""
        if self._process is None or self._process.poll() is not None:
            return False
        asked = HTTPConnection(urlsplit(self._address).netloc, timeout=_HEALTH_SECONDS)
        try:
            asked.request("GET", "/health")
            asked.getresponse()
        except TimeoutError:
            return True  # busy: that is for the question's own clock to judge
        except (OSError, HTTPException):
            self._kill()
            return False
        finally:
            asked.close()
        return True

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _start(self, weights: Path) -> None:
        # One core is left to the rest: threads wait for each other at every step, so on two busy cores two of
        # them wrote 0.5 tokens in a second where one wrote 6; on two idle ones 26 and 20.
        asked = {
            "parent": os.getpid(),
            "weights": str(weights),
            "name": NAME,
            "key": self._key.get_secret_value(),
            "slots": _SLOTS,
            "context": self.settings.context_tokens,
            "threads": max(cores() - 1, 1),
        }
        with TemporaryFile() as said:
            child = self._process = subprocess.Popen(
                [sys.executable, "-m", "assistant.llm.local"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                start_new_session=True,
            )
            late = threading.Timer(self.settings.first_seconds, child.kill)
            late.start()
            address = _greeting(child, json.dumps(asked))
            late.cancel()
            if not address:
                child.kill()
                said.seek(0)
                why = last_words(said.read(), child.wait())
                raise ModelFailed("unreachable", f"the local model did not start: {why}")
        self._address = f"{address}/v1"


def _greeting(child: "subprocess.Popen[bytes]", asked: str) -> str:
    """The address that the child says it serves at; empty where it ends before."""
    with suppress(BrokenPipeError), cast("IO[bytes]", child.stdin) as told:  # its last words say more
        told.write(f"{asked}\n".encode())
    with cast("IO[bytes]", child.stdout) as heard:
        return heard.readline().decode().strip()


def _usual(settings: ModelSettings) -> dict[str, float]:
    return {name: value for name, value in _USUAL.items() if name not in settings.model_fields_set}
