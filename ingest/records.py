"""What ingestion makes: pages, sentences, passages, figures.

Every text keeps its address. Offsets count characters (code points) of the cleaned page, half open:
``page.text[span.start:span.end]`` is the quote.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "footnote"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A run of characters on one page."""

    page: int
    """Counts from 1."""

    start: int
    """First character, inclusive."""

    end: int
    """Last character, exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table row."""

    start: int
    """First character on the page, inclusive."""

    end: int
    """Last character, exclusive. Equal to ``start`` when the cell is empty."""

    row: int
    column: int
    """Both count from 0, heads included."""

    row_head: str = ""
    """The row's label without its numbering, ``""`` for the label's cell itself."""

    column_head: str = ""
    """Texts of the head rows above, joined by `` / ``."""

    group: str = ""
    """Labels of the rows that the row stands under, outermost first, joined by `` / ``."""

    unit: str = ""
    """What the table's unit column says of the row."""

    address: str = ""
    """Its name in a spreadsheet, ``"C7"``."""

    doubtful: bool = False
    """True when the print leaves open which heads it stands under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, table row or footnote, as laid on a page."""

    start: int
    """First character on the page, inclusive."""

    end: int
    """Last character, exclusive."""

    kind: BlockKind

    level: int = 0
    """Headings: 1 to 9, outermost first. List items: depth from 1. Otherwise 0."""

    mark: str = ""
    """The footnote's number as digits (``"1"``) or the list marker as printed (``"+"``, ``"3.1."``)."""

    continues: bool = False
    """True when this block goes on with the sentence that the page before broke off."""

    table: int = -1
    """Rows: ordinal of the table in the report, from 0. Otherwise -1."""

    caption: str = ""
    """Rows: the table's caption or title line, with its unit note, or ``""``."""

    cells: tuple[Cell, ...] = ()
    """Rows only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    r"""A cleaned page: NFC, running heads and page numbers gone, lines joined into paragraphs.

    Blocks, footnotes last, lie in reading order, do not overlap, and are separated by one ``"\n"``.
    """

    number: int
    """Counts from 1. Formats without pages (HTML, TXT, DOCX) are one page."""

    text: str
    blocks: tuple[Block, ...]
    score: float | None = None
    """Share of its words that are Vietnamese syllables, 0 to 1; None where it has too few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence or a table row, whole even where a page ends inside it."""

    ordinal: int
    """Position in the report, from 0."""

    spans: tuple[Span, ...]
    """One, or two and more where pages end inside the sentence."""

    text: str
    """The spans' texts joined by one space."""

    kind: BlockKind

    headings: tuple[str, ...]
    """Heading path, outermost first."""

    block: int
    """Ordinal of the block in the report, from 0 (of the first span's block)."""

    mark: str = ""
    """As :attr:`Block.mark`."""

    level: int = 0
    """As :attr:`Block.level`."""

    table: int = -1
    """As :attr:`Block.table`."""

    caption: str = ""
    """As :attr:`Block.caption`."""

    cells: tuple[Cell, ...] = ()
    """As :attr:`Block.cells`; offsets are the page's."""

    def place(self, start: int, end: int) -> tuple[Span, ...]:
        """Where characters ``start`` to ``end`` of ``text`` stand on the pages.

        >>> s = Sentence(ordinal=0, spans=(Span(page=1, start=5, end=8), Span(page=2, start=0, end=4)),
        ...              text="abc defg", kind="paragraph", headings=(), block=0)
        >>> s.place(1, 6)
        (Span(page=1, start=6, end=8), Span(page=2, start=0, end=2))
        """
        found = []
        offset = 0
        for span in self.spans:
            length = span.end - span.start
            low, high = max(start, offset), min(end, offset + length)
            if low < high:
                found.append(
                    Span(page=span.page, start=span.start + low - offset, end=span.start + high - offset)
                )
            offset += length + 1
        return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of whole sentences short enough to embed."""

    report_id: str

    ordinal: int
    """Position in the report, from 0."""

    spans: tuple[Span, ...]
    """One per page it lies on."""

    text: str
    """The spans' texts joined by one space."""

    headings: tuple[str, ...]
    """Heading path of its first sentence."""

    first_sentence: int
    """Ordinal of its first sentence, inclusive."""

    last_sentence: int
    """Ordinal of its last sentence, inclusive."""

    tokens: int
    """Length in ``cl100k_base`` tokens, heading path not counted."""

    @property
    def key(self) -> str:
        """Identity used by the indexes, e.g. ``"9f2c…:12"``."""
        return f"{self.report_id}:{self.ordinal}"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """The time a figure is about, both days inclusive."""

    start: date
    end: date

    @property
    def iso(self) -> str:
        """ISO 8601 interval, e.g. ``"2022-01-01/2022-12-20"``."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


FigureKind = Literal[
    "amount",  # money, area, weight, …
    "count",  # projects, workers, visits, …
    "share_of_plan",  # % of a plan
    "share_of_total",  # % of a whole, fill rates
    "growth",  # change against an earlier period
    "ratio",  # a level against an earlier one: "bằng 92%", "gấp 1,5 lần"
    "plan",  # a target, not a result
    "base",  # the earlier value a growth is counted from
    "rank",  # "đứng thứ 3", "tốp 10"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number the report states, as a fact."""

    report_id: str

    ordinal: int
    """Position in the report, from 0."""

    sentence: int
    """Ordinal of its sentence."""

    passage: int
    """Ordinal of the passage that holds it."""

    spans: tuple[Span, ...]
    """Where ``text`` stands."""

    start: int
    """First character of ``text`` in its sentence's text, inclusive."""

    end: int
    """Last character in its sentence's text, exclusive."""

    text: str
    """As printed, number and unit, e.g. ``"2.061,53 triệu đô la Mỹ"``."""

    value: Decimal
    """Exact, in ``unit``: 2.061,53 triệu USD is ``Decimal("2061530000")``."""

    unit: str
    """Base unit (``"USD"``, ``"VND"``, ``"%"``, ``"ha"``, ``"tấn"``) or the counted noun (``"dự án"``)."""

    indicator: str
    """Words of what is counted or measured, from the page, e.g. ``"tổng thu hút FDI"``."""

    kind: FigureKind

    value_max: Decimal | None = None
    """Upper end of a range, in ``unit``; ``value`` is then the lower end."""

    value_other: Decimal | None = None
    """Second value that the print allows, in ``unit``: 1234 for ``1,234 dự án`` read as 1.234."""

    per: str = ""
    """What a rate is per, e.g. ``"người/tháng"``."""

    period: Period | None = None
    period_text: str = ""
    """The words the period was read from."""

    as_of: date | None = None
    """The day up to which the figure counts, where the report says it."""

    scope: str = ""
    """Place, zone or company in words, e.g. ``"trong KCN, KKT"``; ``""`` when the report says none."""

    facets: tuple[str, ...] = ()
    """Of ``cumulative``, ``new``, ``added``, ``share_purchase``, ``inside_zones``, ``outside_zones``,
    ``domestic``, ``foreign``, ``preliminary``, ``official``; of a growth ``increase`` or ``decrease``."""

    qualifier: str | None = None
    """``ước``, ``khoảng``, ``gần``, ``hơn``, ``trên``, ``dưới``, … as printed."""

    clause: tuple[int, int] = (0, 0)
    """The clause that states it, half open, in its sentence's text: from its subject to its end."""

    context: tuple[str, ...] = ()
    """Words handed down from outside the sentence, outermost first: headings, lead-ins, its whole."""

    ambiguous: bool = False
    """True when the number has a second reading, is not sure (a scan) or states nothing ("hai con số"); never
    an answer."""

    confidence: int | None = None
    """Of the least sure word of ``text`` on a scan, 0 to 100; None where a file gave the characters."""
