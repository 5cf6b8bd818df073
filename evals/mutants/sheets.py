"""The letters of a workbook's sheet as it is shown, and the cell behind each: every other byte kept."""

import re
import zipfile
from decimal import Decimal
from html import escape
from io import BytesIO
from pathlib import Path

from evals.mutants.letters import take_letters
from evals.mutants.texts import decode_exactly
from evals.mutants.values import put_digit
from ingest.readers.unmerged import SheetCell
from ingest.readers.xlsx import read_sheets

_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*\"([^\"]*)\"")
_VALUE = re.compile(r"(<(?:\w+:)?v(?:\s[^>]*)?>)([^<]*)(?=<)")
_CONTENT = re.compile(r"<(?:\w+:)?(?:v|is)\b.*</(?:\w+:)?(?:v|is)>", re.DOTALL)
_TYPE = re.compile(r"\st=\"\w+\"")


def _cell(address: str) -> re.Pattern[str]:
    """A cell that holds something: its opening tag, what is in it, its closing tag."""
    return re.compile(rf"(<(?:\w+:)?c\b[^>]*?\br=\"{address}\"[^>]*(?<!/)>)(.*?)(</(?:\w+:)?c>)", re.DOTALL)


def _attributes(tag: str) -> dict[str, str]:
    return {name.rpartition(":")[2]: value for name, value in _ATTRIBUTE.findall(tag)}


class SheetSource:
    """One sheet of a workbook."""

    def __init__(self, path: Path, content: bytes, page: int) -> None:
        """Over the file's bytes; ``page`` counts the sheets that are shown, from 1."""
        self._content = content
        sheet = read_sheets(path, content)[0][page - 1]
        with zipfile.ZipFile(BytesIO(content)) as packed:
            self._part = _part(packed, str(sheet.values.title))
            self._text, self._encoding = decode_exactly(packed.read(self._part))
        self._letters = take_letters(
            (character, (cell, at)) for cell in sheet.cells for at, character in enumerate(cell.text)
        )

    @property
    def key(self) -> str:
        """Its letters and digits."""
        return self._letters.key

    def with_digit(self, place: int, digit: str) -> bytes | None:
        """The file with one digit of one cell changed: numbers stay numbers, formulas stay formulas."""
        cell, at = self._letters.at[place]
        found = _cell(cell.address).search(self._text)
        if found is None:
            return None
        opening, inside, closing = found.groups()
        made = _changed(opening, inside, cell, at, digit)
        if made is None:
            return None
        text = f"{self._text[: found.start()]}{made[0]}{made[1]}{closing}{self._text[found.end() :]}"
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(self._content)) as packed, zipfile.ZipFile(out, "w") as target:
            for entry in packed.infolist():
                own = text.encode(self._encoding) if entry.filename == self._part else packed.read(entry)
                target.writestr(entry, own)
        return out.getvalue()


def _part(packed: zipfile.ZipFile, title: str) -> str:
    """The name of the part that holds the sheet ``title``."""
    book, _ = decode_exactly(packed.read("xl/workbook.xml"))
    links, _ = decode_exactly(packed.read("xl/_rels/workbook.xml.rels"))
    named = next(a for t in _SHEET.findall(book) if (a := _attributes(t)).get("name") == escape(title))
    target = next(a for t in _RELATION.findall(links) if (a := _attributes(t)).get("Id") == named["id"])
    return target["Target"].lstrip("/") if target["Target"].startswith("/") else f"xl/{target['Target']}"


def _changed(opening: str, inside: str, cell: SheetCell, at: int, digit: str) -> tuple[str, str] | None:
    """The cell's opening tag and content with another digit in what it shows."""
    shown = put_digit(cell.text, at, digit)
    kind = _attributes(opening).get("t", "n")
    if kind == "n":
        value = _VALUE.search(inside)
        number = _number(value[2], cell.text, at, digit) if value else None
        return (opening, _VALUE.sub(rf"\g<1>{number}", inside)) if number is not None else None
    if kind == "str":  # a formula's text
        return opening, _VALUE.sub(lambda m: m[1] + escape(shown, quote=False), inside)
    if kind in ("s", "inlineStr"):  # a shared text may be other cells' too
        own = f'<is><t xml:space="preserve">{escape(shown, quote=False)}</t></is>'
        return _TYPE.sub(' t="inlineStr"', opening), _CONTENT.sub(lambda _: own, inside)
    return None


def _number(raw: str, shown: str, at: int, digit: str) -> str | None:
    """The number behind a cell with the digit at ``at`` of what it shows changed.

    Its format may round, group and scale it; the first digit that counts is the same one in both.

    >>> _number("0.56712", "56,7%", 3, "9"), _number("2061.53", "2.061,5", 0, "3")
    ('0.56912', '3061.53')
    """
    digits = [i for i, c in enumerate(shown) if c.isdecimal()]
    first = next((i for i in digits if shown[i] != "0"), None)
    value = Decimal(raw)
    if first is None or not value or at < first:
        return None
    place = value.adjusted() - sum(first < i <= at for i in digits)
    step = Decimal(int(digit) - int(shown[at])).scaleb(place)
    return f"{value + step.copy_sign(step * value):f}"
