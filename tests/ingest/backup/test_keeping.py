"""What stands between an office and the loss of a disk."""

import io
import json
import shutil
import sqlite3
import tarfile
import threading

import numpy as np
import pytest

from ingest.backup.keeping import back_up, restore
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


def test_it_is_taken_while_an_ingestion_writes(data, tmp_path, make_content):
    """A backup that waited for a quiet hour would not be taken."""
    stop = threading.Event()

    def write():
        with open_catalogue(data, write=True) as catalogue:
            n = 0
            while not stop.is_set():
                n += 1
                made = make_content("c.txt", f"dòng {n}\n" * 40)
                vectors = np.zeros((40, 8), dtype=np.float16)
                old = next((s.id for s in catalogue.stored() if s.document == "c.txt"), None)
                catalogue.save(data, made, vectors, replaces=old)

    writing = threading.Thread(target=write)
    writing.start()
    try:
        for n in range(5):
            back_up(data, tmp_path / f"{n}.tar")
            restore(tmp_path / f"{n}.tar", tmp_path / str(n), publish=quiet)
            with open_catalogue(tmp_path / str(n)) as catalogue:
                by_name = {r.document: len(catalogue.report_sentences(r.id)) for r in catalogue.reports()}
            assert by_name.pop("c.txt", 40) == 40
            assert by_name == {"a.txt": 2, "b.txt": 1}
    finally:
        stop.set()
        writing.join()


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
        ({"name": FILE, "said": {"format": 9}}, "backup format 9, this program reads 1"),
        ({"name": FILE, "said": {"schema": "other"}}, "another version of this program made it"),
        ({"name": FILE, "said": {"sha256": "0" * 64}}, "was altered"),
        ({"name": FILE, "said": {"size": 5}}, "not as long as its manifest says"),
        ({"name": FILE, "said": {"strange": 5}}, "manifest cannot be read"),
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
