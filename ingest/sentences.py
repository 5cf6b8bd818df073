"""Vietnamese sentences with their places on the pages; table rows and headings are whole sentences."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.clean import DIGITS
from ingest.notes import called_marks, note_mark
from ingest.readers.letterhead import CLOSING
from ingest.records import Block, Page, Sentence, Span
from ingest.stops import split_text

_SUPERSCRIPT = re.compile(r"(?<!\b[mM])(?<!\b[kcd]m)[¹²³⁰⁴-⁹]+|(?<=\[)\d{1,2}(?=\])")
_BULLETS = ("-", "–", "+", "•", "*")
"""A heading that is itself an item of a list ends where the list below it does."""
_SUMMING_UP = re.compile(r"Trên đây là\b")


@dataclass(frozen=True, slots=True)
class _Part:
    """One block's text inside a unit."""

    page: int
    start: int
    """Of the block, on its page."""

    offset: int
    """Of the block's text, in the unit."""

    ordinal: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """A block and the blocks of later pages that go on with it, as one text joined by spaces."""

    text: str
    block: Block
    parts: tuple[_Part, ...]


def _units(pages: Sequence[Page]) -> list[_Unit]:
    """Blocks joined over page ends, in reading order; a page's footnotes come after its other blocks."""
    found: list[tuple[Block, list[_Part], list[str]]] = []
    flowing: tuple[Block, list[_Part], list[str]] | None = None
    ordinal = 0
    for page in pages:
        for block in page.blocks:
            text = page.text[block.start : block.end]
            if not (block.continues and flowing):
                found.append((block, [], []))
            target = flowing if block.continues and flowing else found[-1]
            offset = sum(len(t) + 1 for t in target[2])
            target[1].append(_Part(page.number, block.start, offset, ordinal))
            target[2].append(text)
            if block.kind != "footnote":
                flowing = target
            ordinal += 1
    return [_Unit(" ".join(texts), block, tuple(parts)) for block, parts, texts in found]


def _place(unit: _Unit, start: int, end: int) -> tuple[tuple[Span, ...], int]:
    """Where characters ``start`` to ``end`` of a unit stand, and the ordinal of their first block."""
    spans = []
    block = -1
    for i, part in enumerate(unit.parts):
        limit = unit.parts[i + 1].offset - 1 if i + 1 < len(unit.parts) else len(unit.text)
        low, high = max(start, part.offset), min(end, limit)
        if low < high:
            spans.append(
                Span(
                    page=part.page, start=part.start + low - part.offset, end=part.start + high - part.offset
                )
            )
            block = part.ordinal if block < 0 else block
    return tuple(spans), block


class _Path:
    """The headings open at a place in the report."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []
        self._noted: dict[str, tuple[str, ...]] = {}
        self._before = ""

    def at(self, unit: _Unit, note: str = "") -> tuple[str, ...]:
        """Headings above ``unit``; a footnote has those of the text that its mark stands in.

        ``note`` is the mark of a note that is set as running text.
        """
        block, text = unit.block, unit.text
        if block.kind == "footnote" or note in self._noted:
            return self._noted.get(note or block.mark, self._texts())
        if block.kind == "title" or CLOSING.match(text) or _SUMMING_UP.match(text):
            self._open.clear()
        if block.kind == "heading":
            while self._open and self._open[-1][0] >= block.level:
                self._open.pop()
        if block.kind == "paragraph" and self._before == "item":
            while self._open and self._open[-1][1].startswith(_BULLETS):
                self._open.pop()
        self._before = block.kind
        path = self._texts()
        if block.kind == "heading":
            self._open.append((block.level, text))
        for mark in [*(m.translate(DIGITS) for m in _SUPERSCRIPT.findall(text)), *called_marks(text)]:
            self._noted[mark] = path
        return path

    def calls(self, mark: str) -> bool:
        """True when ``mark`` was printed above."""
        return mark in self._noted

    def _texts(self) -> tuple[str, ...]:
        return tuple(text for _, text in self._open)


def _last_section(units: Sequence[_Unit]) -> int:
    """Where the last heading stands that has running text below it; the signer's office has only a name."""
    heading, last = len(units), -1
    for i, unit in enumerate(units):
        if unit.block.kind == "heading":
            heading = i
        elif len(unit.text) >= _RUNNING:
            last = heading
    return heading if last < 0 else last


_RUNNING = 60
"""Characters from which a line is no signature."""


def split_sentences(pages: Sequence[Page]) -> list[Sentence]:
    """The report's sentences in reading order.

    Every character that is not a space is in exactly one. Headings and table rows are one sentence each;
    a heading's own path does not hold itself.
    """
    path = _Path()
    found: list[Sentence] = []
    units = _units(pages)
    last = _last_section(units)
    for i, unit in enumerate(units):
        block = unit.block
        note = note_mark(unit.text) if i > last and block.kind in ("paragraph", "item") else ""
        note = note if path.calls(note) else ""
        headings = path.at(unit, note)
        whole = block.kind in ("row", "heading", "title")
        for start, end in [(0, len(unit.text))] if whole else split_text(unit.text):
            spans, ordinal = _place(unit, start, end)
            found.append(
                Sentence(
                    ordinal=0,
                    spans=spans,
                    text=unit.text[start:end],
                    kind="footnote" if note else block.kind,
                    headings=headings,
                    block=ordinal,
                    mark=note or block.mark,
                    level=block.level,
                    table=block.table,
                    caption=block.caption,
                    cells=block.cells,
                )
            )
    found.sort(key=lambda s: s.spans[0])
    return [replace(s, ordinal=i) for i, s in enumerate(found)]
