"""Names of files that every system takes, and the header that offers one."""

import re
from urllib.parse import quote

from assistant.export.inert import one_line
from ingest.text import fold

_UNFIT = re.compile(r'[\\/:*?"<>|%;,\'`$&{}\[\]~#^]+')
_LONGEST = 100
"""Characters of a name before its ending; its UTF-8 stays below the 255 bytes that disks allow."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def file_name(title: str, ending: str) -> str:
    """A name from words, without what a disk or a shell would take otherwise.

    >>> file_name('../Vốn FDI "2024": 5%?', "docx"), file_name("nul", "csv")
    ('Vốn FDI 2024 5.docx', 'nul_.csv')
    """
    words = _UNFIT.sub(" ", one_line(title))
    name = " ".join(words.split())[:_LONGEST].strip(" .-_") or "hoi-bao-cao"
    name = f"{name}_" if _RESERVED.match(name) else name
    return f"{name}.{ending}"


def ascii_name(name: str) -> str:
    """The same in letters that an address and an old program take.

    >>> ascii_name("Hỏi Báo Cáo - số liệu (2024).xlsx")
    'hoi-bao-cao-so-lieu-2024.xlsx'
    """
    stem, _, ending = name.rpartition(".")
    return f"{re.sub(r'[^a-z0-9]+', '-', fold(stem)).strip('-') or 'hoi-bao-cao'}.{ending}"


def disposition(name: str) -> str:
    r"""The value of ``Content-Disposition``: saved, never shown in place (RFC 6266, RFC 8187).

    >>> disposition("Số.csv")
    'attachment; filename="so.csv"; filename*=UTF-8\'\'S%E1%BB%91.csv'
    """
    return f"attachment; filename=\"{ascii_name(name)}\"; filename*=UTF-8''{quote(name, safe='')}"
