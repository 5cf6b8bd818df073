"""Plain text, hard-wrapped or with one paragraph a line; Markdown headings are understood."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.clean import clean_line, is_worded
from ingest.errors import UnreadableReport
from ingest.readers.charset import decode
from ingest.readers.gaps import close_up
from ingest.readers.grid import JOINT
from ingest.readers.letterhead import split_columns
from ingest.readers.lines import Line, drop_running_heads
from ingest.readers.pages import build_pages
from ingest.readers.paragraphs import ENDED
from ingest.readers.records import Document
from ingest.readers.titles import choose_title, opening_title
from ingest.readers.typed import find_typed

_BREAK = re.compile(r"\r\n?|\n|\x0b|\x85|\u2028|\u2029")
_TRAILING = re.compile(r"\s*\|\s*$")
_MARKDOWN = re.compile(r"(#{1,6})\s+(?=\S)")
_WIDEST = 200
"""Characters no hard-wrapped line is longer than."""

_PITCH = 12.0
"""Points between two lines of plain text; a blank line makes it twice as much."""


def _lines(text: str) -> list[Line]:
    """Lines that hold text; a blank line shows as a wider gap, spaces in front as an indent."""
    found = []
    y = 0.0
    raws = _BREAK.split(text)
    rows, inside = _rows(raws)
    for i, raw in enumerate(raws):
        y -= _PITCH
        if i in rows:
            found.append(replace(rows[i], y=y))
        if i in inside:
            continue
        whole = clean_line(close_up(raw))
        if not whole:
            continue
        hashes = _MARKDOWN.match(whole)
        heading = len(hashes[1]) if hashes else 0
        bold = whole.startswith("**") and whole.endswith("**")
        plain = _TRAILING.sub("", _MARKDOWN.sub("", whole.replace("**", "")))
        for part in split_columns(plain) if is_worded(plain) else []:
            indent = float(len(raw) - len(raw.lstrip(" \t"))) * 6
            found.append(Line(text=part, spaced=raw.endswith(" "), bold=bold, heading=heading, x=indent, y=y))
    return found


def _rows(raws: Sequence[str]) -> tuple[dict[int, Line], set[int]]:
    """The rows of tables by the lines that they begin at, and all lines that stand in tables."""
    rows: dict[int, Line] = {}
    inside: set[int] = set()
    for number, table in enumerate(find_typed(raws)):
        inside |= set(range(table.first, table.end))
        for i, cells in table.rows.items():
            placed = tuple((text, 1) for text in cells)
            rows[i] = Line(text=JOINT.join(filter(None, cells)), cells=placed, table=number)
    return rows, inside


def _is_wrapped(pages: Sequence[Sequence[Line]]) -> bool:
    """True when the lines were broken at a width; false when each is a whole paragraph.

    Broken lines are about as long as one another, and most long ones end inside a sentence.
    """
    texts = [line.text for lines in pages for line in lines if not line.cells]
    if not texts:
        return False
    lengths = sorted(map(len, texts))
    usual = lengths[int(len(lengths) * 0.9)]
    if usual > _WIDEST or lengths[-1] > 1.6 * usual:
        return False
    long = [text for text in texts if len(text) > 0.6 * usual]
    return sum(ENDED.search(text) is not None for text in long) < 0.7 * len(long)


def read_txt(path: Path, content: bytes) -> Document:
    """The document in a text file's bytes; form feeds part it into pages.

    Raises:
        UnreadableReport: the encoding is unknown, or there is no text.

    """
    text = decode(path, content)
    lines = [_lines(page) for page in text.split("\f")]
    if not any(lines):
        raise UnreadableReport(path, why="there is no text in it", fix="check the file and ingest again")
    pages = build_pages(drop_running_heads(lines), wrapped=_is_wrapped(lines))
    return Document(pages=pages, title=choose_title(pages, opening_title(pages), path), format="txt")
