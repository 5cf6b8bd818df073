"""What a child says of a file, as JSON: between two programs of ours, in one version.

JSON, and no pickle: whatever a hostile file makes of the child, it cannot make the parent run anything.
"""

import json
from datetime import date
from types import SimpleNamespace
from typing import Any

from ingest import rows
from ingest.reports import ReportContent

_DATES = ("dated", "as_of", "period_start", "period_end")


def dump(content: ReportContent) -> bytes:
    """The report and all that belongs to it."""
    made = {
        "report": rows.report_row(content.report),
        "pages": [rows.page_row("", page) for page in content.pages],
        "sentences": [rows.sentence_row("", sentence) for sentence in content.sentences],
        "passages": [rows.passage_row(passage, b"") | {"vector": None} for passage in content.passages],
        "figures": [rows.figure_row(figure) for figure in content.figures],
        "scans": [rows.scan_row("", scan) for scan in content.scans],
    }
    return json.dumps(made, default=date.isoformat, ensure_ascii=False).encode("utf-8", "surrogatepass")


def failure(why: str, fix: str) -> bytes:
    """What is said of a file that cannot be read; :class:`ingest.errors.UnreadableReport` has both texts."""
    return json.dumps({"why": why, "fix": fix}).encode()


def load(said: bytes) -> ReportContent:
    """What :func:`dump` wrote.

    Raises:
        ValueError: It is something else.
    """
    try:
        told: dict[str, Any] = json.loads(said.decode("utf-8", "surrogatepass"))
        return ReportContent(
            report=rows.read_report(_row(told["report"])),
            pages=[rows.read_page(_row(row)) for row in told["pages"]],
            sentences=[rows.read_sentence(_row(row)) for row in told["sentences"]],
            passages=[rows.read_passage(_row(row)) for row in told["passages"]],
            figures=[rows.read_figure(_row(row)) for row in told["figures"]],
            scans=[rows.read_scan(_row(row)) for row in told["scans"]],
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError) as error:
        raise ValueError(f"no report of a child: {error}") from error


def _row(told: dict[str, Any]) -> SimpleNamespace:
    dates = {name: date.fromisoformat(told[name]) for name in _DATES if told.get(name)}
    return SimpleNamespace(**told | dates)
