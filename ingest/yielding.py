"""Reading reports steps back behind whoever is being answered on the same machine."""

import os

NICE = 10
"""Steps of priority, of 19: beside a busy chat a tenth of a core, all of it where nobody else wants it."""


def step_back() -> None:
    """Let programs of usual priority go first, from now on and in every child; never undone."""
    if hasattr(os, "nice"):  # not on Windows
        os.nice(max(NICE - os.nice(0), 0))
