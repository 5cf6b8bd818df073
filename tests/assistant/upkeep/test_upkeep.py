"""What staff do to the reports, over real files and real ingestions."""

import shutil
import threading
from contextlib import suppress

import pytest

from assistant.office.log import Log
from assistant.office.office import open_office
from assistant.office.people import Person
from assistant.upkeep.corrections import read_correction
from assistant.upkeep.errors import UpkeepRefused
from assistant.upkeep.upkeep import Upkeep
from ingest.backup.keeping import back_up, restore

EDITOR, READER = Person("lan", "editor"), Person("minh", "reader")


def whats(desk) -> list[str]:
    return [d.what.removeprefix("report.") for d in reversed(desk.upkeep.doings())]


def test_a_report_s_life_from_upload_to_withdrawal_and_back(desk, text):
    assert desk.send("../Báo cáo.txt", text(31)) == "Báo cáo.txt"
    desk.settle()
    entry = desk.entry("Báo cáo.txt")
    assert (entry.state, entry.mine, entry.report.pages) == ("read", True, 1)
    assert min(entry.passages, entry.figures) >= 1
    assert entry.read_at

    with desk.arrive("khác.txt", text(33).encode()) as newer:
        desk.upkeep.replace(EDITOR, newer, "Báo cáo.txt")
    desk.settle()
    assert desk.entry("Báo cáo.txt").report.id != entry.report.id
    assert [w.why for w in desk.upkeep.archive.all()] == ["replaced"]

    desk.upkeep.correct(EDITOR, "Báo cáo.txt", {"title": "Tên đúng", "date": "5/7/2024", "number": "1/BC"})
    desk.settle()
    corrected = desk.entry("Báo cáo.txt")
    assert (corrected.report.title, corrected.report.number) == ("Tên đúng", "1/BC")
    assert corrected.report.dated.isoformat() == "2024-07-05"
    assert corrected.corrected == ("title", "number", "date")

    desk.upkeep.withdraw(EDITOR, "Báo cáo.txt")
    desk.settle()
    assert desk.states() == {}
    assert desk.left() == []
    [withdrawn] = [w for w in desk.upkeep.archive.all() if w.why == "withdrawn"]
    assert (withdrawn.title, withdrawn.person) == ("Tên đúng", "lan")

    assert desk.upkeep.restore(EDITOR, withdrawn.id) == "Báo cáo.txt"
    desk.settle()
    assert desk.entry("Báo cáo.txt").report.title == "Tên đúng"
    assert [w.why for w in desk.upkeep.archive.all()] == ["replaced"]
    told = ["uploaded", "replaced", "corrected", "withdrawn", "restored"]
    assert whats(desk) == [what for one in told for what in (one, "outcome")]
    assert desk.upkeep.doings()[-1].person == "lan"


def test_the_same_content_twice_is_said_and_a_name_that_exists_is_asked_for(desk, text):
    desk.send("a.txt", text(31))
    with pytest.raises(UpkeepRefused, match=r"đã có trong kho: “a\.txt”"):
        desk.send("b.txt", text(31))
    with pytest.raises(UpkeepRefused) as caught:
        desk.send("A.TXT", text(32))
    assert caught.value.name == "exists"
    assert desk.send("A.TXT", text(32), both=True) == "A (2).txt"
    desk.settle()
    assert desk.left() == ["A (2).txt", "a.txt"]
    assert desk.states() == {"A (2).txt": "read", "a.txt": "read"}


def test_a_file_that_the_reader_refuses_is_listed_with_what_to_do(desk):
    """It got in by its first bytes; the crash is the child's, not ours."""
    desk.send("hỏng.pdf", b"%PDF-1.7\nnothing behind it")
    desk.settle()
    entry = desk.entry("hỏng.pdf")
    assert entry.state == "failed"
    assert entry.reason.startswith("Tệp PDF bị hỏng.")
    desk.upkeep.withdraw(EDITOR, "hỏng.pdf")
    desk.settle()
    assert desk.states() == {}


def test_a_replacement_that_cannot_be_read_gives_the_earlier_one_back(desk):
    good = "<html><body><p>Năm 2022, tổng vốn FDI đạt 31 tỷ USD.</p></body></html>".encode()
    desk.send("a.html", good)
    desk.settle()
    desk.upkeep.correct(EDITOR, "a.html", {"title": "Tên đúng"})
    with desk.arrive("b.html", b"<html><body><p></p></body></html>") as newer:
        desk.upkeep.replace(EDITOR, newer, "a.html")
    desk.settle()
    assert (desk.folder / "a.html").read_bytes() == good
    assert desk.entry("a.html").state == "read"
    assert desk.entry("a.html").report.title == "Tên đúng"
    assert [w.why for w in desk.upkeep.archive.all()] == ["unread"]
    assert ["a.html"] in [doing.about.get("back") for doing in desk.upkeep.doings()]


