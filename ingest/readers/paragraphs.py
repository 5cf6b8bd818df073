"""Hard-wrapped lines joined into paragraphs.

A line belongs to the paragraph above it unless something says otherwise: a list marker, a letterhead phrase,
a wider gap, an indent, another weight, or an upper line that stopped although the next word had room.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.clean import UPPER, clean_line, join_lines
from ingest.readers.footnotes import mark_footnotes
from ingest.readers.gaps import close_up
from ingest.readers.letterhead import CLOSING, DATE_LINE, ISSUER, KIND_OF_PAPER, is_letterhead
from ingest.readers.lines import Line, body_size
from ingest.readers.marks import Mark, read_mark
from ingest.records import Block

ENDED = re.compile(r"(?:[.!?…:]|\./\.|;)[\"”’»)\]¹²³⁰⁴-⁹]*$")
"""A line at which a sentence or an item may end."""

_STOPPED = re.compile(r"(?:[.!?…:]|\./\.)[\"”’»)\]¹²³⁰⁴-⁹]*$")
_OPEN_END = re.compile(
    r"(?:[,(“\"/–-]|\b(?:và|của|với|tại|cho|các|những|là|ở|theo|số|ngày|tháng|năm|đến|từ|bằng|về|trong|trên|do"
    r"|thành phố|tỉnh|huyện|quận|xã|phường|ông|bà|đồng chí|Công ty|Tập đoàn|Nghị quyết|Quyết định|hoặc|được"
    r"|đạt))$"
)
"""An end after which the same sentence must go on."""

_CAPTION = re.compile(r"(?:Bảng|Biểu|Biểu đồ|Hình|Phụ lục)\s+(?:số\s+)?\d+[.:]")
_UNIT_LINE = re.compile(r"\(?(?:ĐVT|Đơn vị(?: tính)?)\s*:|\((?:Ban hành k|K)èm theo\b", re.IGNORECASE)
"""Lines above a table that are never the rest of the line before."""
_SUMMING_UP = ("Trên đây là ", "Trên đây, ")
_LOWER_START = re.compile(rf"[^\W{UPPER}\d_]|[,;.%)\]”]")


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph before it is known what it is."""

    text: str
    page: int = 1
    lines: int = 1
    bold: bool = False
    """True when all its letters are."""

    large: bool = False
    """True when it is printed larger than most text."""

    heading: int = 0
    """Level that the format's own markup gives it, 1 to 9; 0 when it gives none."""

    title: bool = False
    """True when the format's own markup makes it the title."""

    listed: int = 0
    """Depth of the format's own list it is an item of; 0 when of none."""

    footnote: str = ""
    """Its mark as digits, when it is a footnote."""

    continues: bool = False
    """True when it goes on with the sentence the page before broke off."""

    caption: bool = False
    """True when it is the line above a table, which is no heading."""

    block: Block | None = None
    """What it is, when that is known already: table rows."""

    row: Line | None = None
    """The table's row that it is, before its table is read."""

    mark: Mark | None = field(init=False)

    def __post_init__(self) -> None:
        self.mark = read_mark(self.text) if self.block is None and self.row is None else None


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual on the pages: characters in a full line, distance of baselines, left edge."""

    width: int
    pitch: float
    left: float

    @property
    def gap(self) -> float:
        """Baselines further apart than this, in points, are of two paragraphs."""
        return 1.35 * self.pitch if self.pitch else float("inf")


def split_breaks(text: str) -> list[str]:
    r"""A paragraph with line breaks inside, cut into the paragraphs that it shows.

    >>> split_breaks("Doanh thu tăng\nmạnh.\n+ Xuất khẩu: 5 tỷ USD")
    ['Doanh thu tăng mạnh.', '+ Xuất khẩu: 5 tỷ USD']
    """
    found: list[str] = []
    for line in filter(None, (clean_line(close_up(part)) for part in text.split("\n"))):
        if found and _LOWER_START.match(line) and not ENDED.search(found[-1]) and read_mark(line) is None:
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def measure(pages: Iterable[Sequence[Line]]) -> Measure:
    """The usual line of these pages; widths from the longest tenth, distances from the most common."""
    lengths: list[int] = []
    pitches: Counter[float] = Counter()
    lefts: Counter[float] = Counter()
    for lines in pages:
        lengths += [len(line.text) for line in lines]
        lefts.update(round(line.x) for line in lines if line.x is not None)
        steps = (a.y - b.y for a, b in pairwise(lines) if a.y is not None and b.y is not None)
        pitches.update(round(step, 1) for step in steps if 4 < step < 60)
    lengths.sort()
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    # A page of one-line paragraphs has two common distances; the smaller is the lines'.
    common = [step for step, count in pitches.items() if count >= 0.2 * max(pitches.values())]
    frequent = [x for x, count in lefts.items() if count >= 0.2 * max(lefts.values())]
    return Measure(width, min(common, default=0.0), min(frequent, default=0.0))


_NAME_END = 4
_FULL_NAME = 14
"""Characters of an office's name that may need a second line."""

