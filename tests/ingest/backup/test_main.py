"""``python -m ingest backup`` and ``python -m ingest restore``, as an office runs them."""

import subprocess
import sys

import pytest

from ingest.__main__ import main as ingest
from ingest.backup.__main__ import main
from ingest.catalogue import open_catalogue
from ingest.encoder import ROOT
from ingest.sync import synchronise


def quiet(data):
    """A publish that builds nothing."""


@pytest.fixture
def data(tmp_path, encoder, parser, monkeypatch):
    """A data folder with two reports, named by the setting."""
    monkeypatch.setenv("HOI_DATA", str(tmp_path / "data"))
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("vốn đạt 31 tỷ\nlũy kế 50 tỷ", encoding="utf-8")
    (reports / "b.txt").write_text("xuất khẩu 12 tỷ", encoding="utf-8")
    synchronise([reports], tmp_path / "data", encoder=encoder, parser=parser, publish=quiet)
    return tmp_path / "data"


@pytest.fixture
def run(capsys):
    def call(*words: object) -> tuple[int, str, str]:
        status = main([str(word) for word in words], publish=quiet)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_there_and_back(data, tmp_path, run):
    kept, new = tmp_path / "kept.tar", tmp_path / "new"
    status, out, err = run("backup", kept)
    assert (status, err) == (0, "")
    assert out == f"{kept}: 2 reports, {out.split()[-2]} bytes\n"
    status, out, err = run("restore", kept, "--data", new)
    assert (status, err) == (0, "")
    assert out.startswith(f"{new}: 2 reports of 20")
    with open_catalogue(new) as catalogue:
        assert [r.document for r in catalogue.reports()] == ["a.txt", "b.txt"]


def test_the_setting_names_where_the_reports_are_kept(data, tmp_path, run, monkeypatch):
    """Of a disk that is not there an operator hears before the day that the backup is needed."""
    there, kept = tmp_path / "sent", tmp_path / "kept.tar"
    monkeypatch.setenv("HOI_DESK_FOLDER", str(there))
    for told in ("is not there", "has no reports"):
        status, _, err = run("backup", kept, "--replace")
        assert (status, err) == (0, f"warning: HOI_DESK_FOLDER: {there} {told}: none are in the backup\n")
        there.mkdir(exist_ok=True)
    (there / "a.pdf").write_bytes(b"one")
    status, out, err = run("backup", kept, "--replace")
    assert (status, err) == (0, "")
    assert out.endswith(", 1 files of the report desk\n")
    assert "HOI_DESK_FOLDER" in run("restore", kept, "--data", tmp_path / "new")[2]
    monkeypatch.setenv("HOI_DESK_FOLDER", str(tmp_path / "empty"))
    assert run("restore", kept, "--data", tmp_path / "new")[1].endswith(", 1 files of the report desk\n")
    assert (tmp_path / "empty" / "a.pdf").read_bytes() == b"one"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["backup", "kept.tar"], "already there; give another name, or say --replace"),
        (["backup", "nowhere/kept.tar"], "check that it is there"),
        (["restore", "kept.tar"], "is not empty, and what it holds would be gone"),
        (["restore", "nothing.tar", "--data", "new"], "check that it is there"),
        (["restore", "reports/a.txt", "--data", "new"], "it is no backup, or was cut short"),
    ],
)
def test_expected_failures_are_one_line_that_says_what_to_do(data, tmp_path, run, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    run("backup", "kept.tar")
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert says in err


def test_on_wish_both_take_the_place_of_what_is_there(data, tmp_path, run):
    kept = tmp_path / "kept.tar"
    run("backup", kept)
    assert run("backup", kept, "--replace")[0] == 0
    with open_catalogue(data, write=True) as catalogue:
        catalogue.remove(catalogue.stored()[0].id)
    assert run("restore", kept, "--replace")[0] == 0
    with open_catalogue(data) as catalogue:
        assert len(catalogue.reports()) == 2


def test_it_is_a_command_of_ingest(data, tmp_path, capsys):
    assert ingest(["backup", str(tmp_path / "kept.tar")]) == 0
    assert "2 reports" in capsys.readouterr().out
    shown = subprocess.run(
        [sys.executable, "-m", "ingest", "restore", "--help"], cwd=ROOT, capture_output=True, text=True
    )
    assert shown.returncode == 0
    assert "the reports' files are not needed" in shown.stdout


def test_a_killed_backup_leaves_nothing_for_long(data, tmp_path, run, in_child):
    """It holds a copy of everything."""

    def killed():
        import os

        from ingest.backup import keeping

        keeping.pack = lambda *_: os._exit(9)
        main(["backup", str(tmp_path / "kept.tar")])

    assert in_child(killed)[0] == 9
    assert [p.name for p in tmp_path.glob(".kept.tar.*")], "nothing was left: this test proves nothing"
    assert run("backup", tmp_path / "kept.tar")[0] == 0
    assert list(tmp_path.glob(".kept.tar.*")) == []


def test_holes_in_an_index_do_not_swell_it(data, tmp_path, run):
    """A damaged index was seen with a file of 135 GB that was nearly all hole."""
    (data / "index" / "gen-000001").mkdir(parents=True)
    with (data / "index" / "gen-000001" / "link_lists.bin").open("wb") as file:
        file.truncate(1 << 40)
    run("backup", tmp_path / "kept.tar")
    assert (tmp_path / "kept.tar").stat().st_size < 1_000_000
