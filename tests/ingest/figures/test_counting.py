"""Without these, a herd is "con", and a country's projects are everybody's."""

import pytest


@pytest.mark.parametrize(
    ("text", "printed", "indicator"),
    [
        ("Đàn dê 8.300 con, tăng 2%; đàn ngựa 710 con.", "710 con", "đàn ngựa – con"),
        ("Khách tham quan đạt 41 nghìn lượt người.", "41 nghìn lượt người", "Khách tham quan"),
        ("Chia theo nước: Ý 5 dự án, vốn 9 triệu USD; Bỉ 3 dự án.", "3 dự án", "Bỉ – dự án"),
        ("Huyện có 31 xã đạt chuẩn đô thị.", "31 xã", "xã đạt chuẩn đô thị"),
        ("Cảng có 12 cầu tàu đã đi vào hoạt động với công suất 4 triệu tấn.", "4 triệu tấn", "công suất – "),
        ("Có 90 phòng, trong đó kiên cố 80 phòng.", "80 phòng", "kiên cố – phòng"),
        ("Bình quân mỗi ngày có 13 xe hàng qua cầu.", "13 xe", "Bình quân mỗi ngày – xe hàng"),
        ("Số khách Lào cũng tăng 23%, đạt 4.100 người.", "4.100 người", "Số khách Lào"),
        ("Phát hiện 30 vụ trộm điện.", "30 vụ", "Phát hiện – vụ trộm điện"),
        ("Toàn huyện có 6 dự án được cấp phép.", "6 dự án", "dự án được cấp phép"),
    ],
)
def test_what_is_counted_is_told_from_its_like(read_report, text, printed, indicator):
    assert read_report(text).one(printed).indicator.startswith(indicator)


def test_a_change_in_a_count_is_of_what_was_counted_by_the_same_noun(read_report):
    found = read_report("Cháy 9 vụ, làm chết 2 người; so với cùng kỳ giảm 3 vụ, tăng 1 người chết.")
    assert found.one("3 vụ").indicator == found.one("9 vụ").indicator
    assert found.one("1 người").indicator == found.one("2 người").indicator
