"""What a question asks for decides which passage answers it."""

import pytest

from vectorstore.rerank.asking import read_asked

WANTS = ("quantity", "time", "person", "place", "reason", "manner", "thing", "choice")


def wanted(question: str) -> set[str]:
    return {name for name, said in zip(WANTS, read_asked(question).wants, strict=True) if said}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Có bao nhiêu dự án đang hoạt động?", "quantity"),
        ("co bao nhieu du an dang hoat dong", "quantity"),
        ("Khu công nghiệp được thành lập năm nào?", "time"),
        ("Ai ký báo cáo?", "person"),
        ("Nhà máy đặt ở đâu?", "place"),
        ("Vì sao vốn giảm?", "reason"),
        ("Công tác xúc tiến được thực hiện như thế nào?", "manner"),
    ],
)
def test_the_kind_of_answer(question: str, kind: str) -> None:
    assert kind in wanted(question)


def test_a_word_inside_another_is_not_a_question_word() -> None:
    assert "person" not in wanted("Tài khoản của doanh nghiệp")
    assert "place" not in wanted("Tổng vốn đầu tư là bao nhiêu?")


def test_words_that_say_nothing_weigh_little() -> None:
    asked = read_asked("Tổng vốn của Kyocera là bao nhiêu?")
    weight = dict(zip(asked.terms, asked.weights, strict=True))
    assert weight["kyocera"] > 3 * weight["của"]
    assert weight["vốn"] > weight["là"]


def test_what_stands_by_the_question_word_is_the_focus() -> None:
    asked = read_asked("Quốc gia nào dẫn đầu về vốn đăng ký?")
    assert {"quốc", "gia"} <= {asked.terms[i] for i in asked.focus}


def test_names_and_numbers_are_told_apart() -> None:
    asked = read_asked("Vốn của Pegatron năm 2022 là 2,0826 tỷ phải không?")
    assert [asked.terms[i] for i in asked.capitals] == ["pegatron"]
    assert [asked.terms[i] for i in asked.numbers] == ["2022", "2,0826"]


@pytest.mark.parametrize("question", ["", "   ", "?!", "🙂🙂", "投资额是多少", "của và là", "a" * 2000])
def test_any_question_is_read(question: str) -> None:
    asked = read_asked(question)
    assert len(asked.terms) == len(asked.weights)
    assert all(weight > 0 for weight in asked.weights)
