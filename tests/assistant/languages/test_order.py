import pytest

from assistant.languages.order import first_chunk, render
from assistant.languages.scan import scan

ORDERED = (
    ("industrial park enterprises", "doanh nghiệp khu công nghiệp"),
    ("the total registered FDI capital", "tổng vốn FDI đăng ký"),
    ("the 2024 import plan", "kế hoạch nhập khẩu năm 2024"),
    ("14 industrial parks", "14 khu công nghiệp"),
    ("SK Group", "tập đoàn SK"),
    ("hospitals in Hai Phong in 2024", "bệnh viện ở Hải Phòng năm 2024"),
)


@pytest.mark.parametrize(("english", "vietnamese"), ORDERED)
def test_what_describes_a_noun_stands_behind_it(english, vietnamese):
    assert render(scan(english)) == vietnamese


def test_a_run_of_nouns_ends_at_the_first_tie():
    noun, rest = first_chunk(scan("poor households in 2023"))
    assert (render(noun), render(rest)) == ("hộ nghèo", "năm 2023")
