"""Places where a test can end the program as ``kill -9`` would; without ``HOI_FAIL_AT`` they do nothing.

``HOI_FAIL_AT=report-stored`` ends the process that comes to this place first, ``HOI_FAIL_AT=report-stored:2``
the one that comes to it a second time.
"""

import os
import signal
from collections import Counter

VARIABLE = "HOI_FAIL_AT"

POINTS = (
    "run-begun",
    "report-parsed",
    "report-storing",
    "report-stored",
    "report-removed",
    "index-begun",
    "catalogue-copied",
    "vectors-written",
    "words-written",
    "index-written",
    "index-checked",
    "index-durable",
    "index-named",
    "current-written",
    "current-replaced",
    "index-removed",
    "run-ended",
)
"""All places, in the order in which an ingestion that adds, replaces and removes reports comes to them."""

_met: Counter[str] = Counter()


def fail_here(point: str) -> None:
    """Come to a place; the process ends here when the variable names it."""
    wanted = os.environ.get(VARIABLE)
    if not wanted:
        return
    name, _, times = wanted.partition(":")
    _met[point] += 1
    if name == point and _met[point] == int(times or 1):
        os.kill(os.getpid(), signal.SIGKILL)
