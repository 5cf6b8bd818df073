"""Word documents. The only file that knows python-docx."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.oxml.exceptions import InvalidXmlError

from ingest.clean import clean_line
from ingest.errors import UnreadableReport
from ingest.readers.archive import check_archive
from ingest.readers.broken import BROKEN
from ingest.readers.captions import take_caption
from ingest.readers.grid import GridCell, read_rows
from ingest.readers.letterhead import ISSUER, is_letterhead, split_columns
from ingest.readers.numbering import Numbering
from ingest.readers.pages import lay_pages
from ingest.readers.paragraphs import Paragraph, split_breaks
from ingest.readers.records import Document
from ingest.readers.runs import Runs
from ingest.readers.styles import Styles
from ingest.readers.titles import choose_title, opening_title
from ingest.readers.unread import tell_unread
from ingest.readers.wordtables import columns_before, columns_of, goes_on, is_layout, merge_down
from ingest.readers.wordxml import W, children, first, is_on, pieces, text_boxes, value

_BROKEN = (
    OpcError,
    InvalidXmlError,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,
    *BROKEN,
)
"""lxml's XMLSyntaxError is a SyntaxError."""

_FRONT_LINES = 10
_FRONT_CHARACTERS = 80


@dataclass(slots=True)
class _Reader:
    """Walks the document's body; collects paragraphs and the footnotes they call."""

    styles: Styles
    runs: Runs
    numbering: Numbering
    notes: dict[tuple[str, str], Any]
    paragraphs: list[Paragraph] = field(default_factory=list)
    called: list[tuple[str, str]] = field(default_factory=list)
    tables: int = 0
    sizes: Counter[int] = field(default_factory=Counter)
    """Letters by their height in half points."""

    large: list[tuple[int, Paragraph]] = field(default_factory=list)

    def read(self, container: Any) -> None:
        """Every paragraph and table of ``container``, in order."""
        for element in _flow(container):
            if element.tag == W + "p":
                self.paragraphs += self._paragraph(element)
                for box in text_boxes(element):
                    self.read(box)
            else:
                self._table(element)

    def add_notes(self) -> None:
        """The footnotes that were called, in the order of their marks."""
        for number, key in enumerate(self.called, start=1):
            note = self.notes.get(key)
            texts = (
                [p.text for e in _flow(note) if e.tag == W + "p" for p in self._paragraph(e)]
                if note is not None
                else []
            )
            if texts:
                self.paragraphs.append(
                    Paragraph(text=f"{_superscript(number)} {' '.join(texts)}", footnote=str(number))
                )

    def _paragraph(self, element: Any) -> list[Paragraph]:
        properties = first(element, "pPr")
        style = value(first(properties, "pStyle"))
        if self.styles.is_contents(style):
            return []
        text, letters, bold = self._text(element, bold=self.styles.is_bold(style))
        strong = 0 < letters == bold
        size = self._size(element, style)
        self.sizes[size] += letters
        heading = self.styles.level(style, value(first(properties, "outlineLvl")))
        label, depth = self.numbering.label(first(properties, "numPr"), self.styles.numbering(style))
        found = []
        lines = split_breaks(text)
        if heading and lines:
            lines = [" ".join(lines)]
        for i, line in enumerate(part for whole in lines for part in split_columns(whole)):
            found.append(
                Paragraph(
                    text=f"{label} {line}" if label and not i else line,
                    bold=strong,
                    large=strong and value(first(properties, "jc")) == "center",
                    heading=heading,
                    title=self.styles.is_title(style),
                    listed=0 if heading or i else depth,
                )
            )
        self.large += [(size, p) for p in found]
        return found

    def mark_large(self) -> None:
        """Mark what is set larger than most of the text; centred bold lines are marked already."""
        usual = max(self.sizes, key=lambda size: self.sizes[size], default=0)
        for size, p in self.large:
            p.large = p.large or size > 1.1 * usual > 0

    def _size(self, element: Any, style: str) -> int:
        """Height of the first run's letters, in half points; 0 when neither it nor its style says."""
        for content, run in pieces(element):
            if isinstance(content, str) and content.strip():
                own = value(first(first(run, "rPr"), "sz"))
                return int(own) if own.isdecimal() else self.styles.size(style)
        return 0

    def _text(self, element: Any, *, bold: bool) -> tuple[str, int, int]:
        """The paragraph's text, how many letters it has, and how many of them are bold."""
        texts = []
        letters = bold_letters = 0
        for content, run in self.runs.read(element):
            if not isinstance(content, str):
                self.called.append(content)
                texts.append(_superscript(len(self.called)))
                continue
            own = first(first(run, "rPr"), "b")
            strong = is_on(own) if own is not None else bold
            count = sum(map(str.isalpha, content))
            letters += count
            bold_letters += count if strong else 0
            texts.append(content)
        return "".join(texts), letters, bold_letters

    def _table(self, table: Any) -> None:
        if is_layout(table):
            for row in children(table, "tr"):
                for cell in children(row, "tc"):
                    self.read(cell)
            return
        caption = take_caption(self.paragraphs)
        inner: list[Any] = []
        rows = [list(self._cells(row, inner)) for row in children(table, "tr")]
        self.paragraphs += read_rows(merge_down(rows), table=self.tables, caption=caption)
        self.tables += 1
        for element in inner:
            if element.tag == W + "tbl":
                self._table(element)
            else:
                self.read(element)

    def _cells(self, row: Any, inner: list[Any]) -> Iterator[tuple[GridCell, bool]]:
        """The row's cells, each with whether it goes on with the cell above it.

        Tables and text boxes within them are put into ``inner``: they are read below the table.
        """
        head = is_on(first(first(row, "trPr"), "tblHeader"), missing=False)
        if left := columns_before(row):
            yield GridCell(text="", head=head, columns=left), False
        for cell in children(row, "tc"):
            below = goes_on(cell)
            texts = []
            for element in _flow(cell):
                if element.tag == W + "p":
                    texts += [p.text for p in self._paragraph(element)]
                    inner += () if below else text_boxes(element)
                elif not below:  # else Word shows nothing of it
                    inner.append(element)
            text = "" if below else clean_line(" ".join(texts))
            yield GridCell(text=text, head=head, columns=columns_of(cell)), below


