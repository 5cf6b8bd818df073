"""The embedder as ingestion sees it: a protocol, and the next stage's program at the end of a pipe.

Ingestion imports no other room, so it talks to ``python -m vectorstore encode`` in JSON lines. That program's
slow imports then run beside the parsing.
"""

import base64
import binascii
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self, cast

import numpy as np
from numpy.typing import NDArray

from ingest.errors import VectorStoreError
from ingest.records import Passage

ROOT = Path(__file__).parent.parent
"""Where ``python -m`` finds the rooms."""

BATCH = 256
"""Texts a line; it bounds what a pipe and an embedder must hold at a time."""


class Encoder(Protocol):
    """Turns texts into vectors."""

    @property
    def fingerprint(self) -> str:
        """Identity of the model: another one means other vectors."""

    @property
    def dimension(self) -> int:
        """Numbers a vector."""

    def encode(self, texts: list[str]) -> NDArray[np.float16]:
        """Vectors of shape ``(len(texts), dimension)``."""


def embedded_text(passage: Passage) -> str:
    r"""What is embedded of a passage: its heading path, and its words.

    >>> embedded_text(Passage(report_id="a", ordinal=0, spans=(), text="Đạt 31 tỷ USD.", first_sentence=0,
    ...                       last_sentence=0, tokens=9, headings=("I. Kết quả", "1. FDI")))
    'I. Kết quả › 1. FDI\nĐạt 31 tỷ USD.'
    """
    return f"{' › '.join(passage.headings)}\n{passage.text}" if passage.headings else passage.text


def encode_passages(encoder: Encoder, passages: Sequence[Passage]) -> NDArray[np.float16]:
    """Vectors of passages, float16 of shape ``(len(passages), dimension)``.

    Raises:
        VectorStoreError: The embedder failed, or gave other than one finite vector a text.
    """
    made = [np.zeros((0, encoder.dimension), dtype=np.float16)]
    for start in range(0, len(passages), BATCH):
        texts = [embedded_text(p) for p in passages[start : start + BATCH]]
        vectors = encoder.encode(texts)
        if vectors.shape != (len(texts), encoder.dimension) or not np.isfinite(vectors).all():
            raise VectorStoreError(
                f"the embedder gave {vectors.shape} for {len(texts)} texts of {encoder.dimension} numbers, "
                "or numbers that are not finite; try another model"
            )
        made.append(vectors.astype(np.float16, copy=False))
    return np.concatenate(made)


class EncoderProcess:
    """An :class:`Encoder` in a process of its own, started now and asked when it is needed."""

    def __init__(self, command: Sequence[str] | None = None, *, timeout_seconds: float = 900.0) -> None:
        """Start the program; ``command`` is for tests, ``timeout_seconds`` the longest wait for one reply."""
        self._timeout = timeout_seconds
        self._hello: dict[str, Any] = {}
        self._late = False
        # A pipe that nobody drains would stop the program once it is full of warnings.
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - lives until close()
        self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
            [*(command or (sys.executable, "-m", "vectorstore", "--parent", str(os.getpid()), "encode"))],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )
        self._input = cast("IO[bytes]", self._process.stdin)
        self._output = cast("IO[bytes]", self._process.stdout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._process.kill()
        self.close()

    @property
    def fingerprint(self) -> str:
        """Identity of the model; waits until the program has said it.

        A program may say it in a first line of its own, before it loads the model: where nothing has changed,
        that is all we ask.

        Raises:
            VectorStoreError: It cannot be loaded.
        """
        return str(self._greeting("fingerprint"))

    @property
    def dimension(self) -> int:
        """Numbers a vector; waits until the model is loaded."""
        return int(self._greeting("dimension"))

    def encode(self, texts: list[str]) -> NDArray[np.float16]:
        """Vectors of shape ``(len(texts), dimension)``.

        Raises:
            VectorStoreError: The program ended, gave no answer in time, or one that cannot be read.
        """
        dimension = self.dimension
        reply = self._reply(json.dumps({"texts": texts}))
        try:
            flat = np.frombuffer(base64.b64decode(reply["vectors"], validate=True), dtype="<f2")
            return flat.reshape(len(texts), dimension).astype(np.float16, copy=False)
        except (KeyError, TypeError, ValueError, binascii.Error) as error:
            raise VectorStoreError(f"the embedder's answer cannot be read: {error}") from error

    def _greeting(self, key: str) -> Any:
        while key not in self._hello:
            hello = self._reply(None)
            if "fingerprint" not in hello:
                raise VectorStoreError(f"the embedder did not say what it is but {sorted(hello)}")
            self._hello |= hello
        return self._hello[key]

    def _reply(self, line: str | None) -> dict[str, Any]:
        """The next line, after sending ``line``. Where none comes in time, the program is killed."""
        late = threading.Timer(self._timeout, self._give_up)
        late.daemon = True
        late.start()
        try:
            if line is not None:
                self._input.write(line.encode("ascii") + b"\n")
                self._input.flush()
            got = self._output.readline()
        except BrokenPipeError:
            got = b""
        finally:
            late.cancel()
        if not got.endswith(b"\n"):
            raise VectorStoreError(self._ending())
        try:
            reply = json.loads(got)
        except ValueError as error:
            raise VectorStoreError(f"the embedder said what is not JSON: {got[:80]!r}") from error
        if not isinstance(reply, dict) or "error" in reply:
            raise VectorStoreError(
                f"the embedder says: {reply['error'] if isinstance(reply, dict) else reply}"
            )
        return reply

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _ending(self) -> str:
        if self._late:
            return f"the embedder gave no answer in {self._timeout:g} seconds; try a smaller model"
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "the embedder closed its output without ending"
        self._said.seek(0)
        return f"the embedder stopped: {last_words(self._said.read(), code)}"

    def close(self) -> None:
        """End the program: it ends when its input does, and is killed where it would go on loading."""
        if "dimension" not in self._hello:
            self._process.kill()
        for pipe in (self._input, self._output):
            with suppress(BrokenPipeError):
                pipe.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._said.close()


def last_words(stderr: bytes, code: int) -> str:
    r"""Why a program ended: the last line it said, or the signal or exit status.

    >>> last_words(b"Traceback\n  ...\nerror: no model\n", 1)
    'no model'
    >>> last_words(b"", -9)
    'killed by signal 9; see that there is enough memory'
    """
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    if code < 0:
        return f"killed by signal {-code}; see that there is enough memory"
    return lines[-1].strip().removeprefix("error: ") if lines else f"exit status {code}"
