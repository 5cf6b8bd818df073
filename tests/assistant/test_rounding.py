"""A headline that rounds is answered with the exact value of the text below it."""

import pytest

TOURISM = """Bạc Liêu đón hơn 300 ngàn lượt du khách trong dịp Xuân Canh Tý

Nhân dịp Xuân Canh Tý, tổng lượt khách đến tham quan các khu, điểm du lịch trên địa bàn tỉnh Bạc Liêu ước \
đạt 317.462 lượt, tăng 21,4% so với cùng kỳ năm 2019, trong đó khách quốc tế đạt trên 4.215 lượt.
"""

TRADE = """Quý đầu năm, cả nước xuất siêu hơn 2 tỷ USD

Tổng cục Hải quan vừa công bố số liệu. Cụ thể, quý I/2021 xuất khẩu đạt 78,4 tỷ USD, nhập khẩu đạt 76,061 tỷ \
USD. Như vậy, hết quý I/2021, cả nước xuất siêu 2,339 tỷ USD.
"""

CASHEW = """Điều nhân tìm đường ra thế giới

Năm 2019 xuất khẩu điều nhân thu về hơn 3 tỷ USD. Năm 2018, xuất khẩu điều nhân đạt 3,37 tỷ USD. \
Nhập khẩu điều thô năm 2019 đạt 2,17 tỷ USD.
"""


BONDS = """Đến 6/7/2019, kho bạc đã huy động gần 131 nghìn tỷ trái phiếu

Tính đến hết ngày 6/7/2019, tổng khối lượng vay qua trái phiếu đạt 130.944,7 tỷ đồng.
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (BONDS, "Đến 6/7/2019 kho bạc huy động được bao nhiêu trái phiếu?", "130.944,7 tỷ đồng"),
        (TOURISM, "Dịp Xuân Canh Tý có bao nhiêu lượt khách tới Bạc Liêu?", "317.462 lượt"),
        (TOURISM, "bac lieu don bao nhieu luot khach dip xuan canh ty", "317.462 lượt"),
        (TRADE, "Quý I/2021 cả nước xuất siêu bao nhiêu?", "2,339 tỷ USD"),
        (CASHEW, "Năm 2019 xuất khẩu điều nhân thu về bao nhiêu tiền?", "3 tỷ USD"),
    ],
)
def test_the_exact_value_is_told(ask_over, text, question, told):
    answer = ask_over({"tin.txt": text}, question)
    assert (answer.status, [f.text for f in answer.figures]) == ("answered", [told])
