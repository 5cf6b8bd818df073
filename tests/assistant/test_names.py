"""An answer about one company or province is never given for another."""

import pytest

from assistant.names import missing_in
from assistant.question import read_question
from ingest.text import fold

NEAR = fold("Công ty TNHH Sen Vàng Việt Nam xuất khẩu 300 tấn hạt điều sang Hoa Kỳ")


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Sen Vàng xuất khẩu bao nhiêu tấn hạt điều?", set()),
        ("Công ty TNHH Sen Vàng Việt Nam xuất khẩu bao nhiêu tấn?", set()),
        ("Công ty Sen Hồng Hạc xuất khẩu bao nhiêu tấn?", {"name"}),
        ("Bình Phước xuất khẩu bao nhiêu tấn hạt điều?", set()),
        ("Tây Ninh xuất khẩu bao nhiêu tấn hạt điều?", {"place"}),
        ("Xuất khẩu hạt điều sang Mỹ bao nhiêu tấn?", set()),
        ("Xuất khẩu hạt điều sang Đức bao nhiêu tấn?", {"place"}),
        ("Việt Nam xuất khẩu bao nhiêu tấn hạt điều?", set()),
        ("xuat khau hat dieu sang my bao nhieu tan", set()),
    ],
)
def test_a_name_that_stands_nowhere_is_missed(question, missing):
    assert missing_in(read_question(question), NEAR, "binh phuoc") == missing


def test_part_of_a_syllable_is_no_name():
    assert missing_in(read_question("Vốn đầu tư vào Huế?"), fold("thuế thu nhập"), "") == {"place"}
