"""What a worker makes of the bytes that it is sent."""

import hashlib
import json
from pathlib import Path

import pytest

from ingest.cluster.making import describe_reading
from ingest.cluster.worker import PREFIX, read_file, settings_told
from ingest.errors import UnreadableReport
from ingest.parse import ReportParser, parse_report
from ingest.sandbox.bounds import Bounds
from ingest.sandbox.parser import content_said

TEXT = "BÁO CÁO\n\nNăm 2022, tổng vốn FDI đạt 31 tỷ USD, tăng 12% so với năm 2021.\n"


@pytest.fixture(scope="module")
def read():
    """``read("a.txt", b"…", …)``: as a task of Ray would."""
    parser = ReportParser()
    told = {"settings": settings_told(parser, Bounds()), "made": describe_reading(parser)}

    def task(name: str, content: bytes, card: bytes = b"", **more: object) -> bytes:
        beside = f"{name}.meta.toml".encode().hex() if card else ""
        sha256 = hashlib.sha256(content).hexdigest()
        file = {"name": name.encode().hex(), "beside": beside, "document": f"nam/{name}", "sha256": sha256}
        return read_file(content, card, json.dumps(told | file | more))

    return task


def test_a_file_and_its_card_are_read_as_they_are_here(read, tmp_path):
    """A card that stays behind would leave a report with the wrong title."""
    path, card = tmp_path / "báo cáo.txt", 'title = "Vốn đầu tư"\n'
    path.write_text(TEXT, "utf-8")
    path.with_name(f"{path.name}.meta.toml").write_text(card, "utf-8")
    said = content_said(path, read(path.name, path.read_bytes(), card.encode()))
    here = parse_report(path, f"nam/{path.name}", hashlib.sha256(path.read_bytes()).hexdigest())
    assert said.report == here.report
    assert said.report.title == "Vốn đầu tư"
    assert list(said.figures) == list(here.figures)


def test_nothing_of_it_is_left(read, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read("../../a.txt", TEXT.encode())
    assert [path.name for path in tmp_path.rglob("*") if path.name.startswith((PREFIX, "a.txt"))] == []


def test_why_a_file_is_not_read_comes_back(read):
    with pytest.raises(UnreadableReport, match="empty"):
        content_said(Path("a.txt"), read("a.txt", b"\n"))


def test_another_reading_is_not_begun(read):
    """Figures read by two releases would stand beside each other."""
    made = describe_reading(ReportParser()) | {"recipe": "another", "Tesseract": "4.0"}
    said = json.loads(read("a.txt", TEXT.encode(), made=made))
    assert said["other"].startswith("Tesseract ")
    assert said["machine"]
