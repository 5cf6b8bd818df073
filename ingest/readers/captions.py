"""The lines above a table that say what it is about: number, title, time, unit note."""

import re
from collections.abc import Sequence

from ingest.readers.letterhead import is_letterhead
from ingest.readers.paragraphs import Paragraph

CAPTION = re.compile(
    r"\(?(?:(?:Bảng|Biểu|Phụ (?:lục|biểu))(?: số)?\s*(?:\d|[IVX]+\b)|(?:ĐVT|Đơn vị(?: tính)?)\s*:)",
    re.IGNORECASE,
)
"""Starts of lines that stand above a table."""

NOTE = re.compile(r"\(?(?:Nguồn|Ghi chú|Chú thích|Lưu ý)\b\s*[:.]?|\(?\*+\)?\s*\w", re.IGNORECASE)
"""Starts of lines that stand below a table."""

UNIT_NOTE = re.compile(r"\(?\s*(?:ĐVT|Đơn vị(?: tính)?)\s*[:.].*", re.IGNORECASE)
"""The line, or the end of a caption, that names the table's unit."""

_ENCLOSED = re.compile(r"\(?(?:Ban hành k|K)èm theo\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:Bảng|Biểu|Phụ (?:lục|biểu))(?:\s+số)?\s*[\w./-]{0,12}\s*[.:]?", re.IGNORECASE)
_SUBTITLE = re.compile(
    r"\(.*\)|(?:(?:tính |số liệu )?(?:đến|tháng|quý|năm|\d+ tháng|6 tháng)\b)[\w\s/,.–-]{0,45}",
    re.IGNORECASE,
)
_CHARACTERS = 250
_LINES = 6


def take_caption(above: Sequence[Paragraph]) -> str:
    """The caption that stands above a table, unit note included; its lines are marked as such.

    From the table upwards: unit note, time, title, number. "(Kèm theo Báo cáo số …)" is not part of it: its
    day is the letter's, not the figures'. A title goes on upwards only where all of it is in capitals.
    """
    texts: list[str] = []
    titled = ""
    for p in list(reversed(above))[:_LINES]:
        if p.block or p.row or p.heading or p.title or len(p.text) > _CHARACTERS or is_letterhead(p.text):
            break
        if _ENCLOSED.match(p.text):
            p.caption = True
            continue
        note = UNIT_NOTE.match(p.text) is not None and not titled
        if not note and p.text.endswith((".", ";", ",")) and not _NUMBER.fullmatch(p.text):
            break
        number = _NUMBER.fullmatch(p.text) is not None
        goes_on = titled.isupper() and p.text.isupper() and p.mark is None
        if titled and not number and not goes_on:
            break
        p.caption = True
        texts.insert(0, p.text)
        if number:
            break
        if not note and not _SUBTITLE.fullmatch(p.text):
            titled = p.text
    return " ".join(texts)
