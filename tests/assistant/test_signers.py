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


def test_the_office_and_the_number_of_a_report_tell_which_is_meant(ask_over):
    files = {"bac-kan.txt": FIRST, "tuyen-quang.txt": SECOND.replace("31/BC-STC", "58/BC-STC")}
    for question, name in [
        ("Phó Giám đốc nào ký báo cáo tài chính - ngân sách năm 2023 tỉnh Bắc Kạn?", "Nông Thị Hạnh"),
        ("Ai là Phó Giám đốc ký báo cáo tài chính - ngân sách năm 2023 tỉnh Bắc Kạn?", "Nông Thị Hạnh"),
        ("Ai ký báo cáo số 58/BC-STC?", "Lê Đức Long"),
    ]:
        assert name in ask_over(files, question).answer


@pytest.mark.parametrize(
    "question",
    [
        "Báo cáo công tác tài chính - ngân sách năm 2023 của tỉnh Bắc Kạn mang số nào?",
        "báo cáo tài chính - ngân sách năm 2023 tỉnh Bắc Kạn số bao nhiêu?",
    ],
)
def test_a_reports_number_is_read_from_its_head(ask_over, question):
    answer = ask_over({"bac-kan.txt": FIRST}, question)
    assert "31/BC-STC" in answer.answer
    assert answer.citations[0].page == 1


def test_the_number_of_a_resolution_is_not_the_reports(ask_over):
    question = "Nghị quyết về tài chính - ngân sách năm 2023 của tỉnh Bắc Kạn mang số mấy?"
    assert "31/BC-STC" not in ask_over({"bac-kan.txt": FIRST}, question).answer
