"""Two texts held against each other: the words they share, and the numbers in the same words."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.clean import is_syllable
from ingest.readers.letterhead import is_letterhead
from ingest.records import Page
from ingest.versions.signature import OPEN, TIME, is_number, is_of_series, open_numbers, runs, words_of

_HEAD_BLOCKS = 14
"""Blocks at the top among which number, place and date of a paper are left out of the comparison."""

_NEAR = 2
"""Words on each side of a number that say what it is."""

Place = tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A report's words below its letterhead."""

    words: tuple[str, ...]
    """Without diacritics, numbers whole."""

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """As :func:`ingest.versions.signature.runs`."""
        return runs(self.words)

    @cached_property
    def numbers(self) -> dict[tuple[Place, bool], Counter[str]]:
        """Numbers by the words around them and by whether they tell a time."""
        found: dict[tuple[Place, bool], Counter[str]] = defaultdict(Counter)
        left = [*[""] * _NEAR, *open_numbers(self.words), *[""] * _NEAR]
        for at, word in enumerate(self.words):
            if left[at + _NEAR] == OPEN:
                around = (*left[at : at + _NEAR], *left[at + _NEAR + 1 : at + 2 * _NEAR + 1])
                last = self.words[at - 1] if at else ""
                following = self.words[at + 1 : at + 2]
                time = is_of_series(last, word) or following in (("~thang",), ("~quy",))
                found[around, time][word] += 1
        return dict(found)

    @cached_property
    def odd(self) -> Counter[str]:
        """Words that no Vietnamese syllable is shaped like: names, abbreviations, slips of a scan."""
        words = (word for word in self.words if not is_number(word))
        return Counter(word for word in words if not is_syllable(word.lstrip(TIME)))

    def misread(self, other: "Text") -> int:
        """Odd words that the other, which says the same, does not have."""
        return sum(times for word, times in self.odd.items() if word not in other.odd)


def read_text(pages: Sequence[Page]) -> Text:
    """The words of a report with these pages."""
    texts = [page.text[block.start : block.end] for page in pages for block in page.blocks]
    head = [text for text in texts[:_HEAD_BLOCKS] if not is_letterhead(text)]
    kept = [*head, *texts[_HEAD_BLOCKS:]]
    return Text(tuple(word for text in kept for word in words_of(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How much of one report the other says too."""

    covered: float
    """Share of the first one's runs of words that the second has, 0 to 1."""

    covering: float
    """Share of the second one's runs that the first has, 0 to 1."""

    shared: int
    """Numbers, times left out, that stand in the same words in both."""

    changed: int
    """Of these, those that are not the same number."""

    timed: int
    """As ``shared``, of times: months, quarters, years, days."""

    moved: int
    """As ``changed``, of times."""

    @property
    def turned(self) -> "Comparison":
        """The second held against the first."""
        return replace(self, covered=self.covering, covering=self.covered)


def compare(one: Text, other: Text) -> Comparison:
    """``one`` held against ``other``."""
    common = len(one.runs & other.runs)
    shared = {False: 0, True: 0}
    changed = {False: 0, True: 0}
    for (around, time), mine in one.numbers.items():
        theirs = other.numbers.get((around, time))
        if theirs:
            both = min(mine.total(), theirs.total())
            shared[time] += both
            changed[time] += both - (mine & theirs).total()
    return Comparison(
        covered=common / len(one.runs),
        covering=common / len(other.runs),
        shared=shared[False],
        changed=changed[False],
        timed=shared[True],
        moved=changed[True],
    )
