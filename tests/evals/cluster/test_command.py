"""The scans that two workers are measured with: without them the figure is about something else."""

from evals.cluster.command import tell, write_scans
from ingest.readers.open import look_into


def test_each_scan_is_a_report_of_its_own(tmp_path):
    folder = write_scans(tmp_path / "scans", 3)
    assert [path.name[:4] for path in sorted(folder.iterdir())] == ["000-", "001-", "002-"]
    assert {look_into(path)[0] for path in folder.iterdir()} == {"pdf"}


def test_the_figure_is_how_many_times_as_fast():
    assert "1.50 times" in tell(4, 3.0, 2.0)


def test_no_scans_are_refused(capsys):
    from evals.__main__ import main

    assert main(["cluster", "--files", "0"]) == 1
    assert "at least 1" in capsys.readouterr().err
