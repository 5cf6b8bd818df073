"""What an answer says of sources that were read from pictures."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.records import Answer, Origin
from ingest.records import Span
from ingest.reports import Report
from prompts.answers import load_answers


def origin_of(report: Report, spans: Sequence[Span]) -> Origin:
    """Where the characters of a quote come from, the least sure page deciding."""
    pages = {span.page for span in spans}
    if pages & report.quarantined:
        return "doubted"
    return "scanned" if pages & set(report.scanned) else "text"


def tell_scans(answer: Answer) -> Answer:
    """The answer with a note that names its sources that were read from a scan."""
    notes = list(answer.notes)
    for origin in ("scanned", "doubted"):
        marks = [f"[{c.mark}]" for c in answer.citations if c.origin == origin]
        if marks:
            notes.append(load_answers().say("note", origin, marks=", ".join(marks)))
    return replace(answer, notes=tuple(notes))
