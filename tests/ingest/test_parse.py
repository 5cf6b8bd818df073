import hashlib
from pathlib import Path

import pytest

from ingest.catalogue import open_catalogue
from ingest.encoder import encode_passages
from ingest.errors import UnreadableReport
from ingest.parse import ReportParser, parse_report

TEXT = """BÁO CÁO
Kết quả thu hút đầu tư năm 2022

I. KẾT QUẢ
Năm 2022, tổng vốn FDI ước đạt 2.061,53 triệu USD, tăng 12% so với năm 2021. Có 38 dự án mới.
"""


def parsed(path: Path, **options: int):
    return parse_report(path, path.name, hashlib.sha256(path.read_bytes()).hexdigest(), **options)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "báo cáo.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_every_part_points_back_to_the_page(report):
    content = parsed(report)
    text = {page.number: page.text for page in content.pages}
    assert content.sentences
    assert content.passages
    assert content.figures
    for part in (*content.sentences, *content.passages, *content.figures):
        assert " ".join(text[s.page][s.start : s.end] for s in part.spans) == part.text
    for figure in content.figures:
        sentence = content.sentences[figure.sentence]
        passage = content.passages[figure.passage]
        assert sentence.text[figure.start : figure.end] == figure.text
        assert passage.first_sentence <= figure.sentence <= passage.last_sentence
    for parts in (content.sentences, content.passages, content.figures):
        assert [p.ordinal for p in parts] == list(range(len(parts)))
    assert {p.report_id for p in content.passages} | {f.report_id for f in content.figures} == {
        content.report.id
    }


def test_the_same_file_is_the_same_report_and_another_is_not(report):
    first = parsed(report)
    assert parsed(report) == first
    report.write_text(TEXT + "Thêm một câu.\n", encoding="utf-8")
    assert parsed(report).report.id != first.report.id


def test_a_file_without_text_is_refused(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(" \n\n", encoding="utf-8")
    with pytest.raises(UnreadableReport):
        parsed(path)


def test_the_recipe_follows_the_settings():
    assert ReportParser().recipe == ReportParser(passage_tokens=256).recipe
    assert ReportParser().recipe != ReportParser(passage_tokens=128).recipe


def test_the_real_reports_point_back_too(shared):
    for path in sorted((shared / "reports").glob("*.*")):
        if path.suffix == ".md":
            continue
        content = parsed(path)
        text = {page.number: page.text for page in content.pages}
        for part in (*content.sentences, *content.passages, *content.figures):
            assert " ".join(text[s.page][s.start : s.end] for s in part.spans) == part.text, path.name


def test_pages_keep_their_score(tmp_path, encoder):
    path = tmp_path / "bao-cao.txt"
    path.write_text(
        "Tổng vốn đầu tư nước ngoài vào các khu công nghiệp tăng so với cùng kỳ năm trước. " * 3, "utf-8"
    )
    content = parse_report(path, path.name, "0" * 64)
    with open_catalogue(tmp_path / "data", write=True) as catalogue:
        catalogue.save(
            tmp_path, content, encode_passages(encoder, content.passages), recipe="r", replaces=None
        )
        assert catalogue.page(content.report.id, 1).score == 1.0
