import pytest

from assistant.answer import answer_question
from assistant.question import read_question


@pytest.fixture
def answer(gather):
    """The answer from the evidence of a whole search, without conversation or clock."""
    return lambda text: answer_question(read_question(text), gather(text))


def test_a_question_of_figures_is_never_answered_with_a_mere_sentence(answer):
    found = answer("Nhà máy điện khí Hướng Dương có công suất bao nhiêu MW?")
    assert (found.status, found.figures) == ("refused", ())


def test_a_bare_measure_gets_its_figure(answer):
    assert [f.value for f in answer("xuất khẩu Đồng Nai 2019").figures] == ["19760000000"]


def test_a_yes_or_no_question_gets_the_report_s_words(answer):
    found = answer("Hội chợ trái cây có bị hoãn không?")
    assert (found.status, found.figures) == ("answered", ())
    assert "hoãn" in found.answer


def test_a_part_of_the_year_is_told_from_the_year(answer):
    found = answer("Thu ngân sách của Long An năm 2021 là bao nhiêu?")
    assert [f.value for f in found.figures] == ["13905000000000"]
    assert any("9 tháng" in note for note in found.notes)


def test_a_day_of_reckoning_is_noted(answer):
    found = answer("Lũy kế đến 31/12/2019 các KCN Đồng Nai có bao nhiêu dự án FDI còn hiệu lực?")
    assert [f.value for f in found.figures] == ["1187"]
    assert any("31/12/2019" in note or "12/2019" in note for note in found.notes)


def test_a_conflict_names_the_day_a_report_was_published(answer):
    found = answer("Vốn đầu tư trong nước vào các khu công nghiệp Đồng Nai năm 2019 là bao nhiêu?")
    assert found.status == "conflict"
    assert "(05/01/2020)" in found.answer
    assert [f.citation for f in found.figures] == [1, 2]


@pytest.mark.parametrize("text", ["", "là của", "năm 2019"])
def test_no_subject_is_no_answer(answer, text):
    assert answer(text).status == "refused"


TEA = "sản lượng chè búp tươi của Tuyên Quang năm 2018"


def test_an_estimate_and_the_final_figure_are_both_shown_and_called_so(answer):
    found = answer(f"{TEA} là bao nhiêu?")
    assert found.status == "conflict"
    lines = {line for line in found.answer.split("\n") if "**" in line}
    assert {("65.300" in line, "(số ước tính)" in line, "(số chính thức)" in line) for line in lines} == {
        (True, True, False),
        (False, False, True),
    }


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (f"Số chính thức về {TEA} là bao nhiêu?", "66812"),
        (f"Số liệu sơ bộ về {TEA} là bao nhiêu?", "65300"),
    ],
)
def test_the_figure_asked_for_stands_first_and_the_other_is_not_hidden(answer, question, first):
    found = answer(question)
    assert found.figures[0].value == f"{first}"
    assert len(found.figures) == 2


def test_an_estimate_alone_is_called_one_once(answer):
    found = answer("Diện tích cam sành của Tuyên Quang năm 2018 là bao nhiêu?")
    assert [f.value for f in found.figures] == ["8310"]
    assert found.answer.count("ước") == 1
    assert len([note for note in found.notes if "ước" in note]) == 1


@pytest.mark.parametrize(
    ("question", "value", "printed"),
    [
        ("SIPAS năm 2018 của Tuyên Quang xếp thứ mấy?", "17", "thứ 17/63"),
        ("Chỉ số SIPAS của Tuyên Quang năm 2018 đứng ở vị trí nào?", "17", "thứ 17/63"),
        ("PAPI năm 2018 của Tuyên Quang đứng thứ bao nhiêu cả nước?", "1", "đứng đầu"),
    ],
)
def test_who_asks_for_a_place_gets_the_place_and_the_lock_lets_it_pass(ask, question, value, printed):
    found = ask(question)
    assert [(f.kind, f.value, f.text) for f in found.figures] == [("rank", value, printed)]
    assert f"**{printed}**" in found.answer


def test_a_place_is_no_amount_and_an_amount_no_place(answer):
    assert [f.kind for f in answer("SIPAS của Tuyên Quang năm 2018 đạt bao nhiêu điểm?").figures] == [
        "amount"
    ]
    assert answer("PAPI của Tuyên Quang năm 2018 đạt bao nhiêu điểm?").figures == ()
    assert answer("Diện tích cam sành của Tuyên Quang năm 2018 xếp thứ mấy?").figures == ()


def test_a_month_is_not_answered_with_the_months_up_to_it(answer):
    month = answer("Tuyên Quang khai thác bao nhiêu m3 gỗ rừng trồng trong tháng 11/2018?")
    assert month.status == "refused"
    assert "742.000" in month.answer
    until = answer("Đến hết tháng 11/2018 Tuyên Quang khai thác bao nhiêu m3 gỗ rừng trồng?")
    assert [f.value for f in until.figures] == ["742000"]
