"""What each paragraph is: title, heading with its level, list item, footnote, or plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.clean import UPPER
from ingest.readers.letterhead import CLOSING, ISSUER, KIND_OF_PAPER, SUBJECT, TIME_LINE, is_letterhead
from ingest.readers.marks import Style
from ingest.readers.paragraphs import Paragraph
from ingest.records import Block, BlockKind

_STRONG: dict[Style, float] = {
    "part": 1,
    "chapter": 2,
    "section": 2.5,
    "letter": 3,
    "roman": 4,
    "article": 4.5,
    "number": 5,
    "number2": 6,
    "number3": 7,
    "number4": 8,
}
"""Headings whose numbering has a fixed rank, outermost lowest. Other styles take the place they appear in."""

_FRONT_LINES = 14
_TITLE_LINES = 3
"""How far below the letterhead large print is still the title."""

_HEADING_CHARACTERS = 260
_PLAIN_CHARACTERS = 110
_TITLE_CHARACTERS = 12
"""A shorter first line names a part ("TÓM TẮT"), not the report."""

_LEAD_IN = re.compile(
    r"\b(?:như sau|như|gồm|bao gồm|gồm có|là|sau đây|sau|cụ thể|trong đó|đó|với|rằng|cho biết)\s*:$"
)
_HOLDS_FIGURE = re.compile(
    r"\d[.,]\d|\d\s?%|:\s*(?:\D{0,20}\s)?\d|(?<!\d)\d+\s(?:người|lao động|lượt|dự án|doanh nghiệp|tỷ|triệu"
    r"|nghìn|ngàn|đồng|USD|ha|m2|m²|m3|m³|km|tấn|tạ|con|hộ|vụ|cơ sở|căn|MW|kWh)\b(?!\s*(?:đầu|cuối)\b)"
)
"""What a line that states a result holds, and a heading with a year or a decision's number does not."""

_ENDS = re.compile(r"[.;,!?…]$|\./\.$")
_INSIDE = re.compile(rf"[.!?;]\s+[{UPPER}]")
_CAPTION = re.compile(
    r"\(?(?:Ảnh|Hình|Biểu đồ|Sơ đồ|Nguồn|Ghi chú|Bảng|Biểu|Đơn vị|ĐVT|Đvt|Video|Bài|Tác giả|Theo)\b|[\"“'(|*]"
)


def _states_figure(words: str) -> bool:
    """True for a numbered line that is itself text: it states a figure, or leads in to a breakdown of one."""
    return bool(_HOLDS_FIGURE.search(words)) or words.endswith("trong đó:")


@dataclass(slots=True)
class _Stack:
    """Styles of the headings now open, outermost first."""

    open: list[tuple[str, float]] = field(default_factory=list)

    def push(self, style: str, rank: float | None) -> int:
        """Open a heading; the level it gets, from 1."""
        if rank is not None:
            while self.open and self.open[-1][1] >= rank:
                self.open.pop()
        elif any(name == style for name, _ in self.open):
            while self.open[-1][0] != style:
                self.open.pop()
            self.open.pop()
        self.open.append((style, rank if rank is not None else 100.0))
        return min(len(self.open), 9)

    def close(self, style: str) -> None:
        """A plain item ends a heading of its own style, unless another heading has opened below that."""
        if self.open and self.open[-1][0] == style:
            self.open.pop()


