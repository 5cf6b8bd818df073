"""The program killed in the middle: on the next start the desk shows what is, and nothing is half done."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.office.people import Person
from assistant.upkeep.corrections import read_correction
from ingest.faults import VARIABLE

LAN = Person("lan", "editor")
ROOT = Path(__file__).parents[3]
BEGIN = """
import sys
from pathlib import Path
from assistant.office.log import Log
from assistant.office.office import open_office
from assistant.office.people import Person
from assistant.upkeep.upkeep import Upkeep

data, act, lan = Path(sys.argv[1]), sys.argv[2], Person("lan", "editor")
desk = Upkeep(data, data / "reports", Log(open_office(data)), command=("false",))

def arrive(name, content):
    arrival = desk.receive(lan, name, len(content))
    arrival.write(content)
    arrival.end()
    return arrival

if act == "upload":
    desk.accept(lan, arrive("mới.txt", "Năm 2023, vốn FDI đạt 5 tỷ USD.".encode()))
if act == "replace":
    desk.replace(lan, arrive("x.txt", "Năm 2023, vốn FDI đạt 5 tỷ USD.".encode()), "a.txt")
if act == "withdraw":
    desk.withdraw(lan, "a.txt")
if act == "restore":
    desk.restore(lan, desk.archive.all()[0].id)
"""


@pytest.fixture
def killed(desk, monkeypatch):
    """Does something in a program that is killed at a place."""

    def act(what: str, point: str) -> None:
        desk.upkeep.close()
        monkeypatch.setenv(VARIABLE, point)
        command = [sys.executable, "-c", BEGIN, str(desk.data), what]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        monkeypatch.delenv(VARIABLE)
        assert done.returncode == -signal.SIGKILL, done.stderr
        desk.open().begin()
        desk.settle()

    return act


@pytest.mark.parametrize(
    ("what", "point", "there", "kept"),
    [
        ("upload", "desk-arrived", {"a.txt": "31"}, []),
        ("upload", "desk-moved", {"a.txt": "31", "mới.txt": "5"}, []),
        ("replace", "desk-kept", {"a.txt": "31"}, []),
        ("replace", "desk-correction", {"a.txt": "31"}, []),
        ("replace", "desk-moved", {"a.txt": "5"}, ["replaced"]),
        ("withdraw", "desk-kept", {"a.txt": "31"}, []),
        ("withdraw", "desk-moved", {}, ["withdrawn"]),
    ],
)
def test_killed_at_any_place_the_desk_shows_what_is(desk, text, killed, what, point, there, kept):
    desk.send("a.txt", text(31))
    desk.settle()
    killed(what, point)
    assert desk.states() == dict.fromkeys(there, "read")
    assert desk.left() == sorted(there)
    for name, value in there.items():
        assert f"đạt {value} tỷ" in (desk.folder / name).read_text(encoding="utf-8")
    assert [w.why for w in desk.upkeep.archive.all()] == kept
    assert [p.name for p in (desk.data / "withdrawn").glob(".*")] == []


@pytest.mark.parametrize("point", ["desk-kept", "desk-correction", "desk-moved"])
def test_killed_while_one_comes_back_each_report_has_its_own_correction(desk, text, killed, point):
    desk.send("a.txt", text(31))
    desk.upkeep.correct(LAN, "a.txt", {"title": "Tên thứ nhất"})
    with desk.arrive("b.txt", text(32).encode()) as newer:
        desk.upkeep.replace(LAN, newer, "a.txt")
    desk.upkeep.correct(LAN, "a.txt", {"title": "Tên thứ hai"})
    desk.settle()
    killed("restore", point)
    live, [kept] = desk.folder / "a.txt", desk.upkeep.archive.all()
    titles = {"31": "Tên thứ nhất", "32": "Tên thứ hai"}
    for path in (live, desk.upkeep.archive.file(kept)):
        [value] = [v for v in titles if f"đạt {v} tỷ" in path.read_text(encoding="utf-8")]
        assert read_correction(path) == {"title": titles.pop(value)}
    assert titles == {}
    assert desk.states() == {"a.txt": "read"}


@pytest.mark.parametrize(
    ("point", "ends"), [("run-begun", "failed"), ("report-storing", "failed"), ("report-stored", "done")]
)
def test_a_killed_ingestion_is_begun_again(desk, text, monkeypatch, point, ends):
    monkeypatch.setenv(VARIABLE, point)
    desk.send("a.txt", text(31))
    desk.settle()
    assert desk.upkeep.jobs.all()[-1].stage == ends
    monkeypatch.delenv(VARIABLE)
    desk.upkeep.close()
    desk.open().begin()
    desk.settle()
    assert desk.states() == {"a.txt": "read"}
