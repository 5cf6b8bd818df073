"""``python -m assistant figures``: the figure desk's table on the command line."""

import argparse
import json
import sys
from collections.abc import Iterator

from assistant.chain import Assistant
from assistant.desk.options import add_options, read_wanted
from assistant.desk.query import Figures
from assistant.desk.records import Fact, Rows, Wanted
from assistant.desk.tables import facts_csv
from assistant.export.times import print_period
from prompts.messages import load_messages


def add_figures(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_options(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--csv", action="store_true", help="print a CSV file (UTF-8, semicolons)")
    parser.add_argument("--all", action="store_true", help="all that match, not a page of them")


def wanted_of(args: argparse.Namespace) -> Wanted:
    """What the options ask for.

    Raises:
        FilterRefused: A value has not the form that it must have.
    """
    return read_wanted(vars(args))


def show_figures(assistant: Assistant, wanted: Wanted, args: argparse.Namespace) -> None:
    """Write what is found to the standard output."""
    figures = Figures(assistant)
    if args.all:
        every = tuple(figures.every(wanted))
        rows = Rows(facts=every, total=len(every), first=0)
    else:
        rows = figures.find(wanted)
    if args.csv:
        sys.stdout.flush()
        sys.stdout.buffer.write(facts_csv(rows.facts))
    elif args.json:
        sys.stdout.write(json.dumps(rows.to_json(), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("\n".join(_readable(rows)) + "\n")


def _readable(rows: Rows) -> Iterator[str]:
    say = load_messages().say
    if not rows.facts:
        yield say("desk", "none")
        return
    last = rows.first + len(rows.facts)
    yield say("desk", "shown", first=str(rows.first + 1), last=str(last), total=str(rows.total))
    for fact in rows.facts:
        yield f"{fact.said}  {_named(fact)}"
        yield f"    {fact.report.document}, {say('page', 'page_number', page=str(fact.page))}: “{fact.quote}”"


def _named(fact: Fact) -> str:
    """Indicator, time, scope and what else tells a figure from its neighbours."""
    figure = fact.figure
    time = figure.period_text or (print_period(figure.period) if figure.period else "")
    return "; ".join(" ".join(part.split()) for part in (figure.indicator, time, figure.scope) if part)
