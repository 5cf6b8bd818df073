"""A long finished answer shown in two steps; its figure and first words are there at once."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace

from assistant.records import Answer

_WORDS = re.compile(r"\S+\s*")
_LEAST, _STEPS = 40, 2
"""Words of a step, at least; steps, at most: each has the browser draw all anew (20 to 50 ms)."""

_PAUSE_SECONDS = 0.012
"""Between two steps of a stream: without it the page would show them all at once."""


def grow(whole: Answer) -> Iterator[Answer]:
    """Answers whose text grows, with the figures and citations of ``whole``; the last one is ``whole``."""
    pieces = _WORDS.findall(whole.answer)
    step = max(_LEAST, -(-len(pieces) // _STEPS))
    for end in range(step, len(pieces), step):
        yield replace(whole, answer="".join(pieces[:end]).rstrip(), notes=())
        time.sleep(_PAUSE_SECONDS)
    yield whole
