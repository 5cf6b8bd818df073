"""Reports that were taken out: each in a folder of its own, with who took it out, when and why."""

import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from assistant.upkeep.shelf import LENT, Shelf, keep
from ingest.faults import fail_here
from ingest.files import digest
from ingest.scratch import Scratch

Why = Literal["withdrawn", "replaced", "unread"]
"""By hand; for a newer file; because it was to replace another and could not be read."""

ARCHIVE = "withdrawn"
"""The folder, in the data folder."""

CARD = "the.json"
UNFINISHED = ".moi-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A report that was taken out and may come back."""

    id: str
    name: str
    sha256: str
    why: Why
    person: str
    at: str
    """ISO 8601 in UTC, to the second."""

    title: str = ""


class Archive:
    """The folder of reports that were taken out."""

    def __init__(self, folder: Path) -> None:
        """Nothing is made yet."""
        self._folder = folder

    def all(self) -> list[Withdrawn]:
        """The newest first."""
        if not self._folder.is_dir():
            return []
        found = [self.find(path.name) for path in self._folder.iterdir() if not path.name.startswith(".")]
        return sorted((f for f in found if f), key=lambda f: (f.at, f.id), reverse=True)

    def find(self, id_: str) -> Withdrawn | None:
        """One of them; None where there is none of that id."""
        if not id_.replace("-", "").isalnum():
            return None
        try:
            told = json.loads((self._folder / id_ / CARD).read_text(encoding="utf-8"))
            found = Withdrawn(id=id_, **told)
        except (OSError, ValueError, TypeError):
            return None
        return found if found.why in get_args(Why) and self.file(found).is_file() else None

    def file(self, entry: Withdrawn) -> Path:
        """Where it lies."""
        return self._folder / entry.id / Path(entry.name).name

    def take(self, shelf: Shelf, name: str, *, why: Why, person: str, title: str = "") -> Withdrawn:
        """Keep a report, and its correction, here; on the shelf it stays until :meth:`leave`.

        Raises:
            FileNotFoundError: It is not there.
            OSError: It cannot be kept; then nothing was changed.
        """
        path = shelf.find(name)
        if path is None:
            raise FileNotFoundError(name)
        stamp = datetime.now(UTC)
        entry = Withdrawn(
            id=f"{stamp:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}",
            name=name,
            sha256=digest(path),
            why=why,
            person=person,
            at=stamp.isoformat(timespec="seconds"),
            title=title,
        )
        made = self._folder / (UNFINISHED + entry.id)
        made.mkdir(parents=True)
        try:
            self._fill(made, entry, path, shelf.correction(path))
        except BaseException:  # whatever it was, half of a report is not to stay
            shutil.rmtree(made, ignore_errors=True)
            raise
        fail_here("desk-kept")
        made.rename(self._folder / entry.id)
        keep(self._folder)
        return entry

    @staticmethod
    def _fill(made: Path, entry: Withdrawn, path: Path, correction: Path) -> None:
        _copy(path, made / Path(entry.name).name)
        if correction.is_file():
            _copy(correction, made / correction.name)
        _write_card(made / CARD, entry)
        for one in made.iterdir():
            keep(one)
        keep(made)

    def leave(self, shelf: Shelf, entry: Withdrawn) -> None:
        """Take off the shelf what is kept here."""
        path = shelf.find(entry.name)
        if path is not None and digest(path) == entry.sha256:
            shelf.correction(path).unlink(missing_ok=True)
            path.unlink()
            keep(shelf.folder)

    def bring(self, shelf: Shelf, entry: Withdrawn) -> None:
        """Lay one, and its correction, on the shelf again, in the place of what has its name there."""
        source = self.file(entry)
        with Scratch(LENT, below=shelf.folder) as scratch:
            copy = scratch.path / source.name
            _copy(source, copy)
            keep(copy)
            self._set_correction(shelf, source, shelf.find(entry.name) or shelf.folder / entry.name)
            fail_here("desk-correction")
            shelf.put(copy, entry.name)
        self._drop(entry)

    @staticmethod
    def _set_correction(shelf: Shelf, source: Path, target: Path) -> None:
        """The correction that was kept with the file ``source``, or none, for ``target``."""
        kept, correction = shelf.correction(source), shelf.correction(target)
        correction.unlink(missing_ok=True)
        if kept.is_file():
            _copy(kept, correction)

    def _drop(self, entry: Withdrawn) -> None:
        shutil.rmtree(self._folder / entry.id, ignore_errors=True)

    def named(self) -> int:
        """How many tell who took them out."""
        return sum(bool(entry.person) for entry in self.all())

    def unname(self, person: str) -> int:
        """Take somebody's name from what they took out; from how many.

        Raises:
            OSError: It cannot be written; some may have been.
        """
        found = [entry for entry in self.all() if person and entry.person == person]
        for entry in found:
            with Scratch(UNFINISHED, below=self._folder) as scratch:
                fresh = scratch.path / CARD
                _write_card(fresh, replace(entry, person=""))
                keep(fresh)
                fresh.replace(self._folder / entry.id / CARD)
            keep(self._folder / entry.id)
        return len(found)

    def forget(self, name: str, sha256: str) -> None:
        """Whoever sends a file again that was taken out wants it as it comes: it is not kept here too."""
        for entry in self.all():
            if (entry.name, entry.sha256) == (name, sha256):
                self._drop(entry)

    def tidy(self, shelf: Shelf) -> None:
        """After a kill: what was not kept whole goes, and what never left the shelf is not told of."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name.startswith(UNFINISHED):
                shutil.rmtree(path, ignore_errors=True)
        for entry in self.all():
            live = shelf.find(entry.name)
            if live is None or shelf.sha256(live) != entry.sha256:
                continue
            kept = self.file(entry)
            if live.samefile(kept) or not shelf.correction(live).exists():
                self._set_correction(shelf, kept, live)
            self._drop(entry)


def _write_card(path: Path, entry: Withdrawn) -> None:
    told = {k: v for k, v in asdict(entry).items() if k != "id"}
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    """The same file under another name too, or, where the disk does not do that, its copy."""
    with suppress(OSError):
        os.link(source, target)
        return
    shutil.copy2(source, target)
