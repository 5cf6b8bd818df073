"""Nothing reads on when the program that asked for it was killed."""

import time


def test_a_reader_does_not_outlive_a_killed_ingestion(tmp_path, start_ingestion):
    """A file that takes minutes would keep a core busy for nobody, run after run."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "dai.txt").write_text("Thu ngân sách đạt 5 tỷ đồng, " * 600_000, "utf-8")
    ingestion = start_ingestion(reports)
    ingestion.wait_for("ingest.sandbox")
    time.sleep(3)  # until it is in the midst of the file
    assert any("ingest.sandbox" in line for line in ingestion.living())
    assert ingestion.kill(seconds=20) == []
