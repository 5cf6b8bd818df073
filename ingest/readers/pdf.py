"""PDF with a text layer. The only file that knows pypdf."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
from pypdf.errors import (
    DependencyError,
    DeprecationError,
    FileNotDecryptedError,
    LimitReachedError,
    PyPdfError,
)

from ingest.clean import SUPERSCRIPT, clean_line, is_worded
from ingest.errors import EncryptedReport, NoTextLayer, UnreadableReport
from ingest.readers.gaps import close_up, is_torn, mend
from ingest.readers.letterhead import split_columns
from ingest.readers.lines import Line, drop_running_heads, put_in_place
from ingest.readers.pages import build_pages
from ingest.readers.titles import choose_title
from ingest.records import Document

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
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf was seen to raise on broken files (8 of 705 files of qpdf's tests raise others than its own)."""


_CHEMICAL = re.compile(r"\b(?:CO|NO|SO|H|O|CH|PM|N|NH)$")
"""What a lowered digit follows: CO₂, PM₂.₅."""


@dataclass(slots=True)
class _Row:
    """A line while its pieces come in: text, bold, size, x, y."""

    pieces: list[tuple[str, bool, float, float, float]] = field(default_factory=list)

    def line(self) -> Line | None:
        """The finished line, or None when it holds no text."""
        inked = [p for p in self.pieces if p[0].strip()]
        if not inked:
            return None
        sizes: dict[float, int] = {}
        for text, _, size, _, _ in inked:
            sizes[size] = sizes.get(size, 0) + len(text.strip())
        size = max(sizes, key=lambda s: sizes[s])
        base = next(p for p in inked if p[2] == size)
        raw = ""
        for piece in self.pieces:
            if self._is_raised(piece, size, base[4]):
                raw = raw.rstrip()
                mark = piece[0].lstrip()
                raw += mark if _CHEMICAL.search(raw) else mark.translate(SUPERSCRIPT)
            else:
                raw += piece[0]
        text = clean_line(close_up(raw.replace("**", "")))
        if not is_worded(text):
            return None
        bold = all(p[1] for p in inked if any(c.isalpha() for c in p[0])) and any(p[1] for p in inked)
        return Line(
            text=text,
            spaced=raw.endswith((" ", "\u00a0")),
            broken=raw.rstrip().endswith("\u00ad"),
            bold=bold,
            size=size,
            x=inked[0][3],
            y=base[4],
        )

    @staticmethod
    def _is_raised(piece: tuple[str, bool, float, float, float], size: float, base: float) -> bool:
        """Small digits that are not below the baseline are footnote marks or exponents.

        Some producers raise them by the text-rise operator, which pypdf does not report; then they seem to
        stand on the baseline. The space that pypdf puts before them is not the page's.
        """
        text, _, own, _, y = piece
        bare = text.strip()
        return own < 0.86 * size and y > base - 0.5 and bare.isdecimal() and len(bare) < 4


class _Lines:
    """Collects what pypdf says while it reads a page, and cuts it into lines."""

    def __init__(self) -> None:
        self._rows = [_Row()]

    def visit(self, text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        """Pypdf's ``visitor_text``: a piece of text, two matrices, the font's dictionary, its size."""
        if not text:
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        height = abs(size * (tm[3] or tm[1]) * (cm[3] or cm[1])) or abs(size)
        bold = "bold" in str((font or {}).get("/BaseFont", "")).lower()
        for i, part in enumerate(text.split("\n")):
            if i:
                self._rows.append(_Row())
            if part:
                self._rows[-1].pieces.append((part, bold, round(height, 1), x, y))

    def lines(self) -> list[Line]:
        """The page's lines that hold text, in the file's order."""
        found = []
        for row in self._rows:
            line = row.line()
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


def _read_lines(reader: pypdf.PdfReader) -> list[list[Line]]:
    pages = []
    for page in reader.pages:
        seen = _Lines()
        page.extract_text(visitor_text=seen.visit)
        pages.append(seen.lines())
    return pages


def read_pdf(path: Path, content: bytes) -> Document:
    """The document in a PDF's bytes.

    Raises:
        UnreadableReport: broken or beyond the limits.
        EncryptedReport: an empty password does not open it.
        NoTextLayer: no page has text.

    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with _converted(path):
        reader = _open(path, content)
        lines = _read_lines(reader)
        title = (reader.metadata.title if reader.metadata else None) or ""
    if not any(lines):
        raise NoTextLayer(path, pages=len(lines))
    if is_torn([line.text for page in lines for line in page]):
        lines = [[replace(line, text=mend(line.text)) for line in page] for page in lines]
    pages = build_pages(drop_running_heads(lines))
    warnings = tuple(f"page {n} has no text (a scan)" for n, page in enumerate(lines, start=1) if not page)
    return Document(pages=pages, title=choose_title(pages, str(title), path), format="pdf", warnings=warnings)
