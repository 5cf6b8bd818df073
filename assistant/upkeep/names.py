"""A file's name as it came from a browser, made one that harms nothing and nobody."""

import re
import unicodedata
from pathlib import PurePosixPath

from assistant.upkeep.errors import UpkeepRefused
from ingest.files import CONVERT, READABLE, printable
from ingest.text import nfc

STEM_BYTES = 180
"""Of a name without its ending, in UTF-8: with ``.meta.toml`` behind, file systems take no more than 255."""

_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
"""By Windows: whoever fetches the file there could not keep it."""

_SPACES = re.compile(r"\s+")

_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Windows opens a device instead (Microsoft, "Naming Files, Paths, and Namespaces")."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(raw: str) -> str:
    r"""The name under which a report is kept.

    Raises:
        UpkeepRefused: Nothing is left of it, or it ends like no report.

    >>> safe_name("../../Báo cáo  6\u202e tháng.PDF"), safe_name("C:\\x\\=cmd.xlsx"), safe_name("con.txt")
    ('Báo cáo 6 tháng.pdf', 'cmd.xlsx', 'tep-con.txt')
    """
    last = re.split(r"[\\/]", nfc(raw.replace("\0", "")))[-1]
    seen = "".join(c for c in last if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    name = PurePosixPath(_FORBIDDEN.sub("-", _SPACES.sub(" ", seen)).strip(" ."))
    suffix = name.suffix.lower()
    stem = _short(name.stem.lstrip("=+-@.~$ ").rstrip(" ."))
    if not stem or not name.suffix:
        raise UpkeepRefused("nameless")
    _refuse_ending(suffix)
    if _DEVICES.fullmatch(stem.partition(".")[0]):
        stem = f"tep-{stem}"
    made = nfc(stem + suffix)
    if printable(made) != made:
        raise UpkeepRefused("nameless")
    return made


def _short(stem: str) -> str:
    return stem.encode()[:STEM_BYTES].decode(errors="ignore").rstrip(" .")


def _refuse_ending(suffix: str) -> None:
    if suffix in READABLE:
        return
    known = ", ".join(sorted(READABLE))
    if suffix in CONVERT:
        raise UpkeepRefused("convert", suffix=suffix, known=known)
    raise UpkeepRefused("ending", suffix=suffix[:20], known=known)


def another(name: str, taken: frozenset[str]) -> str:
    """The name with the lowest number behind it that nobody has.

    >>> another("a.pdf", frozenset({"a.pdf", "a (2).pdf"}))
    'a (3).pdf'
    """
    path = PurePosixPath(name)
    number = 2
    while (made := f"{_short(path.stem)} ({number}){path.suffix}") in taken:
        number += 1
    return made
