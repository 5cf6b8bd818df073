"""Without these, a figure is called by a verb, or by the thing counted beside it."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Công suất trạm bơm đặt tại 5 KCN là 39 m3/giờ.", "39 m3/giờ", "Công suất trạm bơm đặt tại 5 KCN"),
        ("Giá bán 20 đồng/kg trong khi giá thành 22 đồng/kg.", "22 đồng/kg", "giá thành"),
        ("Kho than vượt định mức 5 tấn.", "5 tấn", "Kho than vượt định mức"),
        ("Lũy kế giải ngân đến ngày 31/8/2024 đạt 7.284 tỷ đồng.", "7.284 tỷ đồng", "giải ngân"),
        ("Năm 2022, có 41 thợ đạt giải. Con số này ở năm 2021 là 32 thợ.", "32 thợ", "thợ đạt giải"),
        (
            "Huyện được cấp 56 mã số vùng trồng xuất khẩu.",
            "56 mã số vùng trồng",
            "mã số vùng trồng xuất khẩu",
        ),
        ("Trong số thợ được đào tạo có 90 người đi làm việc xa.", "90 người", "người đi làm việc xa"),
        ("Trong tổng số dự án mới có 12 dự án thủy lợi.", "12 dự án", "dự án thủy lợi"),
        ("Xảy ra 2 vụ ngừng việc với 1.140 người tham gia.", "1.140 người", "người – vụ ngừng việc"),
        ("Gạo: xuất khẩu 8 tấn, kim ngạch 5 triệu USD.", "5 triệu USD", "kim ngạch – Gạo"),
        ("Về thương mại: xuất khẩu 8 triệu USD.", "8 triệu USD", "xuất khẩu"),
        ("Cử 74 đoàn với 312 lượt cán bộ (năm 2022: 41 đoàn, 165 lượt).", "165 lượt", "lượt cán bộ"),
        ("Cử 74 đoàn với 312 lượt cán bộ (năm 2022: 41 đoàn, 165 lượt).", "41 đoàn", "đoàn"),
        ("Có 28 thợ dệt đạt giải (năm trước 17 thợ).", "17 thợ", "thợ dệt đạt giải"),
        ("Nuôi 9 ao tôm, sản lượng 7 tấn (trong đó 3 tấn xuất khẩu).", "3 tấn", "xuất khẩu"),
        ("Tuyến kè từ Cầu Mây (xã A) đến Cầu Đá (xã B) dài 44 km.", "44 km", "dài – Tuyến kè từ Cầu Mây"),
    ],
)
def test_a_name_says_what_is_counted(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator == indicator
