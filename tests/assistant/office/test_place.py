import sqlite3
import stat
import threading

import pytest

from assistant.office.errors import OfficeUnreachable, OfficeUnusable
from assistant.office.feedback import Feedback, FeedbackBook
from assistant.office.keys import Keys
from assistant.office.office import open_office
from assistant.office.people import People
from assistant.office.talks import TalkBook
from assistant.office.tries import FIRST_SECONDS, FREE, Tries
from ingest.backup.keeping import back_up, restore
from ingest.catalogue import open_catalogue
from ingest.settings import CatalogueSettings
from ingest.store.choosing import choose_store

PASSWORD = "một mật khẩu dài"
OLDEST = """
CREATE TABLE people (name VARCHAR(64) NOT NULL, role VARCHAR(16) NOT NULL, password TEXT NOT NULL,
    added TEXT NOT NULL, PRIMARY KEY (name));
CREATE TABLE sessions (token BLOB NOT NULL, person VARCHAR(64) NOT NULL, until FLOAT NOT NULL,
    PRIMARY KEY (token), FOREIGN KEY(person) REFERENCES people (name) ON DELETE CASCADE);
CREATE INDEX sessions_until ON sessions (until);
CREATE TABLE talks (id VARCHAR(32) NOT NULL, person VARCHAR(64) NOT NULL, title TEXT NOT NULL,
    changed TEXT NOT NULL, exchanges TEXT NOT NULL, PRIMARY KEY (id));
CREATE INDEX talks_of_person ON talks (person, changed);
CREATE TABLE feedback (id INTEGER NOT NULL, at TEXT NOT NULL, person VARCHAR(64) NOT NULL,
    verdict VARCHAR(16) NOT NULL, figure INTEGER, comment TEXT NOT NULL, question TEXT NOT NULL,
    history TEXT NOT NULL, answer TEXT NOT NULL, state VARCHAR(16) NOT NULL, reviewer VARCHAR(64) NOT NULL,
    note TEXT NOT NULL, "right" TEXT NOT NULL, PRIMARY KEY (id));
CREATE INDEX feedback_by_state ON feedback (state, id);
CREATE TABLE doings (id INTEGER NOT NULL, at TEXT NOT NULL, person VARCHAR(64) NOT NULL,
    what VARCHAR(64) NOT NULL, about TEXT NOT NULL, PRIMARY KEY (id));
CREATE TABLE keys (token BLOB NOT NULL, name VARCHAR(64) NOT NULL, added TEXT NOT NULL, used TEXT NOT NULL,
    PRIMARY KEY (token), UNIQUE (name));
INSERT INTO people VALUES ('lan', 'editor', 'scrypt$1$2$3$00$00', '2026-01-02T03:04:05+00:00');
INSERT INTO sessions VALUES (x'00ff', 'lan', 4e9);
INSERT INTO talks VALUES ('t1', 'lan', 'FDI năm 2022?', '2026-01-02T03:04:05+00:00', '[]');
INSERT INTO keys VALUES (x'01', 'Cổng thông tin', '2026-01-02T03:04:05+00:00', '');
PRAGMA user_version=1;
"""
"""The first tables that people could sign in with, before programs had limits of their own."""
BETWEEN = """
CREATE TABLE tries (about BLOB NOT NULL, count INTEGER NOT NULL, last FLOAT NOT NULL, until FLOAT NOT NULL,
    PRIMARY KEY (about));
CREATE INDEX tries_last ON tries (last);
"""


def test_a_file_of_the_first_version_keeps_all_it_holds(tmp_path):
    file = tmp_path / "office.db"
    with sqlite3.connect(file) as raw:
        raw.executescript(OLDEST)
    raw.close()
    office = open_office(tmp_path)
    [key] = Keys(office).all()
    assert (key.name, key.per_minute, key.revoked) == ("Cổng thông tin", 600, "")
    assert [person.name for person in People(office).all()] == ["lan"]
    assert [talk.title for talk in TalkBook(office).listed("lan")] == ["FDI năm 2022?"]
    Keys(office).add("Cổng khác", 5)
    office.close()
    before = tmp_path / "office.db.first.before"
    assert stat.S_IMODE(before.stat().st_mode) == 0o600
    with sqlite3.connect(before) as raw:
        assert raw.execute("SELECT name FROM keys").fetchall() == [("Cổng thông tin",)]
    raw.close()
    again = open_office(tmp_path)
    assert len(Keys(again).all()) == 2
    again.close()


