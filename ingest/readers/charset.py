"""Bytes to text; the encoding is found by evidence: byte order mark, declaration, a decoding that fits."""

import codecs
import unicodedata
from pathlib import Path

from ingest.clean import is_syllable
from ingest.errors import UnreadableReport
from ingest.text import syllables

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD_BYTES = 8_192

_SAMPLE = 20_000
"""Characters that are enough to tell Vietnamese from nonsense."""

_FITS = 0.8
"""Share of words shaped like syllables above which a text counts as Vietnamese. Reports in UTF-8 reach 0.93
to 0.99, foreign names and abbreviations included; windows-1258 bytes read as windows-1252 stay below 0.7."""


def vietnamese_share(text: str) -> float:
    """Share of words that are shaped like Vietnamese syllables, 0 to 1; 0 for a text without words."""
    words = [w for w in syllables(text[:_SAMPLE]) if not w[0].isdigit()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def decode(path: Path, content: bytes, *, declared: str = "") -> str:
    """The text of ``content``.

    Tried in order: byte order mark; UTF-8, which hardly any other text passes for; UTF-16 when every other
    byte is 0; the declared encoding; windows-1258 and windows-1252 when what comes out is Vietnamese.

    Raises:
        UnreadableReport: none of them fits; the text names what was tried.

    """
    tried = []
    for encoding in _candidates(content, declared):
        tried.append(encoding)
        text = _decoded(content, encoding)
        if text is not None:
            return text
    raise UnreadableReport(
        path,
        why=f"its encoding is unknown (tried {', '.join(dict.fromkeys(tried))})",
        fix="save it as UTF-8 and ingest again",
    )


def wide_encoding(content: bytes) -> str:
    """UTF-16 or UTF-32 by its byte order mark, or UTF-16 by its zeros; ``""`` for any other text.

    Text without a mark is UTF-16 when a fifth and more of its even or of its odd bytes are 0 and nearly
    none of the others: most letters of Vietnamese lie below U+0100.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    head = content[: _HEAD_BYTES - _HEAD_BYTES % 2]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) > 0.2 * len(head) / 2 and min(even, odd) < 0.02 * len(head) / 2 + 1:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _candidates(content: bytes, declared: str) -> list[str]:
    if wide := wide_encoding(content):
        return [wide]
    if content.startswith(codecs.BOM_UTF8):
        return ["utf-8-sig"]
    return ["utf-8", *([declared] if declared else []), "windows-1258", "windows-1252"]


def _decoded(content: bytes, encoding: str) -> str | None:
    """The text in NFC, or None when the bytes are not in ``encoding`` or mean nothing in it."""
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if encoding.startswith("windows") and vietnamese_share(text) < _FITS:
        return None
    return None if "\x00" in text else text
