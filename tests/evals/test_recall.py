"""A case whose passage is not found cannot be answered, however well answers are chosen."""

import argparse
import json

import pytest

from evals.errors import EvalError
from evals.recall import measure_cases
from evals.searching import add_arguments, run

REPORT = """BÁO CÁO TÌNH HÌNH KINH TẾ NĂM 2022

Năm 2022, kim ngạch xuất khẩu đạt 5,2 tỷ USD, tăng 12% so với năm 2021.

Năm 2022, toàn tỉnh có 45 dự án nhà ở xã hội. Ông Trần Văn Mẫu là trưởng đoàn công tác.
"""


def case(name, question, kind, expect):
    checked = {"by": "test", "against": "a.txt, page 1"}
    reports = ["a.txt"]
    return {
        "id": name,
        "question": question,
        "kind": kind,
        "reports": reports,
        "expect": expect,
        "checked": checked,
    }


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(REPORT, encoding="utf-8")
    cases = [
        case(
            "x-1",
            "Kim ngạch xuất khẩu năm 2022?",
            "figure",
            {"figures": [{"value": "5200000000", "unit": "USD"}]},
        ),
        case("x-2", "Ai là trưởng đoàn công tác?", "text", {"text": [["Trần Văn Mẫu"]]}),
        case("x-3", "Kim ngạch xuất khẩu năm 2022?", "figure", {"figures": [{"value": "77", "unit": "USD"}]}),
        case("x-4", "Dân số năm 1990?", "unanswerable", {"status": "refused"}),
    ]
    for one in cases[:3]:
        one["expect"] |= {"status": "answered", "document": "a.txt", "page": 1}
    lines = "\n".join(json.dumps(one, ensure_ascii=False) for one in cases)
    (tmp_path / "x-cases.jsonl").write_text(lines + "\n", encoding="utf-8")
    return tmp_path


def test_the_rank_is_that_of_the_passage_with_the_expected_figure_or_text(folder):
    found = measure_cases([folder / "x-cases.jsonl"], folder / "reports", ["lexical", "fused"])
    assert (found.questions, found.dataset) == (3, "x")
    assert {stage: round(s.values["recall@10"], 3) for stage, s in found.stages.items()} == {
        "lexical": 0.667,
        "fused": 0.667,
    }


def test_the_command_prints_the_contract_s_object(folder, capsys):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    given = [
        "--cases",
        str(folder / "x-cases.jsonl"),
        "--reports",
        str(folder / "reports"),
        "--json",
        "--stage",
    ]
    assert run(parser.parse_args([*given, "fused"])) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["stages"]["fused"].keys() == {"recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10"}


def test_cases_of_other_reports_are_an_error(folder, tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "b.txt").write_text(REPORT, encoding="utf-8")
    with pytest.raises(EvalError, match="no case is about these reports"):
        measure_cases([folder / "x-cases.jsonl"], tmp_path / "none", ["fused"])
