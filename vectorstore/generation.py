"""A generation: one complete index in one folder, and the file that says which one is current.

Built aside, checked, made durable, renamed, then named by ``CURRENT``: at every moment, also after a
kill, ``CURRENT`` names a complete generation or is not there. An embedded Chroma that is written in
place does not survive being killed (about 3 in 100 kills leave it unreadable), so none ever is.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from ingest.errors import BUILD, IndexBroken, IndexMissing, IndexStale, VectorsLost
from ingest.faults import fail_here
from vectorstore.lease import is_leased

FORMAT = 6
"""Version of the folder's layout. Another one is stale, not broken."""

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
PROBED = "probed"
PREFIX = "gen-"
UNFINISHED = ".tmp"

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was built from."""

    format: int
    embedder: str
    """Name in the settings."""

    fingerprint: str
    """Of the embedder, 16 hexadecimal digits."""

    dimension: int
    """Numbers in a vector; 0 when there is no passage."""

    catalogue: int
    """The catalogue's version."""

    passages: int
    quarantined: bool
    """Whether pages that are not trusted can be found."""

    created: str
    """ISO 8601, UTC, to the microsecond: tells two apart that have one name, see ``opened``."""

    collection: str = ""
    """Where a Chroma server holds the vectors, ``tenant/database/name/id``; empty: they lie in the folder."""


def index_folder(data: Path) -> Path:
    """Where generations live."""
    return data / "index"


def read_manifest(generation: Path) -> Manifest:
    """What ``generation`` was built from.

    Raises:
        IndexBroken: It cannot be read.
        IndexStale: It has another layout.
    """
    try:
        raw = json.loads((generation / MANIFEST).read_text(encoding="utf-8"))
        made = int(raw["format"])
        if made == FORMAT:
            return Manifest(**raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexBroken(
            f"{generation}: its manifest cannot be read ({error}); run python -m ingest FOLDER again"
        ) from error
    raise IndexStale(
        f"{generation}: index format {made}, this program reads {FORMAT}; "
        f"run: {BUILD} --data {generation.parent.parent}"
    )


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Write it, readable by people too."""
    # Left out where it is empty, so that earlier versions can read the manifest.
    said = {name: value for name, value in asdict(manifest).items() if value or name != "collection"}
    (generation / MANIFEST).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def current(data: Path) -> Path:
    """The generation that readers should use.

    Raises:
        IndexMissing: Nothing was ever built.
        IndexBroken: No generation is named by what should name one, or it is gone.
    """
    folder = index_folder(data)
    name, before = _named(folder), None
    while name != before:  # where it changes meanwhile, the one that was named may be gone
        if name.startswith(PREFIX) and "/" not in name and (folder / name).is_dir():
            return folder / name
        name, before = _named(folder), name
    if (folder / CURRENT).is_file():
        raise IndexBroken(f"{folder / CURRENT}: it names no index; run: {BUILD} --data {data}")
    raise IndexMissing(data)


def over_current(data: Path, work: Callable[[Path], T]) -> T:
    """What ``work`` makes of the current generation, or of the next one where it was removed meanwhile.

    Raises:
        IndexMissing: Nothing was ever built.
        IndexBroken: No generation is named, or ``work`` finds the current one broken.
    """
    generation = current(data)
    while True:
        try:
            return work(generation)
        except (IndexBroken, VectorsLost):
            if (following := current(data)) == generation:
                raise
            generation = following


def current_manifest(data: Path) -> Manifest:
    """What the current generation was built from.

    Raises:
        IndexMissing: Nothing was ever built.
        IndexBroken: It cannot be read.
        IndexStale: It has another layout.
    """
    return over_current(data, read_manifest)


def finished(data: Path) -> list[Path]:
    """Complete generations, newest first."""
    found = index_folder(data).glob(f"{PREFIX}[0-9]*")
    return sorted((p for p in found if p.suffix != UNFINISHED and p.is_dir()), reverse=True)


def begin(data: Path) -> Path:
    """A new empty folder to build in. What an interrupted build left behind is removed."""
    folder = index_folder(data)
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    newest = finished(data)
    number = int(newest[0].name.removeprefix(PREFIX)) + 1 if newest else 1
    made = folder / f"{PREFIX}{number:06d}{UNFINISHED}"
    made.mkdir()
    return made


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _make_durable(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        _sync(path)
    _sync(folder)


def publish(data: Path, built: Path, *, keep_before: bool = True) -> Path:
    """Make ``built`` durable and current.

    ``keep_before``: the one that was and all that are leased stay, for who still reads them. False where a
    report is removed, whose words are not to stay.
    """
    folder = index_folder(data)
    before = _named(folder)
    _make_durable(built)
    fail_here("index-durable")
    done = built.with_suffix("")
    built.rename(done)
    _sync(folder)
    fail_here("index-named")
    fresh = folder / (CURRENT + UNFINISHED)
    fresh.write_text(done.name + "\n", encoding="utf-8")
    _sync(fresh)
    fail_here("current-written")
    fresh.replace(folder / CURRENT)
    _sync(folder)
    fail_here("current-replaced")
    leased = [old.name for old in finished(data) if is_leased(old)] if keep_before else []
    tidy(data, keep=(done.name, before, *leased) if keep_before else (done.name,))
    return done


def tidy(data: Path, *, keep: Collection[str] | None = None) -> None:
    """Remove what interrupted builds left, and all generations but ``keep``, by default the current one.

    Called by who has the right to build. A name is taken away before its files are: what an interrupted
    removal leaves is no generation.
    """
    folder = index_folder(data)
    kept = {_named(folder)} if keep is None else set(keep)
    for old in finished(data):
        if old.name not in kept:
            old.rename(old.with_name(old.name + UNFINISHED))
            fail_here("index-removed")
    _sweep(folder)


def _sweep(folder: Path) -> None:
    for leftover in folder.glob(f"*{UNFINISHED}"):
        if leftover.is_dir():
            shutil.rmtree(leftover)
        else:
            leftover.unlink()


def _named(folder: Path) -> str:
    """What ``CURRENT`` says; ``""`` where it is not there, or is no text."""
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _states(generation: Path) -> Iterator[str]:
    for path in sorted(generation.rglob("*")):
        # SQLite makes and removes its side files at every opening.
        if path.is_file() and path.name != PROBED and not path.name.endswith(("-wal", "-shm", "-journal")):
            state = path.stat()
            # Opening a collection touches Chroma's SQLite file without changing what it says.
            when = 0 if path.suffix == ".sqlite3" else state.st_mtime_ns
            yield f"{path.relative_to(generation).as_posix()} {state.st_size} {when}"


def fingerprint_files(generation: Path) -> str:
    """Changes with the size or the time of any file that a search reads; system calls alone."""
    return hashlib.sha256("\n".join(_states(generation)).encode()).hexdigest()


def mark_probed(generation: Path) -> None:
    """Note that the generation passed its check as its files are now.

    The note names every file's size and time, so a truncated or rewritten file is probed again. A folder
    that cannot be written simply stays without a note.
    """
    try:
        (generation / PROBED).write_text(fingerprint_files(generation) + "\n", encoding="utf-8")
    except OSError:
        return


def probed_files(generation: Path) -> str:
    """Its :func:`fingerprint_files` when it passed its check; ``""`` where nothing was noted."""
    try:
        return (generation / PROBED).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def was_probed(generation: Path) -> bool:
    """True when the generation passed its check and no file has changed since."""
    try:
        return probed_files(generation) == fingerprint_files(generation)
    except OSError:
        return False
