"""Finding report files: which are read, under which name, and why others are not."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import ReportsMissing
from ingest.text import nfc

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)

_SUFFIXES = (".pdf", ".docx", ".xlsx", ".xlsm", ".csv", ".tsv", ".html", ".htm", ".txt", *PICTURES)
READABLE = frozenset(_SUFFIXES)

_TO_DOCX = "convert it to DOCX"
_TO_XLSX = "save it as XLSX"
_TO_OCR = "save it as PNG or PDF"
CONVERT = {
    **dict.fromkeys((".doc", ".dot", ".docm", ".dotx", ".rtf", ".odt", ".wps", ".pages"), _TO_DOCX),
    **dict.fromkeys((".xls", ".xlsb", ".xlt", ".ods"), _TO_XLSX),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), "convert it to PDF"),
    **dict.fromkeys((".mht", ".mhtml", ".epub"), "save it as HTML or PDF"),
    **dict.fromkeys((".bmp", ".heic", ".webp", ".gif"), _TO_OCR),
    **dict.fromkeys((".zip", ".rar", ".7z"), "unpack it"),
}
"""Formats that reports come in and that are not read, by suffix, with what to do about it. Other files
(``.md``, ``.py``, …) are passed over without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A file to read."""

    root: str
    """The ingested folder, or the folder of an ingested file; absolute, links followed, as :func:`shown`."""

    path: Path
    document: str
    """Path below ``root``, with ``/``, in NFC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that is not read although somebody may expect it."""

    document: str
    reason: str
    """What is wrong and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What lies in the folders and files that were given."""

    files: tuple[ReportFile, ...]
    """By root and name; each file once."""

    refused: tuple[Refused, ...]
    folders: tuple[str, ...]
    """Folders that were walked to their ends: what is not in ``files`` is not there any more."""

    unseen: tuple[str, ...]
    """Folders below them that could not be listed, so nothing is known about their files."""


def find_reports(paths: Sequence[Path], *, apart: Path | None = None) -> Found:
    """The reports in folders and files.

    Hidden files, Office's lock files (``~$…``), the pictures of a saved web page (``x_files/`` beside
    ``x.html``) and what lies in the folder ``apart`` are passed over. A link to a folder is not followed, one
    to a file only where it leads to a file below the same root.

    Raises:
        ReportsMissing: One of ``paths`` is not there, or there is no report in it.
    """
    walk = _Walk(apart.resolve() if apart else None)
    given = {_resolved(path): path for path in paths}
    folders = [real for real in given if real.is_dir()]
    for real, path in given.items():
        if any(real != folder and real.is_relative_to(folder) for folder in folders):
            continue  # it is found in that folder, under its name there
        before = walk.count
        if real.is_dir():
            walk.folder(real)
        else:
            walk.file(real.parent, real, named=True)
        if walk.count == before:
            raise _missing(path, "no report in it")
    return walk.found()


def _missing(path: Path, why: str) -> ReportsMissing:
    return ReportsMissing(path, why=why, formats=", ".join(suffix[1:].upper() for suffix in _SUFFIXES))


def _resolved(path: Path) -> Path:
    try:
        real = path.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _missing(path, "not there") from error
    except (OSError, RuntimeError) as error:
        raise _missing(path, f"cannot be opened ({reason(error)})") from error
    if not real.is_dir() and not real.is_file():
        raise _missing(path, "neither a folder nor a file")
    if not os.access(real, os.R_OK | os.X_OK if real.is_dir() else os.R_OK):
        raise _missing(path, "no permission to read it")
    return real


def reason(error: Exception) -> str:
    """The system's words for an error, without number and path.

    >>> reason(PermissionError(13, "Permission denied", "a.pdf"))
    'permission denied'
    """
    said = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return said[:1].lower() + said[1:]


def digest(path: Path) -> str:
    """SHA-256 of a file, 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def bytes_below(folder: Path) -> int:
    """Length of all files below a folder; what goes while they are counted is not in it.

    Files with holes count as if they had none.
    """
    sizes = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                sizes += (Path(place) / name).stat().st_size
    return sizes


