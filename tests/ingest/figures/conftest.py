"""Invented reports, laid out, split and read as ingestion does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from ingest.figures.facts import read_figures
from ingest.passages import split_passages
from ingest.readers.grid import GridCell, read_rows
from ingest.readers.layout import lay_page
from ingest.records import Block, Figure, Page, Passage, Sentence
from ingest.reports import Report
from ingest.sentences import split_sentences


@dataclass(frozen=True)
class Reading:
    """A report with all that was read from it."""

    pages: list[Page]
    sentences: list[Sentence]
    passages: list[Passage]
    figures: list[Figure]

    def one(self, text: str) -> Figure:
        """The only figure printed as ``text``."""
        found = [f for f in self.figures if f.text == text]
        assert len(found) == 1, f"{text!r} among {[f.text for f in self.figures]}"
        return found[0]


def block(text: str) -> tuple[str, Block]:
    """``"# I. Kinh tế"`` is a heading, ``"- …"`` an item, ``"+ …"`` one below it, ``"¹ …"`` a note."""
    kinds = {"#": ("heading", 0), "-": ("item", 1), "+": ("item", 2), "¹": ("footnote", 0), "=": ("title", 0)}
    kind, level = kinds.get(text[0], ("paragraph", 0))
    if text[0] in "#=":
        level = len(text) - len(text.lstrip("#="))
        text = text.lstrip("#= ")
    mark = {"item": text[0], "footnote": "1"}.get(kind, "")
    level = 0 if kind == "title" else level
    return text, Block(start=0, end=len(text), kind=kind, level=level, mark=mark)


def rows(grid: Sequence[Sequence[str]], caption: str, heads: int) -> list[tuple[str, Block]]:
    cells = [[GridCell(text=text, head=r < heads) for text in line] for r, line in enumerate(grid)]
    return [(p.text, p.block) for p in read_rows(cells, table=0, caption=caption)]


def read(
    *lines: str,
    year: int | None = 2023,
    dated: date | None = None,
    table: Sequence[Sequence[str]] = (),
    caption: str = "",
    heads: int = 1,
) -> Reading:
    """The figures of a report of one page: ``lines``, then ``table`` under ``caption``."""
    laid = [block(line) for line in lines]
    laid += [block(caption)] if caption else []
    pages = [lay_page(1, [*laid, *rows(table, caption, heads)])]
    return read_pages(pages, year=year, dated=dated)


def read_pages(pages: list[Page], *, year: int | None = 2023, dated: date | None = None) -> Reading:
    report = Report(
        id="0" * 16, document="a.txt", sha256="", title="", format="txt", pages=1, year=year, dated=dated
    )
    sentences = split_sentences(pages)
    passages = split_passages(report.id, sentences)
    return Reading(pages, sentences, passages, read_figures(report, sentences, passages))


@pytest.fixture
def read_report() -> Callable[..., Reading]:
    return read


@pytest.fixture
def read_laid() -> Callable[..., Reading]:
    return read_pages
