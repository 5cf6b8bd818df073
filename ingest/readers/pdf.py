"""PDF: its text layer, and the pictures of pages that have none. Only operators.py knows pypdf as well."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import pypdf
from pypdf.errors import (
    DependencyError,
    DeprecationError,
    FileNotDecryptedError,
    LimitReachedError,
    PyPdfError,
)

from ingest.errors import EncryptedReport, UnreadableReport
from ingest.ocr.limits import USUAL, Limits
from ingest.ocr.pages import read_scanned
from ingest.readers.broken import BROKEN
from ingest.readers.faces import Faces
from ingest.readers.gaps import is_torn, mend
from ingest.readers.letterhead import split_columns
from ingest.readers.lines import Line, drop_running_heads, put_in_place
from ingest.readers.operators import prepared
from ingest.readers.pages import build_pages
from ingest.readers.picture import refuse_unread
from ingest.readers.pieces import Piece, Row, join_raised
from ingest.readers.records import Document
from ingest.readers.ruled import join_tables
from ingest.readers.rules import OPERATORS, Rules
from ingest.readers.titles import choose_title

_FEW_WIDTHS = 10
_HIDDEN = re.compile(rb"\b3\s+Tr\b")
"""The text rendering mode of print that is not shown (ISO 32000-1, 9.3.6)."""

_PICTURES = frozenset((b"Do", b"INLINE IMAGE"))
"""What draws a picture, or a form that may hold some (ISO 32000-1, 8.8 and 8.9.7; pypdf names the second)."""

MAX_PAGES = 2_000
"""More pages than any report has; 50,000 empty ones cost pypdf 7.1 about 15 s."""

_STREAM_BYTES = 30_000_000
_LIMITS = pypdf.Configuration(
    maximum_declared_stream_length=_STREAM_BYTES,
    array_based_stream_maximum_output_length=_STREAM_BYTES,
    zlib_maximum_output_length=_STREAM_BYTES,
    lzw_maximum_output_length=_STREAM_BYTES,
    run_length_maximum_output_length=_STREAM_BYTES,
    brotli_maximum_output_length=_STREAM_BYTES,
    stream_parsing_work_maximum_count=500_000,
    page_tree_maximum_entries=10_000,
)
"""pypdf's own limits are made for any PDF; a report needs a fraction of them."""

_BROKEN = (
    PyPdfError,
    DependencyError,
    DeprecationError,
    *BROKEN,
)
"""8 of the 705 files of qpdf's tests raise others than pypdf's own."""


def _spread(font: Any) -> float:
    """How wide the font's letters are against half their height, from 0.8 to 1.5; 1.0 when it does not say.

    The median of its widths (ISO 32000-1, 9.6.2 and 9.7.4.3); 1.0 for Times, 1.28 for DejaVu Serif.
    """
    lists = [(font or {}).get("/Widths")]
    for descendant in _descendants(font):
        lists += [
            part for part in descendant.get_object().get("/W", ()) if isinstance(part.get_object(), list)
        ]
    widths = [float(w.get_object()) for part in lists if part is not None for w in part.get_object()]
    likely = [w for w in widths if 150 < w < 1200]
    return min(max(median(likely) / 500, 0.8), 1.5) if len(likely) > _FEW_WIDTHS else 1.0


def _descendants(font: Any) -> list[Any]:
    found = (font or {}).get("/DescendantFonts")
    return list(found.get_object()) if found is not None else []


