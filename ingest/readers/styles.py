"""What a Word document's paragraph styles say: headings, title, bold, contents."""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.wordxml import W, children, first, is_on, value

_HEADING = re.compile(r"(?:heading|tiêu đề|đầu đề|đề mục|mục cấp|h)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|tiêu đề|tên báo cáo)$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|mục lục|table of figures|table of contents)\b.*", re.IGNORECASE)
WORD_SIZE = 20
"""Half points that Word takes where nothing is said (ECMA-376, part 1, 17.3.2.38)."""

_DEEPEST = 20
"""Styles based on styles; Word itself stops at 11."""


def run_font(properties: Any) -> str | None:
    """The font that run properties name for letters with marks, ``""`` for a theme's, None for none."""
    fonts = first(properties, "rFonts")
    if fonts is None:
        return None
    named = fonts.get(W + "hAnsi") or fonts.get(W + "ascii")
    themed = fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme")
    return "" if themed else named


@dataclass(slots=True)
class Styles:
    """Paragraph styles by id."""

    _styles: dict[str, Any] = field(default_factory=dict)
    _size: int = WORD_SIZE
    _font: str = ""

    @classmethod
    def of(cls, document: Any) -> "Styles":
        """Those of a python-docx document."""
        found = {s.get(W + "styleId", ""): s for s in document.styles.element.iterchildren(W + "style")}
        defaults = first(first(first(document.styles.element, "docDefaults"), "rPrDefault"), "rPr")
        size = value(first(defaults, "sz"))
        return cls(found, int(size) if size.isdecimal() else WORD_SIZE, run_font(defaults) or "")

    def _chain(self, style: str) -> list[Any]:
        """The style, the one it is based on, and so on."""
        found: list[Any] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = value(first(found[-1], "basedOn"))
        return found

    def _names(self, style: str) -> list[str]:
        return [style, *(value(first(s, "name")) for s in self._chain(style)[:2])]

    def level(self, style: str, outline: str = "") -> int:
        """Heading level, 1 to 9, by the paragraph's outline level, its style's name or level; else 0."""
        matches = filter(None, map(_HEADING.match, self._names(style)))
        levels = [outline, *(str(int(match[1]) - 1) for match in matches)]
        levels += [value(first(first(s, "pPr"), "outlineLvl")) for s in self._chain(style)]
        found = next((int(v) for v in levels if v.isdecimal()), 9)
        return found + 1 if found < 9 else 0

    def is_title(self, style: str) -> bool:
        """True for Word's own title style, in English or Vietnamese."""
        return any(_TITLE.match(name) for name in self._names(style)[:2])

    def is_contents(self, style: str) -> bool:
        """True for lines of a table of contents, which repeats headings with page numbers."""
        return any(_CONTENTS.match(name) for name in self._names(style))

    def is_bold(self, style: str) -> bool:
        """True when the style makes its text bold."""
        marks = [first(first(s, "rPr"), "b") for s in self._chain(style)]
        return next((is_on(m) for m in marks if m is not None), False)

    def size(self, style: str) -> int:
        """Height of the style's letters in half points, the document's default when no style says it."""
        found = (value(first(first(s, "rPr"), "sz")) for s in self._chain(style or self._default()))
        return next((int(v) for v in found if v.isdecimal()), self._size)

    def font(self, style: str) -> str:
        """Name of the style's font, the document's default when no style says it; ``""`` for a theme's."""
        found = (run_font(first(s, "rPr")) for s in self._chain(style or self._default()))
        return next((name for name in found if name is not None), self._font)

    def _default(self) -> str:
        """The style of paragraphs that name none."""
        found = (
            i
            for i, s in self._styles.items()
            if s.get(W + "default") == "1" and s.get(W + "type") == "paragraph"
        )
        return next(found, "")

    def numbering(self, style: str) -> Any:
        """The style's ``w:numPr``, or None."""
        found = (n for s in self._chain(style) for n in children(first(s, "pPr"), "numPr"))
        return next(found, None)
