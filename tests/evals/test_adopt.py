"""From a reader's word, over staff's correction, to a case that runs."""

import json
from pathlib import Path

import pytest

from assistant.office.corrections import read_typed
from assistant.office.feedback import Correction, Feedback, FeedbackBook
from assistant.office.office import open_office
from evals.__main__ import main
from evals.adopt import as_case
from evals.cases import load_cases
from evals.errors import EvalError

QUESTION = "Thành phố đang có bao nhiêu dự án ODA?"
DOCUMENT = "thu-hut-dau-tu-2022.html"
ANSWER = {
    "answer": "5 dự án",
    "figures": [{"text": "5 dự án"}],
    "citations": [{"document": DOCUMENT, "page": 1}],
}


def reviewed(right: Correction | None, **fields) -> Feedback:
    return Feedback(
        verdict="wrong", question=QUESTION, answer=ANSWER, id=3, right=right, reviewer="lan", **fields
    )


def test_a_right_figure_is_expected_where_it_stands():
    case = as_case(reviewed(Correction(figure="4 dự án", document=DOCUMENT, page=1)), [DOCUMENT, "b.pdf"])
    assert case["expect"] == {
        "status": ["answered", "conflict"],
        "figures": [{"value": "4", "unit": "dự án"}],
        "document": DOCUMENT,
        "page": 1,
    }
    assert (case["id"], case["kind"], case["reports"]) == ("phan-hoi-3", "figure", [DOCUMENT])
    assert case["checked"] == {"by": "lan", "against": f"{DOCUMENT}, page 1"}


def test_what_no_report_says_is_to_be_refused():
    case = as_case(reviewed(Correction(absent=True)), [DOCUMENT, "b.pdf"])
    assert (case["kind"], case["expect"]) == ("unanswerable", {"status": "refused"})
    assert case["reports"] == [DOCUMENT, "b.pdf"]


def test_a_follow_up_keeps_what_was_said_before():
    turns = ({"role": "user", "content": "Vốn ODA?"}, {"role": "assistant", "content": "…"})
    case = as_case(reviewed(Correction(figure="4 dự án"), history=turns), [DOCUMENT])
    assert (case["kind"], case["history"], case["reports"]) == ("followup", list(turns), [DOCUMENT])


@pytest.mark.parametrize(
    "right", [None, Correction(figure="bốn mươi"), Correction(figure="3 dự án, 4 dự án")]
)
def test_what_nobody_put_right_is_no_case(right):
    with pytest.raises(EvalError, match="feedback 3"):
        as_case(reviewed(right), [DOCUMENT])


def test_a_typed_figure_is_read_as_a_reports_is():
    assert read_typed("199,67 tỷ đồng").value == "199670000000"
    assert read_typed("từ 220 đến 230 nghìn tấn").value_max == "230000"
    assert read_typed("65,3%").unit == "%"


def test_the_written_case_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    reports = tmp_path / "reports"
    reports.mkdir()
    source = Path(__file__).parents[2] / "samples" / DOCUMENT
    (reports / DOCUMENT).write_bytes(source.read_bytes())
    data, out = tmp_path / "data", tmp_path / "deep" / "phan-hoi.jsonl"
    ingest(reports, data)
    office = open_office(data)
    book = FeedbackBook(office)
    right = Correction(figure="4 dự án", document=DOCUMENT, page=1)
    wrong, other = (book.keep(Feedback(verdict="wrong", question=QUESTION, answer=ANSWER)) for _ in range(2))
    book.review(wrong, reviewer="lan", state="handled", right=right)
    office.close()
    assert main(["adopt", "--data", str(data), "--out", str(out)]) == 0
    assert main(["adopt", "--data", str(data), "--out", str(out)]) == 0
    assert [case.id for case in load_cases([out])] == [f"phan-hoi-{wrong}"]
    assert main(["adopt", "--data", str(data), "--id", str(other)]) == 1
    assert "put it right" in (told := capsys.readouterr().err) or "nobody has said" in told
    done = main(["run", "--cases", str(out), "--reports", str(reports), "--out", str(tmp_path / "results")])
    assert done == 0
    results = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
    assert "phan-hoi" in json.dumps(results)


def ingest(reports: Path, data: Path) -> None:
    from ingest.__main__ import main as bring

    assert bring([str(reports), "--data", str(data)]) == 0
