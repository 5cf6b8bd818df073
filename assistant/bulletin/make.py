"""A bulletin put together: rows, changes, plots, zones, and the number lock over all of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.bulletin.changes import Earlier, change_since
from assistant.bulletin.citing import Desk, told_line
from assistant.bulletin.drawing import plot_of
from assistant.bulletin.groups import Group, choose_groups, groups_of
from assistant.bulletin.records import Bulletin, Change, Row, Told, Zone
from assistant.bulletin.series import Shelf, distinct
from assistant.bulletin.terms import Term
from assistant.bulletin.zones import zone_key, zone_of
from assistant.desk.ledger import Ledger
from assistant.desk.records import Fact
from assistant.plots.sites import Site, SiteMap
from ingest.audit.subjects import load_words
from prompts.messages import load_messages

_MOST_TOLD = 8
"""Figures of one zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a bulletin is asked for."""

    term: Term
    made: date
    words: tuple[str, ...] = ()
    """Indicators in words."""

    keys: frozenset[str] = frozenset()
    """Indicators by :attr:`assistant.bulletin.groups.Group.key`; they go before the words."""

    sites: tuple[Site, ...] = ()
    """Where zones lie; none: no map."""


def make_bulletin(ledger: Ledger, order: Order) -> Bulletin:
    """The bulletin; every number of it stands in a cited quote or is worked out from such numbers."""
    shelf, desk = Shelf(ledger), Desk(ledger)
    chosen, absent = choose_groups(groups_of(shelf, order.term), order.words, order.keys)
    since = [t for t in (order.term.before, order.term.year_before) if t is not None]
    earlier = [Earlier(t, shelf.of_term(t, earlier=True)) for t in since]
    made = [_row(group, earlier, shelf, desk) for group in chosen]
    rows = tuple(row for row in made if row is not None)
    zones, withheld = _zones(ledger.read(shelf.of_term(order.term)), desk)
    placed = {zone_key(s.name) for s in order.sites}
    named = {zone_key(z.name) for z in zones}
    return Bulletin(
        term=order.term,
        made=order.made,
        rows=rows,
        zones=zones,
        citations=desk.citations,
        absent=absent,
        site_map=_map(order.sites, named),
        unplaced=tuple(z.name for z in zones if order.sites and zone_key(z.name) not in placed),
        unknown=tuple(s.name for s in order.sites if zone_key(s.name) not in named),
        withheld=len(made) - len(rows) + withheld,
    )


def _row(group: Group, earlier: Sequence[Earlier], shelf: Shelf, desk: Desk) -> Row | None:
    """A row; None where its own number could not be verified."""
    told = tuple(desk.tell(fact) for fact in group.facts)
    if not desk.holds(told_line(group.name, told)):
        return None
    row = Row(key=group.key, name=group.name, told=told)
    if row.disputed:
        return row
    changes = [_verified(change_since(told[0], e, shelf, desk), group.name, told[0], desk) for e in earlier]
    plot, plotted = plot_of(row, shelf, desk)
    return replace(row, changes=tuple(changes), plot=plot, plotted=plotted)


def _verified(change: Change, name: str, told: Told, desk: Desk) -> Change:
    """The change as far as the number lock lets it through."""
    lack = load_messages().say("bulletin", "lack_unsure")
    if change.stated and not desk.holds(f"{name}: {change.stated}"):
        change = replace(change, stated="", lack=change.lack or ("" if change.said else lack))
    if change.said and not desk.holds(f"{change.formula}\n{told_line(name, [told])}\n{change.said}"):
        change = replace(change, said="", formula="", earlier=None, lack=lack)
    return change


def _zones(facts: Sequence[Fact], desk: Desk) -> tuple[tuple[Zone, ...], int]:
    """The zones that a period's figures name, by name; and how many figures could not be verified."""
    names: dict[str, str] = {}
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if (name := zone_of(fact)) and fact.figure.unit not in load_words("names")["not_added"]:
            names.setdefault(zone_key(name), name)
            found.setdefault(zone_key(name), []).append(fact)
    zones, withheld = [], 0
    for key in sorted(found):
        told = [desk.tell(f) for f in _several(found[key])]
        held = [t for t in told if desk.holds(told_line(t.fact.figure.indicator, [t]))]
        withheld += len(told) - len(held)
        if held:
            zones.append(Zone(names[key], tuple(held)))
    return tuple(zones), withheld


def _several(facts: Sequence[Fact]) -> list[Fact]:
    """Some figures of a zone in the order of the text; a value told again is told once."""
    kept = {f.key for f in distinct(facts)}
    return [f for f in facts if f.key in kept][:_MOST_TOLD]


def _map(sites: Sequence[Site], named: set[str]) -> SiteMap | None:
    shown = tuple(s for s in sites if zone_key(s.name) in named)
    return SiteMap(title=load_messages().say("bulletin", "map"), sites=shown) if shown else None
