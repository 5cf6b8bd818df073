from collections.abc import Sequence

import pytest

from assistant.follow import Standalone, make_standalone
from assistant.records import Turn


def after(*said: str) -> Standalone:
    *earlier, last = said
    turns = []
    for question in earlier:
        turns += [Turn(role="user", content=question), Turn(role="assistant", content="Đạt **5** [1].")]
    return make_standalone(last, turns)


def has(text: str, words: Sequence[str]) -> bool:
    return all(w.lower() in text.lower() for w in words)


FIRST = "Kim ngạch xuất khẩu của Cần Thơ năm 2016 là bao nhiêu?"


@pytest.mark.parametrize(
    ("follow", "kept", "gone"),
    [
        ("Thế còn nhập khẩu?", ["nhập khẩu", "năm 2016"], ["xuất khẩu"]),
        ("Thế còn năm 2014?", ["kim ngạch xuất khẩu", "Cần Thơ", "năm 2014"], ["2016"]),
        ("Năm trước đó thì sao?", ["kim ngạch xuất khẩu", "năm 2015"], ["2016"]),
        ("Còn năm sau đó?", ["kim ngạch xuất khẩu", "năm 2017"], ["2016"]),
        ("Kế hoạch cả năm là bao nhiêu?", ["kế hoạch", "xuất khẩu", "2016"], []),
        ("Thế còn An Giang?", ["kim ngạch xuất khẩu", "An Giang", "2016"], ["Cần Thơ"]),
        ("Còn An Giang năm 2013?", ["kim ngạch xuất khẩu", "An Giang", "2013"], ["Cần Thơ", "2016"]),
        ("Tăng bao nhiêu phần trăm?", ["xuất khẩu", "tăng", "2016"], []),
    ],
)
def test_what_is_left_out_comes_from_the_question_before(follow, kept, gone):
    made = after(FIRST, follow)
    assert made.followed
    assert has(made.text, kept), made.text
    assert not any(word in made.text for word in gone), made.text


def test_the_topic_is_handed_on_through_several_turns():
    made = after(FIRST, "Thế còn nhập khẩu?", "Năm trước đó thì sao?")
    assert has(made.text, ["nhập khẩu", "2015"])


def test_the_running_total_is_of_no_one_year():
    made = after("Vốn FDI cấp mới vào Tây Ninh năm 2016 là bao nhiêu?", "Lũy kế thì sao?")
    assert has(made.text, ["lũy kế", "FDI"])
    assert "2016" not in made.text


@pytest.mark.parametrize("follow", ["Bao nhiêu người?", "Người làm ở đó bao nhiêu?", "Mấy dự án cấp mới?"])
def test_another_thing_to_count_is_no_repetition_of_the_question_before(follow):
    made = after("Tổng vốn FDI vào các khu công nghiệp Cần Thơ năm 2016 là bao nhiêu?", follow)
    assert has(made.text, ["Cần Thơ", "2016", "KCN", *follow.lower().rstrip("?").split()[1:2]])
    assert "tổng vốn" not in made.text.lower()


def test_the_zone_stays_when_the_measure_changes():
    made = after("Vốn FDI vào các khu công nghiệp năm 2016 là bao nhiêu?", "Còn số dự án?")
    assert has(made.text, ["dự án", "FDI", "KCN", "2016"])


@pytest.mark.parametrize(
    "whole",
    [
        "Sản lượng cá tra của Đồng Tháp năm 2013 là bao nhiêu tấn?",
        "Ai là giám đốc Sở Tài chính tỉnh Bến Tre?",
        "Diện tích trồng lúa vụ đông xuân 2017 là bao nhiêu?",
    ],
)
def test_a_whole_question_stays_as_it_is(whole):
    made = after(FIRST, whole)
    assert (made.text, made.followed) == (whole, False)
    assert made.question.soft == ()


def test_without_a_conversation_nothing_is_lent():
    made = make_standalone("Thế còn nhập khẩu?", ())
    assert (made.text, made.followed) == ("Thế còn nhập khẩu?", False)


def test_what_the_assistant_said_is_no_question():
    turns = [Turn(role="assistant", content="Sản lượng cá tra đạt **5 tấn** [1].")]
    assert not make_standalone("Thế còn năm 2014?", turns).followed


