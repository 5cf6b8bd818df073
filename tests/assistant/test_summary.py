"""A question for the main figures of a matter: a list, each with its place in a report, of one time."""

import pytest

from assistant.lock.check import check_answer
from assistant.question import read_question
from assistant.summary import read_topic

ASKED = [
    ("Tóm tắt tình hình thu hút đầu tư năm 2024", "thu hút đầu tư năm 2024"),
    ("Hãy tóm tắt ngắn gọn kết quả xuất khẩu quý I/2023.", "xuất khẩu quý I/2023"),
    ("Tổng quan về du lịch năm 2023", "du lịch năm 2023"),
    ("Tình hình lao động năm 2024 thế nào?", "lao động năm 2024"),
    ("tom tat tinh hinh xuat khau nam 2024", "xuat khau nam 2024"),
    ("Điểm lại những kết quả chính về nông nghiệp", "nông nghiệp"),
]


@pytest.mark.parametrize(("question", "topic"), ASKED)
def test_what_is_to_be_summed_up_is_read_from_the_question(question, topic):
    found = read_topic(read_question(question))
    assert found is not None
    assert found.text == topic


@pytest.mark.parametrize(
    "question",
    [
        "Tổng vốn FDI năm 2022 là bao nhiêu?",
        "Kim ngạch xuất khẩu năm 2022 đạt bao nhiêu?",
        "Tóm tắt năm 2022 có bao nhiêu dự án?",
        "Báo cáo nào nói về du lịch?",
        "Ai tóm tắt báo cáo?",
        "Tổng hợp tác xã năm 2020",
        "Kết quả xuất khẩu năm 2020",
    ],
)
def test_a_question_for_one_thing_is_no_summary(question):
    assert read_topic(read_question(question)) is None


def test_a_summary_lists_figures_of_one_time_each_cited(ask):
    answer = ask("Tóm tắt tình hình thu hút đầu tư vào các khu công nghiệp Đồng Nai năm 2019")
    assert answer.status == "answered"
    lead, *lines = answer.answer.splitlines()
    assert lead == "Các số liệu chính trong báo cáo:"
    assert len(lines) >= 2
    assert all(line.startswith("- ") and line.endswith("]") and "**" in line for line in lines)
    assert 2 <= len(answer.figures) <= 6
    assert {figure.period[:4] for figure in answer.figures} == {"2019"}
    assert all(answer.citations[f.citation - 1].quote.find(f.text) >= 0 for f in answer.figures)
    assert check_answer(answer).stands


def test_the_total_comes_before_its_parts_and_no_value_twice(ask):
    answer = ask("Tóm tắt tình hình thu hút FDI vào các khu công nghiệp Đồng Nai năm 2019")
    values = [(figure.value, figure.unit) for figure in answer.figures]
    assert values[0] == ("1234560000", "USD")
    assert len(set(values)) == len(values)


def test_one_figure_alone_is_answered_as_any_question(ask):
    answer = ask("Tóm tắt tình hình doanh thu bán lẻ hàng hóa của Bình Định năm 2017")
    assert "Các số liệu chính" not in answer.answer


def test_nothing_of_another_time_is_told(ask):
    answer = ask("Tóm tắt tình hình thu hút đầu tư vào các khu công nghiệp Đồng Nai năm 2005")
    assert answer.status == "refused"
    assert answer.figures == ()
