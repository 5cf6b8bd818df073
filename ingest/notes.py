"""Notes below a report's last heading: "Ghi chú: (1) …" is about where "(1)" was printed."""

import re

from ingest.clean import DIGITS

_MARKED = re.compile(
    r"\W{0,3}(?:(?:ghi chú|chú thích|chú giải)\s*[:.]?\s*)?"
    r"(?:\((?P<round>\d{1,2})\)|(?P<raised>[¹²³⁰⁴-⁹]{1,2}))\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_CALLED = re.compile(r"(?<=[\w%^)])\s?\((\d{1,2})\)(?!\s*[=+×/])")


def note_mark(text: str) -> str:
    """The mark that a note begins with, as digits; ``""`` for any other text.

    >>> note_mark("Ghi chú: (2) Không tính hàng"), note_mark("(1) Trong đó 9 hộ"), note_mark("Trong đó")
    ('2', '1', '')
    """
    found = _MARKED.match(text)
    return (found["round"] or found["raised"].translate(DIGITS)) if found else ""


def called_marks(text: str) -> list[str]:
    """Marks in round brackets that call a note from behind a word: "thu nội địa 13.795 tỷ đồng (1)".

    >>> called_marks("thu phí 795 tỷ đồng (1), bán 5 tấn (2)"), called_marks("gồm: (1) cầu, (2) đường")
    (['1', '2'], [])
    """
    return _CALLED.findall(text)
