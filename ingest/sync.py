"""Bringing the catalogue in step with files, one report a transaction, and then the indexes with it."""

import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.ahead import Ahead
from ingest.catalogue import Catalogue, open_catalogue
from ingest.encoder import BATCH, Encoder, encode_passages
from ingest.errors import ClusterUnusable, PipelineError, UnreadableReport
from ingest.faults import fail_here
from ingest.files import Found, ReportFile, digest, find_reports, reason
from ingest.outcome import Failure, Outcome, PageFailure
from ingest.parse import Parser, ReportParser
from ingest.places import find_places, place, place_of, still_holds
from ingest.readers.open import refuse_large
from ingest.reading import Stored
from ingest.reports import ReportContent
from ingest.sidecar import sidecar_mark
from ingest.store.records import Store
from ingest.text import nfc
from ingest.versions.link import update_links
from ingest.versions.tell import told_links

CHARACTERS_AHEAD = 4_000_000
"""Text of reports read and not stored, from which on only the next one is read: memory is bounded."""

Progress = Callable[[int, int, str], None]
"""Called with the number of files done, the number there are, and the name of the one in work."""


def _silent(done: int, total: int, document: str) -> None:
    """The progress that nobody watches."""


def synchronise(
    paths: Sequence[Path],
    data: Path,
    *,
    store: Store | None = None,
    encoder: Encoder,
    publish: Callable[[Path], None],
    only: bool = False,
    again: bool = False,
    gone: Sequence[Path] = (),
    parser: Parser | None = None,
    progress: Progress = _silent,
) -> Outcome:
    """Make the catalogue in ``data`` say what the files in ``paths`` say.

    Files of the same bytes, read by the same program, are left as they are; changed ones replace their
    earlier version; those that are gone from a given folder are removed. A file that cannot be read keeps
    its earlier version and is named in the outcome. Whenever it is stopped, what was stored so far is whole.

    Args:
        paths: Folders and files. A file's root is the folder it lies in, of which nothing is removed.
        data: Folder of the indexes; made where it is not there.
        store: What holds the catalogue; by default a file in ``data``.
        encoder: Of passages; where it is not the one that made the stored vectors, all are made anew.
        publish: Brings the indexes in step with the catalogue; called last, quick where they are.
        only: Remove the reports that lie elsewhere too.
        again: Read every file, also where nothing has changed.
        gone: Files that were taken away: their reports are removed. One that is there is left alone.
        parser: Reads a file; by default a :class:`ReportParser`.
        progress: See :data:`Progress`.

    Raises:
        ReportsMissing: One of ``paths`` is not there or holds no report; then nothing was changed.
        CatalogueBusy: Another process is ingesting.
        CatalogueMismatch: The catalogue was made by another version.
        VectorStoreError: The embedder or ``publish`` failed; what was stored before stays.
        IngestError: Words of removed reports could not be taken out of the file; all else is done.
    """
    started = time.monotonic()
    found = find_reports(paths, apart=data)
    with open_catalogue(store or data, write=True) as catalogue:
        number = catalogue.begin_run()
        fail_here("run-begun")
        run = _Run(catalogue, found, encoder=encoder, parser=parser or ReportParser(), only=only, again=again)
        run.go(progress, {place_of(path) for path in gone}, lambda: find_places(paths, apart=data))
        outcome = run.outcome(time.monotonic() - started)
        if outcome.passages or outcome.removed:
            publish(data)
        catalogue.forget_deleted()
        catalogue.end_run(number, outcome.to_json())
        fail_here("run-ended")
    return replace(outcome, seconds=time.monotonic() - started)


@dataclass(frozen=True, slots=True)
class _Work:
    """A file that must be read, with the version it takes the place of."""

    file: ReportFile
    sha256: str
    earlier: Stored | None
    recipe: str
    """Of the reading: the parser's, and what a person wrote beside the file."""


