"""``python -m assistant privacy show``, ``purge``, ``forget NAME``."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.office.errors import OfficeError, PersonRefused
from assistant.office.office import Office, open_office
from assistant.office.privacy import Kept, forget, kept, purge
from assistant.office.settings import KeepingSettings
from assistant.settings import Settings
from assistant.upkeep.withdrawn import ARCHIVE, Archive

WHAT = {
    "people": "accounts: name, role, digest of the password",
    "sessions": "sign-ins: digest of a token; gone when they end",
    "tries": "wrong passwords: digests of names and addresses",
    "talks": "conversations of signed-in people; readers without account have theirs in their browser",
    "feedback": "what readers said of answers: question, answer, comment; no name, no address",
    "doings": "who did what at the desks, when",
    "keys": "programs: name, digest of the key",
    "withdrawn": "reports that were taken out: who did it",
}
"""By the table's name, for people. There is nothing else: no log of questions, addresses or visits."""

CARDS = "withdrawn"
"""What is no table: cards beside the reports that were taken out."""


@dataclass(frozen=True, slots=True)
class Held:
    """Where what is kept of people lies."""

    office: Office
    archive: Archive
    keeping: KeepingSettings


Command = Callable[[argparse.Namespace, Held], str]


def add_privacy(parser: argparse.ArgumentParser) -> None:
    """The command's arguments; ``run`` takes them and the settings."""
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    show = commands.add_parser("show", help="what is kept of people, how much and how long")
    show.add_argument("--json", action="store_true", help="print one JSON object")
    gone = commands.add_parser("purge", help="delete now what has been kept long enough (HOI_KEEP_…_DAYS)")
    lost = commands.add_parser("forget", help="delete what is kept of a person, their account included")
    lost.add_argument("name", metavar="NAME")
    named: dict[argparse.ArgumentParser, Command] = {show: _show, gone: _purge, lost: _forget}
    for command, work in named.items():
        command.add_argument("--data", type=Path, help="folder of the people's database (HOI_DATA)")
        command.set_defaults(run=_run, privacy=work)


def _run(args: argparse.Namespace, settings: Settings) -> int:
    data = args.data or settings.data.data
    office = open_office(data, settings.catalogue)
    held = Held(office, Archive(data / ARCHIVE), settings.keeping)
    try:
        sys.stdout.write(args.privacy(args, held) + "\n")
    finally:
        office.close()
    return 0


def _show(args: argparse.Namespace, held: Held) -> str:
    found = [*kept(held.office, held.keeping), Kept(what=CARDS, number=held.archive.named())]
    if args.json:
        return json.dumps([{**asdict(one), "about": WHAT[one.what]} for one in found], ensure_ascii=False)
    return "\n".join(map(_line, found))


def _line(one: Kept) -> str:
    since = f", since {one.oldest[:10]}" if one.number and one.oldest else ""
    return f"{one.what}: {one.number}{since}; {_lasts(one)}\n    {WHAT[one.what]}"


def _lasts(one: Kept) -> str:
    if one.days is None:
        return "kept until it is removed"
    if one.what == "sessions":
        return "kept until the sign-in ends"
    return f"kept for {one.days} days" if one.days else "kept for good"


def _purge(_: argparse.Namespace, held: Held) -> str:
    return _told(purge(held.office, held.keeping)) or "nothing has been kept too long"


def _forget(args: argparse.Namespace, held: Held) -> str:
    try:
        cards = held.archive.unname(args.name)
    except OSError as error:
        raise OfficeError(
            f"{error.filename}: {error.strerror}; nothing else was deleted; see to it, then run it again"
        ) from error
    gone = _told(forget(held.office, args.name) | {CARDS: cards})
    if not gone:
        raise PersonRefused(f"{args.name}: nothing is kept of anybody of that name")
    return f"{args.name}: {gone}"


def _told(gone: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in gone.items() if number)
