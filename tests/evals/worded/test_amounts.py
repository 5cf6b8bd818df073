"""The first amount that a reader meets is the one that counts; years and periods are none."""

import pytest

from evals.worded.amounts import Judged, judge_amounts, stated_amounts


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Năm 2018, sản lượng đạt **118.450 tấn** [1].", ("118450", "tấn")),
        ("Trong 9 tháng đầu năm 2018, thu 2,5 tỷ đồng.", ("2500000000", "VND")),
        ("Quý I/2018 tăng 4,2% so với cùng kỳ.", ("4.2", "%")),
    ],
)
def test_the_first_amount_is_read_with_its_unit(text, first):
    [(amount, *_), *_] = stated_amounts(text, [])
    assert (f"{amount.value.normalize():f}", amount.unit) == first


@pytest.mark.parametrize(
    ("text", "judged"),
    [
        ("Đạt 118.450 tấn, tăng 4,2%.", (1, 1, 0)),
        ("Tăng 4,2%, đạt 118.450 tấn.", (0, 1, 1)),
        ("Đạt 118.540 tấn.", (0, 0, 1)),
        ("Báo cáo có nêu.", (0, 0, 0)),
    ],
)
def test_right_first_right_somewhere_and_wrong_first(coffee, text, judged):
    found = judge_amounts(coffee(), stated_amounts(text, []), "answered")
    assert (found.first, found.stated, found.wrong) == judged


def test_any_amount_is_wrong_where_nothing_is_known(coffee):
    unknown = coffee(status="refused", figures=[])
    assert judge_amounts(unknown, stated_amounts("Đạt 5 tấn.", []), "answered") == Judged(wrong=1)
    assert judge_amounts(unknown, [], "refused") == Judged(wrong=0)
