"""Without these, the price of a barrel is told for imports, and all branches for the new."""

from dataclasses import replace

import pytest

from assistant.chain import open_assistant
from assistant.facts import judge_figures
from assistant.question import read_question
from assistant.strays import leave_strays

TRADE = """Thương mại tỉnh Hà Nam năm 2020

Giá nhập khẩu bình quân một tấn hạt nhựa vào khoảng 1.120 USD. Kim ngạch nhập khẩu năm 2020 của tỉnh \
Hà Nam đạt 2.310 triệu USD, tăng 8,4% so với năm 2019.

Kim ngạch xuất khẩu của Hà Nam chiếm 1,2% tổng kim ngạch xuất khẩu; xuất khẩu dệt may tăng 6,5%.
"""

SCHOOLS = """Giáo dục tỉnh Hà Nam năm 2020

Trong năm 2020, ngân hàng Bảo Tín mở 14 chi nhánh mới, nâng tổng số chi nhánh của ngân hàng lên 96 chi nhánh.

Khoảng 35% hộ dân không đăng ký tạm trú. Có 820 trẻ em chưa được tiêm chủng. Cảng hàng không quốc tế Nam Sơn \
đón 2.150 lượt khách.

Ngân sách hỗ trợ mua thẻ cho 48.200 người. Trong đó ngân sách hỗ trợ 70% cho 12.400 người.

Riêng tỉnh Hà Nam trong năm 2020 sản xuất 3.140 tấn mật ong. Năm 2020, cả nước sản xuất 61.500 tấn mật ong.

Số vụ cháy là 214 vụ (cùng kỳ năm trước 251 vụ). Giải ngân đạt 61,3% kế hoạch, bằng 108,2% so với cùng kỳ.
"""


@pytest.fixture(scope="module")
def is_stray(tmp_path_factory, settings, bring):
    """Whether a figure, by its own text, is left out for a question however likely the model finds it."""
    place = tmp_path_factory.mktemp("strays")
    (place / "reports").mkdir()
    (place / "reports" / "trade.txt").write_text(TRADE, encoding="utf-8")
    (place / "reports" / "schools.txt").write_text(SCHOOLS, encoding="utf-8")
    bring(place / "reports", place / "data")
    assistant = open_assistant(place / "data", settings)

    def call(question: str, text: str) -> bool:
        asked = read_question(question)
        judged = judge_figures(asked, assistant.gatherer.gather(assistant.searcher.search(question, k=40)))
        (mine,) = [c for c in judged if c.figure.text == text]
        (left,) = leave_strays(asked, [replace(mine, chance=0.9, misses=frozenset())])
        assert left.chance in (0.0, 0.9)
        return not left.answers

    yield call
    assistant.close()


STRAYS = [
    ("Hà Nam nhập khẩu bao nhiêu tiền năm 2020?", "1.120 USD"),
    ("kim ngach nhap khau cua Ha Nam nam 2020", "1.120 USD"),
    ("Kim ngạch nhập khẩu của Hà Nam năm 2020 là bao nhiêu?", "8,4%"),
    ("Hà Nam chiếm bao nhiêu phần trăm xuất khẩu dệt may?", "6,5%"),
    ("Ngân hàng Bảo Tín mở thêm mấy chi nhánh năm 2020?", "96 chi nhánh"),
    ("Bảo Tín mở bao nhiêu chi nhánh mới?", "96 chi nhánh"),
    ("Bao nhiêu phần trăm hộ dân đăng ký tạm trú?", "35%"),
    ("bao nhieu tre em duoc tiem chung", "820 trẻ em"),
    ("Bao nhiêu người được hỗ trợ 70% tiền mua thẻ?", "48.200 người"),
    ("co bao nhieu nguoi duoc ngan sach ho tro 70%", "48.200 người"),
    ("Cả nước sản xuất bao nhiêu tấn mật ong?", "3.140 tấn"),
    ("Năm 2020 toàn quốc làm ra mấy tấn mật ong?", "3.140 tấn"),
    ("Cùng kỳ năm trước Hà Nam có bao nhiêu vụ cháy?", "214 vụ"),
    ("cung ky nam ngoai co may vu chay", "214 vụ"),
    ("Giải ngân của Hà Nam bằng bao nhiêu % so với cùng kỳ?", "61,3%"),
    ("Hạt nhựa nhập khẩu bao nhiêu USD/tấn?", "2.310 triệu USD"),
    ("Hà Nam nhập khẩu hạt nhựa bao nhiêu tiền một tấn?", "2.310 triệu USD"),
]

