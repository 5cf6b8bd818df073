"""The trial itself: reports change, their ingestion is killed, and the next one must make all good."""

import random
import shutil
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from evals.kills.asking import Asker
from evals.kills.looking import find_faults
from evals.kills.records import Answers, Combination, Kill, Run, Sources
from evals.kills.victims import PATIENCE, Start, kill, orphans, wait
from ingest.errors import PipelineError
from ingest.faults import POINTS
from ingest.files import bytes_below

_AGAIN = 0.25
"""How often the next ingestion is killed too."""

_EMPTY = 0.08
"""How often the first ingestion of all is the one that is killed."""


@dataclass(slots=True)
class Trials:
    """A folder of reports, the data made of it, and who asks."""

    place: Path
    sources: Sources
    start: Start
    asker: Asker
    chance: random.Random
    faults: list[str] = field(default_factory=list)
    kills: list[Kill] = field(default_factory=list)
    recoveries: int = 0
    _known: dict[Combination, Answers | str] = field(default_factory=dict)
    _bytes: dict[Combination, int] = field(default_factory=dict)
    _seconds: list[float] = field(default_factory=list)
    _points: list[str] = field(default_factory=list)

    @property
    def reports(self) -> Path:
        """Where the reports lie."""
        return self.place / "reports"

    @property
    def data(self) -> Path:
        """Where catalogue and index live."""
        return self.place / "data"

    def go(self, count: int, done: Callable[[Kill], None]) -> None:
        """Kill until ``count`` kills were in time."""
        now = self._settle(self.chance.choice(self.sources.combinations))
        while sum(k.hit for k in self.kills) < count:
            before: Combination | None = now
            if self.chance.random() < _EMPTY:
                shutil.rmtree(self.data)
                before = None
            now = self.chance.choice([c for c in self.sources.combinations if c != now])
            self.sources.write(self.reports, now)
            while True:
                done(self._kill(before, now))
                if self.chance.random() >= _AGAIN:
                    break
            self._recover(now)

    def expected(self, combination: Combination) -> Answers | str:
        """The answers after an undisturbed ingestion into an empty folder."""
        if combination not in self._known:
            with_reports, data = self.place / "calm" / "reports", self.place / "calm" / "data"
            shutil.rmtree(data, ignore_errors=True)
            self.sources.write(with_reports, combination)
            begun = time.monotonic()
            if wait(self.start(with_reports, data, ""), PATIENCE) != 0:
                self.faults.append(f"{combination}: an undisturbed ingestion failed")
            self._seconds.append(time.monotonic() - begun)
            self._bytes[combination] = bytes_below(data)
            self._known[combination] = self.asker.ask(data, self.sources.questions, fresh=True)
        return self._known[combination]

    def _settle(self, combination: Combination) -> Combination:
        self.expected(combination)
        self.sources.write(self.reports, combination)
        if wait(self.start(self.reports, self.data, ""), PATIENCE) != 0:
            self.faults.append("the first ingestion failed")
        return combination

    def _kill(self, before: Combination | None, now: Combination) -> Kill:
        wanted = {"new": self.expected(now), **({"old": self.expected(before)} if before else {})}
        point = self._next_point() if self.chance.random() < 0.5 else ""
        seconds = 0.0 if point else self.chance.uniform(0.0, median(self._seconds))
        pid = self.start(self.reports, self.data, point)
        ended = wait(pid, PATIENCE if point else seconds)
        if ended is None:
            ended = kill(pid)
        if left := orphans(pid):
            self.faults.append(f"left running: {left}")
        hit = ended != 0
        shown = self.asker.ask(self.data, self.sources.questions, fresh=True)
        told = next((word for word, answers in wanted.items() if answers == shown), "half")
        if told == "half" and before is None and isinstance(shown, str) and "Missing" in shown:
            told = "none"
        made = Kill(point=point, seconds=seconds, hit=hit, shown=told)
        if told == "half":
            self.faults.append(f"killed {made.where}: neither the old nor the new answers: {shown}")
        if hit and ended != -signal.SIGKILL and not point:
            self.faults.append(f"an ingestion ended with {ended} before it was killed")
        self.kills.append(made)
        return made

    def _next_point(self) -> str:
        """Every named place comes up before one comes up again."""
        if not self._points:
            self._points = self.chance.sample(POINTS, len(POINTS))
        return self._points.pop()

    def _recover(self, now: Combination) -> None:
        """The next ingestion makes all good, without anybody's help."""
        where = f"after {self.kills[-1].where}"
        ended = wait(pid := self.start(self.reports, self.data, ""), PATIENCE)
        if ended is None:
            kill(pid)
        found = [] if ended == 0 else [f"the next ingestion ended with {ended}"]
        try:
            found += find_faults(self.data, self.sources.documents(now), usual=self._bytes[now])
            # The chat that was opened after the kill goes on and sees the new reports.
            if self.asker.ask(self.data, self.sources.questions, fresh=False) != self.expected(now):
                found.append("the answers are not those of an undisturbed ingestion")
        except (PipelineError, OSError) as error:
            found.append(str(error))
        self.faults += [f"{where}: {fault}" for fault in found]
        self.recoveries += 1
        if found:
            shutil.rmtree(self.data)  # what was repaired by hand; the next trial begins anew
            self._settle(now)

    def result(self, seed: int) -> Run:
        """All that was tried."""
        return Run(seed=seed, kills=tuple(self.kills), faults=tuple(self.faults), recoveries=self.recoveries)