_Looked = tuple[_Work, ReportContent] | str
"""A file that was read, or the id of the report that stays as it is; ``""`` where it is doubled."""


class _Run:
    """One run of :func:`synchronise`."""

    def __init__(
        self,
        catalogue: Catalogue,
        found: Found,
        *,
        encoder: Encoder,
        parser: Parser,
        only: bool,
        again: bool,
    ) -> None:
        self._catalogue = catalogue
        self._found = found
        self._encoder = encoder
        self._parser = parser
        self._only = only
        self._again = again
        stored = catalogue.stored()
        self._by_path = {place(s.root, s.document): s for s in stored}
        self._by_content = {(s.document, s.sha256): s for s in stored}
        self._kept: set[str] = set()
        self._read_now: dict[str, str] = {}  # document by sha256
        self._settled = False
        self._added = self._replaced = self._unchanged = self._removed = 0
        self._failed = [Failure(file=r.document, reason=r.reason) for r in found.refused]
        self._warnings: list[str] = []
        self._changed: list[str] = []
        self._progress: Progress = _silent

    def go(self, progress: Progress, gone: Collection[str], look: Callable[[], Collection[str]]) -> None:
        self._progress = progress
        files = self._found.files
        with Ahead(
            files, self._look, _characters, readers=self._parser.readers, most=CHARACTERS_AHEAD
        ) as ahead:
            for done, (file, looking) in enumerate(ahead):
                progress(done, len(files), file.document)
                self._take(file, looking)
                progress(done + 1, len(files), file.document)
        self._settle_embedder()
        self._sweep(gone, look)
        update_links(self._catalogue)
        self._warnings += told_links(self._catalogue, of=self._changed)

    def _look(self, file: ReportFile) -> _Looked:
        """The file read where it must be. Runs in many threads and changes nothing of the run."""
        work = self._work(file)
        return work if isinstance(work, str) else (work, self._read(work))

    def _take(self, file: ReportFile, looking: "Future[_Looked]") -> None:
        """Store what was read of a file, or note why there is nothing to store."""
        try:
            looked = looking.result()
        except ClusterUnusable:
            raise
        except UnreadableReport as error:
            self._fail(file, f"{error.why}; {error.fix}")
        except PipelineError as error:
            self._fail(file, str(error))
        except OSError as error:
            self._fail(file, f"cannot be read ({reason(error)}); see to it and ingest again")
        else:
            if isinstance(looked, str) or self._is_doubled(file, looked[0].sha256):
                self._unchanged += 1
                self._kept.update({looked} if isinstance(looked, str) else ())
                return
            self._note(*looked)
            fail_here("report-parsed")
            self._store(*looked)

    def _earlier(self, file: ReportFile) -> Stored | None:
        return self._by_path.get(place(file.root, file.document))

    def _is_doubled(self, file: ReportFile, sha256: str) -> bool:
        """True for a report that was read from another of the given folders."""
        return self._earlier(file) is None and self._read_now.get(sha256) == file.document

    def _work(self, file: ReportFile) -> _Work | str:
        """What must be read, or the id of the report that stays as it is, if there is one."""
        refuse_large(file.path)
        sha256 = digest(file.path)
        if self._is_doubled(file, sha256):
            return ""
        earlier = self._earlier(file)
        same = self._by_content.get((file.document, sha256))
        if earlier is None and same is not None:
            # The same report in another folder: a copy, or the folder was moved.
            if not self._only and still_holds(same.root, same.document, same.sha256):
                return same.id
            earlier = same
        known = earlier is not None and (earlier.root, earlier.document) == (file.root, file.document)
        recipe = self._parser.recipe + sidecar_mark(file.path)
        if earlier and known and not self._again and (earlier.sha256, earlier.recipe) == (sha256, recipe):
            return earlier.id
        return _Work(file, sha256, earlier, recipe)

    def _read(self, work: _Work) -> ReportContent:
        content = self._parser.parse(work.file.path, work.file.document, work.sha256)
        if digest(work.file.path) != work.sha256:
            raise UnreadableReport(work.file.path, why="it changed while it was read", fix="ingest again")
        return content

    def _note(self, work: _Work, content: ReportContent) -> None:
        document = work.file.document
        self._warnings += [f"{document}: {warning}" for warning in content.report.warnings]
        self._read_now.setdefault(work.sha256, document)

    def _fail(self, file: ReportFile, why: str) -> None:
        earlier = self._earlier(file)
        if earlier is not None:
            self._kept.add(earlier.id)
        self._failed.append(Failure(file=file.document, reason=why))

    def _store(self, work: _Work, content: ReportContent) -> None:
        self._settle_embedder()
        vectors = encode_passages(self._encoder, content.passages)
        self._catalogue.save(
            Path(work.file.root),
            content,
            vectors,
            replaces=work.earlier.id if work.earlier else None,
            # A page that may be read next time is no reason to call the file read.
            recipe="" if any(gap.again for gap in content.report.gaps) else work.recipe,
        )
        fail_here("report-stored")
        self._kept.add(content.report.id)
        self._changed.append(content.report.id)
        if work.earlier:
            self._kept.add(work.earlier.id)
            self._replaced += 1
        else:
            self._added += 1

    def _settle_embedder(self) -> None:
        """Make all stored vectors this embedder's, once a run, before the first new ones come beside them."""
        if self._settled:
            return
        self._settled = True
        fingerprint, stored = self._encoder.fingerprint, self._catalogue.dimension
        # Behind an endpoint a model's name may stay and its vectors change in length.
        if self._catalogue.embedder == fingerprint and stored in (0, self._encoder.dimension):
            return
        total = self._catalogue.totals().passages
        done = self._catalogue.forget_embedder(f"{fingerprint} {stored and self._encoder.dimension}")
        for found in self._catalogue.every_passage(after=done):
            for start in range(0, len(found), BATCH):
                passages = found[start : start + BATCH]
                self._progress(0, len(self._found.files), f"{done} of {total} passages by another embedder")
                self._catalogue.replace_vectors(passages, encode_passages(self._encoder, passages))
                done += len(passages)
        self._catalogue.record_embedder(fingerprint)

    def _sweep(self, gone: Collection[str], look: Callable[[], Collection[str]]) -> None:
        """Remove the reports whose file is gone, also at a second look: while it is saved, it may be away."""
        unkept = {at: stored.id for at, stored in self._by_path.items() if stored.id not in self._kept}
        taken = {at for at in unkept if (at in gone and not Path(at).exists()) or self._gone(Path(at))}
        there = look() if taken else ()
        for at, id_ in unkept.items():
            if at in taken and at not in there:
                self._catalogue.remove(id_)
                fail_here("report-removed")
                self._removed += 1

    def _gone(self, path: Path) -> bool:
        if any(path.is_relative_to(nfc(folder)) for folder in self._found.unseen):
            return False
        return self._only or any(path.is_relative_to(nfc(folder)) for folder in self._found.folders)

    def outcome(self, seconds: float) -> Outcome:
        totals = self._catalogue.totals()
        return Outcome(
            added=self._added,
            unchanged=self._unchanged,
            replaced=self._replaced,
            removed=self._removed,
            failed=tuple(self._failed),
            pages=totals.pages,
            passages=totals.passages,
            figures=totals.figures,
            seconds=seconds,
            pages_failed=tuple(
                PageFailure(file=document, page=gap.page, kind=gap.kind, reason=gap.why, fix=gap.fix)
                for document, gap in self._catalogue.gaps()
            ),
            warnings=tuple(self._warnings),
            changed=tuple(self._changed),
        )


def _characters(looked: _Looked) -> int:
    """Length of the text that was read."""
    return 0 if isinstance(looked, str) else sum(len(page.text) for page in looked[1].pages)
