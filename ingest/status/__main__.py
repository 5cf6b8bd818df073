"""``python -m ingest status``: what the catalogue holds, and how the last ingestion went."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.catalogue import open_catalogue
from ingest.errors import PipelineError
from ingest.settings import CatalogueSettings, DataSettings, IngestSettings, read_section, refuse_unknown
from ingest.status.describe import describe_catalogue, readable
from ingest.store.choosing import choose_store


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status: 0, or 1 when there is no catalogue."""
    options = argparse.ArgumentParser(
        prog="python -m ingest status", description=__doc__.partition(": ")[2] if __doc__ else None
    )
    options.add_argument(
        "--data", type=Path, metavar="DIR", help="where the catalogue lives (HOI_DATA, default data)"
    )
    options.add_argument("--json", action="store_true", help="print one JSON object")
    given = options.parse_args(arguments)
    try:
        refuse_unknown((DataSettings, CatalogueSettings, IngestSettings), os.environ)
        with open_catalogue(choose_store(given.data or read_section(DataSettings).data)) as catalogue:
            state = describe_catalogue(catalogue)
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(json.dumps(state, ensure_ascii=False) if given.json else readable(state))
    return 0


if __name__ == "__main__":
    sys.exit(main())
