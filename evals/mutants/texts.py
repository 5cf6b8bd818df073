"""Plain text, web pages and Word's parts: one digit of the source text changed, every other byte kept."""

import html
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from evals.mutants.letters import take_letters
from ingest.readers.charset import wide_encoding

Stretch = tuple[int, int]
"""Where a character stands in the source text, half open; an entity is longer than one."""

_MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_ENTITY = re.compile(r"&#?\w{1,32};")


def decode_exactly(content: bytes) -> tuple[str, str]:
    """A text that encodes to ``content`` again, and its encoding.

    Digits are one character in all of them; a wrong guess only garbles letters beside them.
    """
    for encoding in (_wide(content), "utf-8", "windows-1258"):
        try:
            return content.decode(encoding), encoding
        except UnicodeError:
            continue
    return content.decode("latin-1"), "latin-1"


def _wide(content: bytes) -> str:
    """With the byte order in its name, so that a byte order mark stays a character of the text."""
    found = wide_encoding(content)
    if found in ("utf-16", "utf-32"):
        return f"{found}-le" if content.startswith(b"\xff") else f"{found}-be"
    return found or "utf-8"


def _plain(text: str) -> Iterator[tuple[str, Stretch]]:
    return ((character, (at, at + 1)) for at, character in enumerate(text))


def _shown(markup: str) -> Iterator[tuple[str, Stretch]]:
    """The characters outside of tags and comments, entities as what they stand for."""
    start = 0
    for tag in _MARKUP.finditer(markup):
        yield from _between(markup, start, tag.start())
        start = tag.end()
    yield from _between(markup, start, len(markup))


def _between(markup: str, start: int, end: int) -> Iterator[tuple[str, Stretch]]:
    while start < end:
        entity = _ENTITY.match(markup, start, end) if markup[start] == "&" else None
        if entity is None:
            yield markup[start], (start, start + 1)
            start += 1
        else:
            yield html.unescape(entity.group()), entity.span()
            start = entity.end()


class TextSource:
    """A text file, or with ``markup`` a web page."""

    def __init__(self, content: bytes, *, markup: bool) -> None:
        """Over the file's bytes."""
        self._text, self._encoding = decode_exactly(content)
        self._letters = take_letters(_shown(self._text) if markup else _plain(self._text))

    @property
    def key(self) -> str:
        """Its letters and digits."""
        return self._letters.key

    def with_digit(self, place: int, digit: str) -> bytes | None:
        """The file with one digit changed."""
        start, end = self._letters.at[place]
        return (self._text[:start] + digit + self._text[end:]).encode(self._encoding)


class WordSource:
    """A Word document: text, tables, foot- and endnotes in their XML; runs and tables are only tags."""

    def __init__(self, content: bytes) -> None:
        """Over the file's bytes."""
        self._content = content
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = [n for n in packed.namelist() if re.fullmatch(r"word/[^/]+\.xml", n)]
            self._parts = {name: decode_exactly(packed.read(name)) for name in names}
        self._letters = take_letters(
            (character, (name, stretch))
            for name, (text, _) in self._parts.items()
            for character, stretch in _shown(text)
        )

    @property
    def key(self) -> str:
        """Its letters and digits."""
        return self._letters.key

    def with_digit(self, place: int, digit: str) -> bytes | None:
        """The file with one digit of one part changed."""
        changed, (start, end) = self._letters.at[place]
        text, encoding = self._parts[changed]
        out = BytesIO()
        with zipfile.ZipFile(BytesIO(self._content)) as packed, zipfile.ZipFile(out, "w") as target:
            for entry in packed.infolist():
                kept = packed.read(entry)
                if entry.filename == changed:
                    kept = (text[:start] + digit + text[end:]).encode(encoding)
                target.writestr(entry, kept)
        return out.getvalue()
