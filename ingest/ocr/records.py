"""What reading a picture makes: print with its place and its confidence.

A box is ``(left, top, right, bottom)`` in ten-thousandths of the page as a viewer shows it, from its upper
left corner, so that it fits a picture of the page in any size.
"""

from dataclasses import dataclass
from typing import Literal

from ingest.readers.rules import Rule

_POINTS = 595.0
"""Points that a page's short side has, as A4 has: what a scanner says about its size is often wrong."""

Box = tuple[int, int, int, int]


def points_of(width: int, height: int) -> float:
    """Points a pixel of a page's picture."""
    return _POINTS / min(width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """One word as Tesseract saw it, or a part of it that is printed raised."""

    text: str
    confidence: int
    """Tesseract's own, 0 to 100."""

    left: float
    """Ends in pixels of the straightened picture."""

    right: float
    box: Box
    raised: bool = False
    """True for a footnote's mark or an exponent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line, as Tesseract parted them."""

    words: tuple[Print, ...]
    base: float
    """Baseline below the picture's upper edge, in pixels."""

    size: float
    """Height of its letters with ascenders and descenders, in pixels."""

    stroke: float
    """Mean width of its strokes against ``size``; bold print is wider."""

    table: int = -1
    """Ordinal of the ruled table in one of whose cells it stands, from 0; -1 outside of tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page read from its picture, upright and straight."""

    rows: tuple[Row, ...]
    width: int
    """Pixels, straightened."""

    height: int
    turned: int = 0
    """Quarter turns clockwise that set it upright, 0 to 3."""

    skew: float = 0.0
    """Degrees, counter-clockwise, that set its lines level."""

    across: tuple[Rule, ...] = ()
    """Lines drawn across, in points, from the left edge and above the foot."""

    down: tuple[Rule, ...] = ()
    """Lines drawn down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a scanned page where the cleaned page has it."""

    start: int
    """First character on the page, inclusive."""

    end: int
    """Last character, exclusive."""

    confidence: int
    """Tesseract's own, 0 to 100."""

    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What is known of a page that was read from its picture."""

    page: int
    """Counts from 1."""

    confidence: int | None
    """Mean over its words, weighed by their length, 0 to 100; None where another program read it before."""

    quarantined: bool
    """True below the threshold: kept, but only searched where the settings say so."""

    words: tuple[Word, ...]
    """By ``start``; a word that the cleaned page does not have as it was read is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A page that was not read, or is not trusted."""

    page: int
    """Counts from 1."""

    kind: Literal["unread", "quarantine"]
    why: str
    fix: str
    """What to do."""

    again: bool = False
    """True where the next ingestion may read what this one could not."""
