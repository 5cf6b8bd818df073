"""``python -m evals``: one line for an expected failure, and a run from the reports to the three files."""

import json
import shutil
from pathlib import Path

import pytest

from evals.__main__ import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
ASKED = {
    "id": "mau-1",
    "question": "Kiều hối năm 2015 ước đạt bao nhiêu?",
    "kind": "figure",
    "reports": ["doi-ngoai-2016.txt"],
    "expect": {
        "status": "answered",
        "figures": [{"value": "200000000", "unit": "USD"}],
        "document": "doi-ngoai-2016.txt",
        "page": 1,
    },
    "checked": {"by": "maintainers", "against": "doi-ngoai-2016.txt, page 1"},
}


@pytest.fixture
def cases(tmp_path):
    path = tmp_path / "samples-one.jsonl"
    path.write_text(json.dumps(ASKED), encoding="utf-8")
    return path


def test_missing_cases_are_one_line_on_stderr(tmp_path, capsys):
    assert main(["run", "--cases", str(tmp_path / "none.jsonl")]) == 1
    assert (
        capsys.readouterr().err
        == f"{tmp_path / 'none.jsonl'}: no such file or folder; give --cases a .jsonl file\n"
    )


def test_missing_reports_are_one_line_on_stderr(tmp_path, cases, capsys):
    assert (
        main(["run", "--cases", str(cases), "--reports", str(tmp_path / "none"), "--out", str(tmp_path)]) == 1
    )
    [line] = capsys.readouterr().err.splitlines()
    assert "none" in line


def test_a_run_goes_from_the_reports_to_the_gate(tmp_path, cases, capsys):
    reports, out, baseline = tmp_path / "reports", tmp_path / "out", tmp_path / "baseline.json"
    reports.mkdir()
    shutil.copy(SAMPLES / "doi-ngoai-2016.txt", reports)
    given = ["run", "--cases", str(cases), "--reports", str(reports), "--out", str(out)]
    given += ["--baseline", str(baseline)]
    assert main([*given, "--gate", "--update-baseline"]) == 0
    assert "1 of 1 cases without a fault" in capsys.readouterr().out
    assert {path.name for path in out.iterdir()} == {"results.json", "report.md", "junit.xml"}
    assert json.loads(baseline.read_text(encoding="utf-8"))["samples"]["tallies"]["figure_first"] == [1, 1]
    wrong = {**ASKED, "expect": {**ASKED["expect"], "figures": [{"value": "5", "unit": "USD"}]}}
    cases.write_text(json.dumps(wrong), encoding="utf-8")
    assert main([*given, "--gate"]) == 1
    assert "gate: samples: Right figure first: 0 of 1" in capsys.readouterr().err
    assert main([*given, "--update-baseline"]) == 1
    assert json.loads(baseline.read_text(encoding="utf-8"))["samples"]["tallies"]["figure_first"] == [1, 1]


def test_a_sample_never_becomes_the_baseline(cases, capsys):
    assert main(["run", "--cases", str(cases), "--sample", "1", "--update-baseline"]) == 1
    assert "leave --sample or --update-baseline out" in capsys.readouterr().err
