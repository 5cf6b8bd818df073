"""Whose a report is: the province, city, office or company that it is about, by the names it gives."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.audit.records import Audited
from ingest.audit.statements import names_in
from ingest.text import UPPER, fold

_NAMED = re.compile(
    rf"\b(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|TỈNH|THÀNH PHỐ)\s+((?:[{UPPER}]\w*)(?:[\s-]+[{UPPER}]\w*){{0,3}})"
)
_LEAST = 2
"""Times that a report must name its place."""


@dataclass(frozen=True, slots=True)
class Home:
    """What a report is about."""

    place: str
    """Folded, or ``""``."""

    names: frozenset[str]
    """Folded names that title and issuer give, the place among them."""

    def meets(self, other: "Home") -> bool:
        """True when two reports speak of the same place, or neither says of which."""
        if self.place and other.place:
            return self.place == other.place
        return bool(self.names & other.names) or not (self.names or other.names)

    @property
    def known(self) -> bool:
        """False where the report does not say whom it is about."""
        return bool(self.names)


def home_of(source: Audited) -> Home:
    """The place that title, issuer or first line name, else the one that the report names most."""
    first = source.sentences[0].text if source.sentences else ""
    head = [t for t in (source.report.title, source.report.issuer, first) if t != t.upper()]
    named = {fold(m[1]) for text in head for m in _NAMED.finditer(text)}
    place = named.pop() if len(named) == 1 else _most_named(" ".join(s.text for s in source.sentences))
    names = frozenset(name for text in head[:2] for name in names_in(text) if len(name.split()) > 1)
    return Home(place, names | ({place} if place else set()))


def _most_named(text: str) -> str:
    counts: Counter[str] = Counter()
    for name in {m[1] for m in _NAMED.finditer(text)}:
        counts[fold(name)] += text.count(name)
    (place, count), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return place if count >= _LEAST and count >= 2 * second else ""
