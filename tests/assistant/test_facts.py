import pytest

from assistant.candidate import Candidate
from assistant.facts import judge_figures
from assistant.question import read_question


@pytest.fixture
def rank(gather):
    """Candidates for a question over the session's reports, best first."""
    return lambda text: judge_figures(read_question(text), gather(text))


def of(ranked: list[Candidate], text: str) -> Candidate:
    (found,) = [c for c in ranked if c.figure.text == text]
    return found


def test_the_answer_stands_first_and_nothing_speaks_against_it(rank):
    ranked = rank("Kim ngạch nhập khẩu của Đồng Nai năm 2019 là bao nhiêu?")
    assert ranked[0].figure.text == "16,02 tỷ USD"
    assert ranked[0].answers
    assert not of(ranked, "19,76 tỷ USD").answers or of(ranked, "19,76 tỷ USD").score < ranked[0].score


@pytest.mark.parametrize(
    ("question", "text", "missed"),
    [
        ("Kim ngạch xuất khẩu của Đồng Nai năm 2012 là bao nhiêu?", "19,76 tỷ USD", "period"),
        ("Kim ngạch xuất khẩu của Nghệ An năm 2019 là bao nhiêu?", "19,76 tỷ USD", "place"),
        ("Công ty Hồng Hạc Bay có vốn đầu tư bao nhiêu?", "185 triệu USD", "name"),
        ("Kim ngạch xuất khẩu của Đồng Nai năm 2019 là bao nhiêu?", "7,1%", "unit"),
        ("Vốn đầu tư trong nước vào các KCN năm 2019?", "1.234,56 triệu USD", "scope"),
        ("Vốn cấp mới vào các KCN Đồng Nai năm 2019?", "622,26 triệu USD", "scope"),
        ("Số ca sốt xuất huyết ở Đồng Nai năm 2019?", "612.450 lao động", "words"),
    ],
)
def test_a_figure_of_something_else_says_what_it_lacks(rank, question, text, missed):
    candidate = of(rank(question), text)
    assert missed in candidate.misses
    assert not candidate.answers


def test_a_figure_for_the_whole_country_is_no_province_s(rank):
    candidate = of(rank("Kim ngạch xuất khẩu của cả nước năm 2019 là bao nhiêu?"), "19,76 tỷ USD")
    assert "scope" in candidate.misses


def test_scores_and_order_are_the_same_every_time(rank):
    question = "Đồng Nai năm 2019 cấp mới bao nhiêu dự án?"
    one, two = rank(question), rank(question)
    assert [(c.figure.ordinal, c.score) for c in one] == [(c.figure.ordinal, c.score) for c in two]
    assert [len(c.misses) for c in one] == sorted(len(c.misses) for c in one)


def test_people_are_counted_under_any_of_their_names(rank):
    ranked = rank("Có bao nhiêu lao động nước ngoài trong các khu công nghiệp?")
    assert (ranked[0].figure.text, ranked[0].figure.unit) == ("7.215 người", "người")


def test_words_gathered_from_around_a_figure_do_not_make_it_an_answer(rank):
    """Such answers were mostly figures of something else in the same passage."""
    ranked = rank("Chi phí bảo hộ của người lao động trong các khu công nghiệp?")
    assert all(not c.answers for c in ranked if c.own < 0.35 and c.covered < 0.78 and c.score < 0.7)


TRADE = """Nhập khẩu chậm lại

Nhập khẩu phân bón trong tháng 7/2019 đạt 120 triệu USD, giảm 4,5% so với tháng trước. Giá phân bón vẫn cao.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nhập khẩu phân bón đến hết tháng 7/2019 giảm bao nhiêu phần trăm?", []),
        ("Nhập khẩu phân bón tháng 7/2019 giảm bao nhiêu phần trăm?", ["4,5%"]),
    ],
)
def test_a_change_against_the_month_before_is_of_no_longer_time(ask_over, question, told):
    assert [f.text for f in ask_over({"nhap-khau.txt": TRADE}, question).figures] == told
