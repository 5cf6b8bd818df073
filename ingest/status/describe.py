"""The state of a catalogue, as JSON and as text."""

from datetime import UTC, datetime
from typing import Any

from ingest.catalogue import Catalogue
from ingest.reading import Run
from ingest.reports import Report
from ingest.versions.records import Link

Json = dict[str, Any]


def describe_catalogue(catalogue: Catalogue) -> Json:
    """Totals, reports with their links and unread pages, the last run with its failures."""
    with catalogue.at_one_moment():
        reports = catalogue.reports()
        figures = catalogue.figure_counts()
        links = catalogue.links()
        totals = catalogue.totals()
        last = catalogue.last_run()
    names = {report.id: report.document for report in reports}
    return {
        "reports": [
            _report(report, figures.get(report.id, 0), [k for k in links if k.report_id == report.id], names)
            for report in reports
        ],
        "pages": totals.pages,
        "pages_failed": [page for report in reports for page in _gaps(report)],
        "passages": totals.passages,
        "figures": totals.figures,
        "last_run": _run(last),
    }


def _report(report: Report, figures: int, links: list[Link], names: dict[str, str]) -> Json:
    return {
        "file": report.document,
        "title": report.title,
        "issuer": report.issuer,
        "number": report.number,
        "dated": report.dated.isoformat() if report.dated else None,
        "period": report.period.iso if report.period else None,
        "year": report.year,
        "pages": report.pages,
        "scanned": list(report.scanned),
        "figures": figures,
        "links": [{"kind": link.kind, "cited": names[link.other]} for link in links],
    }


def _gaps(report: Report) -> list[Json]:
    return [
        {"file": report.document, "page": gap.page, "kind": gap.kind, "reason": gap.why, "fix": gap.fix}
        for gap in report.gaps
    ]


def _run(run: Run | None) -> Json | None:
    if run is None:
        return None
    return {
        "started": _stamp(run.started),
        "ended": _stamp(run.ended) if run.ended else None,
        "failed": run.outcome.get("failed", []),
    }


def _stamp(moment: datetime) -> str:
    """ISO 8601 in UTC, to the second; SQLite keeps no zone."""
    return moment.replace(tzinfo=UTC).isoformat(timespec="seconds")


_TOLD = {
    "copy": "the same content as {cited}, which is cited",
    "near": "the same paper as {cited}, which is cited",
    "superseded": "an earlier issue of {cited}, which is cited",
    "corrected": "corrected by {cited}",
    "disputed": "perhaps corrected by {cited}; figures of both are shown",
}


def readable(state: Json) -> str:
    """The state for a person, a line a report and a line a fault."""
    lines = [
        f"{len(state['reports'])} reports, {state['pages']} pages, {state['passages']} passages, "
        f"{state['figures']} figures"
    ]
    for report in state["reports"]:
        card = (report["title"], report["issuer"], report["number"], report["dated"], report["period"])
        told = " | ".join(part for part in card if part)
        lines.append(f"{report['file']}: {report['pages']} pages, {report['figures']} figures | {told}")
        lines += ["  " + _TOLD[link["kind"]].format(cited=link["cited"]) for link in report["links"]]
    for page in state["pages_failed"]:
        told = "not read" if page["kind"] == "unread" else "in quarantine"
        lines.append(f"page {told}: {page['file']}, page {page['page']}: {page['reason']}; {page['fix']}")
    return "\n".join([*lines, *_run_lines(state["last_run"])])


def _run_lines(run: Json | None) -> list[str]:
    if run is None:
        return ["no ingestion yet"]
    ended = f"ended {run['ended']}" if run["ended"] else "did not end: running, or stopped; run it again"
    failed = [f"failed: {failure['file']}: {failure['reason']}" for failure in run["failed"]]
    return [f"last ingestion: began {run['started']}, {ended}", *failed]
