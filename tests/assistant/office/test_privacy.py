"""What is kept of people is told in full, goes when its time is over, and is gone from the disk too."""

import json
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from assistant.__main__ import main
from assistant.office import tables
from assistant.office.command import CARDS, WHAT
from assistant.office.daily import purging
from assistant.office.errors import OfficeError
from assistant.office.feedback import Feedback, FeedbackBook
from assistant.office.office import open_office
from assistant.office.people import People
from assistant.office.privacy import forget, kept, purge
from assistant.office.settings import KeepingSettings
from assistant.office.talks import Asked, TalkBook
from assistant.records import Answer
from assistant.upkeep.shelf import Shelf
from assistant.upkeep.withdrawn import ARCHIVE, Archive

KEEPING = KeepingSettings()
SECRET = "tôi hỏi riêng về dự án Sông Hồng Xanh"


def asked(question=SECRET):
    answer = Answer(question=question, standalone_question=question, status="refused", answer="Không có.")
    return Asked(question=question, answer=answer)


@pytest.fixture
def office(tmp_path):
    made = open_office(tmp_path)
    People(made).add("lan", "editor", "một mật khẩu dài")
    People(made).add("minh", "reader", "một mật khẩu dài")
    book = TalkBook(made)
    book.keep("lan", [asked()])
    book.keep("minh", [asked("câu của Minh")])
    said = Feedback(verdict="wrong", question="?", answer={}, person="lan", comment="sai rồi")
    FeedbackBook(made).keep(said)
    yield made
    made.close()


def numbers(office):
    return {one.what: one.number for one in kept(office, KEEPING) if one.number}


def test_every_table_is_told_with_words_for_people(office):
    told = {one.what: one for one in kept(office, KEEPING)}
    assert set(told) == set(tables.metadata.tables) == set(WHAT) - {CARDS}
    assert (told["talks"].days, told["people"].days) == (365, None)
    assert numbers(office) == {"people": 2, "talks": 2, "feedback": 1}


def test_what_is_old_goes_and_the_rest_stays(office, tmp_path):
    later = datetime.now(UTC) + timedelta(days=366)
    TalkBook(office).keep("minh", [asked("một câu nữa")])
    assert purge(office, KEEPING)["talks"] == 0
    assert purge(office, KEEPING, later)["talks"] == 3
    assert numbers(office) == {"people": 2, "feedback": 1}
    assert "feedback" not in purge(office, KeepingSettings(feedback_days=0), later + timedelta(days=9999))
    assert purge(office, KEEPING, later + timedelta(days=9999))["feedback"] == 1
    office.close()
    assert not [p for p in tmp_path.glob("office.db*") if SECRET.encode() in p.read_bytes()]


def test_sign_ins_that_have_ended_go(office):
    with office.write() as connection:
        row = {"token": b"x", "person": "lan", "until": datetime.now(UTC).timestamp() + 60}
        connection.execute(tables.sessions.insert().values(row))
    assert purge(office, KEEPING)["sessions"] == 0
    assert purge(office, KEEPING, datetime.now(UTC) + timedelta(minutes=2))["sessions"] == 1


def test_a_person_is_forgotten_and_nobody_else(office, tmp_path):
    assert forget(office, "lan") == {"talks": 1, "sessions": 0, "people": 1, "feedback": 1, "doings": 0}
    assert [p.name for p in People(office).all()] == ["minh"]
    assert TalkBook(office).listed("lan") == []
    assert len(TalkBook(office).listed("minh")) == 1
    assert [f.person for f in FeedbackBook(office).find()] == [""]
    office.close()
    for path in tmp_path.glob("office.db*"):
        assert SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize("act", ["forget", "purge"])
