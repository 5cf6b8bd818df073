"""Nothing of a page that is being read is left when the program that asked for it was killed."""

from pathlib import Path

SLOW = 'case "$1" in --version) echo "tesseract 5.3.0"; exit;; --list-langs) echo vie; exit;; esac\nsleep 50'
"""A Tesseract that reads for nearly a minute."""


def test_no_reader_of_pages_outlives_a_killed_ingestion(
    tmp_path, start_ingestion, write_scan, draw, letter, fake_tesseract
):
    """It would take a core from whoever ingests next, and its pictures would fill the disk."""
    fake_tesseract(SLOW)
    reports = tmp_path / "reports"
    reports.mkdir()
    write_scan(draw(letter), draw(letter)).rename(reports / "quet.pdf")
    ingestion = start_ingestion(reports)
    ingestion.wait_for("sleep 50")
    assert ingestion.kill(seconds=20) == []
    left = list(Path(tmp_path, "temporary").glob("hoi-ocr-*"))
    assert left, "nothing to sweep: this test proves nothing"

    fake_tesseract(SLOW.replace("sleep 50", "exit 1"))
    assert start_ingestion(reports).process.wait(timeout=120) == 1
    assert list(Path(tmp_path, "temporary").glob("hoi-ocr-*")) == []
