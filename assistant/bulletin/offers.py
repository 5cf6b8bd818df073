"""What a desk offers to choose from, and the draft that it shows: apart from how it looks."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from assistant.bulletin.errors import BulletinRefused
from assistant.bulletin.groups import Group, groups_of
from assistant.bulletin.make import Order, make_bulletin
from assistant.bulletin.pages import bulletin_paper
from assistant.bulletin.preview import paper_html
from assistant.bulletin.series import LEVELS, Shelf
from assistant.bulletin.terms import Term, read_term, terms_of
from assistant.bulletin.zones import MOST_BYTES, read_sites_text
from assistant.desk.ledger import Ledger
from assistant.export.downloads import Downloads
from assistant.export.files import file_name
from assistant.export.papers import paper_docx
from assistant.export.pdf import paper_pdf
from prompts.messages import load_messages

MOST_TERMS, MOST_GROUPS = 80, 400
"""Periods and indicators that are offered."""

_LEAST = 2
"""Figures from which a period is offered."""

Choice = tuple[str, str]
"""What is shown, and what stands for it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A bulletin to be looked at and taken."""

    html: str
    docx: str
    """Address at which the file can be fetched."""

    pdf: str


def offered_terms(ledger: Ledger) -> list[Choice]:
    """The periods that the reports have figures of, the newest first, the longest of one end first."""
    times = Counter(
        e.time for e in ledger.entries if e.state == "current" and not e.doubtful and e.brief.kind in LEVELS
    )
    counts: Counter[Term] = Counter()
    for time, count in times.items():
        for term in terms_of(time) if time else ():
            counts[term] += count
    fitting = [t for t, count in counts.items() if count >= _LEAST]
    found = sorted(fitting, key=lambda t: (t.period.end, t.months), reverse=True)
    return [(f"{t.name[:1].upper()}{t.name[1:]}", t.code) for t in found[:MOST_TERMS]]


def offered_groups(ledger: Ledger, period: str) -> list[Choice]:
    """The indicators of a period, those first that a bulletin has unasked.

    Raises:
        BulletinRefused: ``period`` is none.
    """
    groups = sorted(groups_of(Shelf(ledger), read_term(period)), key=lambda g: not g.main)
    return [(_shown(g), g.key) for g in groups[:MOST_GROUPS]]


def _shown(group: Group) -> str:
    report = group.facts[0].report
    return f"{group.name} – {report.title}"


def draft(
    ledger: Ledger, period: str, keys: Sequence[str], zones: str, *, made: date, store: Downloads, site: str
) -> Draft:
    """A bulletin as HTML, and where its files can be fetched.

    Args:
        ledger: The figures of the current reports.
        period: As :func:`assistant.bulletin.terms.read_term` takes it.
        keys: Of the indicators chosen; none: the main ones.
        zones: Text of a file of coordinates, or ``""``.
        made: The day that the bulletin names.
        store: Offers the files.
        site: Address that links in the files begin with.

    Raises:
        BulletinRefused: The period or the zones are none.
    """
    if len(zones.encode()) > MOST_BYTES:
        raise BulletinRefused(f"zones: larger than {MOST_BYTES} bytes; give a list of zones")
    sites = read_sites_text(zones, "zones") if zones.strip() else ()
    order = Order(term=read_term(period), made=made, keys=frozenset(keys), sites=sites)
    bulletin = make_bulletin(ledger, order)
    paper = bulletin_paper(bulletin, site=site)
    title = load_messages().say("bulletin", "file", term=bulletin.term.name)

    def offer(ending: str, write: Callable[..., bytes]) -> str:
        return store.offer(file_name(title, ending), partial(write, paper))

    shown = paper_html(bulletin_paper(bulletin))
    return Draft(html=shown, docx=offer("docx", paper_docx), pdf=offer("pdf", paper_pdf))
