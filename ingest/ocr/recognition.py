"""One picture to print with places: levelled, turned where it must be, raised marks told apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from ingest.ocr.cells import blank_tables, read_cells
from ingest.ocr.engine import Seen, SeenLine, find_turn, recognise
from ingest.ocr.glyphs import Mark, find_mark, measure_stroke
from ingest.ocr.records import Picture, Print, Row
from ingest.ocr.render import DPI
from ingest.ocr.ruling import Ruled, find_ruled
from ingest.ocr.straighten import Ink, Straight, find_ink, find_paper, level

MODE = 3
"""Tesseract's page segmentation: whole pages, columns found by itself."""

_ONE_CHARACTER = 10
_POOR = 70
"""Mean confidence below which a page may lie on its side or on its head."""

_RAISED_ANYWAY = "'’‘”\"°*"
"""Signs that stand raised by themselves; others do only where a mark was misread."""

_LARGE = 40
"""Pixels that a raised mark is high when it is read again."""

_SURE = 60
"""Confidence from which a mark's second reading counts; a figure whose mark stays unread has no more."""


def read_picture(grey: Image.Image, folder: Path) -> Picture:
    """The print of a page's picture.

    Raises:
        PageUnread: Tesseract failed or was killed.
    """
    read = _read(grey, 0, folder)
    if read.confidence < _POOR and (turn := find_turn(grey, folder)):
        other = _read(grey, turn, folder)
        read = other if other.confidence > read.confidence else read
    straight = read.straight
    ink = find_ink(read.ruled.bare)
    rows = tuple(
        Row(
            words=tuple(_prints(line, straight, ink, folder)),
            base=round(line.base, 1),
            size=round(line.size, 1),
            stroke=round(measure_stroke(line, ink), 4),
            table=table,
        )
        for table, line in _in_order(read)
    )
    width, height = straight.grey.size
    return Picture(
        rows=rows,
        width=width,
        height=height,
        turned=straight.turned,
        skew=straight.skew,
        across=read.ruled.across,
        down=read.ruled.down,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What a picture says, one way up."""

    straight: Straight
    ruled: Ruled
    lines: list[SeenLine]
    """Those outside of tables."""

    tables: list[list[SeenLine]]

    @property
    def confidence(self) -> float:
        """Over all words."""
        return mean_confidence([*self.lines, *(line for table in self.tables for line in table)])


def _read(grey: Image.Image, turn: int, folder: Path) -> _Read:
    straight = level(grey, turn)
    ruled = find_ruled(straight.grey)
    page = blank_tables(ruled) if ruled.lattices else straight.grey
    lines = recognise(page, folder, dpi=DPI, mode=MODE)
    return _Read(straight, ruled, lines, read_cells(ruled, folder))


def _in_order(read: _Read) -> Iterator[tuple[int, SeenLine]]:
    """All lines, each with the ordinal of its table, a table's before the first line that stands below it."""
    waiting = [(table, lines) for table, lines in enumerate(read.tables) if lines]
    waiting.sort(key=lambda one: min(line.base for line in one[1]))
    for line in read.lines:
        while waiting and max(own.base for own in waiting[0][1]) < line.base:
            table, lines = waiting.pop(0)
            yield from ((table, own) for own in lines)
        yield -1, line
    for table, lines in waiting:
        yield from ((table, own) for own in lines)


def mean_confidence(lines: list[SeenLine]) -> float:
    """Over all words, weighed by their letters and digits; 0 where there are none."""
    weights = [(w.confidence, sum(c.isalnum() for c in w.text)) for line in lines for w in line.words]
    total = sum(weight for _, weight in weights)
    return sum(confidence * weight for confidence, weight in weights) / total if total else 0.0


def _prints(line: SeenLine, straight: Straight, ink: Ink, folder: Path) -> Iterator[Print]:
    for word in line.words:
        mark = find_mark(word, line, ink)
        if mark is None:
            yield _print(word, word.text, straight)
            continue
        text, start = word.text[mark.start : mark.end], mark.start
        again = _read_mark(mark, straight, folder)
        if not text.isdigit():
            text = again or (text if text in _RAISED_ANYWAY else "")
        elif not again:
            word = replace(word, confidence=min(word.confidence, _SURE))
        elif again != text:  # the word's last digit is its own, and the mark was left out
            text, start = again, mark.end
        parts = ((word.text[:start], False), (text, True), (word.text[mark.end :], False))
        yield from (_print(word, part, straight, raised=raised) for part, raised in parts if part)


def _print(word: Seen, text: str, straight: Straight, *, raised: bool = False) -> Print:
    box = straight.box(word.left, word.top, word.right, word.bottom)
    return Print(
        text=text, confidence=word.confidence, left=word.left, right=word.right, box=box, raised=raised
    )


def _read_mark(mark: Mark, straight: Straight, folder: Path) -> str:
    """A raised mark read again by itself, enlarged and as digits; ``""`` when that is not sure."""
    left, top, right, foot = mark.box
    crop = straight.grey.crop((left - 2, top - 2, right + 2, foot + 2))
    scale = _LARGE / crop.height
    large = crop.resize((max(round(crop.width * scale), 1), _LARGE), Image.Resampling.BICUBIC)
    framed = Image.new("L", (large.width + 2 * _LARGE, 3 * _LARGE), find_paper(straight.grey))
    framed.paste(large, (_LARGE, _LARGE))
    lines = recognise(framed, folder, dpi=DPI, mode=_ONE_CHARACTER, digits=True)
    words = [w for found in lines for w in found.words]
    sure = len(words) == 1 and words[0].confidence >= _SURE and words[0].text.isdigit()
    return words[0].text if sure else ""