@dataclass(slots=True)
class Outline:
    """Reads paragraphs in order and says what each is."""

    paragraphs: Sequence[Paragraph]
    plain_headings: bool
    """Whether a short unmarked line may be a heading by its shape alone (no markup says it)."""

    _stack: _Stack = field(default_factory=_Stack)
    _items: list[str] = field(default_factory=list)
    _closed: bool = False
    _begun: bool = False
    """True after the letterhead and the title."""

    _titled: bool = False
    _front: int = -1
    _last: Block | None = None

    def blocks(self) -> list[Block]:
        """One block a paragraph, in the same order; offsets count from the paragraph's own start."""
        self._front = self._front_end()
        return [self._read(i, p) for i, p in enumerate(self.paragraphs)]

    def _front_end(self) -> int:
        """Index of the last line of letterhead and title, -1 when the text begins without any."""
        found = -1
        for i, p in enumerate(self.paragraphs[:_FRONT_LINES]):
            if p.mark is not None or len(p.text) > _HEADING_CHARACTERS:
                break
            if is_letterhead(p.text) or KIND_OF_PAPER.match(p.text) or ISSUER.match(p.text):
                found = i
        return found

    def _read(self, i: int, p: Paragraph) -> Block:
        block = p.block or self._continued(p) or self._classify(i, p)
        if block.kind != "footnote":
            self._last = block
        if block.kind == "heading":
            self._items.clear()
        return block

    def _continued(self, p: Paragraph) -> Block | None:
        if not p.continues or self._last is None:
            return None
        kind: BlockKind = "item" if self._last.kind == "item" else "paragraph"
        return Block(
            start=0,
            end=len(p.text),
            kind=kind,
            level=self._last.level if kind == "item" else 0,
            continues=True,
        )

    def _classify(self, i: int, p: Paragraph) -> Block:
        if p.footnote:
            return self._block(p, "footnote", mark=p.footnote)
        if CLOSING.match(p.text):
            self._closed = True
        if self._is_title(i, p):
            self._titled = True
            return self._block(p, "title")
        if p.heading and not p.title:
            return self._heading(p, "markup", p.heading / 10 - 1)
        if is_letterhead(p.text) or (self._closed and not self._reopens(p)):
            return self._plain_or_item(p)
        return self._body(i, p)

    def _body(self, i: int, p: Paragraph) -> Block:
        self._closed = False
        style, rank = self._heading_style(i, p)
        if i == 0 and style in ("upper", "bold", "plain") and len(p.text) >= _TITLE_CHARACTERS:
            self._titled = True
            return self._block(p, "title")
        if style:
            self._begun = True
            return self._heading(p, style, rank)
        self._begun = self._begun or p.mark is not None or bool(_ENDS.search(p.text))
        return self._plain_or_item(p)

    def _reopens(self, p: Paragraph) -> bool:
        return p.mark is not None and p.mark.style in ("part", "chapter") and not _ENDS.search(p.text)

    def _is_title(self, i: int, p: Paragraph) -> bool:
        if p.title:
            return True
        if self._begun or self._closed or len(p.text) > 400:
            return False
        if KIND_OF_PAPER.match(p.text) and p.text.isupper():
            return True
        if KIND_OF_PAPER.match(p.text) or (SUBJECT.match(p.text) and not self._titled):
            return not p.text.endswith(".")
        above = self.paragraphs[i - 1] if i else None
        follows = above is not None and self._last is not None and self._last.kind == "title"
        if is_letterhead(p.text) or ISSUER.match(p.text) or p.mark or _ENDS.search(p.text):
            return False
        if p.large and not self._titled:
            return i <= self._front + _TITLE_LINES
        if not follows or above is None:
            return False
        alike = (p.bold and above.bold) or (p.large and above.large) or p.text.isupper()
        alike = alike or (above.text.isupper() and TIME_LINE.match(p.text) is not None)
        return KIND_OF_PAPER.fullmatch(above.text) is not None or alike

    def _heading_style(self, i: int, p: Paragraph) -> tuple[str, float | None]:
        """Style and fixed rank of the heading that ``p`` is; ``("", None)`` when it is none."""
        if p.mark is None:
            return self._plain_heading(i, p)
        style = p.mark.style
        if style == "bullet":
            return ("bullet" + p.mark.text, None) if self._is_bullet_heading(i, p) else ("", None)
        return (style, _STRONG.get(style)) if self._is_numbered_heading(i, p) else ("", None)

    def _is_numbered_heading(self, i: int, p: Paragraph) -> bool:
        text = p.text
        most = _HEADING_CHARACTERS * 2 if p.bold and text.endswith(":") else _HEADING_CHARACTERS
        if len(text) > most or p.mark is None or (p.mark.end >= len(text) and p.mark.style != "chapter"):
            return False
        if p.mark.style in ("part", "chapter", "section"):
            return not text.endswith((";", ",")) and not _INSIDE.search(text[p.mark.end :])
        words = text[p.mark.end :]
        if not p.bold and _states_figure(words):
            return False
        if p.bold and not text.endswith((";", ",")):
            return not _INSIDE.search(words) or words.isupper()
        if text.endswith(":") or words.isupper():
            return not _INSIDE.search(words)
        if self._in_series(i, p) or _INSIDE.search(words) or not words[0].isupper():
            return False
        if not _ENDS.search(text):
            return p.lines <= 2 and len(text) <= 160
        return text.endswith(".") and len(text) <= 90 and not any(c.isdigit() for c in words)

    def _in_series(self, i: int, p: Paragraph) -> bool:
        """True for one of several like paragraphs with nothing between them: a list, not headings."""
        beside = [self.paragraphs[j] for j in (i - 1, i + 1) if 0 <= j < len(self.paragraphs)]
        return any(
            o.mark and p.mark and o.mark.style == p.mark.style and not o.text.endswith(":") for o in beside
        )

    def _is_bullet_heading(self, i: int, p: Paragraph) -> bool:
        below = self._below(i)
        if (
            not p.text.endswith(":")
            or len(p.text) > _PLAIN_CHARACTERS
            or below is None
            or _LEAD_IN.search(p.text)
        ):
            return False
        same = below.mark is not None and p.mark is not None and below.mark.text == p.mark.text
        return not same and not _INSIDE.search(p.text)

    def _plain_heading(self, i: int, p: Paragraph) -> tuple[str, float | None]:
        text, below = p.text, self._below(i)
        if (
            p.listed
            or p.caption
            or below is None
            or len(text) > _PLAIN_CHARACTERS
            or _ENDS.search(text)
            or p.lines > 2
        ):
            return "", None
        if (
            i <= self._front
            or not text[0].isupper()
            or _CAPTION.match(text)
            or _INSIDE.search(text)
            or not any(c.islower() for c in below.text)
        ):
            return "", None
        if text.isupper() and len(text) > 5:
            return "upper", 0.5
        if _LEAD_IN.search(text):
            return "", None
        if p.bold:
            return "bold", None
        if not self.plain_headings or (
            not self._begun and not text.endswith(":") and below.mark is None and i
        ):
            return "", None
        return ("plain", None) if self._stands_alone(i, below, text) else ("", None)

    def _stands_alone(self, i: int, below: Paragraph, text: str) -> bool:
        """True when the paragraph above is finished and the one below is text of its own."""
        above = self.paragraphs[i - 1] if i else None
        if (
            above is not None
            and not _ENDS.search(above.text)
            and not (self._last and self._last.kind == "heading")
        ):
            return False
        if below.block is not None:
            return True
        if below.mark is not None:
            return below.mark.style == "bullet" or below.mark.style in ("paren", "lower")
        return len(below.text) > max(1.5 * len(text), 60) and below.text[0].isupper()

    def _below(self, i: int) -> Paragraph | None:
        return next((q for q in self.paragraphs[i + 1 : i + 30] if not q.footnote), None)

    def _heading(self, p: Paragraph, style: str, rank: float | None) -> Block:
        return self._block(
            p, "heading", level=self._stack.push(style, rank), mark=p.mark.text if p.mark else ""
        )

    def _plain_or_item(self, p: Paragraph) -> Block:
        if p.mark is None and not p.listed:
            return self._block(p, "paragraph")
        style = p.mark.style if p.mark else f"listed{p.listed}"
        key = style + p.mark.text if p.mark and style == "bullet" else style
        self._stack.close(key)
        if key in self._items:
            del self._items[self._items.index(key) + 1 :]
        else:
            self._items.append(key)
        return self._block(p, "item", level=p.listed or len(self._items), mark=p.mark.text if p.mark else "")

    def _block(self, p: Paragraph, kind: BlockKind, *, level: int = 0, mark: str = "") -> Block:
        return Block(start=0, end=len(p.text), kind=kind, level=level, mark=mark)
