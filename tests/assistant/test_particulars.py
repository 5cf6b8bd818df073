"""What a question pins down besides its topic decides which sentence answers it."""

import pytest

FAIR = """Hội chợ Thủy sản Miền Trung

Đây là thông điệp của đoàn doanh nghiệp do Ủy ban nhân dân thành phố Huế cử đi, gửi tới khách hàng tại Hội \
chợ Thủy sản Miền Trung lần thứ 8, diễn ra trong các ngày 3-6/5. Sau khi dự Hội chợ Thủy sản Miền Trung lần \
thứ 8, đoàn sẽ tổ chức một cuộc tọa đàm tại thành phố Pleiku với 40 doanh nghiệp.
"""
FAIR_HELD = FAIR + "\nHội chợ Thủy sản Miền Trung lần thứ 8 khai mạc tại thành phố Quy Nhơn vào sáng 3/5.\n"

ACCIDENTS = """Tai nạn lao động quý I năm 2023

Có 22 địa phương có số vụ tai nạn lao động tăng, trong đó 9 tỉnh tăng trên 20% là: Hà Nam, Phú Thọ, Long An. \
Các tỉnh còn lại có số vụ tai nạn lao động giảm.
"""
PLANTS = """Hai nhà máy mới năm 2023

Ngày 8/2/2023, Công ty Thành Nam khởi công nhà máy Bao bì Việt Trung và khách sạn Hòn Chồng. Nhà máy Bao bì \
Việt Trung nằm trong KCN Phú Bài, rộng 6 ha.
"""
PLANTS_NOWHERE = PLANTS.replace(
    "nằm trong KCN Phú Bài, rộng 6 ha", "nằm trong một khu công nghiệp rộng 60 ha"
)

EXAM = """Kỳ thi vào lớp 6 ở Bến Tre

Sở Giáo dục và Đào tạo Bến Tre đã công bố số điện thoại đường dây nóng của kỳ thi để phụ huynh phản ánh. \
Số điện thoại đường dây nóng là: 0275.3822190.
"""
PRESS = """Diễn đàn Cà phê Gia Lai lần thứ 3

Ngày 6/2/2023, Ban tổ chức họp báo về Diễn đàn Cà phê Gia Lai lần thứ 3. Có 200 đại biểu sẽ dự.
"""
PRESS_HELD = PRESS + "\nDiễn đàn Cà phê Gia Lai lần thứ 3 họp ngày 11/3/2023 tại Pleiku.\n"


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (FAIR_HELD, "Hội chợ Thủy sản Miền Trung lần thứ 8 diễn ra ở thành phố nào?", "Quy Nhơn"),
        (PLANTS, "Nhà máy Bao bì Việt Trung nằm ở khu công nghiệp nào?", "KCN Phú Bài"),
        (EXAM, "Số điện thoại đường dây nóng kỳ thi vào lớp 6 Bến Tre là gì?", "0275.3822190"),
        (PRESS_HELD, "Diễn đàn Cà phê Gia Lai lần thứ 3 họp ngày nào?", "11/3/2023"),
        (PRESS, "Họp báo về Diễn đàn Cà phê Gia Lai lần thứ 3 diễn ra ngày nào?", "6/2/2023"),
        (ACCIDENTS, "Những tỉnh nào có số vụ tai nạn lao động tăng trên 20%?", "Long An"),
    ],
)
def test_the_sentence_that_tells_just_that_answers(ask_over, text, question, told):
    answer = ask_over({"tin.txt": text}, question)
    assert answer.status == "answered"
    assert told in answer.answer
    assert told in answer.citations[0].quote


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (FAIR, "Hội chợ Thủy sản Miền Trung lần thứ 8 diễn ra ở thành phố nào?"),
        (ACCIDENTS, "Những tỉnh nào có số vụ tai nạn lao động tăng trên 50%?"),
        (PLANTS_NOWHERE, "Nhà máy Bao bì Việt Trung nằm ở khu công nghiệp nào?"),
        (EXAM.replace("0275.3822190", "đang cập nhật"), "Số điện thoại đường dây nóng kỳ thi Bến Tre là gì?"),
        (PRESS, "Diễn đàn Cà phê Gia Lai lần thứ 3 họp ngày nào?"),
    ],
)
def test_a_sentence_on_the_topic_that_does_not_tell_it_does_not_answer(ask_over, text, question):
    assert ask_over({"tin.txt": text}, question).status == "refused"
