"""A doubtful digit that a sum proves is answered with; one that no sum proves is not."""

from dataclasses import replace

import pytest

from ingest.audit.records import audited
from ingest.ocr.sums import confirm_sums
from ingest.parse import parse_report
from ingest.reports import ReportContent

SENTENCE = (
    "Năm 2023, kim ngạch xuất nhập khẩu đạt {} triệu USD, trong đó xuất khẩu 251,3 triệu USD, nhập khẩu "
    "205,1 triệu USD."
)
TABLE = (
    "<html><head><title>Báo cáo năm 2023</title></head><body><h1>Báo cáo năm 2023</h1><table>"
    "<tr><th>Địa bàn</th><th>Vốn đầu tư năm 2023 (tỷ đồng)</th></tr>"
    "<tr><td>Huyện A</td><td>120,5</td></tr><tr><td>Huyện B</td><td>80,2</td></tr>"
    "<tr><td>Tổng cộng</td><td>{}</td></tr></table></body></html>"
)


@pytest.fixture
def read(tmp_path):
    """A report of these words."""

    def parse(text: str) -> ReportContent:
        path = tmp_path / f"báo cáo.{'html' if text.startswith('<') else 'txt'}"
        path.write_text(text, encoding="utf-8")
        return parse_report(path, path.name, "0" * 64)

    return parse


def confirmed(content, *doubted):
    """Of the figures with these texts, each with confidence 50, those that a sum proves."""
    source = audited(content.report, content.sentences, content.figures)
    marked = [
        replace(f, ambiguous=True, confidence=50) if f.text.startswith(doubted) else replace(f, confidence=93)
        for f in content.figures
    ]
    assert sum(f.ambiguous for f in marked) == len(doubted)
    after = confirm_sums(source, marked)
    return {f.text: f.confidence for f, was in zip(after, marked, strict=True) if f != was}


def test_total_that_its_parts_make_up_is_sure(read):
    assert confirmed(read(SENTENCE.format("456,4")), "456,4") == {"456,4 triệu USD": 93}


def test_part_that_a_sure_total_leaves_no_other_value_is_sure(read):
    assert confirmed(read(SENTENCE.format("456,4")), "205,1") == {"205,1 triệu USD": 93}


@pytest.mark.parametrize("misread", ["456,1", "466,4", "45,64"])
def test_total_that_does_not_fit_stays_doubtful(read, misread):
    assert confirmed(read(SENTENCE.format(misread)), misread) == {}


def test_part_of_a_sum_that_does_not_fit_stays_doubtful(read):
    assert confirmed(read(SENTENCE.format("456,9")), "205,1") == {}


def test_two_doubtful_figures_prove_nothing(read):
    assert confirmed(read(SENTENCE.format("456,4")), "456,4", "205,1") == {}


def test_total_of_a_table_is_held_against_its_column(read):
    assert confirmed(read(TABLE.format("200,7")), "200,7") == {"200,7": 93}
    assert confirmed(read(TABLE.format("200,7")), "80,2") == {"80,2": 93}
    assert confirmed(read(TABLE.format("206,7")), "206,7") == {}


def test_total_that_closes_a_list_is_held_against_it(read):
    text = (
        "Năm 2023 cấp mới 10 dự án với số vốn 2.057 tỷ đồng; điều chỉnh tăng vốn 5 dự án với số vốn tăng "
        "thêm 214 tỷ đồng; cộng lại, vốn đầu tư ước đạt {} tỷ đồng."
    )
    assert confirmed(read(text.format("2.271")), "2.271") == {"2.271 tỷ đồng": 93}
    assert confirmed(read(text.format("2.277")), "2.277") == {}


def test_small_numbers_that_may_leave_something_out_prove_nothing(read):
    text = "Năm 2023, toàn tỉnh cấp 8 dự án, trong đó có 5 dự án dệt may và 3 dự án điện tử."
    assert confirmed(read(text), "8 dự án") == {}


def test_figure_that_is_doubtful_for_another_reason_stays_so(read):
    content = read(SENTENCE.format("456,4"))
    figures = [replace(f, ambiguous=f.text.startswith("456,4")) for f in content.figures]
    source = audited(content.report, content.sentences, figures)
    assert confirm_sums(source, figures) == figures
