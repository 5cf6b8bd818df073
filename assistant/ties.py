"""Two sentences that answer a question for words equally well, and differently: neither is told."""

from collections.abc import Sequence

from assistant.texts import Found
from ingest.text import fold

MARGIN = 0.05
"""Lead over the next sentence below which neither is told: on questions of ViQuAD's development part two of
three answers with a smaller lead were wrong, and one of four of the others."""

SURE = 0.8
"""Share of the question's words in a sentence from which it is told all the same, where it has the date, the
person, the place asked for."""


def is_tied(ranked: Sequence[Found]) -> bool:
    """True where the best of ``ranked`` hardly leads another that would answer something else."""
    first = ranked[0]
    if first.parts and first.own >= SURE:
        return False
    rivals = (f for f in ranked[1:] if not f.misses and first.score - f.score < MARGIN)
    return any(not _says_the_same(first, rival) for rival in rivals)


def _says_the_same(one: Found, other: Found) -> bool:
    """True where both have the word asked for, or one is part of the other's text."""
    if {fold(p) for p in one.parts} & {fold(p) for p in other.parts}:
        return True
    mine, its = (fold(" ".join(s.text for s in f.sentences)) for f in (one, other))
    return mine in its or its in mine
