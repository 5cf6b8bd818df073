"""A PDF's page whose digits can be changed: the code of one glyph for another's. Knows pypdf."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ByteStringObject

from evals.errors import Unchangeable
from evals.mutants.glyphs import Glyphs, read_glyphs
from evals.mutants.letters import take_letters

Address = tuple[int, int, int, Glyphs]
"""Operator of the page, string among its operands, byte in it, and the font."""


class PdfSource:
    """One page of a PDF; text in forms that the page calls is not seen."""

    def __init__(self, content: bytes, page: int) -> None:
        """Over the file's bytes; ``page`` counts from 1."""
        try:
            reader = pypdf.PdfReader(BytesIO(content))
            if reader.is_encrypted:
                reader.decrypt("")
            self._writer = pypdf.PdfWriter(clone_from=reader)
            self._page = self._writer.pages[page - 1]
            self._content = self._page.get_contents()
            self._letters = take_letters(self._characters())
        except (PyPdfError, LookupError, ValueError) as error:
            raise Unchangeable(f"page {page} cannot be written ({error})") from error

    @property
    def key(self) -> str:
        """Its letters and digits in the order of the operators."""
        return self._letters.key

    def with_digit(self, place: int, digit: str) -> bytes | None:
        """The file with one glyph code changed; None where the font holds no glyph for ``digit``."""
        operator, string, byte, glyphs = self._letters.at[place]
        code = glyphs.digits.get(digit)
        if code is None or self._content is None:
            return None
        operations = list(self._content.operations)
        operands, name = operations[operator]
        shown = _strings(operands, name)
        old = shown[string].original_bytes
        new = ByteStringObject(old[:byte] + code + old[byte + len(code) :])
        self._content.operations = [
            (_replaced(operands, shown[string], new), name) if at == operator else operation
            for at, operation in enumerate(operations)
        ]
        self._page.replace_contents(self._content)
        out = BytesIO()
        self._writer.write(out)
        self._content.operations = operations
        return out.getvalue()

    def _characters(self) -> Iterator[tuple[str, Address]]:
        fonts = self._fonts()
        none = Glyphs(1, {})
        glyphs, kept = none, []
        for at, (operands, name) in enumerate(self._content.operations if self._content is not None else ()):
            if name == b"q":
                kept.append(glyphs)
            elif name == b"Q" and kept:
                glyphs = kept.pop()
            elif name == b"Tf" and operands:
                glyphs = fonts.get(operands[0], none)
            for string, shown in enumerate(_strings(operands, name)):
                for text, byte in glyphs.read(shown.original_bytes):
                    yield text, (at, string, byte, glyphs)

    def _fonts(self) -> dict[str, Glyphs]:
        resources = self._page.get("/Resources")
        fonts = resources.get_object().get("/Font") if resources is not None else None
        if fonts is None:
            return {}
        return {name: read_glyphs(font.get_object()) for name, font in fonts.get_object().items()}


def _strings(operands: Any, name: bytes) -> list[Any]:
    """The strings that an operator shows (ISO 32000-1, 9.4.3)."""
    if not operands or name not in (b"Tj", b"TJ", b"'", b'"'):
        return []
    shown = operands[0] if name == b"TJ" else operands[-1:]
    return [one for one in shown if hasattr(one, "original_bytes")]


def _replaced(operands: Any, old: object, new: ByteStringObject) -> list[Any]:
    """The operands with ``old`` itself replaced, also inside an array with kerning."""
    found: list[Any] = []
    for one in operands:
        if isinstance(one, list):
            found.append(ArrayObject(new if part is old else part for part in one))
        else:
            found.append(new if one is old else one)
    return found
