"""Excel workbooks. The only file that knows openpyxl.

A sheet is a page, in the order of the tabs; its name is the heading of all that stands on it. Only what a
person who opens the workbook sees is read: hidden sheets, rows and columns are left out and listed, since
they hold drafts, filtered rows and working columns that nobody could find at the cited place. Formulas count
with the value that was saved beside them; macros are never looked at.
"""

import warnings
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from ingest.clean import clean_line
from ingest.errors import UnreadableReport
from ingest.readers.archive import check_archive
from ingest.readers.broken import BROKEN
from ingest.readers.display import show
from ingest.readers.faces import Faces
from ingest.readers.outside import tell_outside
from ingest.readers.pages import lay_pages
from ingest.readers.paragraphs import Paragraph
from ingest.readers.records import Document
from ingest.readers.sheets import lay_sheet, only_caption
from ingest.readers.titles import choose_title
from ingest.readers.unmerged import SheetCell

_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    *BROKEN,
)
"""ElementTree's ParseError is a SyntaxError."""

_LEFT_OUT = "left out; unhide in Excel and save what is to be read"

_NAMED = 5
"""Cells or rows that one warning names."""

MAX_CELLS = 1_000_000
"""More filled cells than any report's tables have; so many take openpyxl about 20 s."""


@dataclass(slots=True)
class Sheet:
    """One sheet with what cannot be read of it."""

    values: Any
    formulas: Any
    faces: Faces
    cells: list[SheetCell] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def read(self) -> None:
        """Fill ``cells`` and ``warnings``."""
        places = self.values._cells  # iter_rows would make every empty cell up to the last
        filled = {at for at, cell in places.items() if cell.value is not None}
        hidden_rows = {r for r, d in self.values.row_dimensions.items() if d.hidden or d.height == 0}
        hidden_columns = {
            column
            for d in self.values.column_dimensions.values()
            if d.hidden or d.width == 0
            for column in range(d.min or 0, (d.max or 0) + 1)
        }
        self._warn("hidden rows", sorted({r for r, _ in filled} & hidden_rows), _LEFT_OUT)
        letters = [get_column_letter(c) for c in sorted({c for _, c in filled} & hidden_columns)]
        self._warn("hidden columns", letters, _LEFT_OUT)
        merged = {(m.min_row, m.min_col): m for m in self.values.merged_cells.ranges}
        rows = _Shown(hidden_rows)
        columns = _Shown(hidden_columns)
        errors, unsaved = [], []
        for (row, column), cell in sorted(places.items()):
            own = merged.get((row, column))
            high = rows.count(row, own.max_row if own else row)
            wide = columns.count(column, own.max_col if own else column)
            if not high or not wide:
                continue
            if cell.data_type == "e":
                errors.append(f"{cell.coordinate} ({cell.value})")
            elif cell.value is None and self._is_formula(row, column):
                unsaved.append(cell.coordinate)
            elif text := clean_line("".join(self.faces.mend([_shown(cell)]))):
                self.cells.append(
                    SheetCell(
                        row=rows.place(row),
                        column=columns.place(column),
                        text=text,
                        rows=high,
                        columns=wide,
                        address=cell.coordinate,
                    )
                )
        self._warn("cells with an error", errors, "have no value; mend them in Excel and save")
        self._warn("formulas without a saved value", unsaved, "are not read; open it in Excel and save")

    def _is_formula(self, row: int, column: int) -> bool:
        if self.formulas is None:
            return False
        cell = self.formulas._cells.get((row, column))
        return cell is not None and cell.data_type == "f"

    def _warn(self, what: str, found: Sequence[object], so: str) -> None:
        if found:
            named = ", ".join(map(str, found[:_NAMED])) + (", …" if len(found) > _NAMED else "")
            self.warnings.append(f"sheet “{self.values.title}”: {what} {named}: {so}")


class _Shown:
    """Places of rows or columns among those that are not hidden."""

    def __init__(self, hidden: Iterable[int]) -> None:
        self._hidden = sorted(hidden)

    def count(self, first: int, last: int) -> int:
        """How many of ``first`` to ``last``, both inclusive, are shown."""
        return last - first + 1 - sum(first <= h <= last for h in self._hidden)

    def place(self, number: int) -> int:
        """How many are shown above or left of ``number``, which counts from 1."""
        return number - 1 - sum(h < number for h in self._hidden)


def _shown(cell: Any) -> tuple[str, str]:
    """What a cell shows, and the name of its font."""
    return show(cell.value, cell.number_format), cell.font.name or ""


def _faces(book: Any) -> Faces:
    """What the words of all sheets say about their fonts; a font costs openpyxl time, numbers need none."""
    cells = (cell for sheet in book.worksheets for cell in sheet._cells.values())
    return Faces.of([_shown(c)] for c in cells if isinstance(c.value, str) and not c.value.isascii())


def _load(content: bytes, *, values: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that only change how a sheet looks
        return openpyxl.load_workbook(BytesIO(content), data_only=values, keep_links=False)


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return any(
            b"<f>" in part or b"<f " in part
            for name in archive.namelist()
            if name.startswith("xl/worksheets/")
            for part in [archive.read(name)]
        )


def read_sheets(path: Path, content: bytes) -> tuple[list[Sheet], list[str], str]:
    """The sheets that are shown, what was left out, and the title that the workbook's properties give."""
    book = _load(content, values=True)
    formulas = _load(content, values=False) if _has_formulas(content) else None
    if sum(len(sheet._cells) for sheet in book.worksheets) > MAX_CELLS:
        raise UnreadableReport(path, why=f"more than {MAX_CELLS:,} cells", fix="save its tables apart")
    faces = _faces(book)
    found, left_out = [], []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            left_out.append(f"sheet “{sheet.title}” is hidden: {_LEFT_OUT}")
            continue
        found.append(Sheet(sheet, formulas[sheet.title] if formulas else None, faces))
        found[-1].read()
    left_out += tell_outside(content, book.sheetnames)
    return found, left_out, book.properties.title or ""


def read_xlsx(path: Path, content: bytes) -> Document:
    """The document in a workbook's bytes, one page a sheet.

    Raises:
        UnreadableReport: damaged, larger inside than a report can be, or without text.
        EncryptedReport: a part is locked.

    """
    check_archive(path, content)
    try:
        sheets, left_out, written = read_sheets(path, content)
    except _BROKEN as error:
        raise UnreadableReport(
            path,
            why=f"broken Excel workbook ({type(error).__name__}: {error})",
            fix="open it in Excel and save it anew",
        ) from error
    paragraphs: list[Paragraph] = []
    tables = 0
    for page, sheet in enumerate(sheets, start=1):
        laid = lay_sheet(sheet.cells, table=tables)
        name = clean_line(sheet.values.title)
        for p in [Paragraph(text=name, heading=1), *laid] if laid else []:
            p.page = page
            paragraphs.append(p)
        tables = max((p.block.table + 1 for p in laid if p.block), default=tables)
    if not paragraphs:
        raise UnreadableReport(path, why="there is no text in it", fix="check the file and ingest again")
    pages = lay_pages(paragraphs, len(sheets), plain_headings=False)
    return Document(
        pages=pages,
        title=choose_title(pages, written or only_caption(paragraphs), path),
        format="xlsx",
        warnings=(*left_out, *(w for sheet in sheets for w in sheet.warnings)),
    )
