"""Which way round a report's text and each of its tables write separators, by the figures themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ingest.figures.numbers import read_numbers
from ingest.figures.numerals import CORE, Style
from ingest.figures.records import Number
from ingest.records import Sentence

_SIGNS = (
    # Both separators, or two groups: no other reading.
    (re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}"), "en", 3),
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"), "vi", 3),
    # Decimals that are no group of three.
    (re.compile(r"[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0\.[0-9]{3}"), "point", 1),
    (re.compile(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|0,[0-9]{3}"), "vi", 1),
)
_COMMA_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_POINT_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_THREE_DECIMALS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{3}|[0-9]{4,},[0-9]{3}|0,[0-9]{3}")
_SHORT = re.compile(r"[1-9][0-9]{0,2}")
_SEPARATED = re.compile(r"[0-9][.,][0-9]")


def find_style(texts: Iterable[str]) -> Style | None:
    """The style that the figures of ``texts`` show; None when they show none.

    >>> find_style(["FDI 2,061.53 triệu USD"]), find_style(["đạt 2.061,53 triệu USD"]), find_style(["12%"])
    ('en', 'vi', None)
    """
    seen: dict[str, int] = defaultdict(int)
    for text in filter(_SEPARATED.search, texts):
        for number in read_numbers(text):
            # Digits that count nothing may be a heading's: they tell something only in a cell of their own.
            if number.kind == "quantity" or number.text == text:
                _note(number, seen)
    return _judge(seen)


def _note(number: Number, seen: dict[str, int]) -> None:
    counted = number.unit is not None and number.unit.counted and number.unit.factor == Decimal(1)
    for core in CORE.findall(number.text):
        for pattern, style, weight in _SIGNS:
            if pattern.fullmatch(core):
                seen[style] += weight
        # Nobody counts thousandths of a thing: before one, a group of three is a group.
        seen["en"] += counted and bool(_COMMA_GROUP.fullmatch(core))
        seen["vi"] += counted and bool(_POINT_GROUP.fullmatch(core))
        seen["point_group"] += bool(_POINT_GROUP.fullmatch(core))
        seen["three"] += bool(_THREE_DECIMALS.fullmatch(core))


def _judge(seen: dict[str, int]) -> Style | None:
    """English only where nothing, or next to nothing, speaks against it; mixed where both are at home."""
    english, vietnamese = seen["en"] + seen["point"], seen["vi"]
    if not english and not vietnamese:
        return None
    if english > 4 * vietnamese:
        # A point before decimals alone may be a slip of one who groups with points.
        return "mixed" if not seen["en"] and seen["point_group"] else "en"
    if vietnamese >= 4 * english or not seen["en"]:
        return "vi3" if seen["three"] else "vi"
    return "mixed"


class Styles:
    """The style of each sentence of one report: its table's own, else that of the report as a whole."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Read the evidence once."""
        running: list[str] = []
        tables: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in sentences:
            if sentence.kind == "row":
                tables[sentence.table].append(sentence)
            else:
                running.append(sentence.text)
        columns = {table: list(_columns(rows)) for table, rows in tables.items()}
        cells = [text for table in columns.values() for column in table for text in column]
        self._report = find_style(running) or find_style(cells) or "vi"
        self._tables = {table: self._of_table(found) for table, found in columns.items()}

    def of(self, sentence: Sentence) -> Style:
        """Which way round ``sentence`` writes its separators."""
        return self._tables[sentence.table] if sentence.kind == "row" else self._report

    def _of_table(self, columns: Sequence[Sequence[str]]) -> Style:
        found = find_style(text for column in columns for text in column)
        if found is None and any(map(_groups_by_comma, columns)):
            return "en"
        if found is None or (found == "vi" and self._report == "vi3"):
            return self._report
        return found


def _columns(rows: Sequence[Sentence]) -> Iterable[list[str]]:
    """Texts of a table's columns."""
    columns: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        base = row.spans[0].start if row.spans else 0
        for cell in row.cells:
            columns[cell.column].append(row.text[cell.start - base : cell.end - base].strip())
    return columns.values()


def _groups_by_comma(column: Sequence[str]) -> bool:
    """``1,234``, ``845``, ``12,310`` below each other: decimals would be printed in every line."""
    groups = sum(bool(_COMMA_GROUP.fullmatch(text)) for text in column)
    return groups > 1 and any(_SHORT.fullmatch(text) for text in column)
