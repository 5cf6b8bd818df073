"""The check over real files: it passes an assistant that reads the reports and catches one that does not."""

import json
import shutil
from contextlib import contextmanager
from dataclasses import replace

import pytest

from assistant.settings import Settings
from evals.cases import CASES, load_cases
from evals.errors import EvalError
from evals.mutants.trials import Recalling, check_mutants
from evals.prepare import open_prepared
from ingest.parse import parse_report

ASKED = ("mau-ns", "mau-ld-vn-2023", "mau-tq-xk", "mau-kieu-hoi")
"""A case of each format: PDF, a table in Word, HTML, plain text."""


@pytest.fixture(scope="module")
def cases():
    return [case for case in load_cases([CASES]) if case.id in ASKED]


@pytest.fixture
def reports(samples, tmp_path, cases):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in {name for case in cases for name in case.reports}:
        shutil.copyfile(samples / name, folder / name)
    (folder / "trong.txt").write_text("", encoding="utf-8")
    return folder


class Deaf:
    """Says for ever what it said first, as one would that had learnt the answers by heart."""

    def __init__(self, assistant, said):
        self.assistant = assistant
        self.said = said

    def ask(self, question, history=(), *, id=""):  # noqa: A002
        if question not in self.said:
            self.said[question] = self.assistant.ask(question, history, id=id)
        return self.said[question]


def deaf(said):
    @contextmanager
    def opens(data, settings, outcome):
        with open_prepared(data, settings, outcome) as ready:
            yield replace(ready, assistant=Deaf(ready.assistant, said))

    return opens


def test_every_format_is_seen_and_the_reports_stay_as_they_were(reports, cases):
    before = {path.name: path.read_bytes() for path in reports.iterdir()}
    heard = []
    check = check_mutants(reports, cases, Settings(), count=8, seed=5, done=heard.append)
    assert [trial.verdict for trial in check.trials] == ["changed"] * 8
    assert all(trial.seen and trial.noticed for trial in check.trials)
    assert {trial.mutant.spot.document.rpartition(".")[2] for trial in check.trials} == {
        "pdf",
        "docx",
        "html",
        "txt",
    }
    assert (tuple(heard), check.cases, check.seed) == (check.trials, 4, 5)
    assert {path.name: path.read_bytes() for path in reports.iterdir()} == before


def test_an_assistant_that_does_not_read_the_reports_is_caught(reports, cases):
    check = check_mutants(reports, cases, Settings(), count=4, seed=5, opens=deaf({}))
    assert [trial.verdict for trial in check.trials] == ["old"] * 4
    assert not any(trial.seen for trial in check.trials)


def test_without_a_right_answer_there_is_nothing_to_change(reports, cases, make_case, samples):
    unanswerable = make_case("unanswerable")
    strangers = [replace(unanswerable, reports=(cases[0].reports[0],), question="Giá vàng hôm nay?")]
    with pytest.raises(EvalError, match="no case is answered with a figure to change"):
        check_mutants(reports, strangers, Settings(), count=4, seed=5)


def test_an_older_digit_is_no_fault_where_the_report_prints_it_twice(tmp_path, cases):
    """Two places of one report disagree after the change: the answer may show both."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "bao-cao.txt").write_text(
        "BÁO CÁO KẾT QUẢ THU HÚT ĐẦU TƯ NĂM 2023\n\n"
        "Năm 2023, thành phố thu hút vốn FDI đạt 3.456 triệu USD.\n\n"
        "Đánh giá chung: năm 2023, thành phố thu hút vốn FDI đạt 3.456 triệu USD.\n",
        encoding="utf-8",
    )
    raw = {
        "id": "hai-cho",
        "question": "Năm 2023 thành phố thu hút bao nhiêu vốn FDI?",
        "kind": "figure",
        "reports": ["bao-cao.txt"],
        "expect": {"status": "answered", "figures": [{"value": "3456000000", "unit": "USD"}]},
        "checked": {"by": "maintainers", "against": "bao-cao.txt"},
    }
    path = tmp_path / "samples-x.jsonl"
    path.write_text(json.dumps(raw), encoding="utf-8")
    check = check_mutants(folder, load_cases([path]), Settings(), count=3, seed=5)
    assert all(trial.seen for trial in check.trials)


class Counting:
    """The program's parser, which says what it was asked to read."""

    recipe = "r"
    readers = 1

    def __init__(self):
        self.asked = []

    def parse(self, path, document, sha256):
        self.asked.append((document, sha256))
        return parse_report(path, document, sha256)


def test_an_unchanged_report_is_read_once_for_all_mutants(samples):
    """A folder with a scan would take its minutes with every mutant."""
    counting = Counting()
    parser = Recalling(counting)
    path = samples / "doi-ngoai-2016.txt"
    first, changed, again = (parser.parse(path, path.name, sha256) for sha256 in ("a", "b", "a"))
    assert counting.asked == [(path.name, "a"), (path.name, "b")]
    assert first is again
    assert changed.report.sha256 == "b"
