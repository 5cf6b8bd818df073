"""Work over one edition of the reports, though an ingestion may take its files away meanwhile."""

from collections.abc import Callable
from typing import TypeVar

from ingest.errors import PipelineError

S = TypeVar("S")
T = TypeVar("T")


def over_one_edition(current: Callable[[], S], work: Callable[[S], T]) -> T:
    """What ``work`` makes of what is ``current``, or of the next one where it fails and there is a next.

    An ingestion that removes a report does not leave its words to who still reads them.
    """
    sitting = current()
    while True:
        try:
            return work(sitting)
        except PipelineError:
            if (following := current()) is sitting:
                raise
            sitting = following