def _flow(container: Any) -> Iterator[Any]:
    """Paragraphs and tables directly in ``container``, through content controls and accepted changes."""
    for element in container.iterchildren():
        if element.tag in (W + "p", W + "tbl"):
            yield element
        elif element.tag in (
            W + "sdt",
            W + "sdtContent",
            W + "ins",
            W + "moveTo",
            W + "customXml",
            W + "smartTag",
        ):
            yield from _flow(element)


def _superscript(number: int) -> str:
    return "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(d)] for d in str(number))


def _notes(document: WordDocument) -> dict[tuple[str, str], Any]:
    """Footnotes and endnotes by kind and id."""
    found = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("footnotes", "endnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren():
                if note.get(W + "type", "normal") == "normal":
                    found[kind[:-1], note.get(W + "id", "")] = note
    return found


def _mark_title(paragraphs: list[Paragraph]) -> None:
    """Make an only first-level heading the title when nothing but a letterhead stands above it."""
    outer = [i for i, p in enumerate(paragraphs) if p.heading == 1]
    if len(outer) != 1 or outer[0] > _FRONT_LINES:
        return
    front, heading = paragraphs[: outer[0]], paragraphs[outer[0]]
    bare = all(
        is_letterhead(p.text) or ISSUER.match(p.text) or (i < 2 and len(p.text) < _FRONT_CHARACTERS)
        for i, p in enumerate(front)
    )
    if bare and heading.mark is None:
        heading.title = True


def read_docx(path: Path, content: bytes) -> Document:
    """The document in a Word file's bytes, as one page: Word lays pages out anew on every machine.

    Raises:
        UnreadableReport: damaged, larger inside than a report can be, or without text.
        EncryptedReport: locked by a password.

    """
    check_archive(path, content)
    try:
        document = docx.Document(BytesIO(content))
        styles = Styles.of(document)
        runs = Runs.of(document.element.body, styles)
        reader = _Reader(styles, runs, Numbering.of(document), _notes(document))
        reader.read(document.element.body)
        reader.add_notes()
        reader.mark_large()
        written = document.core_properties.title or ""
        unread = tell_unread(document.element.body)
    except _BROKEN as error:
        raise UnreadableReport(
            path,
            why=f"broken Word document ({type(error).__name__}: {error})",
            fix="open it in Word and save it anew",
        ) from error
    if not reader.paragraphs:
        raise UnreadableReport(path, why="there is no text in it", fix="check the file and ingest again")
    _mark_title(reader.paragraphs)
    pages = lay_pages(reader.paragraphs, plain_headings=False)
    title = choose_title(pages, written, path)
    if title == path.stem:
        title = opening_title(pages) or title
    return Document(pages=pages, title=title, format="docx", warnings=unread)
