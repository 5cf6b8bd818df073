"""What the scorer checks answers against: the catalogue's pages and figures, and the search itself."""

from collections.abc import Callable, Sequence
from typing import Protocol

from ingest.records import Figure, Page, Passage
from ingest.reports import Report


class Library(Protocol):
    """The ingested reports, by document name."""

    @property
    def documents(self) -> frozenset[str]:
        """Names below the ingested folder."""
        ...

    def page_text(self, document: str, page: int) -> str:
        """Cleaned text of a page; ``""`` when there is none such."""
        ...

    def pages(self, document: str) -> Sequence[str]:
        """Cleaned texts of all pages."""
        ...

    def figures(self, document: str) -> Sequence[Figure]:
        """Every figure read from a document."""
        ...

    def found(self, question: str) -> Sequence[tuple[str, Passage]]:
        """The passages searched out for a question, best first, each with its document's name."""
        ...


class Shelves(Protocol):
    """As much of the catalogue as is read here."""

    def reports(self) -> list[Report]:
        """All reports."""
        ...

    def page(self, report_id: str, number: int) -> Page:
        """One page."""
        ...

    def figures(self, report_id: str, passages: Sequence[int]) -> list[Figure]:
        """Figures of some passages."""
        ...

    def passages(self, keys: Sequence[str]) -> dict[str, Passage]:
        """Passages by key."""
        ...


class CatalogueLibrary:
    """A library over the catalogue; reports do not change while it is used, so each is read once."""

    def __init__(
        self, shelves: Shelves, search: Callable[[str], Sequence[str]], *, most_passages: int
    ) -> None:
        """``search`` gives passage keys, best first; no report has more than ``most_passages`` passages."""
        self._shelves = shelves
        self._search = search
        self._most = most_passages
        self._reports = {report.document: report for report in shelves.reports()}
        self._names = {report.id: report.document for report in self._reports.values()}
        self._texts: dict[str, list[str]] = {}

    @property
    def documents(self) -> frozenset[str]:
        """Names below the ingested folder."""
        return frozenset(self._reports)

    def pages(self, document: str) -> Sequence[str]:
        """Cleaned texts of all pages."""
        if document not in self._texts:
            report = self._reports.get(document)
            count = 0 if report is None else report.pages
            self._texts[document] = [
                self._shelves.page(report.id, number).text
                for number in range(1, count + 1)
                if report is not None
            ]
        return self._texts[document]

    def page_text(self, document: str, page: int) -> str:
        """Cleaned text of a page; ``""`` when there is none such."""
        texts = self.pages(document)
        return texts[page - 1] if 1 <= page <= len(texts) else ""

    def figures(self, document: str) -> Sequence[Figure]:
        """Every figure read from a document."""
        report = self._reports.get(document)
        return [] if report is None else self._shelves.figures(report.id, range(self._most))

    def found(self, question: str) -> Sequence[tuple[str, Passage]]:
        """The passages searched out for a question, best first."""
        keys = self._search(question)
        passages = self._shelves.passages(keys)
        return [(self._names[passages[key].report_id], passages[key]) for key in keys if key in passages]
