"""Tables as text: CSV and TSV, their delimiter found by which one parts the lines most evenly."""

import csv
from collections import Counter
from pathlib import Path

from ingest.clean import clean_line
from ingest.errors import UnreadableReport
from ingest.readers.charset import decode
from ingest.readers.pages import lay_pages
from ingest.readers.records import Document
from ingest.readers.sheets import lay_sheet, only_caption
from ingest.readers.titles import choose_title
from ingest.readers.unmerged import SheetCell

_DELIMITERS = "\t;|,"
"""The comma last: it also parts the decimals of Vietnamese numbers."""

_SAMPLE = 200
"""Lines that are enough to tell."""

_LONGEST_FIELD = 100_000
_LETTERS = 26


def _rows(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def _evenness(rows: list[list[str]]) -> float:
    """Share of the lines that have the commonest number of cells above one, times those cells up to three."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, lines = widths.most_common(1)[0]
    return lines / len(rows) * min(width, 3)


def _letter(column: int) -> str:
    """A spreadsheet's name for a column; ``column`` counts from 0."""
    head = _letter(column // _LETTERS - 1) if column >= _LETTERS else ""
    return head + chr(ord("A") + column % _LETTERS)


def read_delimited(path: Path, content: bytes) -> Document:
    """The document in the bytes of a CSV or TSV file, as one page.

    Raises:
        UnreadableReport: the encoding is unknown, a quote is never closed, or there is no table in it.

    """
    text = decode(path, content)
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        sample = "\n".join(text.splitlines()[:_SAMPLE])
        delimiter = max(_DELIMITERS, key=lambda d: _evenness(_rows(sample, d)))
        rows = _rows(text, delimiter)
    except csv.Error as error:
        raise UnreadableReport(
            path, why=f"broken table text ({error})", fix="open it in Excel and save it as XLSX"
        ) from error
    cells = [
        SheetCell(row=r, column=c, text=shown, address=f"{_letter(c)}{r + 1}")
        for r, row in enumerate(rows)
        for c, field in enumerate(row)
        if (shown := clean_line(field))
    ]
    paragraphs = lay_sheet(cells, table=0)
    if not paragraphs:
        raise UnreadableReport(path, why="there is no text in it", fix="check the file and ingest again")
    pages = lay_pages(paragraphs, plain_headings=False)
    return Document(pages=pages, title=choose_title(pages, only_caption(paragraphs), path), format="csv")
