"""What reading one file may cost."""

import os
import re
import resource
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Limits of one file; the child that passes one is ended, and the file is a failure."""

    cpu_seconds: int = 120
    """Processor time, scanned pages apart: they have limits of their own."""

    wall_seconds: float = 360.0
    """Wall time until the file is read, or the next of its scanned pages is begun. Three times the processor
    time: on a busy machine a file may take its time."""

    scan_seconds: float = 7_200.0
    """Wall time of a file in all, scanned pages included."""

    memory: int = 1_500_000_000
    """Bytes of address space."""

    written: int = 200_000_000
    """Bytes that it may write into a file."""

    reply: int = 150_000_000
    """Bytes of the answer."""

    files: int = 256
    """Files that are open at a time."""

    spent: int = 500_000_000
    """Bytes of memory after which a child takes no other file: what grew once may not shrink."""


USUALLY = Bounds()
"""What holds where nothing else is set."""


def hold(bounds: Bounds, used_seconds: float) -> None:
    """Put this process under its limits; ``used_seconds`` of processor time do not count."""
    for what, most in (
        (resource.RLIMIT_CPU, int(used_seconds) + bounds.cpu_seconds),
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_FSIZE, bounds.written),
        (resource.RLIMIT_NOFILE, bounds.files),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        # The hard limit stays: pages of scans are read by children with limits of their own.
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def used_memory() -> int:
    """The most bytes of memory that this process ever held.

    On Linux from ``/proc``: the peak that ``getrusage`` tells is never less than that of the process which
    started this one.
    """
    if _STATUS.exists():
        held = re.search(r"^VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"), re.MULTILINE)
        if held is not None:
            return int(held[1]) * 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if os.uname().sysname == "Darwin" else peak * 1024


_STATUS = Path("/proc/self/status")
