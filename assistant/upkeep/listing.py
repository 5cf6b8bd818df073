"""What the desk shows: the catalogue, the folder and the queue laid side by side."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.office.log import Doing
from assistant.upkeep.corrections import read_correction
from assistant.upkeep.records import Entry, Job, Relation, State
from assistant.upkeep.shelf import Shelf
from ingest.catalogue import open_catalogue
from ingest.errors import CatalogueMissing
from ingest.places import place, place_of
from ingest.reading import Stored
from ingest.reports import Report
from ingest.sidecar import sidecar_mark
from ingest.store.records import Store
from ingest.text import fold
from ingest.versions.records import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the catalogue holds of one report."""

    report: Report
    stored: Stored
    at: str
    """Where its file lay, as :func:`ingest.places.place`."""

    passages: int
    figures: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """The catalogue as the desk needs it."""

    by_place: Mapping[str, Held]
    links: Sequence[Link]
    names: Mapping[str, str]
    """Document by report id."""

    home: str
    """The desk's folder."""

    def mine(self, held: Held) -> bool:
        """Whether its file lay directly in the desk's folder."""
        return str(Path(held.at).parent) == self.home

    def holder(self, sha256: str) -> str:
        """Name of a report with these bytes whose file is still there, or ``""``."""
        same = (one for one in self.by_place.values() if one.stored.sha256 == sha256)
        return next((one.report.document for one in same if Path(one.at).is_file()), "")


def look_at(catalogue_at: Path | Store, folder: Path) -> Holding:
    """The catalogue now; empty where nothing was ever read."""
    home = str(Path(place_of(folder / "x")).parent)
    try:
        catalogue = open_catalogue(catalogue_at)
    except CatalogueMissing:
        return Holding(by_place={}, links=(), names={}, home=home)
    with catalogue:
        figures, passages = catalogue.figure_counts(), catalogue.passage_counts()
        reports = {report.id: report for report in catalogue.reports()}
        held = [
            Held(
                report=reports[s.id],
                stored=s,
                at=place(s.root, s.document),
                passages=passages.get(s.id, 0),
                figures=figures.get(s.id, 0),
            )
            for s in catalogue.stored()
            if s.id in reports
        ]
        links = catalogue.links()
    names = {id_: report.document for id_, report in reports.items()}
    return Holding(by_place={one.at: one for one in held}, links=links, names=names, home=home)


def behind(holding: Holding, shelf: Shelf, withdrawn: Collection[str]) -> list[str]:
    """Names whose file and catalogue do not say the same: what a kill, or another hand, left undone.

    An empty folder is more likely a disk that is not there than a wish to forget all: then only what was
    ``withdrawn`` is.
    """
    files = shelf.files()
    found = [name for name, path in files.items() if not _in_step(holding, shelf, name, path)]
    gone = [
        Path(one.at).name
        for one in holding.by_place.values()
        if holding.mine(one) and Path(one.at).name not in files
    ]
    if not files:
        gone = [name for name in gone if name in withdrawn]
    return [*found, *gone]


def _in_step(holding: Holding, shelf: Shelf, name: str, path: Path) -> bool:
    held = holding.by_place.get(str(Path(holding.home, name)))
    sha256 = shelf.sha256(path)
    if held is None:
        return _elsewhere(holding, name, sha256)
    if held.stored.sha256 != sha256:
        return False
    return not held.stored.recipe or held.stored.recipe.partition("-")[2] == sidecar_mark(path)[1:]


def _elsewhere(holding: Holding, name: str, sha256: str) -> bool:
    """True where another folder has the same file under the same name: ingestion holds it once.

    A folder that is not there any more has not: the reports were restored to this one, or moved here.
    """
    same = (h for h in holding.by_place.values() if (h.stored.document, h.stored.sha256) == (name, sha256))
    return any(Path(one.at).is_file() for one in same)


def list_entries(holding: Holding, shelf: Shelf, jobs: Iterable[Job], doings: Sequence[Doing]) -> list[Entry]:
    """All reports, those of the desk first, by name."""
    busy = {name for job in jobs if job.stage not in {"done", "failed"} for name in job.names}
    files = shelf.files()
    found = []
    for held in holding.by_place.values():
        name = Path(held.at).name
        if holding.mine(held):
            path = files.pop(name, None)
            found.append(_own(holding, shelf, held, name, path, busy, doings))
        else:
            found.append(_foreign(holding, held))
    for name, path in files.items():
        sha256 = shelf.sha256(path)
        if not _elsewhere(holding, name, sha256):
            found.append(_unread(shelf, name, path, busy, _reason(doings, name, sha256)))
    return sorted(found, key=lambda e: (not e.mine, fold(e.name), e.folder))


def _own(
    holding: Holding,
    shelf: Shelf,
    held: Held,
    name: str,
    path: Path | None,
    busy: set[str],
    doings: Sequence[Doing],
) -> Entry:
    state: State = "partly" if held.report.gaps else "read"
    reason = ""
    if path is None:
        state, reason = "leaving", _reason(doings, name, "")
    elif name in busy:
        state = "reading"
    elif shelf.sha256(path) != held.stored.sha256:
        state, reason = "older", _reason(doings, name, shelf.sha256(path))
    elif not _in_step(holding, shelf, name, path):
        state, reason = "older", _reason(doings, name, held.stored.sha256)
    return Entry(
        name=name,
        mine=True,
        folder=holding.home,
        state=state,
        report=held.report,
        passages=held.passages,
        figures=held.figures,
        reason=reason,
        read_at=_read_at(doings, name),
        relations=_relations(holding, held),
        corrected=tuple(read_correction(path)) if path else (),
        mark=shelf.mark(path) if path else "",
    )


def _foreign(holding: Holding, held: Held) -> Entry:
    path = Path(held.at)
    return Entry(
        name=held.report.document,
        mine=False,
        folder=held.stored.root,
        state="partly" if held.report.gaps else "read",
        report=held.report,
        passages=held.passages,
        figures=held.figures,
        relations=_relations(holding, held),
        corrected=tuple(read_correction(path)),
    )


def _unread(shelf: Shelf, name: str, path: Path, busy: set[str], reason: str) -> Entry:
    return Entry(
        name=name,
        mine=True,
        folder=str(path.parent),
        state="reading" if name in busy else "failed",
        reason=reason,
        mark=shelf.mark(path),
    )


def _relations(holding: Holding, held: Held) -> tuple[Relation, ...]:
    own = held.report.id
    return tuple(
        Relation(
            kind=link.kind,
            other=holding.names.get(link.other if link.report_id == own else link.report_id, ""),
            back=link.other == own,
        )
        for link in holding.links
        if own in (link.report_id, link.other)
    )


def _outcomes(doings: Sequence[Doing]) -> Iterable[Doing]:
    return (one for one in doings if one.what == "report.outcome")


def _reason(doings: Sequence[Doing], name: str, sha256: str) -> str:
    """Why these bytes were not read under this name, when they were tried last."""
    for one in _outcomes(doings):
        for failed in one.about.get("failed", ()):
            if failed["file"] == name and failed.get("sha256") == sha256:
                return str(failed["reason"])
    return ""


def _read_at(doings: Sequence[Doing], name: str) -> str:
    return next((one.at for one in _outcomes(doings) if name in one.about.get("read", ())), "")
