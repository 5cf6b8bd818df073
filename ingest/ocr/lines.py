"""Print with places to the lines that all other readers make, tables among them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median

from ingest.ocr.mending import mend_numerals
from ingest.ocr.records import Picture, Print, Row, points_of
from ingest.readers import pieces
from ingest.readers.bands import letter_units
from ingest.readers.letterhead import split_columns
from ingest.readers.lines import Line, put_in_place
from ingest.readers.pieces import Piece, join_raised
from ingest.readers.ruled import join_tables
from ingest.readers.rules import Rules

_BOLD = 1.22
"""Width of a line's strokes against the document's usual, from which it is bold: in our real scan
bold print has 1.45 times the usual stroke, and no other line more than 1.17 times."""

_DIRT = 35
"""Mean confidence of a line below which it is a stamp, a signature or dirt."""

_SIGN = 70
"""Confidence from which a table's cell may hold a sign and nothing else."""

_SAME = 0.12
"""Sizes and distances of lines that differ by less are one, and the difference is the scanner's."""

_RAISED = 0.6

_SPACE = 1.0
"""Between two words of one line, in heights of its print, at most; columns are further apart."""


def read_lines(pictures: Sequence[Picture]) -> list[list[Line]]:
    """The lines of each picture, from top to foot."""
    strokes = [row.stroke for picture in pictures for row in picture.rows if row.stroke]
    usual = median(strokes) if strokes else 0.0
    sizes = [
        points_of(picture.width, picture.height) * row.size
        for picture in pictures
        for row in picture.rows
        for _ in row.words
    ]
    body = median(sizes) if sizes else 0.0
    return [_even(_lines(picture, usual, body), body) for picture in pictures]


def _lines(picture: Picture, stroke: float, body: float) -> list[Line]:
    clean = [row for row in picture.rows if not _is_dirt(row)]
    rows: list[pieces.Row] = []
    for table, group in groupby(clean, key=lambda row: row.table):
        own = list(group)
        rows += _page_rows(own, picture, stroke, body) if table < 0 else _cell_rows(own, picture)
    tables, replaced = join_tables(rows, Rules([*picture.across], [*picture.down]))
    found: list[Line] = []
    for i, row in enumerate(rows):
        found += mend_numerals(tables.get(i, []))
        line = row.line() if i not in replaced else None
        if line is None:
            continue
        found += [replace(line, text=text) for text in split_columns(line.text)]
    return put_in_place(found)


def _page_rows(rows: Sequence[Row], picture: Picture, stroke: float, body: float) -> list[pieces.Row]:
    return join_raised([_row(row, picture, stroke, body) for row in _level(rows)])


def _cell_rows(own: Sequence[Row], picture: Picture) -> list[pieces.Row]:
    """Lines of a table's cells, in print of one size: a few digits say little about theirs."""
    size = median(row.size for row in own for _ in row.words) * points_of(picture.width, picture.height)
    return [_row(row, picture, 0.0, 0.0, size) for row in own]


def _level(rows: Sequence[Row]) -> list[Row]:
    """The rows, those put together that are one printed line parted by a space a little too wide."""
    found: list[Row] = []
    for row in rows:
        last = found[-1] if found else None
        if last and abs(last.base - row.base) < 0.3 * row.size:
            gap = row.words[0].left - last.words[-1].right
            if 0 <= gap < _SPACE * row.size:
                found[-1] = replace(last, words=(*last.words, *row.words))
                continue
        found.append(row)
    return found


def _is_dirt(row: Row) -> bool:
    if row.table >= 0 and all(w.confidence >= _SIGN for w in row.words):
        return False  # a cell's dash or per cent sign
    letters = [sum(c.isalnum() for c in w.text) for w in row.words]
    if not sum(letters):
        return True
    sure = sum(w.confidence * n for w, n in zip(row.words, letters, strict=True)) / sum(letters)
    return sure < _DIRT


def _row(row: Row, picture: Picture, stroke: float, body: float, size: float = 0.0) -> pieces.Row:
    """The row's words as pieces of print, ``size`` points high, or as high as the picture says."""
    scale = points_of(picture.width, picture.height)
    size = size or row.size * scale
    if body and abs(size / body - 1) < 2 * _SAME:
        size = body  # a line's height depends on which letters are in it
    bold = row.stroke > _BOLD * stroke > 0
    base = (picture.height - row.base) * scale
    placed = [
        Piece(
            text=word.text if glued else f"{word.text} ",
            bold=bold,
            size=round(size * (_RAISED if word.raised else 1), 1),
            x=round(word.left * scale, 1),
            y=round(base + (0.3 * size if word.raised else 0), 1),
            spread=_spread(word, scale, size),
        )
        for word, glued in zip(row.words, _glued(row.words), strict=True)
    ]
    return pieces.Row(placed)


def _glued(words: Sequence[Print]) -> list[bool]:
    """Whether each is printed without a space before the next: it is one of the parts of a word."""
    return [*(left.box == right.box for left, right in pairwise(words)), True]


def _spread(word: Print, scale: float, size: float) -> float:
    """What makes the estimated width of the word its true one."""
    units = letter_units(word.text)
    return (word.right - word.left) * scale / (units * size) if units and size else 1.0


def _even(lines: Sequence[Line], body: float) -> list[Line]:
    """The lines at even distances and on one left edge where only the scanner moved them."""
    placed = [line for line in lines if line.x is not None and line.y is not None]
    if len(placed) != len(lines) or not lines:
        return list(lines)
    steps = [a.y - b.y for a, b in pairwise(lines) if a.y is not None and b.y is not None]
    pitch = _common([step for step in steps if 0.8 * body < step < 3 * body])
    left = _common([line.x for line in lines if line.x is not None])
    found: list[Line] = []
    above = drift = 0.0
    for i, line in enumerate(lines):
        y, x = line.y or 0.0, line.x or 0.0
        if i and pitch and abs((above - y) / pitch - 1) < _SAME:
            drift += (above - y) - pitch
        above = y
        found.append(replace(line, y=round(y + drift, 1), x=left if abs(x - left) < 0.4 * body else x))
    return found


def _common(values: Sequence[float]) -> float:
    """The middle of the fullest run of values 6 points wide; 0 where there are none."""
    if not values:
        return 0.0
    counts = Counter(round(v / 3) for v in values)
    best = max(counts, key=lambda n: counts[n - 1] + counts[n] + counts[n + 1])
    return round(median(v for v in values if abs(round(v / 3) - best) <= 1), 1)
