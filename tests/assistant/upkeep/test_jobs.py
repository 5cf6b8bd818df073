"""Ingestions that wait, die and are tried again: what was asked for is done in the end."""

import sys
import time

from assistant.office.people import Person
from ingest.lock import WriterLock
from tests.assistant.upkeep.conftest import COMMAND, HOLDING

EDITOR = Person("lan", "editor")
DYING = (sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")


def test_another_ingestion_is_waited_for(desk, text):
    desk.upkeep.jobs._pause = 0.2
    desk.data.mkdir(exist_ok=True)
    with WriterLock(desk.data):
        desk.send("a.txt", text(31))
        while desk.upkeep.jobs.all()[0].stage != "busy":
            assert not desk.upkeep.jobs.settled(0.1)
    desk.settle()
    assert desk.states() == {"a.txt": "read"}


def test_an_ingestion_that_dies_is_told_and_nothing_else_ends(desk, text):
    desk.upkeep.close()
    desk.open(command=DYING).begin()
    desk.send("a.txt", text(31))
    desk.settle()
    assert "dừng bất thường" in desk.entry("a.txt").reason
    desk.upkeep.close()
    desk.open().begin()
    desk.settle()
    assert desk.states() == {"a.txt": "read"}


def test_what_was_withdrawn_stops_being_a_source_even_where_ingestion_failed_at_first(desk, text):
    desk.send("a.txt", text(31))
    desk.settle()
    jobs = desk.upkeep.jobs
    jobs._command, jobs._wait = DYING, 1.0
    desk.upkeep.withdraw(EDITOR, "a.txt")
    desk.settle()
    assert desk.states() == {"a.txt": "leaving"}
    jobs._command = COMMAND
    until = time.monotonic() + 60
    while desk.states():
        assert time.monotonic() < until
        time.sleep(0.2)
    assert jobs.all()[-1].number == desk.upkeep.doings()[-3].number


def test_what_replaced_a_file_that_cannot_be_read_stays_though_that_is_told_later(desk):
    """What came in while the ingestion of the one before it was still under way."""

    def paper(value):
        return f"<html><body><p>Năm 2022, tổng vốn FDI đạt {value} tỷ USD.</p></body></html>".encode()

    def replace(content):
        with desk.arrive("b.html", content) as newer:
            desk.upkeep.replace(EDITOR, newer, "a.html")

    desk.send("a.html", paper(31))
    desk.settle()
    desk.upkeep.close()
    desk.open(command=HOLDING).begin()
    replace(b"<html><body><p></p></body></html>")
    until = time.monotonic() + 60
    while not (desk.data / "read").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    replace(paper(33))
    (desk.data / "go").touch()
    desk.settle()
    assert (desk.folder / "a.html").read_bytes() == paper(33)
    assert desk.states() == {"a.html": "read"}
    assert [one.stage for one in desk.upkeep.jobs.all()] == ["failed", "done"]
    assert [one.why for one in desk.upkeep.archive.all()] == ["replaced", "replaced"]
