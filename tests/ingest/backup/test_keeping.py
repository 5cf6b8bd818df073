"""What stands between an office and the loss of a disk."""

import io
import itertools
import json
import shutil
import sqlite3
import tarfile
from contextlib import closing

import numpy as np
import pytest

from ingest.backup.keeping import back_up, restore
from ingest.backup.sent import Desk, keep_sent
from ingest.catalogue import open_catalogue
from ingest.connection import FILE
from ingest.errors import BackupRefused, CatalogueBusy, CatalogueMissing, IngestError
from ingest.lock import WriterLock
from ingest.sync import synchronise


def quiet(data):
    """A publish that builds nothing."""


@pytest.fixture
def data(tmp_path, encoder, parser):
    """A data folder with two reports."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("vốn đạt 31 tỷ\nlũy kế 50 tỷ", encoding="utf-8")
    (reports / "b.txt").write_text("xuất khẩu 12 tỷ", encoding="utf-8")
    synchronise([reports], tmp_path / "data", encoder=encoder, parser=parser, publish=quiet)
    return tmp_path / "data"


def rows(data):
    raw = sqlite3.connect(data / FILE)
    dumped = list(raw.iterdump())
    raw.close()
    return dumped


def test_every_row_comes_back(data, tmp_path):
    kept = back_up(data, tmp_path / "kept.tar")
    assert (kept.reports, kept.passages) == (2, 3)
    published = []
    restore(tmp_path / "kept.tar", tmp_path / "new", publish=published.append)
    assert rows(tmp_path / "new") == rows(data)
    assert published == [tmp_path / "new"]
    assert {p.name for p in tmp_path.iterdir()} == {"data", "kept.tar", "new", "reports"}, "something is left"
    assert not (tmp_path / "new" / "restore.tmp").exists()


def test_it_is_taken_while_an_ingestion_writes(data, tmp_path, make_content, meanwhile):
    """A backup that waited for a quiet hour would not be taken."""
    numbers = itertools.count(1)

    def write():
        made = make_content("c.txt", f"dòng {next(numbers)}\n" * 40)
        vectors = np.zeros((40, 8), dtype=np.float16)
        old = next((s.id for s in writer.stored() if s.document == "c.txt"), None)
        writer.save(data, made, vectors, replaces=old)

    with open_catalogue(data, write=True) as writer, meanwhile(write):
        for n in range(5):
            back_up(data, tmp_path / f"{n}.tar")
            restore(tmp_path / f"{n}.tar", tmp_path / str(n), publish=quiet)
            with open_catalogue(tmp_path / str(n)) as catalogue:
                by_name = {r.document: len(catalogue.report_sentences(r.id)) for r in catalogue.reports()}
            assert by_name.pop("c.txt", 40) == 40
            assert by_name == {"a.txt": 2, "b.txt": 1}


def test_nothing_is_overwritten_unasked(data, tmp_path):
    back_up(data, tmp_path / "kept.tar")
    whole, before = (tmp_path / "kept.tar").read_bytes(), rows(data)
    with pytest.raises(BackupRefused, match="already there; give another name, or say --replace"):
        back_up(data, tmp_path / "kept.tar")
    with pytest.raises(BackupRefused, match=r"not empty.*say --replace; nothing was changed"):
        restore(tmp_path / "kept.tar", data, publish=quiet)
    assert ((tmp_path / "kept.tar").read_bytes(), rows(data)) == (whole, before)
    back_up(data, tmp_path / "kept.tar", replace=True)


def test_on_wish_it_takes_the_place_of_what_is_there(data, tmp_path):
    back_up(data, tmp_path / "kept.tar")
    before = rows(data)
    with open_catalogue(data) as reader:
        with open_catalogue(data, write=True) as catalogue:
            catalogue.remove(catalogue.stored()[0].id)
        assert len(reader.reports()) == 1
        restore(tmp_path / "kept.tar", data, publish=quiet, replace=True)
        assert len(reader.reports()) == 2, "an open reader sees it"
    assert rows(data) == before


def test_a_running_ingestion_is_not_overrun(data, tmp_path):
    back_up(data, tmp_path / "kept.tar")
    with WriterLock(data), pytest.raises(CatalogueBusy):
        restore(tmp_path / "kept.tar", data, publish=quiet, replace=True)


def altered(whole: bytes, how: str) -> bytes:
    if how == "cut":
        return whole[: len(whole) // 2]
    if how == "one byte":
        at = whole.index(b"SQLite format 3") + 5000
        return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    return {"empty": b"", "words": b"not a backup at all " * 100}[how]


@pytest.mark.parametrize("how", ["cut", "one byte", "empty", "words"])
def test_a_damaged_backup_is_refused_and_changes_nothing(data, tmp_path, how):
    back_up(data, tmp_path / "kept.tar")
    (tmp_path / "bad.tar").write_bytes(altered((tmp_path / "kept.tar").read_bytes(), how))
    before = rows(data)
    with pytest.raises(BackupRefused, match="take an earlier backup; nothing was changed"):
        restore(tmp_path / "bad.tar", data, publish=quiet, replace=True)
    assert rows(data) == before


def beside(data, rows):
    with closing(sqlite3.connect(data / "office.db")) as raw, raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("CREATE TABLE IF NOT EXISTS people (name TEXT)")
        raw.executemany("INSERT INTO people VALUES (?)", [(name,) for name in rows])


def people(data):
    with closing(sqlite3.connect(data / "office.db")) as raw:
        return [name for (name,) in raw.execute("SELECT name FROM people")]


def test_the_peoples_database_goes_along_and_is_theirs_alone(data, tmp_path):
    beside(data, ["lan", "minh"])
    (data / "notes.db.txt").write_text("none of ours", encoding="utf-8")
    back_up(data, tmp_path / "kept.tar")
    with tarfile.open(tmp_path / "kept.tar") as archive:
        assert archive.getnames() == ["manifest.json", FILE, "office.db"]
    beside(data, ["hoa"])
    restore(tmp_path / "kept.tar", tmp_path / "new", publish=quiet)
    restore(tmp_path / "kept.tar", data, publish=quiet, replace=True)
    assert people(tmp_path / "new") == people(data) == ["lan", "minh"]
    for path in (tmp_path / "kept.tar", tmp_path / "new" / "office.db"):
        assert path.stat().st_mode & 0o077 == 0, "password hashes are for nobody else to read"


SENT = {
    "reports/Báo cáo 1.pdf": b"one",
    "reports/Báo cáo 1.pdf.meta.toml": b"year = 2024\n",
    "reports/b.docx": b"two",
    "withdrawn/20260102-030405-ab/the.json": b"{}",
    "withdrawn/20260102-030405-ab/c.pdf": b"three",
}
NOT_SENT = (
    "reports/.khoa",
    "reports/.nhan-1/half.pdf",
    "reports/sub/d.pdf",
    "withdrawn/.moi-2/the.json",
    "x.pdf",
)


def lay(data, files):
    for name, content in files.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(content)


def sent(data):
    found = (p for folder in ("reports", "withdrawn") for p in (data / folder).rglob("*") if p.is_file())
    return {p.relative_to(data).as_posix(): p.read_bytes() for p in found}


def test_what_was_sent_to_the_desk_goes_along_and_links_do_not(data, tmp_path):
    lay(data, SENT | dict.fromkeys(NOT_SENT, b"none of it"))
    (tmp_path / "secret.pdf").write_bytes(b"a file of the machine's")
    (data / "reports" / "link.pdf").symlink_to(tmp_path / "secret.pdf")
    (data / "withdrawn" / "elsewhere").symlink_to(tmp_path)
    kept = back_up(data, tmp_path / "kept.tar")
    assert [one.name for one in kept.files] == sorted(SENT)
    restore(tmp_path / "kept.tar", tmp_path / "new", publish=quiet)
    assert sent(tmp_path / "new") == SENT
    assert not (tmp_path / "new" / "restore.tmp").exists()


def test_reports_that_are_kept_elsewhere_go_along_and_come_to_where_they_are_kept_then(data, tmp_path):
    there, other = tmp_path / "disk" / "sent", tmp_path / "other disk" / "sent"
    for name, content in SENT.items():
        path = there / name.removeprefix("reports/") if name.startswith("reports/") else data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in ("notes.bin", ".khoa", "photos/a.pdf"):
        (there / name).parent.mkdir(exist_ok=True)
        (there / name).write_bytes(b"none of the desk's")
    kept = back_up(data, tmp_path / "kept.tar", reports=there)
    assert [one.name for one in kept.files] == sorted(SENT)
    restore(tmp_path / "kept.tar", tmp_path / "new", publish=quiet, reports=other)
    restore(tmp_path / "kept.tar", tmp_path / "together", publish=quiet)
    assert {p.name: p.read_bytes() for p in other.iterdir()} == {
        name.removeprefix("reports/"): content for name, content in SENT.items() if "reports/" in name
    }
    assert sent(tmp_path / "new") == {n: content for n, content in SENT.items() if "withdrawn/" in n}
    assert sent(tmp_path / "together") == SENT


def test_reports_that_are_kept_elsewhere_are_not_overwritten_unasked(data, tmp_path):
    """Whoever tries a backup in another folder may still have the setting of the live one."""
    lay(data, {"reports/a.pdf": b"old", "reports/a.pdf.meta.toml": b"year = 2024\n"})
    back_up(data, tmp_path / "kept.tar")
    there = tmp_path / "sent"
    lay(tmp_path, {"sent/a.pdf": b"new", "sent/e.pdf": b"e"})
    with pytest.raises(BackupRefused, match=r"unset HOI_DESK_FOLDER.*nothing was changed"):
        restore(tmp_path / "kept.tar", tmp_path / "new", publish=quiet, reports=there)
    assert not (tmp_path / "new").exists()
    restore(tmp_path / "kept.tar", tmp_path / "new", publish=quiet, reports=there, replace=True)
    found = {p.name: p.read_bytes() for p in there.iterdir()}
    assert found == {"a.pdf": b"old", "a.pdf.meta.toml": b"year = 2024\n", "e.pdf": b"e"}


def test_no_room_for_the_reports_changes_nothing(data, tmp_path, mount):
    lay(data, {"reports/a.pdf": bytes(3_000_000), "reports/b.pdf": bytes(3_000_000)})
    back_up(data, tmp_path / "kept.tar")
    with open_catalogue(data, write=True) as catalogue:
        catalogue.remove(catalogue.stored()[0].id)
    before, there = rows(data), mount("4m")
    with pytest.raises(IngestError, match="nothing was changed"):
        restore(tmp_path / "kept.tar", data, publish=quiet, reports=there, replace=True)
    assert rows(data) == before
    assert list(there.iterdir()) == []


def test_a_report_that_is_taken_out_and_put_back_meanwhile_is_in_every_backup(data, tmp_path, meanwhile):
    """It is there all the time, but never long in one place."""
    shelf, kept, name = data / "reports", data / "withdrawn" / "20260102-030405-ab", "c.pdf"
    lay(data, {f"reports/{name}": b"three", "reports/a.pdf": b"one"})
    kept.parent.mkdir()

    def move():
        made = kept.with_name(".moi-1")
        made.mkdir()
        shutil.copyfile(shelf / name, made / name)
        made.rename(kept)
        (shelf / name).unlink()
        shutil.copyfile(kept / name, shelf / ".khoa")
        (shelf / ".khoa").rename(shelf / name)
        shutil.rmtree(kept)

    with meanwhile(move):
        for number in range(300):
            names = keep_sent(Desk(data), tmp_path / str(number))
            copies = [(tmp_path / str(number) / str(at)).read_bytes() for at in range(len(names))]
            assert len(set(names)) == len(names)
            assert dict(zip(copies, names, strict=True)).keys() == {b"one", b"three"}


def test_a_folder_that_is_a_link_is_not_left_out_without_a_word(data, tmp_path):
    lay(tmp_path, {"disk/a.pdf": b"one"})
    (data / "reports").symlink_to(tmp_path / "disk")
    with pytest.raises(IngestError, match=r"is a link.*HOI_DESK_FOLDER"):
        back_up(data, tmp_path / "kept.tar")
    assert not (tmp_path / "kept.tar").exists()
    kept = back_up(data, tmp_path / "kept.tar", reports=data / "reports")
    assert [one.name for one in kept.files] == ["reports/a.pdf"]


def test_what_was_sent_since_stays_and_no_correction_passes_to_another_file(data, tmp_path):
    lay(data, SENT)
    back_up(data, tmp_path / "kept.tar")
    since = {"reports/b.docx": b"newer", "reports/b.docx.meta.toml": b"year = 2025\n", "reports/e.pdf": b"e"}
    lay(data, since)
    with pytest.raises(BackupRefused, match="--replace"):
        restore(tmp_path / "kept.tar", data, publish=quiet)
    restore(tmp_path / "kept.tar", data, publish=quiet, replace=True)
    assert sent(data) == SENT | {"reports/e.pdf": b"e"}


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "reports/../x",
        "/reports/x",
        "reports/a/b",
        "reports/.x",
        "x",
        "withdrawn/x",
        "reports/",
        "reports/a\nb",
    ],
)
def test_no_file_of_a_backup_lands_anywhere_else(data, tmp_path, name):
    lay(data, SENT)
    back_up(data, tmp_path / "kept.tar")
    told = manifest(tmp_path / "kept.tar")
    told["files"][0]["name"] = name
    (tmp_path / "bad.tar").write_bytes(renamed((tmp_path / "kept.tar").read_bytes(), min(SENT), name, told))
    with pytest.raises(BackupRefused, match="files that do not belong to a backup"):
        restore(tmp_path / "bad.tar", tmp_path / "new", publish=quiet)
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["ingest.lock"]


@pytest.mark.parametrize("how", ["altered", "longer", "sparse", "twice"])
def test_a_file_that_is_not_as_its_manifest_says_changes_nothing(data, tmp_path, how):
    lay(data, SENT)
    back_up(data, tmp_path / "kept.tar")
    told, whole = manifest(tmp_path / "kept.tar"), (tmp_path / "kept.tar").read_bytes()
    first = min(SENT)
    if how == "altered":
        whole = whole.replace(b"one", b"0ne")
    elif how == "longer":
        told["files"][0]["size"] = 5
    elif how == "twice":
        told["files"][1]["name"] = first.upper().replace("REPORTS", "reports")
    (tmp_path / "bad.tar").write_bytes(renamed(whole, first, first, told, sparse=how == "sparse"))
    with pytest.raises(BackupRefused, match="nothing was changed"):
        restore(tmp_path / "bad.tar", tmp_path / "new", publish=quiet)
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["ingest.lock"]


def manifest(file):
    with tarfile.open(file) as archive:
        return json.loads(archive.extractfile("manifest.json").read())


def renamed(whole: bytes, old: str, new: str, told: dict, *, sparse: bool = False) -> bytes:
    """The backup with another manifest, and one member called otherwise."""
    out = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(whole)) as before,
        tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as after,
    ):
        for member in before:
            content = before.extractfile(member).read()
            if member.name == "manifest.json":
                content = json.dumps(told).encode()
            if member.name == old:
                member.name, member.pax_headers = new, {}
                if sparse:
                    member.pax_headers = {
                        "GNU.sparse.major": "0",
                        "GNU.sparse.map": "0,3",
                        "GNU.sparse.size": "3",
                    }
            member.size = len(content)
            after.addfile(member, io.BytesIO(content))
    return out.getvalue()


def test_a_damaged_database_of_people_is_found_while_there_is_still_time(data, tmp_path):
    beside(data, [f"person {n}" for n in range(5000)])
    whole = bytearray((data / "office.db").read_bytes())
    whole[9000:12000] = bytes(3000)
    (data / "office.db").write_bytes(whole)
    with pytest.raises(IngestError, match=r"office\.db.*(damaged|could not be copied)"):
        back_up(data, tmp_path / "kept.tar")
    assert not (tmp_path / "kept.tar").exists()


def test_a_backup_of_before_there_were_people_leaves_those_that_there_are(data, tmp_path):
    back_up(data, tmp_path / "kept.tar")
    old = rebuilt((tmp_path / "kept.tar").read_bytes(), FILE, {"format": 1})
    (tmp_path / "old.tar").write_bytes(old)
    beside(data, ["lan"])
    restore(tmp_path / "old.tar", data, publish=quiet, replace=True)
    assert people(data) == ["lan"]


def rebuilt(whole: bytes, name: str, said: dict | None = None, extra: str = "") -> bytes:
    """The backup with its second member called otherwise, its manifest changed, or a further member."""
    out = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(whole)) as old, tarfile.open(fileobj=out, mode="w") as new:
        for member in old:
            content = old.extractfile(member).read()
            if member.name == "manifest.json":
                content = json.dumps(json.loads(content) | (said or {})).encode()
            else:
                member.name = name
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
        if extra:
            new.addfile(tarfile.TarInfo(extra), io.BytesIO())
    return out.getvalue()


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"name": "../../etc/cron.d/x"}, "is not where a backup has it"),
        ({"name": FILE, "extra": "../x"}, "files that do not belong"),
        ({"name": FILE, "said": {"format": 9}}, "backup format 9, this program reads 3"),
        ({"name": FILE, "said": {"schema": "other"}}, "another version of this program made it"),
        ({"name": FILE, "said": {"sha256": "0" * 64}}, "was altered"),
        ({"name": FILE, "said": {"size": 5}}, "not as long as its manifest says"),
        ({"name": FILE, "said": {"strange": 5}}, "manifest cannot be read"),
        ({"name": FILE, "said": {"beside": [{"name": "../a.db", "size": 1, "sha256": ""}]}}, "do not belong"),
        ({"name": FILE, "said": {"beside": [{"name": "a.db", "size": 1, "sha256": ""}]}}, "is not where"),
    ],
)
def test_what_is_no_backup_of_ours_says_why(data, tmp_path, changed, why):
    back_up(data, tmp_path / "kept.tar")
    (tmp_path / "bad.tar").write_bytes(rebuilt((tmp_path / "kept.tar").read_bytes(), **changed))
    with pytest.raises(BackupRefused, match=why):
        restore(tmp_path / "bad.tar", tmp_path / "new", publish=quiet)
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["ingest.lock"]


def test_what_cannot_be_read_or_written_is_one_sentence(data, tmp_path):
    with pytest.raises(CatalogueMissing):
        back_up(tmp_path / "nothing", tmp_path / "kept.tar")
    with pytest.raises(IngestError, match=r"nowhere.*check that it is there"):
        back_up(data, tmp_path / "nowhere" / "kept.tar")
    with pytest.raises(IngestError, match=r"nothing\.tar.*check that it is there"):
        restore(tmp_path / "nothing.tar", tmp_path / "new", publish=quiet)
    shutil.rmtree(tmp_path / "new")
    assert not (tmp_path / "kept.tar").exists()
