"""Changes since an earlier period: worked out between cited figures, or told by the report itself."""

from dataclasses import dataclass

from assistant.arithmetic.working import work_out
from assistant.bulletin.citing import Desk
from assistant.bulletin.records import Change, Told
from assistant.bulletin.series import Shelf, distinct, is_comparable, is_percent, same_close
from assistant.bulletin.terms import Term
from assistant.compose import plain
from assistant.desk.ledger import Entry
from assistant.lock.algebra import Unlike
from ingest.audit.growth import is_change, value_of
from ingest.audit.series import compared_period
from ingest.records import Figure
from prompts.messages import load_messages


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier period with its entries."""

    term: Term
    entries: list[Entry]


def change_since(told: Told, earlier: Earlier, shelf: Shelf, desk: Desk) -> Change:
    """What became of a figure since ``earlier``; what is lacking for it is said."""
    say = load_messages().say
    stated = _stated(told, earlier.term, shelf)
    fact = told.fact
    if fact.implied is not None or not is_comparable(fact, shelf.home(fact.report.id)):
        return Change(
            since=earlier.term, stated=stated, lack="" if stated else say("bulletin", "lack_unsure")
        )
    alike = [f for f in shelf.like([fact], earlier.entries) if f.key != fact.key]
    found = distinct([f for f in alike if same_close(f.figure, fact.figure)])
    if not found:
        lack = say("bulletin", "lack_closing" if alike else "lack_none")
        return Change(since=earlier.term, stated=stated, lack=lack)
    if len(found) > 1:
        return Change(since=earlier.term, stated=stated, lack=say("bulletin", "lack_disputed"))
    then = desk.tell(found[0])
    worked = _worked(told, then)
    if worked is None:
        return Change(since=earlier.term, stated=stated, lack=say("bulletin", "lack_none"))
    said, formula = worked
    return Change(since=earlier.term, said=said, formula=formula, stated=stated, earlier=then)


def _worked(told: Told, then: Told) -> tuple[str, str] | None:
    """The change in words and its formula; None where the two cannot be held against each other."""
    now, before = told.fact.figure, then.fact.figure
    if before.value <= 0 and not is_percent(now):
        return None
    try:
        (working, *_) = work_out("growth", [now, before], relative=True, absolute=False)
    except Unlike:
        return None
    say = load_messages().say
    way = working.way or "same"
    said = say("bulletin", "same") if way == "same" else say("bulletin", way, result=working.result)
    return said, working.formula([told.mark, then.mark])


def _stated(told: Told, since: Term, shelf: Shelf) -> str:
    """The change that the figure's own sentence tells since that period."""
    fact = told.fact
    source, _ = shelf.source(fact.report.id)
    period = fact.figure.period
    if period is None:
        return ""
    for figure in source.by_sentence.get(fact.figure.sentence, ()):
        if figure.start <= fact.figure.start or not is_change(figure):
            continue
        value = value_of(source, figure)
        if value is None or value.ordinal != fact.figure.ordinal:
            continue
        against = compared_period(fact.sentence.text[figure.end :], period)
        if against is not None and since.holds(against):
            return load_messages().say("bulletin", "stated", change=_change(figure), mark=str(told.mark))
    return ""


def _change(figure: Figure) -> str:
    say = load_messages().say
    name = next((f for f in ("increase", "decrease") if f in figure.facets), "")
    if figure.kind == "ratio":
        name = "ratio"
    amount = f"**{plain(figure.text)}**"
    return say("bulletin", f"told_{name}", amount=amount) if name else amount
