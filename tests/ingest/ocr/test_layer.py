"""A page with good text is never read from its picture, and a page with bad text always is."""

import pytest

from ingest.ocr.layer import MOSTLY, needed_cover

GOOD = ["Năm 2023, tổng vốn đầu tư nước ngoài trên địa bàn tỉnh đạt 412,6 triệu USD."] * 12


def test_good_text_stays():
    assert needed_cover(GOOD) is None


def test_page_of_figures_with_few_letters_is_no_garbage():
    assert needed_cover(["Quý I 1.235 2.480 3.215 4.002 9,6 8,5"] * 20) in (None, MOSTLY)


@pytest.mark.parametrize("lines", [[], [""], [" ", "\t"]])
def test_page_without_text_is_read_whatever_covers_it(lines):
    assert needed_cover(lines) == 0.0


@pytest.mark.parametrize(
    "lines",
    [
        ["\x03\x04\x05\x06" * 30] * 10,
        ["\ue001\ue002\ue003 tổng"] * 40,
        ["(cid:12)(cid:7)(cid:99)"] * 40,
        ["�" * 9] * 60,
    ],
    ids=["control", "private use", "codes", "replacement"],
)
def test_layer_that_is_no_text_is_thrown_away(lines):
    assert needed_cover(lines) == 0.0


@pytest.mark.parametrize(
    "lines", [["Ký bởi: Sở Kế hoạch", "18/12/2023"], ["Zxq wrtk lkjh gfdsx mnbvc qwrtp zxcvb trlrrl"] * 20]
)
def test_stamp_or_bad_guess_counts_only_where_no_picture_covers_the_page(lines):
    assert needed_cover(lines) == MOSTLY
