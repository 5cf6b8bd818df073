"""A report more costs a report, and the index is as if it had been built at once."""

import json
import os
from itertools import pairwise

import numpy as np
import pytest

from vectorstore.lexical.building import LexicalBuilder
from vectorstore.lexical.index import load_lexical
from vectorstore.lexical.records import Document
from vectorstore.lexical.terms import number_terms

WORDS = ("vốn", "đầu tư", "khu công nghiệp", "xuất khẩu", "lao động", "ngân sách", "cảng biển", "dự án")


def report(number, passages=20):
    """Passages of a report, none like another."""
    return [
        Document(
            text=f"{WORDS[(number + at) % 8]} {WORDS[at % 5]} số {number}.{at}", title=f"Báo cáo {number}"
        )
        for at in range(passages)
    ]


def write(folder, reports, before=None):
    builder = LexicalBuilder(folder, before)
    for name, documents in reports.items():
        for document in documents:
            builder.add(name, document)
    builder.finish()
    return load_lexical(folder)


def segments(folder):
    return json.loads((folder / "lexical.json").read_text())["segments"]


@pytest.fixture
def first(tmp_path):
    write(tmp_path / "first", {f"r{n}": report(n) for n in range(1, 9)})
    return tmp_path / "first"


def answers(index):
    return [index.ask(f"{a} {b} số 3.7").best(30) for a, b in pairwise(WORDS)]


def test_a_report_more_leaves_the_others_files_alone(tmp_path, first):
    reports = {f"r{n}": report(n) for n in (0, *range(1, 9))}
    grown = write(tmp_path / "second", reports, first)
    whole = write(tmp_path / "whole", reports)
    for (there, scores), (expected, right) in zip(answers(grown), answers(whole), strict=True):
        assert there.tolist() == expected.tolist()
        assert np.allclose(scores, right, atol=1e-5)
    kept, _ = segments(tmp_path / "second")
    assert kept in segments(first)
    path = "accented/passages.u32"
    assert (tmp_path / "second" / kept / path).samefile(first / kept / path)
    assert grown.lost() == []
    assert grown.is_sound()


def test_what_is_gone_is_not_found_any_more(tmp_path, first):
    index = write(tmp_path / "second", {f"r{n}": report(n) for n in range(2, 9)}, first)
    assert index.size == 140
    assert (
        index.ask("số 1.3").best(10)[0].tolist()
        == write(tmp_path / "whole", {f"r{n}": report(n) for n in range(2, 9)})
        .ask("số 1.3")
        .best(10)[0]
        .tolist()
    )
    assert index.lost() == []


def test_a_changed_title_is_indexed_anew(tmp_path, first):
    reports = {f"r{n}": report(n) for n in range(1, 9)}
    reports["r8"] = [Document(text=d.text, title="Thông báo kết luận") for d in reports["r8"]]
    index = write(tmp_path / "second", reports, first)
    assert set(index.ask("thông báo kết luận").best(20)[0].tolist()) == set(range(140, 160))


def test_segments_stay_few(tmp_path):
    before = None
    reports = {}
    for number in range(30):
        reports[f"r{number:02}"] = report(number, 5)
        index = write(tmp_path / f"{number:02}", reports, before)
        before = tmp_path / f"{number:02}"
        assert len(segments(before)) <= 4
    assert index.size == 150
    assert index.lost() == []
    assert {p.name for p in before.iterdir() if p.is_dir()} == set(segments(before)), "files of no segment"


def test_no_word_of_a_deleted_report_stays_on_disk(tmp_path, first):
    documents = [Document(text="Nguyễn Văn Đượm"), Document(text="Tờ trình mật")]
    with_secret = {f"r{n}": report(n) for n in range(1, 9)} | {"r9": documents}
    write(tmp_path / "second", with_secret, first)
    index = write(tmp_path / "third", {f"r{n}": report(n) for n in range(1, 9)}, tmp_path / "second")
    assert {share.report for share in index.shares} == {f"r{n}" for n in range(1, 9)}
    files = [p.read_bytes() for p in (tmp_path / "third").rglob("*") if p.is_file()]
    word = int(number_terms(["đượm"])[0]).to_bytes(8, "little")
    assert not any(word in held or "đượm".encode() in held for held in files)


def test_damaged_segments_are_not_taken_over(tmp_path, first):
    (path,) = first.glob("segment-*/accented/codes.u8")
    path.write_bytes(path.read_bytes()[:-1] + b"\x31")
    reports = {f"r{n}": report(n) for n in range(1, 9)}
    index = write(tmp_path / "second", reports, first)
    whole = write(tmp_path / "whole", reports)
    assert [p.tolist() for p, _ in answers(index)] == [p.tolist() for p, _ in answers(whole)]


def test_an_index_of_another_format_is_not_taken_over(tmp_path, first):
    said = json.loads((first / "lexical.json").read_text())
    (first / "lexical.json").write_text(json.dumps(said | {"format": 0}))
    assert write(tmp_path / "second", {"r1": report(1)}, first).size == 20


def test_a_file_that_cannot_be_linked_is_copied(tmp_path, first, monkeypatch):
    def refuse(*_):
        raise OSError(18, "another disk")

    monkeypatch.setattr(os, "link", refuse)
    index = write(tmp_path / "second", {f"r{n}": report(n) for n in range(1, 10)}, first)
    assert index.is_sound()
    assert index.lost() == []