_LEADING = 1.6
"""Lines of one paragraph are no further apart than this many times their height, large titles too."""


@dataclass(slots=True)
class _Joiner:
    """Decides line by line; remembers which list numbers it has seen."""

    usual: Measure
    wrapped: bool
    seen: dict[str, int] = field(default_factory=dict)

    def starts_paragraph(self, above: Line, line: Line, mark: Mark | None, *, in_item: bool) -> bool:
        """True when ``line`` does not go on with the paragraph that ``above`` ends so far."""
        if above.broken:
            return False
        if above.heading or line.heading:
            return True
        if self._ends_name(above, line):
            return False
        if _UNIT_LINE.match(line.text):
            return True
        if is_letterhead(line.text) or CLOSING.match(line.text) or DATE_LINE.match(above.text):
            return True
        if (_CAPTION.match(line.text) or line.text.startswith(_SUMMING_UP)) and ENDED.search(above.text):
            return True
        if not self.wrapped:
            return (
                mark is not None or ENDED.search(above.text) is not None or not _LOWER_START.match(line.text)
            )
        if mark is not None:
            return self._mark_counts(above, line, mark)
        gap = self._gap(above, line)
        if _LOWER_START.match(line.text):
            return gap and bool(_STOPPED.search(above.text)) and self._short(above, line)
        if gap or above.bold != line.bold:
            return True
        if self._indented(above, line, in_item=in_item):
            return True
        return self._short(above, line) and not _OPEN_END.search(above.text)

    def _ends_name(self, above: Line, line: Line) -> bool:
        """True for the last words, in capitals, of an office's or the state's name above them."""
        named = ISSUER.match(above.text) or above.text.startswith(("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI"))
        return (
            bool(named)
            and line.text.isupper()
            and len(line.text.split()) <= _NAME_END
            and line.bold == above.bold
            and not self._gap(above, line)
            and not (is_letterhead(line.text) or ISSUER.match(line.text) or KIND_OF_PAPER.match(line.text))
            and read_mark(line.text) is None
            and above.y is not None
            and len(above.text) > _FULL_NAME
        )

    def _mark_counts(self, above: Line, line: Line, mark: Mark) -> bool:
        """True for a marker; false for a sentence that happens to wrap before something like one."""
        if mark.style == "bullet" or line.bold or self._gap(above, line) or ENDED.search(above.text):
            return True
        if self._short(above, line) and not _OPEN_END.search(above.text):
            return True
        return mark.ordinal == self.seen.get(mark.style, 0) + 1 and not _OPEN_END.search(above.text)

    def _gap(self, above: Line, line: Line) -> bool:
        if above.y is None or line.y is None:
            return False
        return above.y - line.y > max(self.usual.gap, _LEADING * min(above.size, line.size))

    def _indented(self, above: Line, line: Line, *, in_item: bool) -> bool:
        if above.x is None or line.x is None or in_item or not ENDED.search(above.text):
            return False
        return line.x > above.x + 8 and line.x > self.usual.left + 8

    def _short(self, above: Line, line: Line) -> bool:
        """True when the next word had room on the upper line."""
        word = line.text.partition(" ")[0]
        return len(above.text) + 1 + len(word) <= 0.85 * self.usual.width


def join_paragraphs(pages: Sequence[Sequence[Line]], *, wrapped: bool = True) -> list[Paragraph]:
    """The pages' paragraphs in the order of their lines; none crosses a page end.

    ``wrapped`` is false for text that holds one paragraph a line.
    """
    joiner = _Joiner(measure(pages), wrapped)
    size = body_size(pages)
    found: list[Paragraph] = []
    for number, lines in enumerate(pages, start=1):
        above: Line | None = None
        notes = mark_footnotes(lines, size)
        for i, line in enumerate(lines):
            mark = read_mark(line.text)
            note = notes.get(i, "")
            current = found[-1] if found and above is not None else None
            if (
                current is None
                or above is None
                or note
                or line.cells
                or above.cells
                or _leaves_note(current, above, line)
                or KIND_OF_PAPER.fullmatch(above.text)
                or joiner.starts_paragraph(above, line, mark, in_item=current.mark is not None)
            ):
                found.append(
                    Paragraph(
                        text=line.text,
                        page=number,
                        bold=line.bold,
                        large=line.size > 1.1 * size > 0,
                        heading=line.heading,
                        title=line.heading == 1 and not found,
                        footnote=note,
                        row=line if line.cells else None,
                    )
                )
                if mark and not line.cells:
                    joiner.seen[mark.style] = mark.ordinal
            else:
                current.text = (
                    current.text + line.text
                    if above.broken
                    else join_lines(current.text, line.text, spaced=above.spaced)
                )
                current.lines += 1
                current.bold = current.bold and line.bold
            above = line
    return found


def _leaves_note(current: Paragraph, above: Line, line: Line) -> bool:
    """True when the footnotes above are over and the page's text goes on."""
    return bool(current.footnote) and bool(above.size) and line.size > 1.1 * above.size
