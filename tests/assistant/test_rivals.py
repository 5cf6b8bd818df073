"""Figures told apart by one word or number are never given for each other."""

import pytest

from assistant.question import read_question
from assistant.rivals import is_other_number, is_rival
from ingest.parse import parse_report
from ingest.records import Sentence, Span
from tests import made

LEAD = "Kim ngạch xuất khẩu đạt 5 tỷ USD. "
PARTS = "Trong đó: khu vực trong nước 2 tỷ USD; khu vực FDI 3 tỷ USD."


@pytest.fixture
def taken_apart(tmp_path):
    """The figure printed as given in a text, with its sentence."""

    def read(text: str, printed: str):
        (tmp_path / "report.txt").write_text(f"BÁO CÁO\n\n{text}\n", encoding="utf-8")
        content = parse_report(tmp_path / "report.txt", "report.txt", "0" * 64)
        figure = next(f for f in content.figures if f.text == printed)
        return figure, next(s for s in content.sentences if s.ordinal == figure.sentence)

    return read


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Khu vực FDI nhập khẩu bao nhiêu?", True),
        ("khu vuc fdi nhap khau bao nhieu", True),
        ("Khu vực FDI xuất khẩu bao nhiêu?", False),
        ("Khu vực FDI xuất nhập khẩu bao nhiêu?", False),
        ("Khu vực FDI đạt bao nhiêu?", False),
    ],
)
def test_parts_are_of_what_was_said_before_them(taken_apart, question, other):
    figure, sentence = taken_apart(PARTS, "3 tỷ USD")
    assert is_rival(read_question(question), figure, sentence, LEAD) == other


def test_the_nearest_of_two_counts(taken_apart):
    figure, sentence = taken_apart(PARTS, "3 tỷ USD")
    before = f"{LEAD}Kim ngạch nhập khẩu đạt 4 tỷ USD. "
    assert not is_rival(read_question("Khu vực FDI nhập khẩu bao nhiêu?"), figure, sentence, before)
    assert is_rival(read_question("Khu vực FDI xuất khẩu bao nhiêu?"), figure, sentence, before)


def test_a_count_beside_an_amount_is_no_rival_of_it(taken_apart):
    figure, sentence = taken_apart("Lũy kế thu hút 229 dự án trong nước.", "229 dự án")
    asked = read_question("Số dự án trong nước lũy kế?")
    assert not is_rival(asked, figure, sentence, "Cấp mới 10 dự án với số vốn 2 tỷ đồng. ")


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Vốn của tuyến metro số 5 là bao nhiêu?", True),
        ("Vốn của tuyến metro số 1 là bao nhiêu?", False),
        ("Vốn giai đoạn 2 của tuyến metro số 1?", False),
        ("Vốn của tuyến metro là bao nhiêu?", False),
    ],
)
def test_one_line_s_figure_is_not_another_s(taken_apart, question, other):
    figure, sentence = taken_apart("Tuyến metro số 1 có vốn 7.500 tỷ đồng.", "7.500 tỷ đồng")
    assert is_other_number(read_question(question), figure, sentence) == other


JOBS = """Thị trường lao động quý II/2020

Sáng 8/7/2020, tại Hà Nội, Bộ Lao động công bố bản tin số 25.

Quý II/2020, cả nước có 1,3 triệu người trong độ tuổi lao động thất nghiệp, tăng 160 nghìn người.
"""


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Quý II/2020 cả nước có bao nhiêu người đang có việc làm?", "refused"),
        ("Quý II/2020 cả nước có bao nhiêu người thất nghiệp?", "answered"),
    ],
)
def test_what_is_counted_may_be_told_apart_behind_the_number(ask_over, question, status):
    assert ask_over({"lao-dong.txt": JOBS}, question).status == status


def test_where_a_bulletin_was_announced_it_is_not_on(ask_over):
    text = JOBS.replace("cả nước có 1,3 triệu người", "có 1,3 triệu người")
    answer = ask_over({"lao-dong.txt": text}, "Quý II/2020 cả nước có bao nhiêu người thất nghiệp?")
    assert [f.text for f in answer.figures] == ["1,3 triệu người"]


PROJECTS = """Đầu tư năm 2020 ở Hậu Giang

Năm 2020, tỉnh Hậu Giang thu hút 16 dự án FDI cấp mới với số vốn 121 triệu USD.
"""


def test_what_goes_on_behind_the_things_counted_names_them_not(ask_over):
    answer = ask_over({"dau-tu.txt": PROJECTS}, "Số dự án FDI cấp mới của Hậu Giang năm 2020?")
    assert [f.text for f in answer.figures] == ["16 dự án"]


BUDGET = {
    "thu.html": """<html><body><h1>Báo cáo ngân sách tỉnh Sơn Hạ năm 2021</h1>
<table><caption>Biểu 1. Quyết toán thu nội địa theo địa bàn năm 2021 (tỷ đồng)</caption>
<tr><th>Địa bàn</th><th>Dự toán</th><th>Quyết toán</th></tr>
<tr><td>Huyện Bình An</td><td>204,0</td><td>318,9</td></tr>
<tr><td>Huyện Hòa Lộc</td><td>150,5</td><td>171,2</td></tr></table></body></html>"""
}


@pytest.mark.parametrize(
    "caption", ["Thu, chi ngân sách theo địa bàn", "Thu - chi ngân sách theo địa bàn", "Thu và chi ngân sách"]
)
@pytest.mark.parametrize("asked", ["thu ngân sách", "chi ngân sách"])
def test_a_table_of_either_is_of_neither_alone(caption, asked):
    assert not _is_other_side(caption, asked)


def test_in_a_table_of_either_a_row_says_which():
    assert _is_other_side("Thu, chi ngân sách", "thu ngân sách", row="Chi đầu tư")
    assert not _is_other_side("Thu, chi ngân sách", "chi ngân sách", row="Chi đầu tư")


@pytest.mark.parametrize("caption", ["Thu NSNN theo địa bàn", "Tổng thu ngân sách", "Thu nội địa"])
def test_a_caption_says_what_a_budget_takes(caption):
    assert _is_other_side(caption, "chi thường xuyên")
    assert not _is_other_side(caption, "thu ngân sách")


@pytest.mark.parametrize("caption", ["Chi NSĐP theo địa bàn", "Chi thường xuyên", "Chi cân đối của huyện"])
def test_a_caption_says_what_a_budget_spends(caption):
    assert _is_other_side(caption, "thu ngân sách")
    assert not _is_other_side(caption, "chi ngân sách")


def _is_other_side(caption, asked, *, row="Huyện Bình An"):
    question = read_question(f"Huyện Bình An {asked} bao nhiêu năm 2021?")
    text = f"{row} | 318,9"
    at = text.index("318,9")
    figure = made.figure("318,9", "318.9", "tỷ đồng", at=at, indicator=row, clause=(0, len(text)))
    spans = (Span(page=1, start=0, end=len(text)),)
    told = Sentence(ordinal=0, spans=spans, text=text, kind="row", headings=(), block=0, caption=caption)
    return is_rival(question, figure, told, "")


def test_a_table_of_what_is_taken_tells_nothing_of_what_is_spent(ask_over):
    taken = ask_over(BUDGET, "Quyết toán thu nội địa huyện Bình An năm 2021 là bao nhiêu?")
    assert [f.text for f in taken.figures] == ["318,9"]
    spent = ask_over(BUDGET, "Huyện Bình An chi ngân sách bao nhiêu năm 2021?")
    assert spent.status == "refused"
