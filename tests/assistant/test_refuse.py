import pytest

from assistant.facts import judge_figures
from assistant.question import read_question
from assistant.refuse import refuse
from assistant.texts import rank_sentences


@pytest.fixture
def refused(gather):
    """The refusal of a question over the session's reports."""

    def call(text: str):
        question, evidence = read_question(text), gather(text)
        return refuse(
            question, judge_figures(question, evidence), rank_sentences(question, evidence), evidence
        )

    return call


def test_a_refusal_has_no_figure_and_says_why(refused):
    answer = refused("Giá vàng hôm nay bao nhiêu?")
    assert (answer.status, answer.figures) == ("refused", ())
    assert answer.answer.startswith(answer.notes[0])


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Doanh thu bán lẻ hàng hóa của Bình Định tháng 3/2011?", "tháng 3/2011"),
        ("Sản lượng khai thác thủy sản của Sóc Trăng năm 2017?", "Sóc Trăng"),
        ("san luong khai thac thuy san cua soc trang nam 2017", "Sóc Trăng"),
        ("Tập đoàn Mây Ngàn Hoa khai thác bao nhiêu tấn thủy sản?", "Mây Ngàn Hoa"),
    ],
)
def test_the_missing_part_is_named(refused, question, named):
    assert named in refused(question).notes[0]


def test_the_nearest_figure_is_cited_and_no_answer(refused):
    answer = refused("Sản lượng khai thác thủy sản của Bình Định năm 2011 là bao nhiêu tấn?")
    assert "220 đến 230 nghìn tấn" in answer.answer
    assert "220 đến 230 nghìn tấn" in answer.citations[0].quote
    assert answer.figures == ()


@pytest.mark.parametrize("place", ["Long An", "Bình Định", "Đồng Nai"])
def test_a_place_that_reports_cover_is_never_called_missing(refused, place):
    """The part that is missing is then another one; naming none at all ended in an error."""
    answer = refused(f"Vốn ODA của tỉnh {place} cho đường sắt đô thị là bao nhiêu?")
    assert place not in answer.notes[0]
    assert "$" not in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai là Giám đốc Sở Công Thương tỉnh Sóc Trăng?", "không có thông tin về Sóc Trăng"),
        ("Sản lượng khai thác thủy sản của Sóc Trăng năm 2017?", "không có số liệu về Sóc Trăng"),
        ("san luong khai thac thuy san cua binh dinh nam 2011", "(năm 2011)"),
    ],
)
def test_the_refusal_speaks_of_what_was_asked(refused, question, said):
    assert said in refused(question).notes[0]


def test_the_nearest_figure_of_another_province_is_called_so(refused):
    answer = refused("Sản lượng khai thác thủy sản của Sóc Trăng năm 2017 là bao nhiêu tấn?")
    assert "là của Bình Định:" in answer.answer


TOWNS = {
    "nam-dinh.txt": """Du lịch Nam Định năm 2022

Nam Định đón 1,2 triệu lượt khách du lịch năm 2022. Du lịch Nam Định khởi sắc.
""",
    "tien-giang.txt": """Nuôi nghêu ở Tiền Giang năm 2022

Tiền Giang có 2.150 ha nuôi nghêu, thu 18.000 tấn nghêu.
""",
}


def test_reports_near_the_topic_are_named_and_no_others(ask_over):
    answer = ask_over(TOWNS, "Khi nào lễ hội du lịch Nam Định năm 2009 khai mạc?")
    assert answer.status == "refused"
    assert "Du lịch Nam Định" in answer.answer
    assert "nghêu" not in answer.answer
    assert "gần chủ đề" not in ask_over(TOWNS, "Vì sao giá bitcoin lao dốc?").answer
