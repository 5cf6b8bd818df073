"""What the lexical index takes in."""

import hashlib
from dataclasses import dataclass

PARTS = ("text", "headings", "title")
"""The parts of a passage whose words are counted apart, in the order of their bits in a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A passage as it is indexed."""

    text: str
    headings: tuple[str, ...] = ()
    """Heading path, outermost first."""

    title: str = ""
    """Of its report."""

    values: tuple[str, ...] = ()
    """Its figures as :func:`vectorstore.lexical.values.write_value` writes them, ``"=2082600000 USD"``."""

    @property
    def whole(self) -> str:
        """Title, headings and text, a line each."""
        return "\n".join(part for part in (self.title, *self.headings, self.text) if part)


class Digest:
    """Of all that is indexed of some documents, in their order."""

    def __init__(self) -> None:
        self._made = hashlib.blake2b(digest_size=16)

    def add(self, document: Document) -> None:
        """Add the next document."""
        lists = ("\x1e".join(document.headings), "\x1e".join(document.values))
        self._made.update("\x1f".join((document.text, document.title, *lists)).encode() + b"\x1d")

    def finish(self) -> str:
        """32 hexadecimal digits."""
        return self._made.hexdigest()
