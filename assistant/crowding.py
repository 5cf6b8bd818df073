"""Passages that say the same again are left out: they would crowd others from what is looked through."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ingest.records import Passage
from ingest.reports import Report
from ingest.versions.signature import is_number, runs, words_of

ALIKE = 0.9
"""Share of the runs of words of two passages together that both have, from which they say the same."""

SPARE = 20
"""Passages searched for beyond those looked through, to stand in for what is left out."""

Run = tuple[str, ...]


@lru_cache(maxsize=20_000)
def _said(text: str) -> tuple[Run, frozenset[Run]]:
    """A passage's numbers in order, and its runs of words."""
    words = words_of(text)
    return tuple(word for word in words if is_number(word)), runs(words)


def leave_repeated(found: Iterable[tuple[Passage, Report, str]]) -> Iterator[str]:
    """Keys of the passages that say what none before them says, in order.

    Two say the same when their numbers are the same, nearly all their words, their headings, and the place
    and time that their reports are about: the words of another month or province are another statement.

    Args:
        found: Passages, best first, each with its report and the place that the report is about.
    """
    before: dict[object, list[frozenset[Run]]] = defaultdict(list)
    for passage, report, place in found:
        numbers, own = _said(passage.text)
        heads = tuple(tuple(words_of(heading)) for heading in passage.headings)
        same = before[numbers, heads, place, report.year, report.period]
        if not any(len(own & other) >= ALIKE * len(own | other) for other in same):
            same.append(own)
            yield passage.key