def test_a_replacement_is_of_the_same_format(desk, text):
    desk.send("a.txt", text(31))
    with (
        desk.arrive("b.html", b"<html><body><p>x</p></body></html>") as newer,
        pytest.raises(UpkeepRefused, match="cùng loại"),
    ):
        desk.upkeep.replace(EDITOR, newer, "a.txt")
    assert desk.left() == ["a.txt"]


def test_reading_again_reads_again(desk, text):
    desk.send("a.txt", text(31))
    desk.settle()
    desk.upkeep.reread(EDITOR, "a.txt")
    desk.settle()
    assert desk.upkeep.jobs.all()[-1].again
    assert desk.upkeep.doings()[0].about["read"] == ["a.txt"]


def test_a_reader_is_refused_on_every_action_by_the_server(desk, text):
    desk.send("a.txt", text(31))
    with desk.arrive("b.txt", text(32).encode()) as arrival:
        for act in (
            lambda: desk.upkeep.receive(READER, "c.txt", 1),
            lambda: desk.upkeep.accept(READER, arrival),
            lambda: desk.upkeep.replace(READER, arrival, "a.txt"),
            lambda: desk.upkeep.withdraw(READER, "a.txt"),
            lambda: desk.upkeep.restore(READER, "x"),
            lambda: desk.upkeep.correct(READER, "a.txt", {"title": "x"}),
            lambda: desk.upkeep.reread(READER, "a.txt"),
        ):
            with pytest.raises(UpkeepRefused, match="quyền biên tập"):
                act()
    assert desk.left() == ["a.txt"]


@pytest.mark.parametrize("name", ["../data/catalogue.sqlite3", "/etc/passwd", "", "gone.txt", ".khoa"])
def test_only_reports_of_the_desk_are_changed(desk, text, name):
    desk.send("a.txt", text(31))
    for act in (desk.upkeep.withdraw, desk.upkeep.reread):
        with pytest.raises(UpkeepRefused):
            act(EDITOR, name)
    with pytest.raises(UpkeepRefused):
        desk.upkeep.restore(EDITOR, name)


