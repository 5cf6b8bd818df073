"""Reading reports steps back behind whoever is being answered on the same machine."""

import os
import time
from pathlib import Path

NICE = 10
"""Steps of priority, of 19: beside a busy chat a tenth of a core, all of it where nobody else wants it."""

_ASKING_SECONDS = 5.0
"""How long a session asks to be put behind the others. Of all that are not root's Linux hears one in a tenth
of a second (``proc_sched_autogroup_set_nice``), and several readers are started at once."""


def step_back() -> None:
    """Let programs of usual priority go first, from now on and in every child; never undone."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(max(NICE - os.nice(0), 0))
        _step_back_as_session()


def _step_back_as_session() -> None:
    # Linux shares a machine out by sessions first, and what stands at the head of one speaks for all of it.
    if os.getsid(0) != os.getpid():
        return
    until = time.monotonic() + _ASKING_SECONDS
    while True:
        try:
            Path("/proc/self/autogroup").write_text(str(NICE), encoding="ascii")
        except BlockingIOError:
            if time.monotonic() > until:
                return
            time.sleep(0.02)
        except OSError:  # a kernel without such groups
            return
        else:
            return
