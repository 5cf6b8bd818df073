"""One queue of reports to bring in step, worked off by one thread, each time by a child program."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.office.errors import OfficeError
from assistant.office.log import Log
from assistant.upkeep.child import COMMAND, Ended, ingest_files
from assistant.upkeep.records import Instead, Job
from assistant.upkeep.shelf import Shelf
from prompts.reasons import explain_reason

KEPT = 50
"""Jobs that are over and still told of."""

TRIES = 2
"""How often a program that died, or a file that went while it began, is tried at once."""

AGAIN_SECONDS = 60.0
LAST_SECONDS = 3600.0
"""First and longest wait before what did not come to its end is tried again; each wait doubles. What was
withdrawn is cited until then."""

logger = logging.getLogger(__name__)

Undo = Callable[[Instead], bool]
"""Puts the earlier file back; False where the new one is not there any more."""


class Jobs:
    """Work for the reports; what is asked for while a child works is done together by the next one."""

    def __init__(
        self,
        data: Path,
        shelf: Shelf,
        log: Log,
        undo: Undo,
        *,
        command: Sequence[str] = COMMAND,
        pause_seconds: float = 2.0,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Nothing runs before :meth:`begin`; ``then`` is called between a child's end and its being told."""
        self._data = data
        self._shelf = shelf
        self._log = log
        self._undo = undo
        self._command = tuple(command)
        self._pause = pause_seconds
        self._then = then
        self._wait = AGAIN_SECONDS
        self._unended: set[int] = set()
        self._jobs: list[Job] = []
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="upkeep", daemon=True)

    def begin(self) -> None:
        """Start working."""
        self._thread.start()

    def close(self) -> None:
        """Begin nothing more. A child that runs is left to end by itself: what it does is whole."""
        self._closing.set()
        with self._changed:
            self._changed.notify_all()

    def add(self, job: Job) -> None:
        """One more."""
        with self._changed:
            over = [one for one in self._jobs if one.stage in {"done", "failed"}]
            for one in over[: max(0, len(over) - KEPT)]:
                self._jobs.remove(one)
            self._jobs.append(job)
            self._changed.notify_all()

    def all(self) -> list[Job]:
        """The jobs as they stand, oldest first."""
        with self._changed:
            return list(self._jobs)

    def settled(self, timeout_seconds: float) -> bool:
        """True as soon as nothing is left to do; False where it takes longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open(), timeout_seconds)

    def _open(self) -> list[Job]:
        return [one for one in self._jobs if one.stage not in {"done", "failed"}]

    def _set(self, numbers: Sequence[int], **fields: object) -> None:
        with self._changed:
            self._jobs = [replace(j, **fields) if j.number in numbers else j for j in self._jobs]  # type: ignore[arg-type]
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                patience = self._wait if self._unended else None
                woken = self._changed.wait_for(lambda: self._closing.is_set() or bool(self._open()), patience)
                if self._closing.is_set():
                    return
                if not woken:
                    self._wait = min(2 * self._wait, LAST_SECONDS)
                    self._set(tuple(self._unended), stage="waiting", reasons=())
                    self._unended.clear()
                waiting = self._open()
            if waiting:
                self._run([job for job in waiting if job.again == waiting[0].again])

    def _run(self, jobs: Sequence[Job]) -> None:
        """Do these together."""
        numbers = [job.number for job in jobs]
        names = list(dict.fromkeys(name for job in jobs for name in job.names))
        ended = Ended(outcome=None, error="stopped", said="stopped")
        tries = 0
        while tries < TRIES:
            self._set(numbers, stage="reading", done=0, total=len(names), file="")
            ended = self._ingest(numbers, names, again=jobs[0].again)
            if ended.error == "CatalogueBusy":
                self._set(numbers, stage="busy")
                if self._closing.wait(self._pause):
                    return
                continue
            tries += 1
            if ended.error not in {"stopped", "ReportsMissing"}:
                break
        self._then()
        if ended.outcome is None:
            self._unended.update(numbers)
        else:
            self._wait = AGAIN_SECONDS
        for job in jobs:
            self._finish(job, ended)

    def _ingest(self, numbers: Sequence[int], names: Sequence[str], *, again: bool) -> Ended:
        def step(done: int, total: int, file: str) -> None:
            self._set(numbers, done=done, total=total, file=file)

        try:
            here = self._shelf.files()
            return ingest_files(
                self._data,
                [here[name] for name in names if name in here],
                gone=[self._shelf.folder / name for name in names if name not in here],
                again=again,
                step=step,
                command=self._command,
            )
        except OSError as error:  # no program could be begun, or the folder cannot be read
            return Ended(outcome=None, error=type(error).__name__, said=str(error))

    def _here(self) -> dict[str, Path]:
        try:
            return self._shelf.files()
        except OSError as error:
            logger.warning("the reports' folder cannot be read: %s", error)
            return {}

    def _finish(self, job: Job, ended: Ended) -> None:
        if ended.outcome is None:
            logger.warning("ingestion ended: %s: %s", ended.error, ended.said)
            failed = dict.fromkeys(job.names, explain_reason(ended.said))
        else:
            failed = {n: explain_reason(ended.failed[n]) for n in job.names if n in ended.failed}
        here = self._here()
        told = [
            {"file": n, "reason": why, "sha256": self._shelf.sha256(here[n]) if n in here else ""}
            for n, why in failed.items()
        ]
        back = [
            one.name
            for one in job.instead
            if ended.outcome is not None and one.name in failed and self._undo(one)
        ]
        read = [n for n in job.names if n in here and n not in failed]
        removed = [n for n in job.names if n not in here and n not in failed]
        try:
            self._log.add(
                "", "report.outcome", job=job.number, read=read, removed=removed, failed=told, back=back
            )
        except OfficeError as error:
            logger.warning("%s", error)
        if back:  # what came back may not be in step either: a correction that nobody had read yet
            self.add(Job(number=-job.number, names=tuple(back)))
        self._set([job.number], stage="failed" if failed else "done", reasons=tuple(failed.items()), file="")
