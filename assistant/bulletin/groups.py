"""The indicators that a period can be told by, as the catalogue holds them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.bulletin.series import Key, Shelf, distinct, is_comparable, is_named, key_of
from assistant.bulletin.terms import Term
from assistant.bulletin.zones import zone_of
from assistant.compose import plain
from assistant.desk.query import Sought
from assistant.desk.records import Fact
from assistant.export.times import closing_day
from assistant.places import names_in, places_in
from ingest.audit.places import Home
from ingest.audit.subjects import load_words
from ingest.figures.scopes import read_facets
from ingest.text import fold
from prompts.messages import load_messages

MOST = 24
"""Indicators of a bulletin for which none are chosen."""


@dataclass(frozen=True, slots=True)
class Group:
    """An indicator of one period."""

    name: str
    facts: tuple[Fact, ...]
    """One of each value that reports tell, the best told first; more than one is a disagreement."""

    main: bool
    """True for an indicator of the whole place or of its zones together, which a bulletin has unasked."""

    @property
    def key(self) -> str:
        """Identity in one edition of the reports."""
        return self.facts[0].key


def groups_of(shelf: Shelf, term: Term) -> list[Group]:
    """The indicators of a period, in the order of the reports."""
    together: dict[tuple[Key, str, int], list[Fact]] = {}
    alone: list[list[Fact]] = []
    for fact in shelf.ledger.read(shelf.of_term(term)):
        home = shelf.home(fact.report.id)
        if fact.implied is None and is_comparable(fact, home):
            closed = closing_day(fact.figure.period) if fact.figure.period else 0
            together.setdefault((key_of(fact.figure, home), home.place, closed), []).append(fact)
        elif is_named(fact.figure, home):
            alone.append([fact])
    made = [
        g for facts in (*together.values(), *alone) for g in _grouped(facts, shelf.home(facts[0].report.id))
    ]
    once = list(_without_lists(list(_once(made))))
    return sorted(once, key=lambda g: (g.facts[0].report.document, g.facts[0].figure.ordinal))


def _grouped(facts: Sequence[Fact], home: Home) -> Iterator[Group]:
    """One group; where one report tells several values under one name, they are several things."""
    apart = distinct(facts)
    reports = {f.report.id for f in apart}
    several = len(reports) < len(apart)
    for one in [[f] for f in apart] if several else [apart]:
        yield Group(name_of(one[0]), tuple(one), main=not several and _is_main(one[0], home))


def _once(groups: Iterable[Group]) -> Iterator[Group]:
    """Of the same name, value and time told again, the first."""
    seen = set()
    for group in groups:
        figure = group.facts[0].figure
        key = (fold(group.name), figure.value, figure.unit, figure.period)
        if key not in seen or len(group.facts) > 1:
            seen.add(key)
            yield group


def _is_main(fact: Fact, home: Home) -> bool:
    """True for a result of the whole place or all its zones: no company, person or single zone is named."""
    figure = fact.figure
    told = names_in(f"{figure.indicator} {figure.scope}", places_in(figure.indicator))
    named = [name for name in told if not home.place or home.place not in fold(name)]
    lent = fact.implied is not None and figure.kind == "count"
    sound = any(c.isdigit() for c in figure.text) and figure.unit not in load_words("names")["not_added"]
    return sound and not lent and not named and not zone_of(fact) and len(figure.indicator) <= _LONGEST


_LONGEST = 80
"""Characters of a name; a longer one is half a sentence."""


def _without_lists(groups: Sequence[Group]) -> Iterator[Group]:
    """A table that tells one measure of many things is a list, and none of its rows is a main indicator."""
    counts = Counter(map(_column, groups))
    return (replace(g, main=g.main and counts[_column(g)] <= _LIST) for g in groups)


def _column(group: Group) -> tuple[str, int, str]:
    fact = group.facts[0]
    return fact.report.id, fact.sentence.table, fact.figure.indicator.partition(" – ")[0]


_LIST = 6
"""Rows from which a table is a list."""


def name_of(fact: Fact) -> str:
    """What a figure is of, with the sides and the scope that its name leaves to its context."""
    figure, say = fact.figure, load_messages().say
    name = plain(figure.indicator).strip(" ,;:–-")
    said_itself = set(read_facets([figure.indicator])) | _ASIDE | ({*_ZONES} if figure.scope else set())
    told = [say("export_facet", f) for f in figure.facets if f not in said_itself]
    more = [w for w in (*told, plain(figure.scope)) if w and fold(w) not in fold(name)]
    kept = list(dict.fromkeys(more))
    said = f"{name} ({', '.join(kept)})" if kept else name
    return f"{said[:1].upper()}{said[1:]}"


_ASIDE = frozenset({"preliminary", "official", "increase", "decrease"})


_ZONES = frozenset({"inside_zones", "outside_zones"})
"""Told by the scope where there is one."""


def choose_groups(
    groups: Sequence[Group], words: Sequence[str], keys: frozenset[str] = frozenset()
) -> tuple[list[Group], tuple[str, ...]]:
    """The groups that are asked for by key or by words, and the words that none has.

    Without either the main ones, or where there are none, the first.
    """
    if keys:
        return [g for g in groups if g.key in keys], ()
    if not words:
        pool = [g for g in groups if g.main] or list(groups)
        best = sorted(pool, key=lambda g: g.facts[0].implied is not None)[:MOST]
        return [g for g in groups if g in best], ()
    found: dict[str, Group] = {}
    absent = []
    for wanted in words:
        sought = Sought(wanted)
        fitting = [g for g in groups if sought.within(f"{g.name} {g.facts[0].figure.unit}")]
        found |= {g.key: g for g in fitting}
        if not fitting:
            absent.append(wanted)
    return [g for g in groups if g.key in found], tuple(absent)
