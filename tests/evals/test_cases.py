"""A slip in a case file is an error with its file and line, never a case that passes by itself."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from evals.cases import CASES, load_cases
from evals.errors import EvalError

GOOD = {
    "id": "a",
    "question": "FDI?",
    "kind": "figure",
    "reports": ["a.pdf"],
    "expect": {
        "status": "answered",
        "figures": [{"value": "2.5", "unit": "tỷ USD", "or": [{"value": "60000", "unit": "tỷ đồng"}]}],
        "document": "a.pdf",
        "page": [3, 4],
    },
    "checked": {"by": "maintainers", "against": "a.pdf, page 3"},
}


def write(folder: Path, *rows: object, name: str = "haiphong-figures.jsonl") -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def changed(**fields: object) -> dict[str, object]:
    return {**GOOD, **fields}


def test_a_case_is_read_whole(tmp_path):
    [case] = load_cases([write(tmp_path, GOOD, name="samples-heldout.jsonl")])
    assert (case.collection, case.heldout, case.expect.status) == ("samples", True, ("answered",))
    [figure] = case.expect.figures
    assert [amount.value for amount in figure.amounts] == [Decimal("2.5"), Decimal(60000)]
    assert figure.places[0].pages == (3, 4)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (changed(kind="figures"), "kind 'figures' is none of"),
        (changed(extra=1), "unknown extra"),
        ({k: v for k, v in GOOD.items() if k != "checked"}, "lacks checked"),
        (changed(question=" "), "question must be words"),
        (changed(reports=[]), "reports is empty"),
        (changed(expect={"status": "answered"}), "neither figures nor text"),
        (changed(expect={"status": "done", "text": ["x"]}), "status done is none of"),
        (
            changed(expect={"status": "answered", "figures": [{"value": 2.5, "unit": "%"}]}),
            "must be a string",
        ),
        (changed(expect={"status": "answered", "figures": [{"value": "2,5", "unit": "%"}]}), "no decimal"),
        (changed(expect={"status": "answered", "figures": [{"value": "2"}]}), "lacks unit"),
        (changed(expect={"status": "answered", "text": ["x"], "document": "a.pdf"}), "go together"),
        (changed(expect={"status": "answered", "text": ["x"], "document": "b.pdf", "page": 1}), "not among"),
        (
            changed(expect={"status": "answered", "text": ["x"], "document": "a.pdf", "page": 0}),
            "page number",
        ),
        (changed(kind="followup"), "needs its history"),
        (changed(kind="conflict"), "two readings"),
        (changed(kind="unanswerable"), "unanswerable case expects"),
        (changed(history=[{"role": "system", "content": "x"}]), "neither user nor assistant"),
        ([1], "must be an object"),
    ],
)
def test_a_bad_line_is_named(tmp_path, row, said):
    path = write(tmp_path, GOOD, row)
    with pytest.raises(EvalError) as raised:
        load_cases([path])
    assert f"{path}:2: " in str(raised.value)
    assert said in str(raised.value)


def test_files_that_cannot_be_used_say_why(tmp_path):
    with pytest.raises(EvalError, match="no such file"):
        load_cases([tmp_path / "none.jsonl"])
    with pytest.raises(EvalError, match="no cases"):
        load_cases([tmp_path])
    broken = tmp_path / "x.jsonl"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(EvalError, match="not JSON"):
        load_cases([broken])
    broken.write_bytes(b"\xff\xfe")
    with pytest.raises(EvalError, match="not UTF-8"):
        load_cases([broken])
    with pytest.raises(EvalError, match="is also in"):
        load_cases([write(tmp_path, GOOD, name="a.jsonl"), write(tmp_path, GOOD, name="b.jsonl")])


def test_the_committed_cases_can_be_used():
    cases = load_cases([CASES])
    counted = Counter(case.kind for case in cases)
    assert len(cases) >= 120
    assert min(counted[kind] for kind in ("figure", "text", "conflict", "followup", "unanswerable")) >= 8
    assert sum(case.heldout for case in cases) == 103
    assert {case.collection for case in cases} == {
        *("samples", "haiphong", "scans"),
        *("english_samples", "english_haiphong"),
    }


def test_the_samples_that_cases_name_are_there():
    named = {
        name for case in load_cases([CASES]) if "haiphong" not in case.collection for name in case.reports
    }
    assert {name for name in named if not (CASES.parents[1] / "samples" / name).is_file()} == set()


def test_no_question_is_asked_twice():
    asked = Counter((case.collection, case.question, case.history) for case in load_cases([CASES]))
    assert [row for row, times in asked.items() if times > 1] == []
