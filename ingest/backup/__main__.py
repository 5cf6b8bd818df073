"""``python -m ingest backup FILE``, ``python -m ingest restore FILE``: all that was read, and back."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.backup.archive import Contents
from ingest.backup.keeping import back_up, restore
from ingest.backup.sent import REPORTS
from ingest.errors import PipelineError
from ingest.publish import publish_index
from ingest.settings import CatalogueSettings, DataSettings, DeskSettings, read_section, refuse_unknown
from ingest.store.choosing import choose_store

COMMANDS = ("backup", "restore")


def main(arguments: Sequence[str] | None = None, *, publish: Callable[[Path], None] = publish_index) -> int:
    """Run the command; its exit status."""
    given = _options().parse_args(arguments)
    try:
        refuse_unknown((DataSettings, CatalogueSettings, DeskSettings), os.environ)
        data, reports = given.data or read_section(DataSettings).data, read_section(DeskSettings).folder
        store = choose_store(data)
        if given.command == "backup":
            kept = back_up(store, given.file, data=data, reports=reports, replace=given.replace)
            print(f"{given.file}: {kept.reports} reports, {kept.size:,} bytes{_files(kept)}")
            if reports and not any(one.name.startswith(f"{REPORTS}/") for one in kept.files):
                told = "has no reports" if reports.is_dir() else "is not there"
                print(f"warning: HOI_DESK_FOLDER: {reports} {told}: none are in the backup", file=sys.stderr)
        else:
            kept = restore(
                given.file, data, store=store, reports=reports, publish=publish, replace=given.replace
            )
            place = data if store.alone else store.told
            print(f"{place}: {kept.reports} reports of {kept.created}{_files(kept)}")
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _files(kept: Contents) -> str:
    return f", {len(kept.files)} files of the report desk" if kept.files else ""


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(prog="python -m ingest")
    commands = options.add_subparsers(dest="command", required=True)
    for name, told in (
        ("backup", "write all that was ingested to one file; chat and ingestion may go on"),
        ("restore", "bring back what a backup holds; the reports' files are not needed, and no chat may run"),
    ):
        command = commands.add_parser(name, help=told, description=told)
        command.add_argument("file", type=Path, metavar="FILE")
        command.add_argument(
            "--data", type=Path, metavar="DIR", help="where the catalogue lives (HOI_DATA, default data)"
        )
        command.add_argument("--replace", action="store_true", help="in the place of what is there")
    return options


if __name__ == "__main__":
    sys.exit(main())
