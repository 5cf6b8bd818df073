"""``python -m assistant people add NAME --role editor``, ``list``, ``remove NAME``, ``password NAME``."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from assistant.office.errors import PersonRefused
from assistant.office.office import Office, open_office
from assistant.office.people import ROLES, People
from assistant.settings import Settings

Command = Callable[[People, argparse.Namespace], None]


def add_people(people: argparse.ArgumentParser) -> None:
    """The command's arguments; ``run`` takes them and the settings."""
    commands = people.add_subparsers(required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="somebody may sign in; the password is asked for")
    add.add_argument("name", metavar="NAME", help="letters, digits and . _ @ -")
    add.add_argument("--role", choices=ROLES, default="reader", help="an editor also changes what others see")
    remove = commands.add_parser("remove", help="they may not, and are signed out everywhere")
    remove.add_argument("name", metavar="NAME")
    password = commands.add_parser("password", help="another password; they are signed out everywhere")
    password.add_argument("name", metavar="NAME")
    listed = commands.add_parser("list", help="everybody and their role")
    named: dict[argparse.ArgumentParser, Command] = {
        add: _add,
        remove: _remove,
        password: _password,
        listed: _list,
    }
    for parser, command in named.items():
        parser.add_argument("--data", type=Path, help="folder of the people's database (HOI_DATA)")
        parser.set_defaults(run=_run, people=command)


def _run(args: argparse.Namespace, settings: Settings) -> int:
    office: Office = open_office(args.data or settings.data.data, settings.catalogue)
    try:
        args.people(People(office), args)
    finally:
        office.close()
    return 0


def _add(people: People, args: argparse.Namespace) -> None:
    person = people.add(args.name, args.role, _asked_password())
    print(f"{person.name}: {person.role}")


def _remove(people: People, args: argparse.Namespace) -> None:
    people.remove(args.name)
    print(f"{args.name}: removed")


def _password(people: People, args: argparse.Namespace) -> None:
    people.change_password(args.name, _asked_password())
    print(f"{args.name}: password changed")


def _list(people: People, args: argparse.Namespace) -> None:
    del args
    for person in people.all():
        print(f"{person.name}\t{person.role}")


def _asked_password() -> str:
    """From the terminal, unseen and twice; or one line from what is piped in. Never from an argument.

    Raises:
        PersonRefused: The two differ.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise PersonRefused("the two passwords differ; try again")
    return password
