"""Links in words, for whoever runs the ingestion."""

from collections.abc import Collection

from ingest.catalogue import Catalogue
from ingest.versions.records import LinkKind

_TOLD: dict[LinkKind, str] = {
    "copy": "the same content as {other}; it is one report, cited as {other}",
    "near": "the same paper as {other}, with less in it or read from a scan; {other} is cited",
    "superseded": "an earlier issue of {other}; its figures are told as the old ones only",
    "corrected": "some of it is corrected by {other}; such figures are told with both values",
    "disputed": "{other} says it corrects a paper of this number; figures of both are shown",
}


def told_links(catalogue: Catalogue, *, of: Collection[str]) -> list[str]:
    """One sentence for each link of the reports with these ids."""
    names = {report.id: report.document for report in catalogue.reports()}
    return [
        f"{names[link.report_id]}: {_TOLD[link.kind].format(other=names[link.other])}"
        for link in catalogue.links()
        if link.report_id in of or link.other in of
    ]
