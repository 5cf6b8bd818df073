"""A bulletin as a paper: what its DOCX, its PDF and its preview show."""

from collections.abc import Iterator, Sequence

from assistant.bulletin.drawing import when_of
from assistant.bulletin.records import Bulletin, Change, Row, Told
from assistant.compose import plain
from assistant.dates import print_day, print_until
from assistant.export.blocks import Block, Drawing, Grid, Heading, Paper, Words
from assistant.export.runs import Run, read_runs
from assistant.export.sources import source_blocks
from assistant.export.times import closing_day
from prompts.messages import load_messages

_END = Run("\n")


def bulletin_paper(bulletin: Bulletin, *, site: str = "") -> Paper:
    """The whole paper. ``site`` is the address of the app, which links in a file need."""
    messages = load_messages()
    return Paper(
        title=_say("title", term=bulletin.term.name.upper()),
        maker=messages.say("export", "maker"),
        made=bulletin.made,
        blocks=tuple(_blocks(bulletin, site)),
    )


def _say(name: str, **given: str) -> str:
    return load_messages().say("bulletin", name, **given)


def _blocks(bulletin: Bulletin, site: str) -> Iterator[Block]:
    yield Words([Run(_say("made", date=print_day(bulletin.made)))], style="Centred")
    yield Heading(_say("main"))
    if bulletin.rows:
        yield _main(bulletin, site)
    else:
        yield Words([Run(_say("none", term=bulletin.term.name))])
    if bulletin.absent:
        names = "; ".join(bulletin.absent)
        yield Heading(_say("absent"), 2)
        yield Words([Run(_say("absent_hint", term=bulletin.term.name, names=names))])
    if bulletin.withheld:
        yield Words([Run(_say("withheld", count=str(bulletin.withheld)))], style="Small")
    yield from _disputed(bulletin)
    yield from _workings(bulletin)
    yield from _plots(bulletin)
    yield from _zones(bulletin, site)
    yield from _sources(bulletin, site)


def _main(bulletin: Bulletin, site: str) -> Grid:
    since = [t for t in (bulletin.term.before, bulletin.term.year_before) if t is not None]
    heads = [_say("column_name"), _say("column_value")]
    heads += [_say("column_before", term=t.name) for t in since]
    rows = [_main_row(row, len(since), site) for row in bulletin.rows]
    widths = [4.6, 3.9, 2.9, 2.9] if len(since) > 1 else [5.6, 5.0, 3.6]
    return Grid([*heads, _say("column_source")], rows, [*widths, 1.8])


def _main_row(row: Row, columns: int, site: str) -> list[list[Run]]:
    values: list[Run] = []
    links: list[Run] = []
    for told in row.told:
        values += [*([_END] if values else []), *value_runs(told)]
        if row.disputed:
            values += [_END, Run(_say("by_report", title=told.fact.report.title))]
        links += [*([_END] if links else []), _page(told, site)]
    changes = [_change_runs(c) for c in row.changes]
    blank = [Run(_say("lack_disputed"))]
    return [[Run(row.name)], values, *(changes or [blank] * columns), links]


def value_runs(told: Told, *, inline: bool = False) -> list[Run]:
    """A figure with its mark and what is to be known of it, which stands below it or in brackets."""
    fact = told.fact
    about = [f"{fact.figure.qualifier}"] if fact.figure.qualifier else []
    if fact.figure.as_of is not None:
        about.append(_say("until", date=print_until(fact.figure)))
    elif fact.figure.period is not None and closing_day(fact.figure.period):
        about.append(_say("until", date=print_day(fact.figure.period.end)))
    if fact.standing and (fact.figure.qualifier or "") != "ước":
        about.append(_say(fact.standing))
    if fact.implied is not None:
        about.append(_say("implied"))
    runs = [Run(told.said, bold=True), Run(" "), Run(f"[{told.mark}]", mark=told.mark)]
    said = ", ".join(about)
    return [*runs, *([Run(f" ({said})")] if inline else [_END, Run(said)])] if about else runs


def _page(told: Told, site: str) -> Run:
    return Run(_say("page", page=str(told.fact.page)), link=site + told.fact.link)


