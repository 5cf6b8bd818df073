"""Several files read at a time by the command: the same catalogue, no child left over."""

import json
import shutil
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from ingest.connection import FILE

ROOT = Path(__file__).parent.parent.parent.parent
SAMPLES = ROOT / "samples"
TEXT = "BÁO CÁO\n\nNăm 2022, tổng vốn FDI của tỉnh đạt {} tỷ USD, tăng {}% so với năm 2021.\n"


def rows(data: Path) -> list[str]:
    """All that the catalogue holds but the times of the run and the version, which counts milliseconds."""
    with sqlite3.connect(data / FILE) as raw:
        found = [line for line in raw.iterdump() if '"runs"' not in line and "'version'" not in line]
    raw.close()
    return found


@pytest.fixture
def reports(tmp_path):
    """40 files: samples, a scan, a copy, short texts, and files that cannot be read."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in {".pdf", ".docx", ".html", ".txt", ".xlsx"}:
            shutil.copy(path, folder / path.name)
    shutil.copy(SAMPLES / "du-lich-2023.html", folder / "ban-sao.html")
    (folder / "a-dai.txt").write_text("Thu ngân sách đạt 5 tỷ đồng, " * 600_000, encoding="utf-8")
    (folder / "b-hong.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    (folder / "c-khoa.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "d-rong.txt").write_bytes(b"")
    for n in range(40 - len(list(folder.iterdir()))):
        (folder / f"tin-{n:02}.txt").write_text(TEXT.format(n + 10, n + 2), encoding="utf-8")
    return folder


@pytest.mark.timeout(600)
def test_four_readers_fill_the_same_catalogue_as_one(reports, tmp_path, start_command, living):
    """Whoever has more cores must not get other answers, and a hostile file is one row."""
    said = {}
    for readers in (1, 4):
        data = tmp_path / f"data-{readers}"
        process = start_command(data, reports, "--json", readers=readers, file_seconds=8)
        out, err = process.communicate(timeout=280)
        assert process.returncode == 1, err
        said[readers] = json.loads(out) | {"seconds": 0}
        said[readers]["failed"][0]["reason"] = "by the clock or by computing, as busy as the machine is"
        assert living(data) == {}
    assert said[1] == said[4]
    assert [row["file"] for row in said[1]["failed"]] == [
        "a-dai.txt",
        "b-hong.pdf",
        "c-khoa.docx",
        "d-rong.txt",
    ]
    assert said[1]["added"] == 36
    assert rows(tmp_path / "data-1") == rows(tmp_path / "data-4")


def test_a_stopped_ingestion_leaves_no_reader(tmp_path, start_command, living):
    """A reader that goes on after its ingestion takes a core from whoever starts it again."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text("Thu ngân sách đạt 5 tỷ đồng, " * 600_000, encoding="utf-8")
    process = start_command(tmp_path / "data", folder, readers=3)
    until = time.monotonic() + 120
    while len(living(tmp_path / "data")) < 1 + 3:
        assert time.monotonic() < until, "three readers were not started"
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert living(tmp_path / "data") == {}
