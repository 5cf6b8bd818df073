"""The files of the report desk in a backup: those that were sent, and those that were taken out again.

Only regular files that lie where the desk lays them; a link is never followed, and nothing that an archive
calls otherwise is laid anywhere.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ingest.sidecar import SUFFIX

DEPTHS = {"reports": 2, "withdrawn": 3}
"""Folders of the data folder, and of how many names a file's path in them is."""

_LONGEST = 255
"""Bytes of a name that every disk takes."""


def may_be(name: str) -> bool:
    """True for a path that the desk could have made.

    >>> [may_be(n) for n in ("reports/a.pdf", "reports/../a", "reports/.a", "a.pdf", "withdrawn/1/the.json")]
    [True, False, False, False, True]
    """
    parts = name.split("/")
    return DEPTHS.get(parts[0]) == len(parts) and all(map(_is_plain, parts))


def _is_plain(part: str) -> bool:
    length = len(part.encode("utf-8", "surrogatepass"))
    return 0 < length <= _LONGEST and part[0] != "." and part.isprintable() and "\\" not in part


def list_sent(data: Path) -> list[str]:
    """The files of a data folder, as paths below it, in their order."""
    return sorted(name for name in _found(data) if may_be(name))


def _found(data: Path) -> Iterator[str]:
    for folder, depth in DEPTHS.items():
        for path in (data / folder).glob("/".join("*" * (depth - 1))):
            whole = path.relative_to(data)
            if path.is_file() and not any((data / p).is_symlink() for p in (whole, *whole.parents[:-1])):
                yield whole.as_posix()


def keep_sent(data: Path, names: Sequence[str], folder: Path) -> list[str]:
    """Those of ``names`` that are still there, as files called by their number in the new ``folder``."""
    folder.mkdir()
    kept: list[str] = []
    for name in names:
        with suppress(FileNotFoundError):  # taken out since it was listed
            shutil.copyfile(data / name, folder / str(len(kept)), follow_symlinks=False)
            kept.append(name)
    return kept


def lay_sent(folder: Path, names: Sequence[str], data: Path) -> None:
    """Lay the files of ``folder``, called by their number, in their places, whole each.

    Files of other names stay. A correction belongs to the file that it was written for, so one that the
    backup does not have goes where its report is laid.
    """
    known = set(names)
    for number, name in enumerate(names):
        target = data / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if name + SUFFIX not in known:
            (data / (name + SUFFIX)).unlink(missing_ok=True)
        (folder / str(number)).replace(target)
