"""A digit is found by what stands around it, so that of two equal numbers the cited one is changed."""

from evals.mutants.letters import bare, likely_places

FILE = "xuat khau dat 25 ty nhap khau dat 25 ty"


def test_of_equal_numbers_the_one_in_the_same_words():
    key = bare(FILE)
    text = "Xuất khẩu đạt 25 tỷ. Nhập khẩu đạt 25 tỷ."
    first, second = text.index("25"), text.rindex("25")
    assert likely_places(key, text, first)[0] == key.index("25")
    assert likely_places(key, text, second)[0] == key.rindex("25")


def test_of_equal_words_the_one_in_the_same_order():
    text = "\n".join(["Vốn 25 tỷ"] * 9)
    key = bare(text)
    at = [i for i in range(len(text)) if text.startswith("25", i)]
    for number, offset in enumerate(at):
        assert likely_places(key, text, offset)[0] == 3 + number * 7


def test_no_place_where_the_digit_is_nowhere():
    assert likely_places("von", "Vốn 25", 4) == []
