"""The parser that reads files in child processes."""

import json
import os
import threading
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ingest.closing import Closing
from ingest.errors import UnreadableReport
from ingest.ocr.limits import cores
from ingest.ocr.pool import PREFIX
from ingest.parse import ReportParser
from ingest.reports import ReportContent
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.child import Child, ChildEnded
from ingest.sandbox.wire import load
from ingest.scratch import Scratch

_FIX = "open it in the program that made it and save it anew, cut into parts if it is large"


@dataclass
class SandboxParser(Closing):
    """A :class:`ingest.parse.Parser` whose files cannot harm, stall or fill the process that asks for them.

    Each thread that asks has one child, which reads file after file; where one ends it, the next file gets a
    new child. A child is asked by the thread that started it alone: Linux can end a child with that thread.
    """

    parser: ReportParser = field(default_factory=ReportParser)
    bounds: Bounds = field(default_factory=Bounds)
    readers: int = 1
    """Files read at the same time. Their scanned pages take turns, so that together no more of them are read
    than of one file."""

    _own: threading.local = field(default_factory=threading.local, init=False)
    _running: set[Child] = field(default_factory=set, init=False)
    _changing: threading.Lock = field(default_factory=threading.Lock, init=False)
    _turns: Scratch | None = field(default=None, init=False)
    _closed: bool = field(default=False, init=False)

    @property
    def recipe(self) -> str:
        """That of the parser in the child."""
        return self.parser.recipe

    def close(self) -> None:
        """End all children; a file that is being read, in whatever thread, fails."""
        with self._changing:
            self._closed = True
            running = list(self._running)
        for child in running:
            self._end(child)
        if self._turns is not None:
            self._turns.close()

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        """See :func:`ingest.parse.parse_report`.

        Raises:
            UnreadableReport: It cannot be read, or not within its bounds.
        """
        return content_said(path, self.ask(path, document, sha256))

    def ask(self, path: Path, document: str, sha256: str) -> bytes:
        """What the child says of a file, for :func:`content_said`.

        Raises:
            UnreadableReport: Nothing within its bounds.
        """
        file = {"path": os.fsencode(path.absolute()).hex(), "document": document, "sha256": sha256}
        child = None
        try:
            child = self._started()
            said = child.ask(file)
        except ChildEnded as error:
            self._end(child)
            raise UnreadableReport(path, why=str(error), fix=_FIX) from error
        except BaseException:
            self._end(child)  # stopped while it was asked: its answer would be taken for the next file's
            raise
        if child.spent:
            self._end(child)
        return said

    def _started(self) -> Child:
        """This thread's child.

        Raises:
            ChildEnded: The parser is closed.
        """
        child: Child | None = getattr(self._own, "child", None)
        if child is None or child not in self._running:
            with self._changing:  # what close() does not see, it cannot end
                if self._closed:
                    raise ChildEnded("reading was stopped")
                child = Child(self._told(), self.bounds)
                self._running.add(child)
            self._own.child = child
        return child

    def _told(self) -> dict[str, Any]:
        if self._turns is None:
            self._turns = Scratch(f"{PREFIX}turns-")
        limits = replace(self.parser.limits, turns=str(self._turns.path))
        return {"passage_tokens": self.parser.passage_tokens, "limits": asdict(limits)}

    def _end(self, child: Child | None) -> None:
        with self._changing:
            if child not in self._running or child is None:
                return
            self._running.discard(child)
        child.close()


def readers_at_a_time(wanted: int, bounds: Bounds) -> int:
    """How many files to read at a time.

    Args:
        wanted: What somebody set; 0 for one a core, or fewer where memory would not do for so many.
        bounds: Of each of them.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return wanted or max(1, min(cores(), memory // bounds.memory))


def content_said(path: Path, said: bytes) -> ReportContent:
    """The report in a child's answer.

    Raises:
        UnreadableReport: The failure that it tells of.
    """
    try:
        if not said.startswith(b'{"why"'):
            return load(said)
        told = json.loads(said)
        why, fix = str(told["why"]), str(told["fix"])
    except (LookupError, TypeError, ValueError) as error:  # a hostile file may make it say anything
        raise UnreadableReport(path, why=f"reading it failed ({error})", fix=_FIX) from error
    raise UnreadableReport(path, why=why, fix=fix)
