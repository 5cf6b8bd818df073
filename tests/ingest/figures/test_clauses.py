"""Clauses: a word given to the wrong number makes a wrong fact."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.figures.clauses import own_words, split_clauses
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods


def cut(text):
    return split_clauses(text, read_numbers(text), read_periods(text, year=2023))


def parts(text):
    return [text[c.start : c.end].strip() for c in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Năm 2021, tỉnh trồng 1.200 ha rừng, tăng 8%; khai thác 45.000 m3 gỗ.",
            ["Năm 2021", "tỉnh trồng 1.200 ha rừng", "tăng 8%", "khai thác 45.000 m3 gỗ"],
        ),
        (
            "Sản lượng cá, tôm, cua nuôi lồng đạt 5,5 nghìn tấn.",
            ["Sản lượng cá, tôm, cua nuôi lồng đạt 5,5 nghìn tấn"],
        ),
        (
            "Có 40 dự án nằm trong khu công nghiệp, khu kinh tế với 90 triệu USD.",
            ["Có 40 dự án nằm trong khu công nghiệp, khu kinh tế với 90 triệu USD"],
        ),
        (
            "Tổng sản phẩm trên địa bàn (GRDP) năm 2022 đạt 98 nghìn tỷ đồng.",
            ["Tổng sản phẩm trên địa bàn (GRDP) năm 2022 đạt 98 nghìn tỷ đồng"],
        ),
        (
            "Nguồn vốn gồm: trung ương 200 tỷ đồng, tỉnh 150 tỷ đồng.",
            ["Nguồn vốn gồm", "trung ương 200 tỷ đồng", "tỉnh 150 tỷ đồng"],
        ),
    ],
)
def test_a_clause_is_what_one_subject_governs(text, expected):
    assert parts(text) == expected


def test_a_decimal_comma_does_not_cut():
    assert parts("Tỷ lệ che phủ rừng đạt 41,5%.") == ["Tỷ lệ che phủ rừng đạt 41,5%"]


def test_brackets_are_asides_and_what_follows_is_not():
    text = "Thu thuế 950 tỷ đồng (năm 2020: 880 tỷ đồng; tăng 8%), đạt 101% dự toán."
    found = {text[c.start : c.end].strip(" ,"): c.aside for c in cut(text)}
    assert found["năm 2020"]
    assert found["880 tỷ đồng"]
    assert found["tăng 8%"]
    assert not found["Thu thuế 950 tỷ đồng"]
    assert not found["đạt 101% dự toán"]


def test_a_list_mark_opens_no_aside():
    assert not any(c.aside for c in cut("a) Cấp mới 12 giấy phép; b) thu hồi 3 giấy phép."))


def words_of(text):
    numbers = read_numbers(text)
    return {
        w.number.text: (text[slice(*w.before)].strip(), text[slice(*w.after)].strip(" ."))
        for w in own_words(text, numbers, split_clauses(text, numbers))
    }


def test_words_between_two_numbers_go_to_the_one_they_lean_on():
    found = words_of("Tỉnh cấp phép 14 dự án chế biến gỗ với tổng vốn 320 tỷ đồng.")
    assert found["14 dự án"] == ("Tỉnh cấp phép", "chế biến gỗ")
    assert found["320 tỷ đồng"] == ("với tổng vốn", "")


def test_foreign_capital_belongs_to_the_noun_before_it():
    """Else 954 projects of foreign investors would be 954 projects of anybody."""
    found = words_of("Có 954 dự án có vốn đầu tư nước ngoài từ 39 nước.")
    assert found["954 dự án"][1].startswith("có vốn đầu tư nước ngoài")


PIECES = [
    "đạt",
    "tăng",
    ",",
    ";",
    ":",
    "(",
    ")",
    "12%",
    "3,5 tỷ đồng",
    "40 dự án",
    "với",
    "trong đó",
    "tỉnh",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_every_quantity_lies_in_one_clause_and_words_do_not_cross(text):
    numbers = read_numbers(text)
    clauses = split_clauses(text, numbers)
    found = own_words(text, numbers, clauses)
    assert all(a.end <= b.start for a, b in pairwise(clauses))
    quantities = [n for n in numbers if n.kind in ("quantity", "bare", "fraction")]
    assert [w.number for w in found] == quantities
    for words in found:
        clause = clauses[words.clause]
        assert clause.start <= words.before[0] <= words.before[1] == words.number.start
        assert words.number.end == words.after[0] <= words.after[1]
