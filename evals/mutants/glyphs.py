"""Which codes of a PDF's font show which characters (ISO 32000-1, 9.6.6 and 9.10.3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

_DIGITS = dict(
    zip(
        ("/zero", "/one", "/two", "/three", "/four", "/five", "/six", "/seven", "/eight", "/nine"),
        "0123456789",
        strict=True,
    )
)
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_HEX = rb"<\s*([0-9A-Fa-f\s]*)>"
_CHAR = re.compile(_HEX + rb"\s*" + _HEX)
_RANGE = re.compile(_HEX + rb"\s*" + _HEX + rb"\s*(?:" + _HEX + rb"|\[(.*?)\])", re.DOTALL)


@dataclass(frozen=True)
class Glyphs:
    """The characters of one font."""

    width: int
    """Bytes of a code: 1, or 2 in a composite font."""

    texts: dict[int, str]
    """What each code shows."""

    @cached_property
    def digits(self) -> dict[str, bytes]:
        """The code of each digit that the font holds."""
        return {
            text: code.to_bytes(self.width, "big")
            for code, text in self.texts.items()
            if len(text) == 1 and text in "0123456789" and code < 256**self.width
        }

    def read(self, shown: bytes) -> Iterator[tuple[str, int]]:
        """Each code's characters, with its first byte's position in ``shown``."""
        for at in range(0, len(shown) - self.width + 1, self.width):
            yield self.texts.get(int.from_bytes(shown[at : at + self.width], "big"), ""), at


def read_glyphs(font: Any) -> Glyphs:
    """The characters of a font, from its dictionary as pypdf gives it."""
    width = 2 if font.get("/Subtype") == "/Type0" else 1
    mapped = _entry(font, "/ToUnicode")
    glyphs = Glyphs(width, dict(_to_unicode(mapped.get_data())) if hasattr(mapped, "get_data") else {})
    return glyphs if glyphs.digits or width > 1 else Glyphs(width, _encoded(font) | glyphs.texts)


def _encoded(font: Any) -> dict[int, str]:
    """A simple font's characters by its encoding: ASCII, which all encodings share, and named digits."""
    codes = range(32, 127)
    if each := _entry(font, "/Widths"):
        widths = enumerate(each, start=int(_entry(font, "/FirstChar") or 0))
        held = {code for code, width in widths if width.get_object()}
        texts = {code: chr(code) for code in codes if code in held}
    else:
        texts = {code: chr(code) for code in codes}
    encoding = _entry(font, "/Encoding")
    code = 0
    for one in (_entry(encoding, "/Differences") or ()) if hasattr(encoding, "get") else ():
        if isinstance(one, int):
            code = one
            continue
        texts[code] = _DIGITS.get(str(one), "")
        code += 1
    return texts


def _entry(dictionary: Any, name: str) -> Any:
    """A dictionary's entry itself, where it is only named by reference too."""
    found = dictionary.get(name)
    return None if found is None else found.get_object()


def _to_unicode(cmap: bytes) -> Iterator[tuple[int, str]]:
    for section in _SECTION.finditer(cmap):
        if section[1] == b"bfchar":
            for code, text in _CHAR.findall(section[2]):
                yield _number(code), _text(text)
            continue
        for first, last, text, listed in _RANGE.findall(section[2]):
            start = _number(first)
            each = re.findall(_HEX, listed)
            for step in range(min(_number(last) - start + 1, 65_536)):
                if not listed:
                    yield start + step, _text(text)[:-1] + chr(ord(_text(text)[-1]) + step)
                elif step < len(each):
                    yield start + step, _text(each[step])


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split()) or b"0", 16)


def _text(digits: bytes) -> str:
    """A map's text; a missing last digit is 0, as in any string of digits (ISO 32000-1, 7.3.4.3)."""
    whole = b"".join(digits.split())
    return (
        bytes.fromhex((whole + b"0" * (len(whole) % 2)).decode("ascii")).decode("utf-16-be", "replace")
        or "\0"
    )