def test_what_somebody_reads_meanwhile_is_told_to_be_in_the_file_and_goes_the_next_time(
    office, tmp_path, monkeypatch, act
):
    later = datetime.now(UTC) + timedelta(days=366)
    end = {"forget": lambda: forget(office, "lan"), "purge": lambda: purge(office, KEEPING, later)}[act]
    office.close()
    monkeypatch.setattr("ingest.store.sqlite.BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(tmp_path / "office.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM talks").fetchall()
        with pytest.raises(OfficeError, match="still in the file"):
            end()
    assert not any(end().values())
    for path in tmp_path.glob("office.db*"):
        assert SECRET.encode() not in path.read_bytes()


def test_the_commands_say_what_they_did(office, tmp_path, capsys):
    office.close()
    data = ["--data", str(tmp_path)]
    assert main(["privacy", "show", "--json", *data]) == 0
    assert {one["what"]: one["number"] for one in json.loads(capsys.readouterr().out)}["talks"] == 2
    assert main(["privacy", "show", *data]) == 0
    assert "talks: 2, since 20" in capsys.readouterr().out
    assert main(["privacy", "purge", *data]) == 0
    assert "nothing has been kept too long" in capsys.readouterr().out
    assert main(["privacy", "forget", "lan", *data]) == 0
    assert "talks 1" in capsys.readouterr().out
    assert main(["privacy", "forget", "lan", *data]) == 1
    assert "nothing is kept of anybody of that name" in capsys.readouterr().err


def test_it_goes_by_itself(office):
    with office.write() as connection:
        connection.execute(tables.talks.update().values(changed="2001-01-01T00:00:00+00:00"))
    with purging(office, KEEPING, every=0.05):
        wait(lambda: "talks" not in numbers(office))


def test_whoever_took_reports_out_is_forgotten_there_too(office, tmp_path, capsys):
    archive, shelf = Archive(tmp_path / ARCHIVE), Shelf(tmp_path / "reports")
    for name, person in (("a.txt", "lan"), ("b.txt", "minh")):
        shelf.folder.mkdir(exist_ok=True)
        (shelf.folder / name).write_text("5 tỷ", encoding="utf-8")
        archive.leave(shelf, archive.take(shelf, name, why="withdrawn", person=person))
    office.close()
    data = ["--data", str(tmp_path)]
    assert main(["privacy", "show", "--json", *data]) == 0
    assert json.loads(capsys.readouterr().out)[-1]["number"] == 2
    assert main(["privacy", "forget", "lan", *data]) == 0
    assert "withdrawn 1" in capsys.readouterr().out
    assert {entry.name: entry.person for entry in archive.all()} == {"a.txt": "", "b.txt": "minh"}
    cards = [p.read_text(encoding="utf-8") for p in (tmp_path / ARCHIVE).rglob("the.json")]
    assert (len(cards), [card for card in cards if "lan" in card]) == (2, [])
    assert not [p for p in (tmp_path / ARCHIVE).iterdir() if p.name.startswith(".")]
    archive.bring(shelf, next(entry for entry in archive.all() if entry.name == "a.txt"))
    assert shelf.find("a.txt"), "it can still be brought back"


@pytest.mark.parametrize("started", [True, False])
def test_a_clock_that_is_years_ahead_deletes_nothing(office, caplog, started):
    """Neither one that is set while the program runs nor one that was wrong when it started."""
    now = datetime.now(UTC).timestamp()
    readings = iter([now, now] if not started else [])
    later = now + 5 * 365 * 86400
    steady = [0.0]
    with purging(office, KEEPING, every=0.01, clock=lambda: next(readings, later), steady=lambda: steady[0]):
        wait(lambda: "nothing purged: the clock" in caplog.text)
        assert numbers(office) == {"people": 2, "talks": 2, "feedback": 1}
        steady[0] = 8 * 86400.0  # nobody set it right in a week: the service was left alone
        if started:
            later += 8 * 86400
            wait(lambda: "talks" not in numbers(office))


def wait(true):
    until = time.monotonic() + 60
    while not true():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_chat_alone_makes_no_database(tmp_path):
    fresh = open_office(tmp_path / "other")
    assert purge(fresh, KEEPING) == {}
    assert not (tmp_path / "other").exists()
