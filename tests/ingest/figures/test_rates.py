"""Without these, the parts of a whole all grow under its name, and a share is of an unsaid plan."""

import pytest

_TWO = (
    "Thu phí đạt 79 tỷ đồng, bằng 144% dự toán tỉnh giao (55 tỷ đồng) và 132% chỉ tiêu phấn đấu (60 tỷ đồng)."
)


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Toàn ngành muối tăng 8%, trong đó muối mỏ tăng 9%, muối biển tăng 5%.", "9%", "muối mỏ"),
        ("Toàn ngành muối tăng 8%, trong đó muối mỏ tăng 9%, muối biển tăng 5%.", "5%", "muối biển"),
        ("Sản lượng muối đạt 9 tấn, vẫn tăng 4%.", "4%", "Sản lượng muối"),
        (_TWO, "144%", "Thu phí so với dự toán tỉnh giao"),
        (_TWO, "132%", "Thu phí so với chỉ tiêu phấn đấu"),
        (_TWO, "55 tỷ đồng", "Thu phí so với dự toán tỉnh giao"),
    ],
)
def test_a_rate_is_of_what_moved(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator
