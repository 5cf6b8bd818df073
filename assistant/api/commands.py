"""``python -m assistant keys …`` and ``python -m assistant mcp``."""

import argparse
import sys
from pathlib import Path

from assistant.api.door import Door
from assistant.api.line import Line
from assistant.chain import open_assistant
from assistant.desk.query import Figures
from assistant.llm.choose import add_model, writing
from assistant.office.keys import Keys
from assistant.office.office import open_office
from assistant.settings import Settings

PER_MINUTE = 600
"""Questions a minute of a key, where nothing else is said."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The commands of :mod:`assistant.api`."""
    keys = commands.add_parser("keys", help="keys of programs: add, list, revoke")
    kinds = keys.add_subparsers(required=True, metavar="COMMAND")
    add = kinds.add_parser("add", help="a new key, printed this once")
    add.add_argument("name", metavar="NAME", help="whose key it is")
    add.add_argument(
        "--per-minute", type=_rate, default=PER_MINUTE, metavar="N", help=f"its limit (default: {PER_MINUTE})"
    )
    add.set_defaults(run=_add)
    kinds.add_parser("list", help="all keys, without the keys themselves").set_defaults(run=_list)
    revoke = kinds.add_parser("revoke", help="take a key back")
    revoke.add_argument("name", metavar="NAME")
    revoke.set_defaults(run=_revoke)
    pipes = commands.add_parser("mcp", help="serve a program over its own pipes, by the MCP protocol")
    pipes.add_argument(
        "--address", default="", metavar="URL", help="of the chat, so that links to pages lead there"
    )
    add_model(pipes)
    pipes.set_defaults(run=_serve)
    for command in (*kinds.choices.values(), pipes):
        command.add_argument("--data", type=Path, help="folder of catalogue and indexes (HOI_DATA)")


def _rate(given: str) -> int:
    """A limit from 1 to 100,000."""
    rate = int(given)
    if not 1 <= rate <= 100_000:
        raise argparse.ArgumentTypeError("from 1 to 100000")
    return rate


def _keys(args: argparse.Namespace, settings: Settings) -> Keys:
    return Keys(open_office(args.data or settings.data.data, settings.catalogue))


def _add(args: argparse.Namespace, settings: Settings) -> int:
    key = _keys(args, settings).add(args.name, args.per_minute)
    sys.stderr.write("the key is shown this once; send it as: Authorization: Bearer KEY\n")
    sys.stdout.write(f"{key}\n")
    return 0


def _list(args: argparse.Namespace, settings: Settings) -> int:
    for key in _keys(args, settings).all():
        state = f"revoked {key.revoked}" if key.revoked else f"used {key.used or 'never'}"
        sys.stdout.write(f"{key.name}\t{key.per_minute}/min\tadded {key.added}\t{state}\n")
    return 0


def _revoke(args: argparse.Namespace, settings: Settings) -> int:
    _keys(args, settings).revoke(args.name)
    return 0


def _serve(args: argparse.Namespace, settings: Settings) -> int:
    """Serve until the other side hangs up. Nothing but the protocol goes to standard output."""
    with writing(args.model, settings.model) as writer:
        from assistant.api.tools import serve_pipes  # a second that no other command waits for

        assistant = open_assistant(args.data or settings.data.data, settings, writer)
        serve_pipes(
            Door(assistant, Figures(assistant)),
            Line(settings.api.concurrency, settings.api.waiting),
            args.address.rstrip("/"),
        )
    return 0
