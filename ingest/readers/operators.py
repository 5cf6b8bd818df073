"""A PDF page's operators (ISO 32000-1, 7.8.2), read by two patterns instead of byte by byte.

Two fifths of all the time of pypdf's text extraction go into reading a page's bytes one at a time. What is
written as programs write pages is cut into tokens here; the rest, and all that is odd, is left to pypdf.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
)

_CONTENTS = NameObject("/Contents")

_MOST = 100_000
"""Tokens; pypdf, which has limits, reads what has more."""

_SPACE = rb"[ \t\n\f\r]"
_NUMBER = rb"[+-]?(?:\d{1,9}(?:\.\d{0,8})?|\.\d{1,8})(?![-+,.0-9])"
"""No longer than pypdf reads at once, and with nothing behind it that it would count to the number."""

_NAME = rb"/[A-Za-z0-9_+.-]{1,60}(?=[ \t\n\f\r()<>\[\]{}/%])"
_STRING = rb"\((?:[^()\\]++|\\(?:[nrtbf()\\]|[0-3][0-7]{2}))*+\)|<[0-9A-Fa-f]*+>"
_OPERATOR = rb"[A-Za-z'\"][A-Za-z0-9*]{0,7}(?=[ \t\n\f\r()<>\[\]{}/%]|\Z)"
_PLAIN = rb"(?:%b|%b|%b)" % (_NUMBER, _NAME, _STRING)
_VALUE = rb"(?:%b|\[(?:%b*+%b)*+%b*+\])" % (_PLAIN, _SPACE, _PLAIN, _SPACE)
_PROPERTIES = rb"<<(?:%b*+%b%b*+%b)*+%b*+>>(?=%b*+(?:BDC|DP)\b)" % (
    _SPACE,
    _NAME,
    _SPACE,
    _VALUE,
    _SPACE,
    _SPACE,
)
_ANY = rb"%b|[\[\]]|%b|%b" % (_PLAIN, _OPERATOR, _PROPERTIES)

_TOKEN = re.compile(_ANY)
_PAGE = re.compile(rb"(?:%b*+(?:%b))*+%b*+" % (_SPACE, _ANY, _SPACE))

_PICTURE = re.compile(rb"BI|R(?![A-Za-z])")
"""An inline picture, whose data are no tokens, and what makes a reference of the numbers before it."""

_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_LETTERS = frozenset(b"'\"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


@contextmanager
def prepared(page: PageObject) -> Iterator[bytes]:
    """The bytes of a page's content; inside, pypdf finds its operators read."""
    content = page.get_contents()
    if content is None:
        yield b""
        return
    data = content.get_data()
    content.forced_encoding = "bytes"  # as for pypdf's own extraction: fonts say later what strings mean
    if found := read_operators(data):
        content.operations = found
    printed = page.raw_get(_CONTENTS)
    page[_CONTENTS] = content
    try:
        yield data
    finally:
        page[_CONTENTS] = printed  # thousands of pages are not to be held apart


def read_operators(data: bytes) -> list[tuple[Any, bytes]]:
    """Operands and operator, one after the other; empty where pypdf has to read them."""
    tokens = _TOKEN.findall(data) if _PAGE.fullmatch(data) else []
    found: list[tuple[Any, bytes]] = []
    known: dict[bytes, Any] = {}
    operands: list[Any] = []
    outer = operands  # other than these within an array
    for token in tokens if len(tokens) < _MOST else ():
        if token[0] in _LETTERS:
            if operands is not outer or _PICTURE.match(token):
                return []
            found.append((operands, token))
            operands = outer = []
        elif token == b"[":
            if operands is not outer:
                return []
            operands = ArrayObject()
        elif token == b"]":
            if operands is outer:
                return []
            outer.append(operands)
            operands = outer
        else:
            value = known.get(token)
            if value is None:
                value = known[token] = _value(token)
            operands.append(value)
    return [] if outer or operands else found


def _value(token: bytes) -> Any:
    """A number, a name or a string as pypdf gives it; nothing for properties, on which no text depends."""
    if token.startswith(b"<<"):
        return NullObject()
    if token.startswith(b"<"):
        digits = token[1:-1].decode("ascii")
        return ByteStringObject(bytes.fromhex(digits + "0" * (len(digits) % 2)))
    if token.startswith(b"("):
        return ByteStringObject(_ESCAPE.sub(_meant, token[1:-1]))
    if token.startswith(b"/"):
        return NameObject(token.decode("ascii"))
    return FloatObject(token) if b"." in token else NumberObject(token)


def _meant(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes((int(said, 8),)) if len(said) == 3 else _ESCAPED.get(said, said)
