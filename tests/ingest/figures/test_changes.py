"""Without these, what was reached is told as growth."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("Xã nâng tỷ lệ dùng nước sạch lên 91%.", "91%", "share_of_total"),
        ("Giá bạc sụt 4%.", "4%", "growth"),
        ("Kho phải đạt độ ẩm 13%.", "13%", "plan"),
    ],
)
def test_a_rate_is_a_level_or_a_change(read_report, text, printed, kind):
    assert read_report(text).one(printed).kind == kind
