"""Who is the largest is told only where a report says so."""

import pytest

from assistant.question import read_question
from assistant.superlatives import asks_for_most, read_most, states_most


@pytest.mark.parametrize(
    "question",
    [
        "Nhà đầu tư nào có vốn lớn nhất?",
        "nha dau tu nao co von lon nhat",
        "Khu công nghiệp nào có tỷ lệ lấp đầy thấp nhất?",
        "Tỉnh nào dẫn đầu cả nước?",
        "Nước nào có nhiều dự án nhất?",
        "nuoc nao co nhieu du an nhat",
        "Huyện nào đông dân nhất?",
    ],
)
def test_which_is_the_largest_is_heard(question):
    assert asks_for_most(read_question(question))


@pytest.mark.parametrize(
    "question",
    [
        "Vốn lớn nhất là bao nhiêu?",
        "Nhà đầu tư nào đã đến?",
        "Ba nước đầu tư nhiều nhất?",
        "FDI cao nhất năm 2022",
    ],
)
def test_other_questions_are_left_alone(question):
    assert not asks_for_most(read_question(question))


@pytest.mark.parametrize(
    ("question", "text", "states"),
    [
        ("Nhà đầu tư nào có vốn lớn nhất?", "Công ty Sen Vàng là doanh nghiệp có vốn lớn nhất.", True),
        ("Nhà đầu tư nào có vốn lớn nhất?", "Một số nhà đầu tư lớn gồm Tập đoàn Sao Biển.", False),
        ("Nhà đầu tư nào có vốn lớn nhất?", "Công ty Sen Vàng có vốn nhỏ nhất.", False),
        ("Dự án nào lớn nhất?", "Nhà máy này là dự án lớn nhất của Bỉ tại Việt Nam.", False),
        ("Dự án nào lớn nhất của Bỉ?", "Nhà máy này là dự án lớn nhất của Bỉ.", True),
        ("Nước nào đầu tư nhiều nhất?", "Ba nền kinh tế rót vốn nhiều nhất là Nhật Bản và Lào.", True),
        ("Tỉnh nào thu hút vốn cao nhất?", "Ba quốc gia có vốn cao nhất là Nhật Bản và Lào.", False),
        ("Năm nào thu hút vốn cao nhất?", "Năm 2016, vốn đăng ký dẫn đầu cả nước.", False),
        ("Năm nào thu hút vốn cao nhất?", "Năm 2016 đạt mức cao nhất từ trước đến nay.", True),
    ],
)
def test_a_superlative_of_the_sort_asked_for_is_needed(question, text, states):
    assert states_most(read_question(question), text) is states


def test_a_report_that_says_so_answers(ask):
    answer = ask("Doanh nghiệp nào có vốn đầu tư lớn nhất trong các khu công nghiệp Đồng Nai?")
    assert answer.status == "answered"
    assert "Sen Vàng" in answer.answer


@pytest.mark.parametrize(
    "question", ["Nhà máy nào có công suất lớn nhất tỉnh Long An?", "Tỉnh nào có tỷ lệ lấp đầy cao nhất?"]
)
def test_without_it_no_passage_and_no_figure_is_given_for_an_answer(ask, question):
    answer = ask(question)
    assert (answer.status, answer.figures) == ("refused", ())
    assert "đứng đầu" in answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "least", "asked"),
    [
        ("Nước nào có nhiều dự án nhất?", False, "Lào có bao nhiêu dự án?"),
        ("Chủ đầu tư nào có tỷ lệ giải ngân cao nhất?", False, "Lào có tỷ lệ giải ngân bao nhiêu?"),
        ("Chủ đầu tư nào có tỷ lệ giải ngân thấp nhất?", True, "Lào có tỷ lệ giải ngân bao nhiêu?"),
        ("Khu nào rộng nhất?", False, "Lào diện tích bao nhiêu?"),
        ("Năm 2024, nước nào đầu tư ít nhất?", True, "Năm 2024, Lào đầu tư bao nhiêu?"),
        ("nuoc nao dan dau ve von dang ky", False, "Lào có von dang ky là bao nhiêu?"),
    ],
)
def test_one_of_many_is_asked_for(question, least, asked):
    most = read_most(question)
    assert most is not None
    assert (most.least, most.ask_of("Lào")) == (least, asked)


@pytest.mark.parametrize("question", ["Những nước nào đầu tư nhiều nhất?", "3 nước nào đầu tư nhiều nhất?"])
def test_several_are_not_one(question):
    assert read_most(question) is None


RELIEF = """Tiền hỗ trợ sau bão số 5

Tính chung, tiền hỗ trợ sau bão số 5 đã cấp là 90 tỷ đồng. Trong số đó, tỉnh Nam Định nhận 40 tỷ đồng, tỉnh \
Hà Nam nhận 20 tỷ đồng và tỉnh Thái Bình nhận 30 tỷ đồng.
"""


@pytest.mark.parametrize(
    "question",
    [
        "Tỉnh nào nhận tiền hỗ trợ bão số 5 nhiều nhất, bao nhiêu?",
        "tinh nao nhan tien ho tro bao nhieu nhat, bao nhieu",
    ],
)
def test_the_amount_of_the_largest_is_not_that_of_all(ask_over, question):
    answer = ask_over({"bao.txt": RELIEF}, question)
    assert "90 tỷ đồng" not in [f.text for f in answer.figures]


@pytest.mark.parametrize(
    ("question", "text", "stated"),
    [
        ("Thị trường nào tăng mạnh nhất?", "Đức là thị trường lớn nhất", False),
        ("Thị trường nào tăng mạnh nhất?", "Thị trường tăng mạnh nhất là Đức", True),
        ("Nước nào giảm nhiều nhất?", "Nước tăng nhiều nhất là Đức", False),
        ("Thị trường nào lớn nhất?", "Đức là thị trường lớn nhất", True),
    ],
)
def test_what_rose_most_is_not_the_largest(question, text, stated):
    assert states_most(read_question(question), text) == stated


def test_what_is_counted_may_have_many_words():
    assert asks_for_most(read_question("Vùng nào có nhiều doanh nghiệp thành lập mới nhất?"))
