"""What reading one page may cost, and how sure it has to be."""

import os
from dataclasses import dataclass


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one page, and how many are read at a time."""

    seconds: float = 60.0
    """Processor time of each of one page's processes: on a busy machine a page may take its time."""

    pixels: int = 100_000_000
    """Largest picture that is opened: A3 at 600 dpi has 70 million."""

    memory: int = 2_000_000_000
    """Bytes of address space of one page's processes, each."""

    output: int = 30_000_000
    """Bytes that one page's processes may write into a file."""

    jobs: int = 0
    """Pages read at the same time, each by processes of its own; 0 for one a core."""

    turns: str = ""
    """A folder, where several programs read scans and together no more than ``jobs`` pages; see
    :mod:`ingest.ocr.turns`."""

    trusted: int = 85
    """Mean confidence of a page, 0 to 100, below which it is in quarantine. On pages of invented text,
    blurred, thinned or dirtied, most figures were wrong where it was 76 to 84; usual scans have 92 to 96."""

    sure: int = 88
    """Confidence of a figure's digits, 0 to 100, below which it is no answer by itself. On the same pages
    wrong digits had mostly 80 to 88; our real scan keeps every figure at 88, and 61 of 62 at 90."""

    @property
    def pages(self) -> int:
        """Pages read at the same time."""
        return self.jobs or cores()

    @property
    def patience(self) -> float:
        """Wall time of one page in seconds; then the whole process group is killed."""
        return 4 * self.seconds


USUAL = Limits()
"""What holds where nothing else is set."""
