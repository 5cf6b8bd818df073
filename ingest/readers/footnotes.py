"""Which lines begin footnotes."""

import re
from collections.abc import Sequence

from ingest.clean import DIGITS
from ingest.readers.lines import Line

FOOTNOTE = re.compile(r"(?P<mark>[¹²³⁰⁴-⁹]+|\[\d{1,2}\])\s*(?=[^\s.,;)\]])")
"""How a footnote begins, in print of any size."""

_SMALL = re.compile(r"(?P<mark>\d{1,2}(?=\s)|\(\d{1,2}\)|\(?\*+\)?)\s*(?=\S)")
"""How it may begin in small print at a page's foot."""

_CALL = re.compile(r"[¹²³⁰⁴-⁹]+|(?<=[^\W\d_][\[(])\d{1,2}(?=[\])])|(?<=[^\W\d_]\s[\[(])\d{1,2}(?=[\])])")
"""What calls a footnote inside a line: a raised number, or one in brackets behind a word."""


def mark_footnotes(lines: Sequence[Line], usual: float) -> dict[int, str]:
    """Marks, as digits or asterisks, of the footnotes of one page by the index of their first line.

    A raised digit or ``[1]`` says it by itself. A plain digit must stand in print smaller than ``usual``
    (the body's height in points), with nothing but such print below it, and begin a sentence, be called on
    the page or be the next in the series: "11 tháng" in a table's head is none of these.
    """
    called = {call.translate(DIGITS) for line in lines for call in _CALL.findall(line.text[1:])}
    found: dict[int, str] = {}
    expected = 1
    for i, line in enumerate(lines):
        if line.cells:
            continue
        match = FOOTNOTE.match(line.text)
        if match is None and 0 < line.size < 0.9 * usual and _at_foot(lines, line, usual):
            match = _SMALL.match(line.text)
            sentence = match is not None and not line.text[match.end()].islower()
            if match and not sentence and not _is_due(match["mark"].strip("()"), called, expected):
                match = None
        if match:
            found[i] = match["mark"].translate(DIGITS).strip("[]()")
            expected = int(found[i]) + 1 if found[i].isdecimal() else expected
    return found


def _at_foot(lines: Sequence[Line], line: Line, usual: float) -> bool:
    return all(
        0 < other.size < 0.9 * usual and not other.cells
        for other in lines
        if line.y is not None and other.y is not None and other.y < line.y
    )


def _is_due(mark: str, called: set[str], expected: int) -> bool:
    return not mark.isdecimal() or mark in called or int(mark) == expected
