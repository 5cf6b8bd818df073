"""What an editor does to the reports, each step whole or not at all, and who did it."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from assistant.office.errors import OfficeError
from assistant.office.log import Doing, Log
from assistant.office.office import Office
from assistant.office.people import Person
from assistant.upkeep.arrival import Arrival
from assistant.upkeep.child import COMMAND
from assistant.upkeep.corrections import read_form, write_correction
from assistant.upkeep.errors import UpkeepRefused, demand_editor, unwritten
from assistant.upkeep.jobs import Jobs
from assistant.upkeep.listing import Holding, behind, list_entries, look_at
from assistant.upkeep.names import another
from assistant.upkeep.records import Entry, Instead, Job
from assistant.upkeep.shelf import Shelf
from assistant.upkeep.withdrawn import ARCHIVE, Archive
from ingest.errors import IngestError
from ingest.faults import fail_here
from ingest.settings import DeskSettings
from ingest.store.choosing import choose_store
from ingest.store.records import Store
from prompts.messages import load_messages

logger = logging.getLogger(__name__)


class Upkeep:
    """The report desk's work, for many people at once."""

    def __init__(
        self,
        data: Path,
        folder: Path,
        log: Log,
        *,
        store: Store | None = None,
        megabytes: int = 100,
        command: Sequence[str] = COMMAND,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Over the reports in ``folder``; nothing is done before :meth:`begin`.

        ``store`` holds the catalogue, by default a file in ``data``; ``command`` is told by the environment;
        ``then`` is called when reports were read, before that is said.
        """
        self._catalogue = store or data
        self.shelf = Shelf(folder)
        self.archive = Archive(data / ARCHIVE)
        self._log = log
        self.most_bytes = megabytes * 1_000_000
        self.jobs = Jobs(data, self.shelf, log, self._bring_back, command=command, then=then)

    def begin(self) -> None:
        """Put in order what a kill left, begin to work, and read what is not in step."""
        self._tidy()
        self.jobs.begin()
        try:
            taken = {one.name for one in self.archive.all()}
            names = behind(self.holding(), self.shelf, taken)
        except (IngestError, OSError):
            names = []  # the page says what is wrong with the catalogue or the folder
        if names:
            number = 0
            with suppress(OfficeError):  # what cannot be written down is done all the same
                number = self._log.add("", "report.caught_up", file=", ".join(names)[:500])
            self.jobs.add(Job(number=number, names=tuple(names)))

    def _tidy(self) -> None:
        try:
            if self.shelf.folder.is_dir():
                with self.shelf.changing():
                    self.shelf.sweep()
                    self.archive.tidy(self.shelf)
        except OSError as error:  # one may look all the same
            logger.warning("the reports' folder cannot be changed: %s", error)

    def close(self) -> None:
        """Begin nothing more."""
        self.jobs.close()

    @contextmanager
    def working(self, *, on: bool) -> Iterator[None]:
        """Works while the block runs; with ``on`` false nothing is done by itself."""
        if on:
            self.begin()
        try:
            yield
        finally:
            self.close()

    def holding(self) -> Holding:
        """The catalogue now.

        Raises:
            IngestError: It cannot be read.
        """
        return look_at(self._catalogue, self.shelf.folder)

    def entries(self) -> list[Entry]:
        """All reports.

        Raises:
            IngestError: The catalogue cannot be read.
            UpkeepRefused: The folder cannot be read.
        """
        try:
            jobs = self.jobs.all()  # first: what is done by then is in the catalogue
            return list_entries(self.holding(), self.shelf, jobs, self.doings())
        except OSError as error:
            raise UpkeepRefused("unlisted") from error

    def doings(self) -> list[Doing]:
        """Who did what, the newest first."""
        return self._log.rows(desk="report")

    def receive(self, person: Person, raw: str, promised: int | None) -> Arrival:
        """Make room for a file that somebody sends.

        Raises:
            UpkeepRefused: They may not, or the file cannot be taken.
        """
        demand_editor(person)
        return Arrival(self.shelf.folder, raw, promised=promised, most=self.most_bytes)

    def accept(self, person: Person, arrival: Arrival, *, both: bool = False) -> str:
        """Lay a file that has come among the reports; the name that it got.

        Raises:
            UpkeepRefused: ``same``: its content is there; ``exists``: its name is, and not ``both``.
        """
        demand_editor(person)
        with self._changing():
            self._refuse_twice(arrival)
            name = arrival.name
            taken = self.shelf.taken()
            if name.casefold() in taken:
                if not both:
                    raise UpkeepRefused("exists", file=name)
                name = another(name, frozenset(self.shelf.files()) | taken)
            with self._doing(person, "uploaded", name, sha256=arrival.sha256, bytes=arrival.size) as number:
                self._lay(arrival, name)
                self.jobs.add(Job(number=number, names=(name,)))
        return name

    def replace(self, person: Person, arrival: Arrival, name: str, *, seen: str = "") -> None:
        """Lay a file that has come in the place of another one, which is kept.

        Args:
            person: Who does it; so below.
            arrival: The file.
            name: Of the report.
            seen: Its :meth:`~.shelf.Shelf.mark` when they decided, so below; ``""`` for whatever is there.

        Raises:
            UpkeepRefused: It is of another format, its content is there, or the other is gone or has changed.
        """
        demand_editor(person)
        with self._changing():
            path = self._mine(name, seen)
            self._refuse_twice(arrival)
            if arrival.path.suffix != path.suffix.lower():
                raise UpkeepRefused("other_format", suffix=path.suffix.lower())
            about = {"sha256": arrival.sha256, "bytes": arrival.size}
            with self._doing(person, "replaced", name, **about) as number:
                earlier = self.archive.take(self.shelf, name, why="replaced", person=person.name)
                self._lay(arrival, name)
                instead = Instead(name=name, sha256=arrival.sha256, earlier=earlier.id)
                self.jobs.add(Job(number=number, names=(name,), instead=(instead,)))

    def _lay(self, arrival: Arrival, name: str) -> None:
        self.shelf.correction(self.shelf.find(name) or self.shelf.folder / name).unlink(missing_ok=True)
        fail_here("desk-correction")
        self.shelf.put(arrival.path, name)
        fail_here("desk-moved")
        self.archive.forget(name, arrival.sha256)

    def withdraw(self, person: Person, name: str, *, seen: str = "") -> None:
        """Take a report out: it is no source any more, and can come back.

        Raises:
            UpkeepRefused: It is none of this desk's, or has changed.
        """
        demand_editor(person)
        with self._changing():
            self._mine(name, seen)
            with self._doing(person, "withdrawn", name) as number:
                title = next((e.report.title for e in self.entries() if e.name == name and e.report), "")
                entry = self.archive.take(self.shelf, name, why="withdrawn", person=person.name, title=title)
                self.archive.leave(self.shelf, entry)
                fail_here("desk-moved")
                self.jobs.add(Job(number=number, names=(name,)))

    def restore(self, person: Person, id_: str) -> str:
        """Bring a report back; its name. One that has its name now is taken out for it.

        Raises:
            UpkeepRefused: It is not there any more, or its content is among the reports.
        """
        demand_editor(person)
        with self._changing():
            entry = self.archive.find(id_)
            if entry is None:
                raise UpkeepRefused("not_withdrawn")
            if holder := self.shelf.holder(entry.sha256):
                raise UpkeepRefused("same", file=holder)
            with self._doing(person, "restored", entry.name, sha256=entry.sha256) as number:
                if self.shelf.find(entry.name):
                    self.archive.take(self.shelf, entry.name, why="replaced", person=person.name)
                self.archive.bring(self.shelf, entry)
                fail_here("desk-moved")
                self.jobs.add(Job(number=number, names=(entry.name,)))
        return entry.name

    def correct(self, person: Person, name: str, form: Mapping[str, str], *, seen: str = "") -> None:
        """Write what somebody knows better than the paper; all fields empty take it back.

        Raises:
            UpkeepRefused: A field cannot be, or the report is none of this desk's, or has changed.
        """
        demand_editor(person)
        known = set(self.holding().names.values())
        with self._changing():
            path = self._mine(name, seen)
            found = read_form(form, name=name, known=known)
            with self._doing(person, "corrected", name, fields=sorted(found)) as number:
                write_correction(self.shelf, path, found)
                self.jobs.add(Job(number=number, names=(name,)))

    def reread(self, person: Person, name: str) -> None:
        """Read a report again although nothing has changed.

        Raises:
            UpkeepRefused: It is none of this desk's.
        """
        demand_editor(person)
        self._mine(name)
        with self._doing(person, "reread", name) as number:
            self.jobs.add(Job(number=number, names=(name,), again=True))

    def _mine(self, name: str, seen: str = "") -> Path:
        path = self.shelf.find(name)
        if path is None:
            raise UpkeepRefused("not_mine", file=name[:200])
        if seen and seen != self.shelf.mark(path):
            raise UpkeepRefused("changed", file=name[:200])
        return path

    def _refuse_twice(self, arrival: Arrival) -> None:
        """Refuse a file whose content is there, in this folder or in another one."""
        if holder := self.shelf.holder(arrival.sha256) or self.holding().holder(arrival.sha256):
            raise UpkeepRefused("same", file=holder)

    def _bring_back(self, instead: Instead) -> bool:
        """The earlier file in the place of one that could not be read, unless that was replaced meanwhile."""
        try:
            with self._changing():
                entry, path = self.archive.find(instead.earlier), self.shelf.find(instead.name)
                if entry is None or path is None or self.shelf.sha256(path) != instead.sha256:
                    return False
                self.archive.take(self.shelf, instead.name, why="unread", person=entry.person)
                self.archive.bring(self.shelf, entry)
        except UpkeepRefused as error:  # it is cited all the same, and can be brought back by hand
            logger.warning("%s: %s", instead.name, error)
            return False
        return True

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            with self.shelf.changing():
                yield
        except OSError as error:
            self._tidy()
            raise unwritten(error) from error

    @contextmanager
    def _doing(self, person: Person, what: str, name: str, **about: object) -> Iterator[int]:
        """Note who does it; what comes of it is noted by the queue, or here where nothing came."""
        number = self._log.add(person.name, f"report.{what}", file=name, **about)
        try:
            yield number
        except (OSError, IngestError) as error:
            why = str(unwritten(error)) if isinstance(error, OSError) else load_messages().explain(error)
            self._log.add("", "report.outcome", job=number, failed=[{"file": name, "reason": why}])
            raise


def open_upkeep(
    data: Path, office: Office, settings: DeskSettings, *, then: Callable[[], object] = lambda: None
) -> Upkeep:
    """The report desk's work over a data folder; ``then`` is called when reports were read."""
    folder, store = settings.within(data), choose_store(data)
    return Upkeep(data, folder, Log(office), store=store, megabytes=settings.megabytes, then=then)
