"""Torn words are mended only in torn files: a sound text must come through unchanged."""

import pytest

from ingest.readers.gaps import close_up, is_torn, mend

TORN = (
    "Tỉnh th u hút đ ầu t ư, ph át tri ển c ông ngh iệp v à d ịch v ụ; ng ân sách đ ạt k ế hoạch n ăm 2023."
)
SOUND = "Ông ấy ăn ở nhà có ý an toàn; thu đạt 12 km và 5 kg, do TP và UBND xã A, B, C quản lý."


def test_torn_file_is_noticed_and_mended():
    assert is_torn([TORN])
    assert (
        mend(TORN)
        == "Tỉnh thu hút đầu tư, phát triển công nghiệp và dịch vụ; ngân sách đạt kế hoạch năm 2023."
    )


def test_sound_text_is_left_alone():
    assert not is_torn([SOUND] * 50)
    assert mend(SOUND) == SOUND


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("B Á O  C Á O", "BÁO CÁO"),
        ("A B C", "A B C"),
        ("Thu đạt 5", "Thu đạt 5"),
    ],
)
def test_letter_spaced_headings(printed, read):
    assert close_up(printed) == read


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        ("B Á O C Á O", "BÁO CÁO"),
        ("T H Ô N G B Á O", "THÔNG BÁO"),
        ("K Ế H O Ạ C H", "KẾ HOẠCH"),
        ("Q u y ế t đ ị n h", "Quyết định"),
        ("T H À N H A N", "T H À N H A N"),
        ("A B C D E F", "A B C D E F"),
        ("A Đ E", "A Đ E"),
        ("Đ V T", "Đ V T"),
        ("Cột A B C D Đ", "Cột A B C D Đ"),
    ],
)
def test_letters_set_apart_become_words_where_only_one_reading_is(apart, words):
    assert close_up(apart) == words
