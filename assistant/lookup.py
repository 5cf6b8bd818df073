"""A question's words looked up in texts: each text is gone through once a question."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.terms import Term, bag, credit

Found = tuple[tuple[int, float], ...]
"""Places among the question's terms of those that stand in a text, rising, each with its credit above 0."""


class Lookup:
    """Which of a question's terms stand where. Made for one question, and gone with it."""

    def __init__(self, terms: Sequence[Term], *, folded: bool) -> None:
        """``folded`` where the question has no diacritics."""
        self.terms = tuple(terms)
        self.total = sum(t.weight for t in terms)
        self._folded = folded
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, term in enumerate(self.terms):
            self._places[term.bare].append(at)
        self.bare = frozenset(self._places)
        """The terms without diacritics."""
        self._unknown = [at for at, term in enumerate(self.terms) if term.unknown or term.others]
        """Those that may stand in a text that has none of their letters."""
        self._found: dict[str, Found] = {}
        self._parts: dict[frozenset[str], Lookup] = {}

    def find(self, text: str) -> Found:
        """The terms that stand in ``text``, as :func:`assistant.terms.credit` says."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._find(text)
        return found

    def _find(self, text: str) -> Found:
        where = bag(text, folded=self._folded)
        there = self.bare & where.bare
        if not there and not self._unknown:
            return ()
        near = {at for bare in there for at in self._places[bare]}
        worths = ((at, credit(self.terms[at], where)) for at in sorted(near.union(self._unknown)))
        return tuple((at, worth) for at, worth in worths if worth)

    def share(self, text: str) -> float:
        """Weighted share of the terms that stand in ``text``; 1 when there are no terms."""
        return self.weigh(self.find(text))

    def weigh(self, found: Found) -> float:
        """The same of terms that were found."""
        return sum(self.terms[at].weight * worth for at, worth in found) / self.total if self.total else 1.0

    def best(self, levels: Iterable[tuple[float, Found]]) -> Found:
        """Each term at the level where it counts most: a level's worth times the term's credit."""
        best: dict[int, float] = {}
        for level, found in levels:
            for at, worth in found:
                best[at] = max(level * worth, best.get(at, 0.0))
        return tuple(sorted(best.items()))

    def lost(self, text: str) -> float:
        """Weight of the most telling term that is missing in ``text``, 0 when none is."""
        there = {at for at, _ in self.find(text)}
        return max((t.weight for at, t in enumerate(self.terms) if at not in there), default=0.0)

    def without(self, bare: frozenset[str]) -> "Lookup":
        """For the terms other than ``bare``, which are without diacritics."""
        if not bare & self.bare:
            return self
        if bare not in self._parts:
            self._parts[bare] = Lookup([t for t in self.terms if t.bare not in bare], folded=self._folded)
        return self._parts[bare]
