"""``python -m evals mutate``: from a folder of reports to an exit status that CI can trust."""

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
    "expect": {"status": "answered", "figures": [{"value": "200000000", "unit": "USD"}]},
    "checked": {"by": "maintainers", "against": "doi-ngoai-2016.txt, page 1"},
}


@pytest.fixture
def given(tmp_path):
    reports, cases = tmp_path / "reports", tmp_path / "samples-one.jsonl"
    reports.mkdir()
    shutil.copyfile(SAMPLES / "doi-ngoai-2016.txt", reports / "doi-ngoai-2016.txt")
    cases.write_text(json.dumps(ASKED), encoding="utf-8")
    out = tmp_path / "out"
    return ["mutate", "--cases", str(cases), "--reports", str(reports), "--out", str(out)]


def test_a_table_a_seed_and_exit_0(given, capsys, tmp_path):
    assert main([*given, "--mutants", "3", "--seed", "11"]) == 0
    told = capsys.readouterr()
    assert told.out.count("| doi-ngoai-2016.txt | 1 | ") == 3
    assert "3 of 3 mutants seen; 0 of 3 drawn could not be made" in told.out
    assert "seed 11" in told.out
    assert told.err == ""
    kept = json.loads((tmp_path / "out" / "mutants.json").read_text(encoding="utf-8"))
    assert (kept["seed"], kept["seen"]) == (11, 3)


def test_json_is_one_object_and_a_seed_is_chosen_and_told(given, capsys):
    assert main([*given, "--mutants", "1", "--json"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    printed = json.loads(line)
    assert isinstance(printed["seed"], int)
    assert printed["mutants"][0]["old"] == "200 triệu USD"
    assert printed["mutants"][0]["new"] in {
        figure["text"] for figure in printed["mutants"][0]["answer"]["figures"]
    }


@pytest.mark.parametrize("count", ["0", "-1", "x"])
def test_a_count_that_is_none_is_refused(given, count):
    with pytest.raises(SystemExit):
        main([*given, "--mutants", count])


@pytest.mark.parametrize("name", ["none", "samples-one.jsonl"])
def test_what_is_no_folder_is_one_line_on_stderr(given, capsys, tmp_path, name):
    assert main([*given, "--reports", str(tmp_path / name)]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "give --reports a folder of reports" in line


def test_reports_without_a_case_are_one_line_on_stderr(given, capsys, tmp_path):
    (tmp_path / "reports" / "doi-ngoai-2016.txt").rename(tmp_path / "reports" / "khac.txt")
    assert main(given) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "no case is answered with a figure to change" in line
