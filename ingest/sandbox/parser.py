"""The parser that reads files in a child process."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from ingest.errors import UnreadableReport
from ingest.parse import ReportParser
from ingest.reports import ReportContent
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.child import Child, ChildEnded
from ingest.sandbox.wire import load

_FIX = "open it in the program that made it and save it anew, cut into parts if it is large"


@dataclass
class SandboxParser:
    """A :class:`ingest.parse.Parser` whose files cannot harm, stall or fill the process that asks for them.

    One child reads file after file; where one ends it, the next file gets a new child.
    """

    parser: ReportParser = field(default_factory=ReportParser)
    bounds: Bounds = field(default_factory=Bounds)
    _child: Child | None = field(default=None, init=False)

    @property
    def recipe(self) -> str:
        """That of the parser in the child."""
        return self.parser.recipe

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            self._child.close()
            self._child = None

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        """See :func:`ingest.parse.parse_report`.

        Raises:
            UnreadableReport: It cannot be read, or not within its bounds.
        """
        file = {"path": os.fsencode(path.absolute()).hex(), "document": document, "sha256": sha256}
        try:
            said = self._started().ask(file)
        except ChildEnded as error:
            self.close()
            raise UnreadableReport(path, why=str(error), fix=_FIX) from error
        except BaseException:
            self.close()  # stopped while it was asked: its answer would be taken for the next file's
            raise
        if self._child is not None and self._child.spent:
            self.close()
        return _content(path, said)

    def _started(self) -> Child:
        if self._child is None:
            self._child = Child(
                {"passage_tokens": self.parser.passage_tokens, "limits": asdict(self.parser.limits)},
                self.bounds,
            )
        return self._child


def _content(path: Path, said: bytes) -> ReportContent:
    """The report in a child's answer, or the failure that it tells of."""
    try:
        if not said.startswith(b'{"why"'):
            return load(said)
        told = json.loads(said)
        why, fix = str(told["why"]), str(told["fix"])
    except (LookupError, TypeError, ValueError) as error:
        raise UnreadableReport(path, why=f"reading it failed ({error})", fix=_FIX) from error
    raise UnreadableReport(path, why=why, fix=fix)
