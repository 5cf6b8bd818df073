"""Regular expressions that are not tried on a text which holds none of the words that every match has."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from operator import itemgetter
from typing import Any, Generic, TypeVar

Tag = TypeVar("Tag")

_PARSER = import_module("re._parser")
"""CPython's own reader of patterns: what it says decides only whether a pattern is tried."""


class Pattern:
    """A compiled pattern, asked of many texts of which few hold its words.

    Looking for a word costs a hundredth of trying a pattern at each of a sentence's characters.
    """

    def __init__(self, source: str) -> None:
        """Compile it."""
        self.plain = re.compile(source)
        """The pattern itself."""

        self.words = needed_words(source)
        """Words of which one stands in every match; none where there are no such words."""

    def _can_match(self, text: str) -> bool:
        for word in self.words:  # plain: this runs for every pattern and sentence
            if word in text:
                return True
        return not self.words

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        return self.plain.finditer(text) if self._can_match(text) else iter(())

    def search(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        return self.plain.search(text) if self._can_match(text) else None


class Sieve(Generic[Tag]):
    """Many patterns, each with what it stands for; those that need the same words are left out together."""

    def __init__(self, patterns: Iterable[tuple[Pattern, Tag]]) -> None:
        """Sort them by the words that they need."""
        self._grouped: dict[tuple[str, ...], list[tuple[int, Pattern, Tag]]] = {}
        for ordinal, (pattern, tag) in enumerate(patterns):
            self._grouped.setdefault(pattern.words, []).append((ordinal, pattern, tag))

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Tag]]:
        """Every match of every pattern, pattern after pattern."""
        tried = [
            one
            for words, patterns in self._grouped.items()
            if not words or any(map(text.__contains__, words))
            for one in patterns
        ]
        for _, pattern, tag in sorted(tried, key=itemgetter(0)):
            for match in pattern.plain.finditer(text):
                yield match, tag


def needed_words(source: str) -> tuple[str, ...]:
    """Runs of characters of which one stands in every match; empty where the pattern needs none.

    >>> needed_words("(?:trong )?(?:quý|tháng) [0-9]+"), needed_words("[0-9]+")
    (('quý', 'tháng'), ())
    """
    parsed = _PARSER.parse(source)
    if parsed.state.flags & re.IGNORECASE:
        return ()
    words = sorted(_needed(parsed), key=len)
    shortest = [w for i, w in enumerate(words) if not any(other in w for other in words[:i])]
    return tuple(shortest) if all(shortest) else ()


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Of a sequence's parts, each of which must match, the one with the longest words."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, what in items:
        if str(kind) == "LITERAL":
            run += chr(what)
            continue
        found.append(frozenset({run}))
        run = ""
        found.append(_of_part(str(kind), what))
    found.append(frozenset({run}))
    return max(found, key=_weight)


def _of_part(kind: str, what: Any) -> frozenset[str]:
    if kind == "SUBPATTERN":
        return _needed(what[3]) if not what[1] else frozenset()
    if kind == "BRANCH":
        ways: Sequence[frozenset[str]] = [_needed(way) for way in what[1]]
        return frozenset().union(*ways) if all(map(_weight, ways)) else frozenset()
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and what[0] > 0:
        return _needed(what[2])
    return frozenset()


def _weight(words: frozenset[str]) -> int:
    """Length of the shortest word; 0 where nothing is needed."""
    return min(map(len, words), default=0)
