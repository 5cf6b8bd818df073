"""Who signed stands at a report's end, not with anybody that it names."""

import pytest

FIRST = """UBND TỈNH BẮC KẠN
SỞ TÀI CHÍNH
Số: 31/BC-STC
Bắc Kạn, ngày 20 tháng 12 năm 2023

BÁO CÁO
Kết quả công tác tài chính - ngân sách năm 2023 tỉnh Bắc Kạn

I. KẾT QUẢ
Thu ngân sách nhà nước năm 2023 trên địa bàn tỉnh Bắc Kạn đạt 912 tỷ đồng. Đoàn kiểm tra do ông Trần Văn \
Bình làm trưởng đoàn đã ký kết luận về 14 đơn vị.

II. NHIỆM VỤ NĂM 2024
Phấn đấu thu ngân sách 950 tỷ đồng.

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nông Thị Hạnh
"""
SECOND = (
    FIRST.replace("Bắc Kạn", "Tuyên Quang")
    .replace("BẮC KẠN", "TUYÊN QUANG")
    .replace("Nông Thị Hạnh", "Lê Đức Long")
)
UNSIGNED = FIRST.replace("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNông Thị Hạnh\n", "")


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai ký báo cáo tài chính - ngân sách năm 2023 của tỉnh Bắc Kạn?", "Nông Thị Hạnh"),
        ("Báo cáo công tác tài chính năm 2023 của Tuyên Quang do ai ký?", "Lê Đức Long"),
        ("ai ky bao cao tai chinh ngan sach nam 2023 cua tinh tuyen quang", "Lê Đức Long"),
    ],
)
def test_the_name_below_the_office_signed(ask_over, question, name):
    answer = ask_over({"bac-kan.txt": FIRST, "tuyen-quang.txt": SECOND}, question)
    assert answer.status == "answered"
    assert name in answer.answer


@pytest.mark.parametrize(
    ("files", "question"),
    [
        ({"bac-kan.txt": UNSIGNED}, "Ai ký báo cáo tài chính - ngân sách năm 2023 của tỉnh Bắc Kạn?"),
        ({"bac-kan.txt": FIRST}, "Ai ký báo cáo tài chính - ngân sách năm 2023 của tỉnh Sơn La?"),
        ({"bac-kan.txt": FIRST}, "Ai ký báo cáo tài chính - ngân sách năm 2019 của tỉnh Bắc Kạn?"),
    ],
)
def test_nobody_is_named_for_a_report_without_signature_or_one_that_is_not_there(ask_over, files, question):
    assert ask_over(files, question).status == "refused"
