"""All measurements, one after the other, each in a child of its own."""

import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.speed.asking import real_questions
from evals.speed.children import run_child
from evals.speed.corpus import SAMPLES
from evals.speed.goals import LARGE, judge
from evals.speed.ingesting import write_files
from evals.speed.tutorial import require_tutorial
from ingest.ocr.engine import identify

TUTORIAL = 1_000
"""Passages of the tutorial pipeline: its embedder takes a minute for so many."""

Said = Callable[[str, int], None]
"""Called with what is being measured, and how much of it is done."""

Kept = Callable[[dict[str, Any]], None]
"""Called with all that is measured so far after each index: the largest takes an hour and may fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to measure."""

    passages: int
    corpus: Path | None = None
    """JSON Lines; None puts texts together from the samples."""

    reports: tuple[Path, ...] = ()
    """Folders whose PDFs are read beside the samples'."""

    alone: bool = False
    """Without the tutorial pipeline."""

    @property
    def sizes(self) -> list[int]:
        """Passages of the indexes, tenfold from 1,000 on, and what the goals are about.

        >>> Plan(passages=20_000).sizes
        [1000, 10000, 20000]
        >>> Plan(passages=1_000_000).sizes
        [1000, 10000, 100000, 200000, 1000000]
        """
        steps = {1_000, LARGE}
        step = 10_000
        while step < self.passages:
            steps.add(step)
            step *= 10
        return [*sorted(s for s in steps if s < self.passages), self.passages]


def measure(plan: Plan, said: Said, kept: Kept = lambda _: None) -> dict[str, Any]:
    """The object that ``--json`` prints, see ``evals/README.md``.

    Raises:
        EvalError: Something that is needed is missing.
    """
    if not plan.alone:
        require_tutorial()
    with tempfile.TemporaryDirectory(prefix="hoi-speed-") as place:
        run = _Run(plan, Path(place), said)
        found = {
            "when": datetime.now().astimezone().isoformat(timespec="seconds"),
            "machine": {"cores": len(os.sched_getaffinity(0)), "system": platform.machine()},
            "passages": plan.passages,
            "corpus": plan.corpus.name if plan.corpus else "samples",
            "reading": run.reading(),
            "files": run.files(),
            "start": run.starting(),
            "tutorial": None if plan.alone else run.tutorial(),
            "questions": len(run.questions),
            "same_text": run.same_text(),
        }
        sizes: list[dict[str, Any]] = []
        for count in plan.sizes:
            sizes.append(run.size(count))
            found |= {"sizes": sizes, "goals": []}
            found["goals"] = judge(found)
            kept(found)
    return found


class _Run:
    """The measurements of one run; each leaves nothing but its figures."""

    def __init__(self, plan: Plan, place: Path, said: Said) -> None:
        self._plan = plan
        self._place = place
        self._said = said
        self._corpus = str(plan.corpus.resolve()) if plan.corpus else ""
        self._documents = 0
        self.questions = real_questions()

    def _child(self, name: str, task: str, **job: Any) -> dict[str, Any]:
        self._said(name, 0)
        job |= {"corpus": self._corpus, "questions": self.questions}
        return run_child(task, job, tell=lambda done: self._said(name, done))

    def reading(self) -> dict[str, Any]:
        folders = (SAMPLES, *self._plan.reports)
        paths = [str(path.resolve()) for folder in folders for path in sorted(folder.rglob("*.pdf"))]
        found = self._child("PDFs", "sort", paths=paths)
        read = self._child("text pages", "read", kind="text", paths=found["text"])
        scanned = found["scanned"] if identify() else []
        ocr = self._child("scanned pages", "read", kind="scanned", paths=scanned) if scanned else {}
        return {"pypdf": read["pypdf"], "ours": read["ours"], "ocr": ocr.get("ocr")}

    def files(self) -> dict[str, Any]:
        reports = self._place / "reports"
        write_files(self._plan.corpus, reports)
        found = {}
        for name, readers in (("one", {"readers": 1}), ("all", {})):
            data = self._place / "data"
            found[name] = self._child(
                f"files, {name} at a time", "ingest", reports=str(reports), folder=str(data), **readers
            )
            shutil.rmtree(data)
        return found

    def starting(self) -> dict[str, Any]:
        data = str(self._place / "samples")
        self._child("samples", "ingest", reports=str(SAMPLES), folder=data)
        return {
            "cold": self._child("first answer, cold", "start", folder=data, loaded=False),
            "loaded": self._child("first answer, embedder loaded", "start", folder=data, loaded=True),
        }

    def tutorial(self) -> dict[str, Any]:
        found = self._child(
            "tutorial pipeline",
            "tutorial",
            passages=min(TUTORIAL, self._plan.passages),
            folder=str(self._place / "tutorial"),
        )
        self._documents = found["documents"]
        return found

    def same_text(self) -> dict[str, Any] | None:
        """The tutorial's texts, all of them and no others, by this pipeline."""
        if not self._documents:
            return None
        return self._built("the tutorial's texts", documents=self._documents)[0]

    def size(self, count: int) -> dict[str, Any]:
        """An index of ``count`` passages, built and asked."""
        built, folder = self._built(f"index of {count:,}", passages=count, keep=True)
        asked = self._child(f"questions to {count:,}", "ask", folder=str(folder))
        shutil.rmtree(folder)
        return {"build": built, **asked}

    def _built(self, name: str, *, keep: bool = False, **amount: int) -> tuple[dict[str, Any], Path]:
        folder = self._place / "index"
        folder.mkdir()
        built = self._child(name, "build", folder=str(folder), **amount)
        if not keep:
            shutil.rmtree(folder)
        return built, folder
