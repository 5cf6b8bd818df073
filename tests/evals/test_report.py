"""The three files say the same, show what went wrong, and keep held-out cases out of sight."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from evals.report import write_reports
from evals.run import run_cases
from evals.worded.records import Column, Reworded, Worded

RIGHT = ("2.061,53 triệu USD", "2061530000", "USD", "a.pdf", 1)
OTHER = ("2.082,6 triệu USD", "2082600000", "USD", "b.html", 1)
ASKED = {"figures": [{"value": "2061530000", "unit": "USD", "document": "a.pdf", "page": 1}]}
WHEN = datetime(2025, 1, 2, 3, 4, tzinfo=UTC)


@pytest.fixture
def written(tmp_path, library, make_case, make_answer):
    answers = {
        "good": make_answer(RIGHT),
        "bad": make_answer(OTHER, answer="Là **2.082,6 triệu USD**\x0b [1] & <b>"),
        "hidden": make_answer(status="refused", answer="bí mật"),
        "no": make_answer(status="refused"),
    }
    cases = [make_case(**ASKED, name=name) for name in ("good", "bad")]
    cases += [make_case(**ASKED, name="hidden", heldout=True), make_case("unanswerable", name="no")]

    class Fake:
        def ask(self, question, history=(), *, id=""):  # noqa: A002
            return answers[id]

    results = run_cases(cases, Fake(), library)
    write_reports(tmp_path / "new" / "out", results, when=WHEN, gate=["haiphong: too low"])
    return tmp_path / "new" / "out"


def test_junit_is_xml_that_counts_right(written):
    root = ET.parse(written / "junit.xml").getroot()
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "2")
    suites = root.findall("testsuite")
    assert {suite.get("name") for suite in suites} == {"evals.haiphong.figure", "evals.haiphong.unanswerable"}
    for suite in suites:
        tests = suite.findall("testcase")
        assert suite.get("tests") == str(len(tests))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    [failure] = [t.find("failure") for t in root.iter("testcase") if t.get("name") == "bad"]
    assert failure.get("type") == "answer"
    assert "& <b>" in failure.text


def test_the_report_shows_what_was_said_and_what_was_expected(written):
    text = (written / "report.md").read_text(encoding="utf-8")
    assert "| Right figure first | 1 of 3 | 33.3% |" in text
    assert "### Answer: found, but not said (1)" in text
    assert "expected: status answered; 2061530000 USD (a.pdf, p. 1)" in text
    assert "said: answered: Là **2.082,6 triệu USD**" in text
    assert "- haiphong: too low" in text


def test_held_out_cases_are_counted_and_not_shown(written):
    report = (written / "report.md").read_text(encoding="utf-8")
    assert "1 more among the held-out cases" in report
    assert "haiphong, held out | 1 | 0" in report
    assert "bí mật" not in report + (written / "junit.xml").read_text(encoding="utf-8")


def test_results_hold_every_case_and_measure(written):
    found = json.loads((written / "results.json").read_text(encoding="utf-8"))
    assert [case["id"] for case in found["cases"]] == ["good", "bad", "hidden", "no"]
    assert found["measures"]["figure_first"] == {"good": 1, "of": 3}
    assert found["measures"]["text_right"] is None
    assert found["cases"][1]["answer"]["figures"][0]["value"] == "2082600000"
    assert found["gate"] == ["haiphong: too low"]


def test_a_second_run_with_a_model_stands_beside(tmp_path, library, make_case, make_answer):
    class Fake:
        def ask(self, question, history=(), *, id=""):  # noqa: A002
            return make_answer(RIGHT)

    [plain] = run_cases([make_case(**ASKED, name="a")], Fake(), library)
    right = Column(text="", figure_first=1, wrong_figure=0)
    one = Worded(result=plain, plain=right, shown=right, outcome="not asked: computed")
    run = Reworded(model="scripted", prompts={}, cases=[one])
    write_reports(tmp_path, [plain], when=WHEN, gate=[], reworded=run)
    assert "## With a model: scripted" in (tmp_path / "report.md").read_text(encoding="utf-8")
    found = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert found["model"]["all"]["figure_first"] == {"plain": [1, 1], "raw": None, "shown": [1, 1]}
    assert found["cases"][0]["model"]["outcome"] == "not asked: computed"
