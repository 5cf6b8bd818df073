"""Words judged: what is spelt as Vietnamese counts, what an unknown encoding made of it does not."""

import pytest

from ingest.syllables import FEW, is_english, is_known, is_spelt, known_share

REPORT = (
    "Tổng vốn đầu tư nước ngoài thu hút vào các khu công nghiệp đạt 2.061,53 triệu USD, bằng 82,5% kế hoạch; "
    "UBND thành phố giao Ban Quản lý Khu kinh tế (BQL) hòa giải, hoà nhập, giữ quỹ đất và nghỉ lễ."
)
ENGLISH = (
    "The city is home to more than twelve industrial parks, and most of the projects that were licensed by "
    "the authority are for electronics, with a growing share of logistics which has been encouraged."
)


@pytest.mark.parametrize(
    "word",
    [
        "nghiệp",
        "Nghĩa",
        "giếng",
        "gì",
        "gìn",
        "quỳnh",
        "quốc",
        "khuỷu",
        "thuở",
        "xoong",
        "hoạch",
        "yếu",
        "ĐẦU",
        "khuya",
    ],
)
def test_syllables_of_every_shape_are_spelt(word):
    assert is_spelt(word)


@pytest.mark.parametrize(
    "word",
    ["", "héi", "vèn®", "côte", "ngiệp", "kủa", "cế", "thùc", "hoắć", "Müller", "b", "ườươ", "1"],
)
def test_what_breaks_a_rule_is_not(word):
    assert not is_spelt(word)


def test_words_typed_without_marks_are_known():
    assert [is_known(word) for word in ("truong", "logistics", "tr­êng", "®Çu")] == [True, False, False, False]


def test_share_of_a_report_is_high_and_of_a_wrong_encoding_low():
    assert known_share(REPORT) == 1.0
    assert known_share(REPORT.encode().decode("latin-1")) < 0.5


def test_too_few_words_are_not_judged():
    assert known_share("Chỉ tiêu 2022 2023 12,5% UBND") is None
    assert known_share("vốn " * (FEW - 1)) is None


def test_english_is_a_language_and_no_garbage():
    assert is_english(ENGLISH)
    assert not is_english(REPORT)
    assert not is_english("")