def _change_runs(change: Change) -> list[Run]:
    runs: list[Run] = []
    if change.said:
        runs += read_runs(change.said)
        if change.earlier is not None:
            earlier = change.earlier
            runs += [
                _END,
                Run(f"{_say('from')} {earlier.said} "),
                Run(f"[{earlier.mark}]", mark=earlier.mark),
            ]
    elif change.lack:
        runs += [Run(change.lack)]
    if change.stated:
        runs += [*([_END] if runs else []), *read_runs(change.stated)]
    return runs


def _disputed(bulletin: Bulletin) -> Iterator[Block]:
    rows = [row for row in bulletin.rows if row.disputed]
    if rows:
        yield Heading(_say("disputed"))
        yield Words([Run(_say("disputed_hint"))])
    for row in rows:
        runs = [Run(f"– {row.name}: ")]
        for told in row.told:
            report = told.fact.report
            dated = f" ({print_day(report.dated)})" if report.dated else ""
            lead = "; " if len(runs) > 1 else ""
            runs += [Run(f"{lead}{_say('by_report', title=report.title)}{dated}: ")]
            runs += value_runs(told, inline=True)
        yield Words(runs, style="Item")


def _workings(bulletin: Bulletin) -> Iterator[Block]:
    told = [(row, change) for row in bulletin.rows for change in row.changes if change.formula]
    if told:
        yield Heading(_say("working"))
        yield Words([Run(_say("working_hint"))])
    for row, change in told:
        since = _say("column_before", term=change.since.name)
        lead = f"– {row.name}, {since[:1].lower()}{since[1:]}: "
        yield Words([Run(lead), *read_runs(change.formula)], style="Item")


def _plots(bulletin: Bulletin) -> Iterator[Block]:
    drawn = [row for row in bulletin.rows if row.plot is not None]
    if drawn:
        yield Heading(_say("plots"))
    for row in drawn:
        if row.plot is None:
            continue
        points = [p for line in row.plot.lines for p in line.points]
        yield Drawing(row.plot, f"{row.name}: {'; '.join(p.label for p in points)}")
        yield Words([Run(f"{_say('plotted')} "), *_listed(row.plotted)], style="Small")


def _listed(plotted: Sequence[Told]) -> Iterator[Run]:
    for number, told in enumerate(plotted):
        yield Run(f"{'; ' if number else ''}{when_of(told.fact)}: {told.said} ")
        yield Run(f"[{told.mark}]", mark=told.mark)


def _zones(bulletin: Bulletin, site: str) -> Iterator[Block]:
    if not (bulletin.zones or bulletin.unknown):
        return
    yield Heading(_say("zones"))
    if bulletin.zones:
        rows = [_zone_row(zone.name, zone.told, site) for zone in bulletin.zones]
        heads = [_say("column_zone"), _say("column_zone_told"), _say("column_source")]
        yield Grid(heads, rows, [4.4, 9.8, 1.8])
    else:
        yield Words([Run(_say("zones_none"))])
    if bulletin.site_map is not None:
        names = ", ".join(s.name for s in bulletin.site_map.sites)
        yield Drawing(bulletin.site_map, f"{_say('map')}: {names}")
        yield Words([Run(_say("map_hint"))], style="Small")
    if bulletin.unplaced:
        yield Words([Run(_say("unplaced", names=", ".join(bulletin.unplaced)))], style="Small")
    if bulletin.unknown:
        yield Words([Run(_say("unknown", names=", ".join(bulletin.unknown)))], style="Small")


def _zone_row(name: str, told: Sequence[Told], site: str) -> list[list[Run]]:
    said: list[Run] = []
    links: list[Run] = []
    for one in told:
        said += [*([_END] if said else []), Run(f"{plain(one.fact.figure.indicator)}: ")]
        said += value_runs(one, inline=True)
        page = _page(one, site)
        links += [] if page in links else [*([_END] if links else []), page]
    return [[Run(name, bold=True)], said, links]


def _sources(bulletin: Bulletin, site: str) -> Iterator[Block]:
    if bulletin.citations:
        yield Heading(_say("sources"))
    for citation in bulletin.citations:
        yield from source_blocks(citation, load_messages(), site=site)
