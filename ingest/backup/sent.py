"""The files of the report desk in a backup: those that were sent, and those that were taken out again.

Only regular files that lie where the desk lays them; a link is never followed, and nothing that an archive
calls otherwise is laid anywhere.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IngestError
from ingest.files import CONVERT, READABLE
from ingest.scratch import Scratch
from ingest.sidecar import SUFFIX

REPORTS = "reports"
"""What the folder of reports that were sent is called in a backup, wherever it lies."""

DEPTHS = {REPORTS: 2, "withdrawn": 3}
"""Folders of the data folder, and of how many names a file's path in them is."""

ARRIVING = ".nhan-"
"""Of folders in which files arrive: hidden, so that no ingestion reads them, and swept by the desk."""

_LONGEST = 255
"""Bytes of a name that every disk takes."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the desk's files lie."""

    data: Path
    elsewhere: Path | None = None
    """Folder of the reports that were sent, where it is not the data folder's own."""

    def root(self, name: str) -> Path:
        """The folder that a backup calls ``name``."""
        return self.elsewhere if name == REPORTS and self.elsewhere else self.data / name

    def path(self, name: str) -> Path:
        """Where the file lies that a backup calls ``name``."""
        first, _, rest = name.partition("/")
        return self.root(first) / rest


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


def list_sent(desk: Desk) -> list[str]:
    """The desk's files as a backup calls them, in their order.

    Raises:
        IngestError: A folder of the data folder is a link.
    """
    return sorted(name for name in _found(desk) if may_be(name))


def _found(desk: Desk) -> Iterator[str]:
    for name, depth in DEPTHS.items():
        root = desk.root(name)
        if root.is_symlink() and root != desk.elsewhere:
            raise IngestError(
                f"{root} is a link, and a backup follows none; mount the folder there, or name the reports' "
                "folder in HOI_DESK_FOLDER; then run it again"
            )
        for path in _below(root, depth - 1):
            if path.is_file() and (name != REPORTS or _is_report(path)):
                yield f"{name}/{path.relative_to(root).as_posix()}"


def _below(folder: Path, depth: int) -> Iterator[Path]:
    """What lies so many names below a folder, but for links and what goes while it is looked for."""
    try:
        inside = [path for path in folder.iterdir() if not path.is_symlink()]
    except (FileNotFoundError, NotADirectoryError):
        return
    for path in inside:
        if depth > 1:
            yield from _below(path, depth - 1)
        else:
            yield path


def _is_report(path: Path) -> bool:
    """A folder elsewhere may hold anything beside what the desk shows."""
    ending = path.suffix.lower()
    return ending in READABLE or ending in CONVERT or path.name.endswith(SUFFIX)


def keep_sent(desk: Desk, folder: Path) -> list[str]:
    """The desk's files as a backup calls them; copied to the new ``folder``, each called by its number here.

    Raises:
        IngestError: A folder of the data folder is a link.
        OSError: A file cannot be read, or not be copied.
    """
    folder.mkdir()
    kept: list[str] = []
    before: set[str] | None = None
    # What goes from one of the folders meanwhile comes to the other, which may have been looked through.
    while (names := set(list_sent(desk))) != before or not names <= set(kept):
        for name in sorted(names - set(kept)):
            with suppress(FileNotFoundError):
                shutil.copyfile(desk.path(name), folder / str(len(kept)), follow_symlinks=False)
                kept.append(name)
        before = names
    return kept


@contextmanager
def brought_near(folder: Path, names: Sequence[str], desk: Desk) -> Iterator[dict[str, Path]]:
    """The files of ``folder``, called by their number, each on the disk of its place, by their names.

    From there they are laid by being renamed: no disk fills up on the way.
    """
    found = {name: folder / str(number) for number, name in enumerate(names)}
    far = [name for name in names if desk.elsewhere and name.startswith(f"{REPORTS}/")]
    if not desk.elsewhere or not far:
        yield found
        return
    desk.elsewhere.mkdir(parents=True, exist_ok=True)
    with Scratch(ARRIVING, below=desk.elsewhere) as scratch:
        for number, name in enumerate(far):
            copy = scratch.path / str(number)
            shutil.copyfile(found[name], copy)
            found[name] = copy
        yield found


def lay_sent(found: dict[str, Path], desk: Desk) -> None:
    """Lay files in their places, whole each.

    Files of other names stay. A correction belongs to the file that it was written for, so one that the
    backup does not have goes where its report is laid.
    """
    for name, copy in found.items():
        target = desk.path(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if name + SUFFIX not in found:
            desk.path(name + SUFFIX).unlink(missing_ok=True)
        copy.replace(target)