def test_two_people_send_one_name_at_once_and_only_one_has_it(desk, text):
    told: list[str] = []
    together = threading.Barrier(2)

    def send(value: int) -> None:
        with desk.arrive("a.txt", text(value).encode()) as arrival:
            together.wait()
            try:
                told.append(desk.upkeep.accept(EDITOR, arrival))
            except UpkeepRefused as error:
                told.append(error.name)

    threads = [threading.Thread(target=send, args=(value,)) for value in (31, 32)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["a.txt", "exists"]
    assert desk.left() == ["a.txt"]


def test_reports_of_other_folders_are_only_looked_at(tmp_path, desk, text, ingest):
    other = tmp_path / "other"
    other.mkdir()
    (other / "khác.txt").write_text(text(40), encoding="utf-8")
    ingest(other)
    desk.send("a.txt", text(31))
    desk.settle()
    entries = desk.upkeep.entries()
    assert [(e.name, e.mine) for e in entries] == [("a.txt", True), ("khác.txt", False)]
    assert entries[1].folder == str(other.resolve())
    with pytest.raises(UpkeepRefused):
        desk.upkeep.withdraw(EDITOR, "khác.txt")
    with pytest.raises(UpkeepRefused, match=r"khác\.txt"):
        desk.send("copy.txt", text(40))


def test_what_a_colleague_has_changed_meanwhile_is_not_overwritten(desk, text):
    desk.send("a.txt", text(31))
    seen = desk.entry("a.txt").mark
    desk.upkeep.correct(Person("hoa", "editor"), "a.txt", {"title": "Tên của Hoa"}, seen=seen)
    with desk.arrive("b.txt", text(32).encode()) as newer:
        for act in (
            lambda: desk.upkeep.correct(EDITOR, "a.txt", {"title": "Tên của Lan"}, seen=seen),
            lambda: desk.upkeep.withdraw(EDITOR, "a.txt", seen=seen),
            lambda: desk.upkeep.replace(EDITOR, newer, "a.txt", seen=seen),
        ):
            with pytest.raises(UpkeepRefused, match="người khác thay đổi"):
                act()
    assert "Tên của Hoa" in (desk.folder / "a.txt.meta.toml").read_text(encoding="utf-8")
    desk.upkeep.withdraw(EDITOR, "a.txt", seen=desk.entry("a.txt").mark)


def test_a_folder_that_is_not_there_is_no_wish_to_forget_its_reports(desk, text):
    """A disk that was not mounted when the program began."""
    desk.send("a.txt", text(31))
    desk.settle()
    desk.upkeep.close()
    desk.folder.rename(desk.data / "elsewhere")
    desk.open().begin()
    desk.settle()
    assert desk.upkeep.jobs.all() == []
    (desk.data / "elsewhere").rename(desk.folder)
    assert desk.states() == {"a.txt": "read"}


def test_sent_again_after_it_was_withdrawn_it_comes_as_it_is(desk, text):
    desk.send("a.txt", text(31))
    desk.upkeep.correct(EDITOR, "a.txt", {"title": "Tên sai"})
    desk.upkeep.withdraw(EDITOR, "a.txt")
    desk.send("a.txt", text(31))
    desk.settle()
    desk.upkeep.close()
    desk.open().begin()
    desk.settle()
    assert desk.entry("a.txt").corrected == ()
    assert desk.upkeep.archive.all() == []


def test_what_was_written_by_hand_beside_a_report_stays(desk, text):
    desk.send("a.txt", text(31))
    beside = desk.folder / "a.txt.meta.toml"
    beside.write_text("year = 2021\n", encoding="utf-8")
    desk.upkeep.correct(EDITOR, "a.txt", {"title": "Tên đúng"})
    assert "year = 2021" in beside.read_text(encoding="utf-8")


def test_a_disk_that_fills_up_on_the_way_leaves_the_report_and_its_correction(mount, desk, text):
    desk.folder = mount("60m")
    desk.upkeep = Upkeep(desk.data, desk.folder, desk.log)
    desk.send("a.txt", text(31))
    desk.upkeep.correct(EDITOR, "a.txt", {"title": "Tên đúng"})
    with desk.arrive("b.txt", text(32).encode()) as newer:
        with (desk.folder / ".fill").open("wb", buffering=0) as fill, suppress(OSError):
            while True:
                fill.write(bytes(4096))
        with pytest.raises(UpkeepRefused, match="đã đầy"):
            desk.upkeep.correct(EDITOR, "a.txt", {"title": "Tên khác" * 20})
        desk.upkeep.replace(EDITOR, newer, "a.txt")
    assert desk.left() == [".fill", "a.txt"]
    [kept] = desk.upkeep.archive.all()
    assert read_correction(desk.upkeep.archive.file(kept)) == {"title": "Tên đúng"}


@pytest.mark.parametrize("elsewhere", [False, True])
def test_after_a_restore_at_another_place_staff_go_on_where_they_were(desk, text, tmp_path, elsewhere):
    """The disk is lost. What is withdrawn after it must not go on being cited from a place that is gone."""
    if elsewhere:
        desk.upkeep.close()
        desk.folder = tmp_path / "sent"
        desk.open().begin()
    desk.send("a.txt", text(31))
    desk.send("b.txt", text(32))
    desk.upkeep.correct(EDITOR, "a.txt", {"title": "Tên đúng"})
    desk.settle()
    desk.upkeep.withdraw(EDITOR, "b.txt")
    desk.settle()
    desk.upkeep.close()
    back_up(desk.data, tmp_path / "kept.tar", reports=desk.folder)
    shutil.rmtree(desk.folder)
    shutil.rmtree(desk.data)
    desk.data, desk.folder = (
        tmp_path / "new" / "data",
        tmp_path / ("new sent" if elsewhere else "new/data/reports"),
    )
    restore(tmp_path / "kept.tar", desk.data, publish=lambda data: None, reports=desk.folder)
    desk.log = Log(open_office(desk.data))
    desk.open().begin()
    desk.settle()
    entry = desk.entry("a.txt")
    assert (entry.state, entry.mine, entry.report.title) == ("read", True, "Tên đúng")
    [withdrawn] = desk.upkeep.archive.all()
    assert desk.upkeep.restore(EDITOR, withdrawn.id) == "b.txt"
    desk.upkeep.withdraw(EDITOR, "a.txt")
    desk.settle()
    assert desk.states() == {"b.txt": "read"}
    assert desk.left() == ["b.txt"]