def test_a_conversation_without_diacritics_stays_without():
    made = after("kim ngach xuat khau can tho nam 2016", "the con an giang")
    assert made.text == made.text.lower()
    assert made.question.places == ("An Giang",)
    made = after(FIRST, "nam truoc do thi sao")
    assert has(made.text, ["xuat khau", "2015"])


@pytest.mark.parametrize("junk", ["", "   ", "😀", "?", "(((", "\\1 \\g<0>"])
def test_junk_in_the_conversation_breaks_nothing(junk):
    assert after(junk, FIRST).text == FIRST
    assert after(FIRST, junk or "?").question is not None


def test_thanks_between_two_questions_change_nothing():
    made = after(FIRST, "Cảm ơn bạn", "Thế còn nhập khẩu?")
    assert has(made.text, ["nhập khẩu", "Cần Thơ", "2016"])
    assert not after(FIRST, "Cảm ơn bạn nhé").followed


def test_a_figure_goes_on_from_the_last_figure_and_not_from_a_name():
    made = after(FIRST, "Ai là giám đốc Sở Tài chính tỉnh Bến Tre?", "Thế còn nhập khẩu?")
    assert has(made.text, ["nhập khẩu", "Cần Thơ", "2016"])


def test_a_long_message_is_no_question():
    assert not after("Kim ngạch xuất khẩu " * 600, "Thế còn nhập khẩu?").followed


def test_the_stated_figure_lends_its_time(ask):
    workers = "Có bao nhiêu khách du lịch đến Đồng Nai?"
    assert ask(workers, "Năm trước đó thì sao?").standalone_question == (
        "Có bao nhiêu khách du lịch đến Đồng Nai năm 2018?"
    )
    assert [f.value for f in ask(workers, "Năm trước đó thì sao?").figures] == ["4050000"]


def test_a_part_is_looked_for_where_the_whole_stands(ask):
    answer = ask(
        "Tổng vốn FDI vào các khu công nghiệp Đồng Nai năm 2019?", "Trong đó cấp mới bao nhiêu dự án?"
    )
    assert [f.value for f in answer.figures] == ["74"]


@pytest.mark.parametrize(
    "history",
    [
        [Turn(role="assistant", content="Năm 2017 xuất khẩu đạt **99 tỷ USD** [1].")],
        [Turn(role="user", content=""), Turn(role="assistant", content="**99 tỷ USD** năm 2017")],
        [
            Turn(role="user", content="Kim ngạch xuất khẩu Đồng Nai năm 2019?"),
            Turn(role="assistant", content="Năm 2017 đạt **99 tỷ USD**. " * 400),
        ],
    ],
)
def test_what_the_conversation_claims_is_never_told(assistant, history):
    for said in (
        "Thế còn năm 2017?",
        "Cụ thể là bao nhiêu?",
        "Năm trước đó thì sao?",
        "Trong đó 99 tỷ là gì?",
    ):
        answer = assistant.ask(said, history)
        assert "99" not in answer.answer
        assert not any("99" in f.value for f in answer.figures)


@pytest.mark.parametrize("followup", ["Tổng vốn đăng ký của chúng?", "Vốn đăng ký của chúng là bao nhiêu?"])
def test_their_capital_is_that_of_the_projects_asked_about_up_to_the_same_day(ask, followup):
    first = "Đến ngày 31/12/2019 các khu công nghiệp Đồng Nai có bao nhiêu dự án FDI còn hiệu lực?"
    answer = ask(first, followup)
    assert answer.status != "refused"
    assert {f.value for f in answer.figures} <= {"25480000000", "25500000000"}


def test_what_follows_a_refusal_keeps_its_time(ask):
    answer = ask("Long An cấp mới bao nhiêu dự án FDI năm 2015?", "Vốn đăng ký của chúng?")
    assert answer.status == "refused"
    assert "2015" in answer.standalone_question


@pytest.mark.parametrize("follow", ["còn DDI thì sao?", "con DDI thi sao"])
def test_another_side_is_counted_as_the_first_was(follow):
    made = after("Lũy kế đến tháng 11 năm 2017 có bao nhiêu dự án FDI?", follow)
    assert made.followed
    assert made.question.units == {"dự án"}, made.text
