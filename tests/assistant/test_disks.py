"""A disk that is full or cannot be written costs no answer and no report."""

import shutil
import subprocess

import pytest

from assistant.chain import open_assistant
from evals.prepare import LoadedEncoder, ingest
from ingest.errors import PipelineError
from vectorstore.check import check
from vectorstore.embed import load_embedder

ASKED = "Doanh thu bán lẻ hàng hóa của tỉnh Bình Định năm 2017?"
TEXT = """BÁO CÁO THỊ TRƯỜNG TỈNH BÌNH ĐỊNH NĂM {}

Năm {}, doanh thu bán lẻ hàng hóa của tỉnh Bình Định đạt {} tỷ đồng.
"""


@pytest.fixture
def disk(mount):
    return mount("6m")


@pytest.fixture
def put(tmp_path, disk, settings):
    """Writes a report and ingests all of them into the small disk."""
    encoder = LoadedEncoder(load_embedder(settings.index))
    (tmp_path / "reports").mkdir()

    def write(year, value):
        (tmp_path / "reports" / f"{year}.txt").write_text(TEXT.format(year, year, value), encoding="utf-8")
        return ingest(tmp_path / "reports", disk / "data", settings, encoder, check=check)

    return write


def test_on_a_full_disk_the_reports_that_are_there_are_answered_from(disk, put, settings):
    """And the ingestion that failed succeeds when there is space again."""
    put(2017, "52.318")
    chat = open_assistant(disk / "data", settings)
    for left in (600_000, 300_000, 150_000, 60_000, 8_000):
        (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - left))
        with pytest.raises(PipelineError, match="disk space"):
            put(2018, "61.407")
        assert "52.318" in chat.ask(ASKED).answer
        (disk / "filler").unlink()
    outcome = put(2018, "61.407")
    assert (outcome.added + outcome.unchanged, outcome.failed) == (2, ())
    assert "61.407" in chat.ask(ASKED.replace("2017", "2018")).answer
    assert "52.318" in chat.ask(ASKED).answer
    chat.close()


def test_from_a_read_only_disk_a_chat_answers(disk, put, settings):
    """Chroma opens no collection that it cannot write."""
    put(2017, "52.318")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    chat = open_assistant(disk / "data", settings)
    assert "52.318" in chat.ask(ASKED).answer
    with pytest.raises(PipelineError, match=r"cannot be written|permissions"):
        put(2018, "61.407")
    assert "52.318" in chat.ask(ASKED).answer
    chat.close()
