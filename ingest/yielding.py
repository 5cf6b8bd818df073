"""Reading reports steps back behind whoever is being answered on the same machine."""

import os
from contextlib import suppress
from pathlib import Path

NICE = 10
"""Steps of priority, of 19: beside a busy chat a tenth of a core, all of it where nobody else wants it."""


def step_back() -> None:
    """Let programs of usual priority go first, from now on and in every child; never undone."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(max(NICE - os.nice(0), 0))
        _step_back_as_session()


def _step_back_as_session() -> None:
    # Linux shares a machine out by sessions first, and what stands at the head of one speaks for all of it.
    if os.getsid(0) == os.getpid():
        with suppress(OSError):  # a kernel without such groups, or one that may not be asked now
            Path("/proc/self/autogroup").write_text(str(NICE), encoding="ascii")
