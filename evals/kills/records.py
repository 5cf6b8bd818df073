"""What is tried, and what came of it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

Combination = tuple[int, ...]
"""Which version each report has, in the order of :attr:`Sources.names`."""

Answers = tuple[dict[str, Any], ...]
"""One a question, as JSON without timings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Small reports in several versions, and what is asked of them."""

    names: tuple[str, ...]
    versions: tuple[tuple[str, ...], ...]
    """Of each report; an empty one means that the file is not there."""

    questions: tuple[str, ...]

    @property
    def combinations(self) -> list[Combination]:
        """All that the folder can hold."""
        return list(product(*(range(len(texts)) for texts in self.versions)))

    def documents(self, combination: Combination) -> list[str]:
        """Names of the files that are there, in order."""
        return sorted(name for name, _ in self._texts(combination))

    def write(self, folder: Path, combination: Combination) -> None:
        """Make ``folder`` hold these versions and nothing else."""
        for name in self.names:
            (folder / name).unlink(missing_ok=True)
        for name, text in self._texts(combination):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    def _texts(self, combination: Combination) -> Iterator[tuple[str, str]]:
        for name, texts, version in zip(self.names, self.versions, combination, strict=True):
            if texts[version]:
                yield name, texts[version]


@cache
def load_sources() -> Sources:
    """Those that come with the program."""
    read = tomllib.loads(files("evals.kills").joinpath("reports.toml").read_text(encoding="utf-8"))
    return Sources(
        names=tuple(report["name"] for report in read["reports"]),
        versions=tuple(tuple(text.strip() for text in report["versions"]) for report in read["reports"]),
        questions=tuple(read["questions"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One ingestion that was to be killed."""

    point: str
    """Where: a place of :mod:`ingest.faults`; ``""`` at a moment drawn at random."""

    seconds: float
    """When, after its start; 0 at a named place."""

    hit: bool
    """False when it had ended before."""

    shown: str
    """What was answered afterwards: the ``old`` reports, the ``new`` ones, ``none`` where nothing was there,
    or ``half``."""

    @property
    def where(self) -> str:
        """In words."""
        return self.point or f"after {self.seconds:.3f} s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All that was tried with one seed."""

    seed: int
    kills: tuple[Kill, ...]
    faults: tuple[str, ...]
    """What was lost, doubled, left over or answered wrongly, in words."""

    recoveries: int
    """Ingestions that were left to end after a kill, and looked through."""

    @property
    def summary(self) -> str:
        """One line."""
        hit = [kill for kill in self.kills if kill.hit]
        named = sum(bool(kill.point) for kill in hit)
        shown = {told: sum(kill.shown == told for kill in hit) for told in ("old", "new", "none", "half")}
        told = ", ".join(f"{count} {word}" for word, count in shown.items() if count)
        return (
            f"seed {self.seed}: {len(hit)} kills ({named} at {len({k.point for k in hit if k.point})} named "
            f"places, {len(hit) - named} at random moments; {len(self.kills) - len(hit)} more too late); "
            f"answers after them: {told}; {self.recoveries} recoveries; {len(self.faults)} faults"
        )
