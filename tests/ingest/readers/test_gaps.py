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
        ("B Á O C Á O", "B Á O C Á O"),
        ("A B C", "A B C"),
        ("Thu đạt 5", "Thu đạt 5"),
    ],
)
def test_letter_spaced_headings(printed, read):
    assert close_up(printed) == read
