"""``python -m ingest``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.errors import VectorStoreError
from ingest.lock import WriterLock

ROOT = Path(__file__).parent.parent.parent
TEXT = "Năm 2022, tổng vốn FDI đạt 31 tỷ USD.\n\nCó 12 dự án mới.\n"


@pytest.fixture
def reports(tmp_path, monkeypatch):
    for name in [name for name in os.environ if name.startswith("HOI_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOI_DATA", str(tmp_path / "data"))
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "báo cáo.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "reports"


@pytest.fixture
def run(encoder, capsys):
    def call(*arguments: object, **options: object) -> tuple[int, str, str]:
        chosen = {"start_encoder": lambda: encoder, "publish": lambda data: None} | options
        status = main([str(a) for a in arguments], **chosen)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def test_json_is_the_contract_s_object(reports, run):
    (reports / "hỏng.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    status, out, err = run(reports, "--json")
    said = json.loads(out)
    assert list(said) == [
        *("added", "unchanged", "replaced", "removed", "failed", "pages", "passages", "figures", "seconds"),
    ]
    assert said["failed"] == [{"file": "hỏng.doc", "reason": "DOC files are not read; convert it to DOCX"}]
    assert (said["added"], said["pages"]) == (1, 1)
    assert said["passages"] >= 1
    assert said["figures"] >= 1
    assert status == 1
    assert err == "failed: hỏng.doc: DOC files are not read; convert it to DOCX\n"


def test_a_person_gets_one_line(reports, run):
    status, out, err = run(reports)
    assert (status, err) == (0, "")
    assert out.startswith("1 reports: 1 added; in all 1 pages, ")
    assert run(reports)[1].startswith("1 reports: 1 unchanged; ")


def test_data_goes_where_it_is_told(reports, run, tmp_path):
    run(reports, "--data", tmp_path / "elsewhere")
    assert (tmp_path / "elsewhere" / "catalogue.sqlite3").exists()
    assert not (tmp_path / "data").exists()


def test_a_setting_reaches_the_parser(reports, run, monkeypatch):
    words = " ".join(f"Câu số {n} nói về vốn đầu tư nước ngoài." for n in range(100))
    (reports / "dài.txt").write_text(words, encoding="utf-8")
    long = json.loads(run(reports, "--json")[1])
    monkeypatch.setenv("HOI_INGEST_PASSAGE_TOKENS", "64")
    short = json.loads(run(reports, "--json")[1])
    assert short["replaced"] == 2
    assert short["passages"] > 2 * long["passages"]


def one_line(said: str) -> bool:
    return said.startswith("error: ") and said.count("\n") == 1


@pytest.mark.parametrize(
    ("environ", "arguments", "says"),
    [
        ({}, ["nowhere"], "nowhere: not there; give a folder"),
        ({}, ["empty"], "empty: no report in it; give a folder"),
        ({"HOI_INGEST_PASAGE_TOKENS": "9"}, ["reports"], "nearest known one is HOI_INGEST_PASSAGE_TOKENS"),
        (
            {"HOI_INGEST_PASSAGE_TOKENS": "ten"},
            ["reports"],
            "HOI_INGEST_PASSAGE_TOKENS: Input should be a valid int",
        ),
        ({"HOI_DATA": "reports/báo cáo.txt"}, ["reports"], "give another folder with --data DIR"),
    ],
)
def test_expected_failures_are_one_line(reports, run, monkeypatch, environ, arguments, says):
    monkeypatch.chdir(reports.parent)
    Path("empty").mkdir()
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    status, out, err = run(*arguments)
    assert (status, out) == (1, "")
    assert one_line(err), err
    assert says in err


def test_an_index_that_cannot_be_built_is_one_line(reports, run):
    def publish(data: Path) -> None:
        raise VectorStoreError("the reports are stored, but the index was not built: no space")

    status, out, err = run(reports, publish=publish)
    assert (status, out) == (1, "")
    assert one_line(err)
    assert run(reports, "--json")[0] == 0


def test_ctrl_c_is_one_line_and_loses_nothing(reports, run, encoder):
    (reports / "z.txt").write_text("Vốn đạt 40 tỷ USD.", encoding="utf-8")

    class Interrupted(type(encoder)):
        def encode(self, texts):
            if any("40 tỷ" in text for text in texts):
                raise KeyboardInterrupt
            return super().encode(texts)

    status, out, err = run(reports, start_encoder=Interrupted)
    assert (status, out) == (130, "")
    assert err == "stopped; the reports stored so far are whole; run it again to go on\n"
    said = json.loads(run(reports, "--json")[1])
    assert (said["added"], said["unchanged"]) == (1, 1)


def command(*arguments: object, **environ: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HOI_")}
    return subprocess.run(
        [sys.executable, "-m", "ingest", *map(str, arguments)],
        cwd=ROOT,
        env=kept | environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_help_and_errors_of_the_real_command(tmp_path):
    shown = command("--help")
    assert shown.returncode == 0
    assert "--data DIR" in shown.stdout
    ran = command(tmp_path / "nowhere", "--data", tmp_path / "data")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert one_line(ran.stderr)
    assert command("--data", tmp_path).returncode == 2


def test_the_real_command_with_the_real_embedder_and_index(reports, tmp_path):
    ran = command(reports, "--data", tmp_path / "data", "--json", LC_ALL="C", PYTHONUTF8="0")
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    assert json.loads(ran.stdout)["added"] == 1
    assert (tmp_path / "data" / "index" / "CURRENT").exists()


def test_a_program_is_told_how_far_it_is_and_why_it_failed(reports, run):
    """The desk shows people what is being read, and waits where another ingestion is under way."""
    steps = [json.loads(line) for line in run(reports, "--progress")[2].splitlines()]
    assert steps == [{"done": n, "total": 1, "file": "báo cáo.txt"} for n in (0, 1)]
    with WriterLock(Path(os.environ["HOI_DATA"])):
        status, out, err = run(reports, "--progress", "--json")
    assert (status, out) == (1, "")
    assert json.loads(err)["error"] == "CatalogueBusy"


def test_one_file_is_read_again_or_forgotten(reports, run):
    path = reports / "báo cáo.txt"
    run(path)
    assert json.loads(run(path, "--again", "--json")[1])["replaced"] == 1
    path.unlink()
    assert json.loads(run("--gone", path, "--json")[1])["removed"] == 1


def test_nothing_to_do_is_said(run):
    with pytest.raises(SystemExit):
        run("--json")
