"""What the doctor checks, and what came of it."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.settings import Settings


class Ailment(Exception):
    """Something is not as it should be; says what, and what to do."""

    def __init__(self, said: str, advice: str) -> None:
        super().__init__(f"{said}; {advice}")
        self.said = said
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Patient:
    """What is checked."""

    settings: Settings
    data: Path


Check = Callable[[Patient], str]
"""Gives what was found in order; raises :class:`Ailment`, or whatever else, where it is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check's."""

    name: str
    ok: bool
    said: str
    advice: str = ""
    """What to do; ``""`` where all is well, or the sentence says it."""

    def to_json(self) -> dict[str, Any]:
        """For programs."""
        return asdict(self)

    def line(self) -> str:
        """For a person.

        >>> Finding(name="disk", ok=False, said="full", advice="make room").line()
        '✗ disk: full; make room'
        """
        told = "; ".join(filter(None, (self.said, self.advice)))
        return f"{'✓' if self.ok else '✗'} {self.name}: {told}"