def test_a_file_that_was_opened_between_two_versions_is_brought_on_too(tmp_path):
    """Earlier programs made the tables that were missing, and left the columns as they were."""
    with sqlite3.connect(tmp_path / "office.db") as raw:
        raw.executescript(OLDEST + BETWEEN)
    raw.close()
    office = open_office(tmp_path)
    assert [key.per_minute for key in Keys(office).all()] == [600]
    office.close()


def test_people_of_a_newer_program_are_left_alone(tmp_path):
    office = open_office(tmp_path)
    assert Keys(office).all() == []
    office.close()
    with sqlite3.connect(tmp_path / "office.db") as raw:
        raw.execute("UPDATE office_version SET version_num = 'later'")
    raw.close()
    with pytest.raises(OfficeUnusable, match=r"newer version of this program \(later\)"):
        Keys(open_office(tmp_path)).all()


def test_chats_on_two_machines_share_people_and_keys(database, tmp_path):
    settings = CatalogueSettings(url=database)
    one, other = (open_office(tmp_path / name, settings) for name in ("one", "other"))
    token = People(one).begin(People(one).add("lan", "editor", PASSWORD), hours=1)
    assert People(other).behind(token) is not None
    key = Keys(other).add("Cổng thông tin", 5)
    assert Keys(one).behind(key) is not None
    People(other).end(token)
    assert People(one).behind(token) is None
    assert list(tmp_path.iterdir()) == []
    one.close()
    other.close()


def test_chats_that_start_at_once_make_the_tables_once(database, tmp_path):
    found: list[object] = []

    def start() -> None:
        office = open_office(tmp_path, CatalogueSettings(url=database))
        found.append(Keys(office).all())
        office.close()

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[]] * 6


def test_a_backup_takes_people_from_a_server_to_a_file_and_back(database, tmp_path):
    store, settings = choose_store(tmp_path, CatalogueSettings(url=database)), CatalogueSettings(url=database)
    open_catalogue(store, write=True).close()
    office = open_office(tmp_path, settings)
    person = People(office).add("lan", "editor", PASSWORD)
    token = People(office).begin(person, hours=1)
    key = Keys(office).add("Cổng thông tin", 5)
    first = FeedbackBook(office).keep(Feedback(verdict="wrong", question="FDI?", answer={"figures": []}))
    back_up(store, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "file", publish=lambda data: None)
    moved = open_office(tmp_path / "file")
    assert People(moved).behind(token) == person
    assert Keys(moved).behind(key) is not None
    Keys(moved).revoke("Cổng thông tin")
    moved.close()
    back_up(tmp_path / "file", tmp_path / "second")
    restore(tmp_path / "second", tmp_path / "data", store=store, publish=lambda data: None)
    assert People(office).check("lan", PASSWORD) == person
    assert Keys(office).behind(key) is None
    again = FeedbackBook(office).keep(Feedback(verdict="right", question="FDI?", answer={"figures": []}))
    assert again > first, "numbers go on behind those that were brought back"
    People(office).remove("lan")
    assert People(office).behind(token) is None, "a session goes with its person there too"
    office.close()


def test_guesses_at_once_are_all_counted(database, tmp_path):
    """Two that write the same row wait for each other, and none is lost or fails."""
    office = open_office(tmp_path, CatalogueSettings(url=database))
    tries = Tries(office, clock=lambda: 0.0)
    waits: list[float] = []

    def guess() -> None:
        waits.append(tries.reserve("lan", "10.0.0.1"))

    threads = [threading.Thread(target=guess) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    office.close()
    assert sorted(waits) == [0.0] * FREE + [FIRST_SECONDS] * 2


def test_a_server_that_is_gone_is_told_and_used_again_when_it_is_back(start_postgres, tmp_path):
    server = start_postgres()
    office = open_office(tmp_path, CatalogueSettings(url=server.url()))
    keys = Keys(office)
    key = keys.add("Cổng thông tin", 5)
    server.kill()
    with pytest.raises(OfficeUnreachable, match="see that PostgreSQL runs there") as caught:
        keys.behind(key)
    assert server.password not in str(caught.value)
    server.start()
    assert keys.behind(key) is not None
    office.close()
