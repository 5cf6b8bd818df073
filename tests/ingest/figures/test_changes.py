"""Without these, what was reached is told as growth."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("Xã nâng tỷ lệ dùng nước sạch lên 91%.", "91%", "share_of_total"),
        ("Giá bạc sụt 4%.", "4%", "growth"),
        ("Kho phải đạt độ ẩm 13%.", "13%", "plan"),
        ("Nợ xấu ước tăng lên khoảng 4% dư nợ.", "4%", "share_of_total"),
        ("Nợ muối giảm 90 tỷ đồng bằng khoảng 3% số phải thu.", "3%", "share_of_total"),
        ("Phí bến từ 700 đồng/tấn lên tối đa 900 đồng/tấn.", "700 đồng/tấn", "base"),
        ("Phí bến từ 700 đồng/tấn lên tối đa 900 đồng/tấn.", "900 đồng/tấn", "amount"),
        ("Giá điện là 90 đồng, thấp hơn Lào 20 đồng.", "20 đồng", "growth"),
        ("Tơ đạt 90 tấn, cao hơn mức 70 tấn.", "70 tấn", "base"),
    ],
)
def test_a_rate_is_a_level_or_a_change(read_report, text, printed, kind):
    assert read_report(text).one(printed).kind == kind
