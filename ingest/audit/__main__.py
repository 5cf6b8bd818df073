"""``python -m ingest audit [FOLDER_OR_FILE...]``: hold the figures of reports against each other.

With paths the files are read afresh; neither an index nor the embedder is needed. Without, the catalogue in
``--data`` is audited. Nothing is changed. What is found is no failure: exit 0 when all was read, 1 where a
file or the whole could not be.

``--json`` prints one object::

    {"reports": n, "figures": n, "failed": [{"file": …, "reason": …}],
     "findings": [{
        "check": "parts" | "plan" | "growth" | "twins" | "magnitude",
        "level": "certain" | "suspected" | "slight",
        "rule": …,                      name of the rule; "says" is the rule in Vietnamese words
        "stated": "93,57%",             the figure that does not fit, as printed
        "formula": "29.592 triệu USD : 31.872 triệu USD = 92,85%",
        "computed": {"low": "92.84…", "high": "92.84…", "unit": "%"},   what the printed figures allow
        "places": [{"role": …, "document": …, "title": …, "page": n, "quote": …,
                    "spans": [{"page": n, "start": n, "end": n}],
                    "figure": {"text", "value", "unit", "indicator", "kind", "period", "spans"}}]}]}

``"reissued": [{"old": place, "new": place}]`` beside them are figures that a later issue changed: no
contradiction. ``"corrected": [{"old": place, "new": place, "sure": true}]`` are those that a letter corrects;
``sure`` is false where it may mean another one. Reports that stand back for another one are not audited.

``slight`` is a last digit that was cut and not rounded. The first of ``places`` is the stated figure.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.audit.checks import audit
from ingest.audit.records import Audited, Finding
from ingest.audit.report import (
    change_json,
    correction_json,
    finding_json,
    readable,
    tell_changes,
    tell_corrections,
)
from ingest.audit.sources import read_catalogue, read_changes, read_corrected, read_files
from ingest.errors import PipelineError
from ingest.outcome import Failure
from ingest.settings import CatalogueSettings, DataSettings, IngestSettings, read_section, refuse_unknown
from ingest.store.choosing import choose_store
from ingest.versions.changes import Change
from ingest.versions.corrections import Correction


@dataclass(frozen=True, slots=True)
class Later:
    """What later papers of the catalogue changed."""

    changed: Sequence[Change] = ()
    corrected: Sequence[Correction] = ()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = _options().parse_args(arguments)
    failed: list[Failure] = []
    counts = {"reports": 0, "figures": 0}
    try:
        refuse_unknown((DataSettings, CatalogueSettings, IngestSettings), os.environ)
        store = None if given.paths else choose_store(given.data or read_section(DataSettings).data)
        sources = read_catalogue(store) if store else read_files(given.paths, failed)
        found = audit(_counted(sources, counts))
        later = Later(read_changes(store), read_corrected(store)) if store else Later()
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for failure in failed:
        print(f"failed: {failure.file}: {failure.reason}", file=sys.stderr)
    print(_json(found, failed, counts, later) if given.json else _text(found, counts["reports"], later))
    return 1 if failed else 0


def _counted(sources: Iterable[Audited], counts: dict[str, int]) -> Iterator[Audited]:
    for source in sources:
        counts["reports"] += 1
        counts["figures"] += len(source.figures)
        yield source


def _text(found: Sequence[Finding], reports: int, later: Later) -> str:
    told = (readable(found, reports), tell_changes(later.changed), tell_corrections(later.corrected))
    return "\n\n".join(filter(None, told))


def _json(found: Sequence[Finding], failed: Sequence[Failure], counts: dict[str, int], later: Later) -> str:
    said = {
        **counts,
        "failed": [{"file": f.file, "reason": f.reason} for f in failed],
        "findings": [finding_json(f) for f in found],
        "reissued": [change_json(change) for change in later.changed],
        "corrected": [correction_json(correction) for correction in later.corrected],
    }
    return json.dumps(said, ensure_ascii=False)


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m ingest audit",
        description="hold the figures of reports against each other; nothing is changed",
    )
    options.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="FOLDER_OR_FILE",
        help="reports to read afresh; without any, those of the catalogue",
    )
    options.add_argument(
        "--data", type=Path, metavar="DIR", help="where the catalogue lives (HOI_DATA, default data)"
    )
    options.add_argument("--json", action="store_true", help="print one JSON object")
    return options


if __name__ == "__main__":
    sys.exit(main())
