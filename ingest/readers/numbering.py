"""Numbers that Word shows before list paragraphs but keeps out of their text (ECMA-376, part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.wordxml import W, children, first, value

_PLACE = re.compile(r"%(\d)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    """With ``%1`` for the number of the first level, and so on."""


def _roman(number: int) -> str:
    found = ""
    for worth, numeral in _ROMANS:
        while number >= worth:
            found += numeral
            number -= worth
    return found


def _printed(number: int, format_: str) -> str:
    """``number`` in one of Word's number formats; digits for those that reports do not use."""
    if format_ in ("lowerRoman", "upperRoman") and number < 400:
        numeral = _roman(number)
        return numeral if format_ == "lowerRoman" else numeral.upper()
    if format_ in ("lowerLetter", "upperLetter") and number > 0:
        letters = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letters if format_ == "lowerLetter" else letters.upper()
    return f"{number:02d}" if format_ == "decimalZero" else str(number)


def _levels(definition: Any) -> dict[int, _Level]:
    found = {}
    for level in children(definition, "lvl"):
        depth = level.get(W + "ilvl", "0")
        start = value(first(level, "start"))
        found[int(depth)] = _Level(
            start=int(start) if start.isdecimal() else 1,
            format=value(first(level, "numFmt")) or "decimal",
            text=value(first(level, "lvlText")),
        )
    return found


@dataclass(slots=True)
class Numbering:
    """List definitions by ``numId``, and how far each list has counted."""

    _lists: dict[str, tuple[str, dict[int, _Level]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> "Numbering":
        """Those of a python-docx document; none when it has no numbering part."""
        part = next((r for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is None or part.is_external:
            return cls()
        root = part.target_part.element
        abstract = {a.get(W + "abstractNumId", ""): _levels(a) for a in root.iterchildren(W + "abstractNum")}
        lists = {}
        for number in root.iterchildren(W + "num"):
            key = value(first(number, "abstractNumId"))
            lists[number.get(W + "numId", "")] = (key, abstract.get(key, {}))
        return cls(lists)

    def label(self, own: Any, of_style: Any) -> tuple[str, int]:
        """The printed number or bullet of the next paragraph, and the list's depth from 1.

        ``own`` and ``of_style`` are the ``w:numPr`` of the paragraph and of its style, or None. Without a
        list the label is ``""`` and the depth 0.
        """
        properties = own if first(own, "numId") is not None else of_style
        number = value(first(properties, "numId"))
        level_text = value(first(own, "ilvl")) or value(first(of_style, "ilvl"))
        depth = int(level_text) if level_text.isdecimal() else 0
        key, levels = self._lists.get(number, ("", {}))
        if depth not in levels:
            return "", 0
        counts = self._counts.setdefault(key, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if levels[depth].format == "bullet":
            return "-", depth + 1
        return self._text(levels, counts, depth), depth + 1

    @staticmethod
    def _text(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            level = levels.get(at, levels[depth])
            return _printed(counts.get(at, level.start), level.format)

        return _PLACE.sub(place, levels[depth].text).strip() if levels[depth].format != "none" else ""
