"""Without these, a plan is told as what was reached, and what was reached as a plan."""

import pytest

_LISTED = "Có 3/4 khoản đạt và vượt dự toán: phí cảng 70 tỷ đồng (113%); thuế muối 20 tỷ đồng (105%)."


@pytest.mark.parametrize(
    ("text", "printed", "kind"),
    [
        ("Số thợ là 610 người, thấp hơn kế hoạch (kế hoạch đặt ra là 640 người).", "640 người", "plan"),
        ("Năm 2025, số thợ là 610 người, thấp hơn so với kế hoạch.", "610 người", "count"),
        ("Muối xuất đi tăng 9% so với 7 tỷ đồng như kế hoạch.", "7 tỷ đồng", "plan"),
        ("Huyện không đạt mục tiêu do hụt nguồn thu 28 tỷ đồng.", "28 tỷ đồng", "amount"),
        ("Xưởng đặt mục tiêu doanh thu 28 tỷ đồng.", "28 tỷ đồng", "plan"),
        ("Theo báo cáo 2016, xưởng đề ra mục tiêu thu đạt 28 tỷ đồng, lãi 3 tỷ đồng.", "3 tỷ đồng", "plan"),
        ("Xưởng đề ra các chỉ tiêu: sản lượng đạt 9 tấn, lãi đạt 2 tỷ đồng.", "9 tấn", "plan"),
        ("Xưởng đề ra các chỉ tiêu: sản lượng đạt 9 tấn, lãi đạt 2 tỷ đồng.", "2 tỷ đồng", "plan"),
        ("Mức chi tiêu bình quân của khách là 2,6 triệu đồng.", "2,6 triệu đồng", "amount"),
        (_LISTED, "70 tỷ đồng", "amount"),
        (_LISTED, "113%", "share_of_plan"),
        (_LISTED, "105%", "share_of_plan"),
    ],
)
def test_a_plan_is_called_so_or_set(read_report, text, printed, kind):
    assert read_report(text).one(printed).kind == kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Phấn đấu tăng trưởng GRDP quý II đạt 11,5% trở lên, thu ngân sách 9.500 tỷ đồng.",
            ["plan", "plan"],
        ),
        ("Năm 2024 phấn đấu tốc độ tăng trưởng kinh tế đạt 8,5%.", ["plan"]),
        ("Nhờ phấn đấu vượt khó, GRDP tăng 8%.", ["growth"]),
        ("GRDP tăng 8%, mục tiêu là tăng 9%.", ["growth", "plan"]),
    ],
)
def test_a_rise_that_is_striven_for_is_a_plan(read_report, text, kinds):
    assert [f.kind for f in read_report(text).figures] == kinds
