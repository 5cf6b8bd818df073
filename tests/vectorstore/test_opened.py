"""A disk that is full or cannot be written costs no answer."""

import shutil
import subprocess

import pytest

from ingest.errors import PipelineError
from vectorstore.build import build
from vectorstore.check import check
from vectorstore.generation import current, index_folder
from vectorstore.search import open_searcher
from vectorstore.settings import IndexSettings

ASKED = "Rừng ngập mặn trồng mới bao nhiêu ha?"


@pytest.fixture
def disk(mount):
    return mount("4m")


def test_a_read_only_disk_is_answered_from(disk, built, tmp_path, monkeypatch):
    """Chroma opens no collection that it cannot write."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # others' copies come and go in the usual one
    data = disk / "data"
    shutil.copytree(built, data)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    searcher = open_searcher(data, IndexSettings())
    assert searcher.search(ASKED, k=1)[0].key == "r1:3"
    assert len(list(tmp_path.glob("hoi-index-*/chroma"))) == 1
    searcher.close()
    assert list(tmp_path.glob("hoi-index-*")) == [], "a copy is left"


def test_a_full_disk_keeps_the_index_that_is_there(disk, fill):
    data = disk / "data"
    fill(data)
    before = current(data)
    fill(data, "r2", ("Nhà máy nhiệt điện phát 1.200 MW.",), index=False)
    for left in (400_000, 200_000, 100_000, 50_000, 10_000):
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - left))
        with pytest.raises(PipelineError, match="check disk space") as caught:
            build(data, IndexSettings(), check=check)
        assert str(disk) in str(caught.value)
        assert current(data) == before
        assert [p.name for p in index_folder(data).glob("*.tmp")] == [], "the disk would stay full of it"
        (disk / "filler").unlink()
    searcher = open_searcher(data, IndexSettings())
    assert searcher.search(ASKED, k=1)[0].key == "r1:3"
    build(data, IndexSettings(), check=check)
    assert searcher.search("nhiệt điện MW", k=1)[0].key == "r2:0"
    searcher.close()
