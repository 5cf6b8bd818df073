"""Data as the version before wrote them, with no revision noted: brought on, answered the same, and back.

``earlier/*.sql`` are dumps of what that version made of two invented reports, and of its people.
"""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from assistant.chain import open_assistant
from assistant.office.office import open_office
from assistant.office.people import People, Person
from ingest.backup.archive import WITHOUT_FILES, Beside, Contents, pack
from ingest.backup.keeping import restore
from ingest.catalogue import open_catalogue
from ingest.errors import CatalogueMismatch
from ingest.files import digest
from ingest.store.__main__ import main as migrate
from vectorstore.build import build
from vectorstore.check import check

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(900)]

DUMPS = Path(__file__).parent / "earlier"
FILES = {"catalogue.sqlite3": "catalogue.sql", "office.db": "office.sql"}
PASSWORD = "một mật khẩu dài"
ASKED = {
    "Tổng vốn FDI của tỉnh Cửa Tùng năm 2023?": "1234500000",
    "Kim ngạch xuất khẩu của tỉnh Cửa Tùng năm 2023?": "19760000000",
}


def make(folder):
    """A data folder of that version, without an index."""
    folder.mkdir()
    for name, text in FILES.items():
        with closing(sqlite3.connect(folder / name)) as raw:
            raw.executescript((DUMPS / text).read_text(encoding="utf-8"))
    return folder


def dump(file):
    with closing(sqlite3.connect(file)) as raw:
        return sorted(raw.iterdump())


def noted(file, table):
    with closing(sqlite3.connect(file)) as raw:
        return raw.execute(f"SELECT version_num FROM {table}").fetchall()


def answers(data, settings):
    assistant = open_assistant(data, settings)
    try:
        return [assistant.ask(question).figures[0].value for question in ASKED]
    finally:
        assistant.close()


def person(data):
    office = open_office(data)
    try:
        return People(office).check("lan", PASSWORD)
    finally:
        office.close()


@pytest.fixture
def earlier(tmp_path):
    return make(tmp_path / "data")


def test_the_command_brings_them_on_and_answers_are_the_same(earlier, settings, capsys):
    assert migrate(["--data", str(earlier)]) == 0, capsys.readouterr().err
    assert "revision first, 2 reports" in capsys.readouterr().out
    assert answers(earlier, settings) == list(ASKED.values())
    assert noted(earlier / "catalogue.sqlite3", "catalogue_version") == [("first",)]
    assert person(earlier) == Person("lan", "editor")
    assert noted(earlier / "office.db", "office_version") == [("tries",)]


def test_starting_the_service_brings_them_on_too(earlier, settings, tmp_path, serve):
    build(earlier, settings.index, check=check)
    with serve(earlier, tmp_path) as service:
        told = [service.ask(question)["figures"][0]["value"] for question in ASKED]
        assert told == list(ASKED.values())
        sent = {"ten": "lan", "mat-khau": PASSWORD}
        origin = {"Origin": service.staff.rstrip("/")}
        answer = service.client.post(f"{service.staff}dang-nhap", data=sent, headers=origin)
        assert answer.status_code in {200, 303}
    assert noted(earlier / "office.db", "office_version") == [("tries",)]


def back_up_as_before(data, file):
    """A backup in that version's form, which knew no files."""
    with closing(sqlite3.connect(data / "catalogue.sqlite3")) as raw:
        said = dict(raw.execute("SELECT key, value FROM meta"))
    whole, beside = data / "catalogue.sqlite3", data / "office.db"
    contents = Contents(
        format=WITHOUT_FILES,
        schema=said["schema"],
        version=int(said["version"]),
        reports=2,
        passages=2,
        size=whole.stat().st_size,
        sha256=digest(whole),
        created="2026-01-02T03:04:05+00:00",
        beside=(Beside(name="office.db", size=beside.stat().st_size, sha256=digest(beside)),),
    )
    with file.open("wb") as out:
        pack(out, data, contents)


def test_its_backup_takes_the_place_of_what_was_brought_on(earlier, settings, tmp_path):
    """As after a version that did harm: reports and people are those of the backup."""
    back_up_as_before(earlier, tmp_path / "before.tar")
    assert migrate(["--data", str(earlier)], publish=lambda data: None) == 0
    assert person(earlier) is not None
    office = open_office(earlier)
    People(office).remove("lan")
    office.close()
    with open_catalogue(earlier, write=True) as catalogue:
        catalogue.remove(catalogue.reports()[0].id)
    restore(
        tmp_path / "before.tar",
        earlier,
        publish=lambda data: build(data, settings.index, check=check),
        replace=True,
    )
    assert answers(earlier, settings) == list(ASKED.values())
    assert person(earlier) == Person("lan", "editor")


def test_a_copy_of_before_is_kept_where_tables_change_and_puts_all_back(earlier):
    file = earlier / "office.db"
    with closing(sqlite3.connect(file)) as raw:  # of the version before that: keys had no limit
        raw.executescript(
            "DROP TABLE tries; ALTER TABLE keys DROP COLUMN per_minute; ALTER TABLE keys DROP COLUMN revoked;"
        )
    before = dump(file)
    assert person(earlier) == Person("lan", "editor")
    kept = earlier / "office.db.first.before"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [line for line in dump(kept) if "office_version" not in line] == before
    for path in earlier.glob("office.db*"):
        if path != kept:
            path.unlink()
    kept.rename(file)
    assert person(earlier) == Person("lan", "editor")


def test_a_newer_one_is_refused_in_words_and_left_as_it_is(earlier):
    with open_catalogue(earlier, write=True):
        pass
    with closing(sqlite3.connect(earlier / "catalogue.sqlite3")) as raw, raw:
        raw.execute("UPDATE catalogue_version SET version_num = 'later'")
    before = dump(earlier / "catalogue.sqlite3")
    with pytest.raises(CatalogueMismatch, match="install the version that made it, or a newer one"):
        open_catalogue(earlier, write=True, migrate=True)
    assert migrate(["--data", str(earlier)]) == 1
    assert dump(earlier / "catalogue.sqlite3") == before