class _Lines:
    """Collects what pypdf says while it reads a page, and cuts it into lines."""

    def __init__(self) -> None:
        self._rows = [Row()]
        self._fonts: dict[int, tuple[Any, float, str, bool]] = {}
        self._rules = Rules()
        self.pictures = 0.0
        """Square points that pictures cover, and forms as if they were some."""

    def visit(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Pypdf's ``visitor_text``: a piece of text, two matrices, the font's dictionary, its size."""
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        if id(font) not in self._fonts:
            named = str((font or {}).get("/BaseFont", ""))
            self._fonts[id(font)] = (font, _spread(font), named, "bold" in named.lower())
        _, spread, name, bold = self._fonts[id(font)]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or abs(size)
        for i, part in enumerate(text.split("\n")):
            if i:
                self._rows.append(Row())
            if part:
                self._rows[-1].pieces.append(Piece(part, bold, round(height, 1), x, y, spread, name))

    def draw(self, operator: bytes, operands: list[Any], cm: list[float], _tm: list[float]) -> None:
        """Pypdf's ``visitor_operand_before``: lines, boxes and pictures are noted, all else passed over."""
        if operator in OPERATORS:
            self._rules.visit(operator, operands, cm)
        elif operator in _PICTURES:
            self.pictures += (abs(cm[0]) + abs(cm[2])) * (abs(cm[1]) + abs(cm[3]))

    def has_text(self) -> bool:
        """True when anything is printed."""
        return any(row.inked for row in self._rows)

    def fonts(self) -> list[list[tuple[str, str]]]:
        """Each row's texts with the names of their fonts."""
        return [[(piece.text, piece.font) for piece in row.pieces] for row in self._rows]

    def lines(self, faces: Faces) -> list[Line]:
        """The page's lines that hold text, in the file's order."""
        found = []
        for row, own in zip(self._rows, self.fonts(), strict=True):
            row.pieces = [
                p if p.text == text else replace(p, text=text)
                for p, text in zip(row.pieces, faces.mend(own), strict=True)
            ]
        rows = join_raised(self._rows)
        tables, replaced = join_tables(rows, self._rules)
        for i, row in enumerate(rows):
            found += tables.get(i, [])
            line = row.line() if i not in replaced else None
            if line is None:
                continue
            texts = split_columns(line.text)
            found += (
                [line]
                if len(texts) == 1
                else [Line(text=t, bold=line.bold, size=line.size, x=line.x, y=line.y) for t in texts]
            )
        return put_in_place(found)


@contextmanager
def _converted(path: Path) -> Iterator[None]:
    """Turn whatever pypdf raises into one of our errors."""
    try:
        with pypdf.apply_configuration(_LIMITS):
            yield
    except FileNotDecryptedError as error:
        raise EncryptedReport(path) from error
    except LimitReachedError as error:
        raise UnreadableReport(
            path,
            why=f"larger inside than a report can be ({error})",
            fix="print it to a new PDF and ingest that",
        ) from error
    except _BROKEN as error:
        raise UnreadableReport(
            path,
            why=f"broken PDF ({type(error).__name__}: {error})",
            fix="open it in a PDF viewer and save it anew",
        ) from error


def _open(path: Path, content: bytes) -> pypdf.PdfReader:
    reader = pypdf.PdfReader(BytesIO(content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise EncryptedReport(path)
    if len(reader.pages) > MAX_PAGES:
        raise UnreadableReport(
            path, why=f"has {len(reader.pages)} pages, the most is {MAX_PAGES}", fix="cut it into parts"
        )
    return reader


@dataclass(slots=True)
class _Layer:
    """What a PDF's text layer says."""

    lines: list[list[Line]]
    """By page."""

    hidden: set[int]
    """Pages, from 1, with invisible text, as scanners put it on pictures."""

    covers: list[float]
    """Share of each page that pictures can cover at most, 0 to 1."""


def _cover(page: pypdf.PageObject, pictures: float) -> float:
    """Share of the page under so many square points of pictures; 1 where something else may hold more."""
    if not pictures:
        return 0.0
    try:
        resources: Any = page["/Resources"]
        drawn = [one.get_object()["/Subtype"] for one in resources["/XObject"].values()]
        area = min(float(box.width) * float(box.height) for box in (page.cropbox, page.mediabox))
        return min(pictures / area, 1.0) if set(drawn) <= {"/Image"} else 1.0
    except _BROKEN:  # it cannot be measured, so it may cover the page, which is then looked at as a picture
        return 1.0


def _read_layer(reader: pypdf.PdfReader) -> _Layer:
    pages = []
    layer = _Layer([], set(), [])
    for number, page in enumerate(reader.pages, start=1):
        seen = _Lines()
        with prepared(page) as printed:
            page.extract_text(visitor_text=seen.visit, visitor_operand_before=seen.draw)
        pages.append(seen)
        if seen.has_text() and _HIDDEN.search(printed):
            layer.hidden.add(number)
        layer.covers.append(_cover(page, seen.pictures))
    faces = Faces.of(line for seen in pages for line in seen.fonts())
    layer.lines = [seen.lines(faces) for seen in pages]
    return layer


def _mended(line: Line) -> Line:
    cells = tuple((mend(text), columns) for text, columns in line.cells)
    return replace(line, text=mend(line.text), cells=cells)


def read_pdf(path: Path, content: bytes, limits: Limits = USUAL) -> Document:
    """The document in a PDF's bytes.

    Raises:
        UnreadableReport: broken or beyond the limits.
        EncryptedReport: an empty password does not open it.
        NoTextLayer: no page has text, and none could be read from its picture.

    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with _converted(path):
        reader = _open(path, content)
        layer = _read_layer(reader)
        title = (reader.metadata.title if reader.metadata else None) or ""
    if is_torn([line.text for page in layer.lines for line in page]):
        layer.lines = [[_mended(line) for line in page] for page in layer.lines]
    mixed = read_scanned(path, layer.lines, layer.hidden, layer.covers, limits)
    refuse_unread(path, mixed)
    pages = build_pages(drop_running_heads(mixed.lines))
    scans = mixed.scans(pages, trusted=limits.trusted)
    return Document(
        pages=pages,
        title=choose_title(pages, str(title), path),
        format="pdf",
        scans=scans,
        gaps=mixed.gaps(scans, trusted=limits.trusted),
    )
