"""The check itself: reports copied and ingested once, then each mutant ingested and its case asked again."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assistant.settings import Settings
from evals.errors import EvalError, Unchangeable
from evals.mutants.change import change_digit
from evals.mutants.draw import draw_mutants
from evals.mutants.judge import judge, notices
from evals.mutants.records import Check, Mutant, Spot, Trial
from evals.mutants.spots import find_spots, may_give
from evals.mutants.values import amount_after
from evals.prepare import LoadedEncoder, Prepared, ingest, make_parser, open_prepared
from evals.records import Case, Result
from evals.run import present, run_cases
from evals.score import score
from ingest.errors import PipelineError
from ingest.outcome import Outcome
from ingest.parse import Parser
from ingest.readers.open import read_document
from ingest.readers.records import Document
from ingest.reports import ReportContent
from vectorstore.check import check as check_here
from vectorstore.embed import load_embedder

Opens = Callable[[Path, Settings, Outcome], AbstractContextManager[Prepared]]
"""Opens an assistant on a data folder."""


@dataclass(slots=True)
class Recalling:
    """A parser that reads an unchanged file once: a scan would take its minutes with each mutant again."""

    parser: Parser
    first: dict[str, ReportContent] = field(default_factory=dict)
    """Reports as they were read first, by name."""

    @property
    def recipe(self) -> str:
        """The parser's."""
        return self.parser.recipe

    @property
    def readers(self) -> int:
        """The parser's."""
        return self.parser.readers

    def parse(self, path: Path, document: str, sha256: str) -> ReportContent:
        """What was read of the file before, or what it says now."""
        known = self.first.get(document)
        if known is not None and known.report.sha256 == sha256:
            return known
        found = self.parser.parse(path, document, sha256)
        self.first.setdefault(document, found)
        return found


@dataclass(slots=True)
class Bench:
    """A copy of the reports with its catalogue and index, and a way to try a changed one beside it."""

    folder: Path
    settings: Settings
    encoder: LoadedEncoder
    opens: Opens
    parser: Parser
    read: dict[str, Document] = field(default_factory=dict)
    """Reports as they are unchanged, by name."""

    @property
    def reports(self) -> Path:
        """The copied reports."""
        return self.folder / "reports"

    @property
    def data(self) -> Path:
        """Catalogue and index of the unchanged copy."""
        return self.folder / "data"

    def document(self, name: str) -> Document:
        """A report as it is unchanged."""
        if name not in self.read:
            self.read[name] = read_document(self.reports / name)
        return self.read[name]

    @contextmanager
    def open_unchanged(self) -> Iterator[Prepared]:
        """The reports as they are, ingested into an empty place."""
        outcome = ingest(self.reports, self.data, self.settings, self.encoder, parser=self.parser)
        for failure in outcome.failed:
            (self.reports / failure.file).unlink()  # or every mutant's ingestion would try it again
        with self.opens(self.data, self.settings, outcome) as ready:
            yield ready

    @contextmanager
    def open_changed(self, spot: Spot, digits: Sequence[str]) -> Iterator[tuple[str, Prepared]]:
        """The digit put into the file, the file ingested into a copy of the data; then all as it was.

        What did not change is not read again, as with any ingestion. The index is checked in this process.

        Raises:
            Unchangeable: No file with this digit alone changed could be made.
        """
        path = self.reports / spot.document
        original = path.read_bytes()
        data = self.folder / "changed"
        shutil.copytree(self.data, data)
        try:
            digit = change_digit(path, self.document(spot.document), spot.page, spot.offset, digits)
            outcome = ingest(
                self.reports, data, self.settings, self.encoder, check=check_here, parser=self.parser
            )
            if outcome.replaced != 1:
                raise Unchangeable(f"{spot.document}: {outcome.replaced} reports were ingested again, not 1")
            with self.opens(data, self.settings, outcome) as ready:
                yield digit, ready
        finally:
            path.write_bytes(original)
            shutil.rmtree(data)


def check_mutants(
    reports: Path,
    cases: Sequence[Case],
    settings: Settings,
    *,
    count: int,
    seed: int,
    done: Callable[[Trial], None] = lambda _: None,
    opens: Opens = open_prepared,
) -> Check:
    """Ask the cases, draw ``count`` mutants of what is answered rightly, and try each.

    Args:
        reports: Folder of reports; it is only read.
        cases: Those about figures whose reports are all there are asked.
        settings: Of ingestion, index and answers.
        count: Mutants to draw.
        seed: Of the draw, 0 and up.
        done: Hears of each trial as it is made.
        opens: Opens the assistant that is checked.

    Raises:
        EvalError: No case is about the reports, or none is answered with a figure that can be changed.
    """
    with tempfile.TemporaryDirectory(prefix="hoi-mutants-") as place:
        folder = Path(place)
        _copy(reports, folder / "reports")
        encoder = LoadedEncoder(load_embedder(settings.index))
        bench = Bench(folder, settings, encoder, opens, Recalling(make_parser(settings)))
        with bench.open_unchanged() as ready:
            asked = [c for c in present(cases, ready.library.documents) if may_give(c)]
            results: list[Result] = run_cases(asked, ready.assistant, ready.library)
            found = find_spots(results, ready.library.page_text)
        drawn = draw_mutants(found.spots, count=count, seed=seed)
        if not drawn:
            raise EvalError(f"{reports}: no case is answered with a figure to change; see evals run")
        trials = []
        for mutant in drawn:
            trials.append(_try(mutant, bench))
            done(trials[-1])
    return Check(
        seed=seed,
        trials=tuple(trials),
        spots=len(found.spots),
        cases=len({spot.case.id for spot in found.spots}),
        passed=tuple(found.passed),
    )


def _copy(reports: Path, to: Path) -> None:
    """The files alone, without their permissions: each must be writable."""
    try:
        shutil.copytree(reports, to, copy_function=shutil.copyfile)
    except OSError as error:
        raise EvalError(
            f"{reports}: cannot be copied ({error}); give --reports a folder of reports"
        ) from error


def _try(mutant: Mutant, bench: Bench) -> Trial:
    digit = ""
    try:
        with bench.open_changed(mutant.spot, mutant.digits) as (digit, ready):
            return _ask(mutant, digit, ready)
    except Unchangeable as error:
        return Trial(mutant=mutant, digit="", verdict="unmade", problem=str(error))
    except PipelineError as error:
        return Trial(mutant=mutant, digit=digit, verdict="silent", problem=f"{type(error).__name__}: {error}")


def _ask(mutant: Mutant, digit: str, ready: Prepared) -> Trial:
    spot = mutant.spot
    changed = amount_after(spot.reading, spot.within, digit)
    if changed is None:
        raise Unchangeable(f"{spot.document}: no amount is known for {spot.reading.text}")
    answer = ready.assistant.ask(spot.case.question, spot.case.history, id=spot.case.id)
    page_text = ready.library.page_text
    verdict = judge(spot, changed, answer, page_text)
    noticed = notices(score(spot.case, answer, page_text)) if verdict == "changed" else None
    return Trial(mutant=mutant, digit=digit, verdict=verdict, noticed=noticed, answer=answer)
