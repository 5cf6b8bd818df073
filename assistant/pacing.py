"""A finished answer shown word by word, as one that is being written."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace

from assistant.records import Answer

_WORDS = re.compile(r"\S+\s*")
_PIECE = 5
"""Words shown at a time."""

_PAUSE_SECONDS = 0.012
"""Between two pieces of a stream: without it the page would show them all in one step."""


def grow(whole: Answer) -> Iterator[Answer]:
    """Answers whose text grows; the last one is ``whole``."""
    pieces = _WORDS.findall(whole.answer)
    for end in range(_PIECE, len(pieces), _PIECE):
        time.sleep(_PAUSE_SECONDS)
        yield replace(whole, answer="".join(pieces[:end]).rstrip(), figures=(), citations=(), notes=())
    yield whole
