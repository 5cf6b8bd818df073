"""The contract's figures, on a question set small enough to know the answer."""

import argparse
import gzip
import json

import numpy as np
import pytest

from evals.retrieval import measure_retrieval, score_ranks
from evals.searching import add_arguments, run

PARAGRAPHS = {
    "Cảng nước sâu Lạch Huyện đón tàu container trọng tải lớn.": "Cảng nào đón tàu container lớn?",
    "Khu công nghiệp Tràng Duệ thu hút doanh nghiệp điện tử Hàn Quốc.": "Doanh nghiệp Hàn Quốc ở khu nào?",
    "Đảo Cát Bà có vườn quốc gia và nhiều bãi tắm.": "Vườn quốc gia ở đảo nào?",
}


@pytest.fixture
def dataset(tmp_path):
    paragraphs = [{"context": c, "qas": [{"question": q}]} for c, q in PARAGRAPHS.items()]
    path = tmp_path / "set.json.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        json.dump({"data": [{"title": "Hải Phòng", "paragraphs": paragraphs}]}, out)
    return path


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "more.json"
    contexts = [*PARAGRAPHS, "Sông Cấm chảy qua thành phố.", "Chợ Sắt ở trung tâm."]
    path.write_text(json.dumps({"data": [{"paragraphs": [{"context": c} for c in contexts]}]}))
    return path


def test_measures_of_known_ranks():
    found = score_ranks(np.asarray([1, 2, 0, 7]))
    assert found.values["recall@1"] == 0.25
    assert found.values["recall@5"] == 0.5
    assert found.values["recall@10"] == 0.75
    assert found.values["mrr@10"] == pytest.approx((1 + 1 / 2 + 1 / 7) / 4)
    assert found.values["ndcg@10"] == pytest.approx((1 + 1 / np.log2(3) + 1 / 3) / 4)
    low, high = found.intervals["mrr@10"]
    assert low < found.values["mrr@10"] < high


def test_every_paragraph_is_found_among_others(dataset, corpus):
    report = measure_retrieval(dataset, [corpus])
    assert (report.passages, report.questions) == (5, 3)
    assert {s: found.values["recall@1"] for s, found in report.stages.items()} == {
        "lexical": 1.0,
        "dense": 1.0,
        "fused": 1.0,
    }


def test_json_is_the_contract_s(dataset, corpus, capsys):
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    asked = [
        "--dataset",
        str(dataset),
        "--corpus",
        str(corpus),
        "--stage",
        "lexical",
        "--json",
        "--no-diacritics",
    ]
    assert run(parser.parse_args(asked)) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["dataset"] == "set.json.gz"
    assert (said["passages"], said["questions"]) == (5, 3)
    assert said["stages"].keys() == {"lexical"}
    assert said["stages"]["lexical"] == {
        "recall@1": 1.0,
        "recall@5": 1.0,
        "recall@10": 1.0,
        "mrr@10": 1.0,
        "ndcg@10": 1.0,
    }
