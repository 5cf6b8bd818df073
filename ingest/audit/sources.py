"""Reports for the audit: read afresh from files, or taken from the catalogue."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ingest.audit.records import Audited, audited
from ingest.catalogue import Catalogue, open_catalogue
from ingest.errors import UnreadableReport
from ingest.files import find_reports, reason
from ingest.outcome import Failure
from ingest.readers.open import refuse_large
from ingest.sandbox.parser import SandboxParser
from ingest.store.records import Store
from ingest.versions.changes import Change, changes
from ingest.versions.corrections import Correction, read_corrections


def read_files(paths: Sequence[Path], failed: list[Failure]) -> Iterator[Audited]:
    """The reports in folders and files; those that cannot be read are added to ``failed``.

    Raises:
        ReportsMissing: One of ``paths`` is not there or holds no report.
    """
    found = find_reports(paths)
    failed += [Failure(file=r.document, reason=r.reason) for r in found.refused]
    with SandboxParser() as parser:
        for file in found.files:
            try:
                refuse_large(file.path)
                sha256 = hashlib.sha256(file.path.read_bytes()).hexdigest()
                content = parser.parse(file.path, file.document, sha256)
            except UnreadableReport as error:
                failed.append(Failure(file=file.document, reason=f"{error.why}; {error.fix}"))
            except OSError as error:
                failed.append(Failure(file=file.document, reason=f"cannot be read ({reason(error)})"))
            else:
                yield audited(content.report, content.sentences, content.figures)


def read_changes(place: Path | Store) -> list[Change]:
    """The figures that later issues of reports in the catalogue changed."""
    with open_catalogue(place) as catalogue:
        return read_changes_of(catalogue)


def read_changes_of(catalogue: Catalogue) -> list[Change]:
    """As :func:`read_changes`, of a catalogue that is open."""
    with catalogue.at_one_moment():
        reports = {report.id: report for report in catalogue.reports()}
        return [
            change
            for link in catalogue.links()
            if link.kind == "superseded"
            for change in changes(reports[link.report_id], reports[link.other], catalogue)
        ]


def read_corrected(place: Path | Store) -> list[Correction]:
    """The figures that letters in the catalogue correct."""
    with open_catalogue(place) as catalogue, catalogue.at_one_moment():
        return read_corrections(catalogue)


def read_catalogue(place: Path | Store, only: Collection[str] | None = None) -> Iterator[Audited]:
    """The reports of the catalogue in ``place``, or those with an id in ``only``.

    Earlier issues, copies and scans of what is there as text are left out, as are figures that a letter
    corrected: they contradict nobody.

    Raises:
        CatalogueMissing: Nothing was ever ingested.
        CatalogueMismatch: Made by another version.
    """
    with open_catalogue(place) as catalogue:
        yield from read_opened(catalogue, only)


def read_opened(catalogue: Catalogue, only: Collection[str] | None = None) -> Iterator[Audited]:
    """As :func:`read_catalogue`, of a catalogue that is open."""
    with catalogue.at_one_moment():
        back = {link.report_id for link in catalogue.links() if link.hides}
        mended = {(c.old.report.id, c.old.figure.ordinal) for c in read_corrections(catalogue) if c.sure}
        reports = catalogue.reports()
    for report in reports:
        if report.id not in back and (only is None or report.id in only):
            with catalogue.at_one_moment():
                figures = catalogue.report_figures(report.id)
                sentences = catalogue.report_sentences(report.id)
            kept = [f for f in figures if (report.id, f.ordinal) not in mended]
            yield audited(report, sentences, kept)
