"""Bytes to text; the encoding is found by evidence: byte order mark, declaration, a decoding that fits."""

import codecs
import unicodedata
from pathlib import Path

from ingest.clean import is_syllable
from ingest.errors import UnreadableReport
from ingest.readers.legacy import mend_whole
from ingest.text import syllables

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = ("windows-1258", "windows-1252")
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
    """The text of ``content`` as Unicode in NFC.

    Tried in order: byte order mark; UTF-8, which hardly any other text passes for; UTF-16 when every other
    byte is 0; the declared encoding; of windows-1258, and TCVN3 and VNI over windows-1252, the one that
    gives the most Vietnamese. Text of the old fonts is put right whatever it was saved in.

    Raises:
        UnreadableReport: none of them fits; the text names what was tried.

    """
    tried = _candidates(content, declared)
    for encoding in tried:
        text = _decoded(content, encoding)
        if text is not None and (not encoding.startswith("windows") or vietnamese_share(text) >= _FITS):
            return text
    if tried[0] == "utf-8":
        texts = [text for encoding in _WINDOWS if (text := _decoded(content, encoding)) is not None]
        best = max(texts, key=vietnamese_share, default="")
        if vietnamese_share(best) >= _FITS:
            return best
        tried += [*_WINDOWS, "TCVN3", "VNI"]
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
    return ["utf-8", *([declared] if declared else [])]


def _decoded(content: bytes, encoding: str) -> str | None:
    """The text in NFC, or None when the bytes are not in ``encoding``."""
    try:
        text = content.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    text = mend_whole(unicodedata.normalize("NFC", text.removeprefix("\ufeff")))
    return None if "\x00" in text else text
