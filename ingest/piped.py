"""Output that goes into another program."""

import os
import sys
from collections.abc import Callable

CLOSED = 128 + 13
"""Exit status of a program that SIGPIPE ends, as shells give it."""


def run_piped(main: Callable[[], int]) -> int:
    """The exit status of ``main``; :data:`CLOSED`, without a word, when nobody reads its output any more.

    ``| head`` closes the pipe when it has its lines.
    """
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still to be written goes nowhere, or the interpreter would complain while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLOSED
    return status
