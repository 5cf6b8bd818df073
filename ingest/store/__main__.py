"""``python -m ingest migrate``: bring an older catalogue to the tables of this program."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.catalogue import open_catalogue
from ingest.errors import PipelineError
from ingest.publish import publish_index
from ingest.settings import CatalogueSettings, DataSettings, read_section, refuse_unknown
from ingest.store.choosing import choose_store
from ingest.tables import HEAD


def main(arguments: Sequence[str] | None = None, *, publish: Callable[[Path], None] = publish_index) -> int:
    """Run the command; its exit status."""
    options = argparse.ArgumentParser(
        prog="python -m ingest migrate",
        description="bring an older catalogue to the tables of this program; all that it holds stays",
        epilog="Of a file a copy is kept beside it. Take a backup of a database before: with the version "
        "that made it, or with pg_dump. People's tables are brought along when the chat opens them.",
    )
    options.add_argument(
        "--data", type=Path, metavar="DIR", help="where catalogue and indexes live (HOI_DATA, default data)"
    )
    given = options.parse_args(arguments)
    try:
        refuse_unknown((DataSettings, CatalogueSettings), os.environ)
        data = given.data or read_section(DataSettings).data
        store = choose_store(data)
        if not store.exists():
            raise store.missing
        with open_catalogue(store, write=True, migrate=True) as catalogue:
            totals = catalogue.totals()
        if totals.reports:
            publish(data)
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{store.told}: revision {HEAD}, {totals.reports} reports")
    return 0


if __name__ == "__main__":
    sys.exit(main())
