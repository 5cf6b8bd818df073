import pytest

from assistant.remark import is_courtesy, read_remark


@pytest.mark.parametrize(
    ("said", "core"),
    [
        ("Thế còn nhập khẩu?", "nhập khẩu"),
        ("Dạ cho em hỏi thêm, còn DDI thì sao ạ?", "DDI"),
        ("Vậy năm 2022?", "năm 2022"),
        ("the con nhap khau thi sao a", "nhap khau"),
        ("Trong đó xuất khẩu?", "xuất khẩu"),
        ("Đạt bao nhiêu %?", "Đạt bao nhiêu %"),
        ("Còn trong khu công nghiệp thì sao?", "trong khu công nghiệp"),
    ],
)
def test_courtesy_and_ties_are_no_topic(said, core):
    assert read_remark(said).core == core


@pytest.mark.parametrize("said", ["Thế giới có bao nhiêu nước đầu tư?", "Thu hút bao nhiêu vốn?", "Vốn FDI?"])
def test_words_that_only_look_like_ties_stay(said):
    assert read_remark(said).core == said.rstrip("?")


@pytest.mark.parametrize(
    ("said", "step", "by"),
    [
        ("Năm trước đó thì sao?", "year", -1),
        ("nam sau thi sao", "year", 1),
        ("Quý trước?", "quarter", -1),
        ("Cùng kỳ năm trước thì sao?", "same", -1),
        ("Giai đoạn trước đó?", "stage", -1),
        ("So với năm trước thì tăng bao nhiêu?", None, 0),
        ("Tăng bao nhiêu so với cùng kỳ?", None, 0),
    ],
)
def test_a_step_in_time_is_told_from_a_comparison(said, step, by):
    made = read_remark(said)
    assert (made.step, made.by) == (step, by)


def test_thanks_ask_nothing():
    assert is_courtesy("Cảm ơn bạn nhé!")
    assert is_courtesy("ok")
    assert not is_courtesy("Cảm ơn, còn nhập khẩu?")


@pytest.mark.parametrize(
    ("text", "core", "tied"),
    [
        ("Tổng vốn đăng ký của chúng?", "Tổng vốn đăng ký", True),
        ("tong von dang ky cua chung la bao nhieu", "tong von dang ky la bao nhieu", True),
        ("Diện tích của chung cư Hoàng Huy?", "Diện tích của chung cư Hoàng Huy", False),
        ("Tỷ lệ của nợ xấu?", "Tỷ lệ của nợ xấu", False),
    ],
)
def test_a_mere_pronoun_ties_and_a_word_that_looks_like_one_does_not(text, core, tied):
    remark = read_remark(text)
    assert (remark.core, remark.tied) == (core, tied)