def shown(name: str) -> str:
    r"""A file's name as text: its bytes read as UTF-8 whatever the locale says, others written out.

    >>> shown(os.fsdecode(b"b\xe1o.pdf"))
    'b\\xe1o.pdf'
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def printable(name: str) -> str:
    r"""A name with line ends and the signs that turn the order of writing written out.

    >>> printable("a\nb\u202efdp.txt")
    'a\\nb\\u202efdp.txt'
    """
    return _UNSEEN.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), name)


def _is_text(name: str) -> bool:
    return shown(name).encode("utf-8") == os.fsencode(name)


class _Walk:
    def __init__(self, apart: Path | None) -> None:
        self._apart = apart
        self._files: dict[tuple[Path, str], ReportFile] = {}
        self._refused: dict[tuple[Path, str], Refused] = {}
        self._folders: list[str] = []
        self._unseen: list[str] = []

    @property
    def count(self) -> int:
        """Reports and would-be reports up to now."""
        return len(self._files) + len(self._refused)

    def found(self) -> Found:
        ordered = sorted(self._files.values(), key=lambda f: (str(f.root), f.document))
        return Found(
            files=tuple(ordered),
            refused=tuple(self._refused.values()),
            folders=tuple(self._folders),
            unseen=tuple(self._unseen),
        )

    def folder(self, root: Path) -> None:
        for path in self._below(root):
            self.file(root, path)
        # A folder without one report is more likely a disk that is not mounted than a wish to forget all.
        if any(of == root for of, _ in self._files):
            self._folders.append(shown(str(root)))

    def _below(self, root: Path) -> Iterator[Path]:
        for folder, inner, files in os.walk(root, onerror=lambda error: self._unlisted(root, error)):
            saved = {f"{Path(name).stem}_files" for name in files if name.lower().endswith((".html", ".htm"))}
            inner[:] = [n for n in _visible(inner) if n not in saved and Path(folder, n) != self._apart]
            for name in inner:
                self._folder_named(root, Path(folder, name))
            yield from (Path(folder, name) for name in _visible(files))

    def _folder_named(self, root: Path, folder: Path) -> None:
        """Tell of a folder that somebody may take for a report; what lies in it is found all the same."""
        if folder.suffix.lower() in READABLE:
            self._refuse(root, folder, f"it is a folder, though its name ends in {folder.suffix}; rename it")

    def _refuse(self, root: Path, path: Path, why: str) -> None:
        document = printable(nfc(shown(path.relative_to(root).as_posix())))
        self._refused[root, document] = Refused(document=document, reason=why)

    def _unlisted(self, root: Path, error: OSError) -> None:
        folder = Path(error.filename)
        self._unseen.append(shown(str(folder)))
        name = shown(folder.relative_to(root).as_posix())
        why = f"the folder cannot be listed ({reason(error)}); give permission to read it"
        self._refused[root, name] = Refused(document=name, reason=why)

    def file(self, root: Path, path: Path, *, named: bool = False) -> None:
        """Note one file; a ``named`` one was given by itself, so it is read whatever its suffix."""
        suffix = path.suffix.lower()
        if suffix not in READABLE and suffix not in CONVERT and not named:
            return
        name = path.relative_to(root).as_posix()
        document = nfc(shown(name))
        if path.is_symlink() and not _leads_inside(path, root):
            self._refuse(
                root, path, "a link that leads out of the folder is not followed; copy the file itself"
            )
        elif path.is_dir():
            self._folder_named(root, path)  # a link to a folder
        elif not path.is_file():
            if path.exists():  # else it was taken away since the folder was listed
                # Reading one could wait for ever.
                self._refuse(root, path, "it is a pipe or a device, no file; remove it from the folder")
        elif suffix in CONVERT:
            self._refuse(root, path, f"{suffix[1:].upper()} files are not read; {CONVERT[suffix]}")
        elif not _is_text(name):
            self._refuse(root, path, "its name is not UTF-8; rename it")
        elif printable(document) != document:
            self._refuse(root, path, "its name holds signs that are not shown; rename it")
        elif (root, document) in self._files and self._files[root, document].path != path:
            self._refuse(root, path, "another file has the same name but for its Unicode form; rename one")
        else:
            self._files[root, document] = ReportFile(root=shown(str(root)), path=path, document=document)


def _visible(names: Iterable[str]) -> list[str]:
    return sorted(n for n in names if not n.startswith((".", "~$")))


def _leads_inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