ANSWERS = [
    ("Giá nhập khẩu một tấn hạt nhựa là bao nhiêu?", "1.120 USD"),
    ("Nhập khẩu hạt nhựa bao nhiêu tiền một tấn?", "1.120 USD"),
    ("Kim ngạch nhập khẩu của Hà Nam năm 2020 là bao nhiêu?", "2.310 triệu USD"),
    ("Nhập khẩu của Hà Nam năm 2020 tăng bao nhiêu phần trăm?", "8,4%"),
    ("Nhập khẩu của Hà Nam so với năm 2019 thế nào?", "8,4%"),
    ("Hà Nam chiếm bao nhiêu phần trăm tổng kim ngạch xuất khẩu?", "1,2%"),
    ("Ngân hàng Bảo Tín có bao nhiêu chi nhánh?", "96 chi nhánh"),
    ("Ngân hàng Bảo Tín mở thêm mấy chi nhánh năm 2020?", "14 chi nhánh"),
    ("Bao nhiêu phần trăm hộ dân không đăng ký tạm trú?", "35%"),
    ("bao nhieu tre em chua duoc tiem chung", "820 trẻ em"),
    ("Cảng hàng không quốc tế Nam Sơn đón bao nhiêu lượt khách quốc tế?", "2.150 lượt khách"),
    ("Bao nhiêu người được hỗ trợ 70% tiền mua thẻ?", "12.400 người"),
    ("Bao nhiêu người được ngân sách hỗ trợ mua thẻ?", "48.200 người"),
    ("Hà Nam sản xuất bao nhiêu tấn mật ong?", "3.140 tấn"),
    ("Cả nước sản xuất bao nhiêu tấn mật ong?", "61.500 tấn"),
    ("Hà Nam có bao nhiêu vụ cháy?", "214 vụ"),
    ("So với cùng kỳ năm trước, số vụ cháy là bao nhiêu?", "214 vụ"),
    ("Cùng kỳ năm trước Hà Nam có bao nhiêu vụ cháy?", "251 vụ"),
    ("Giải ngân của Hà Nam bằng bao nhiêu % kế hoạch?", "61,3%"),
    ("Hạt nhựa nhập khẩu bao nhiêu USD/tấn?", "1.120 USD"),
]


@pytest.mark.parametrize(("question", "text"), STRAYS)
def test_what_is_told_of_something_else_is_no_answer(is_stray, question, text):
    assert is_stray(question, text)


@pytest.mark.parametrize(("question", "text"), ANSWERS)
def test_what_is_told_of_what_was_asked_stays(is_stray, question, text):
    assert not is_stray(question, text)


REST = """<h1>BÁO CÁO</h1><p>Giảm nghèo tỉnh Vịnh Lam năm 2033</p><p>Bảng 1. Hộ nghèo cuối năm 2033</p>
<table><tr><th>Huyện</th><th>Hộ nghèo</th></tr><tr><td>Huyện Cửa Bé</td><td>412</td></tr>
<tr><td>Các huyện còn lại</td><td>958</td></tr></table>"""


def test_the_rest_of_a_table_is_no_answer_for_one_it_does_not_list(ask_over):
    def told(question):
        return [f.text for f in ask_over({"ngheo.html": REST}, question).figures]

    assert "958" not in told("Huyện Hòn Dữ có bao nhiêu hộ nghèo cuối năm 2033?")
    assert told("Các huyện còn lại có bao nhiêu hộ nghèo cuối năm 2033?") == ["958"]
