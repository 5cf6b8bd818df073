"""A figure that a word beside it makes another measure, or another place's, is not told for the one asked."""

import pytest

from assistant.places import places_in

ROAD = """Dự án đường vành đai Sơn Hạ

Tổng mức đầu tư dự án đường vành đai Sơn Hạ bị tăng 310 tỷ đồng vì chậm giải phóng mặt bằng.

Tháng 9/2019, trạm Sơn Hạ thu phí 24,6 tỷ đồng, bình quân 820 triệu đồng/ngày.
"""
FUND = """Quỹ bình ổn giá gạo năm 2018

Hết năm 2018, số dư Quỹ bình ổn giá gạo là 152 tỷ đồng. Xã Mộc Lâm còn khoảng 340 tấn bưởi chưa bán được.

Năm 2018, Công ty Bảo Long nhập 5.200 tấn nho từ Úc.
"""
PIGS = """Chăn nuôi tháng 4/2018

Tháng 4/2018, giá thành lợn hơi khoảng 36.000 đồng/kg. Tỉnh hỗ trợ trang trại có từ 200 con lợn nái trở lên.

Giá lợn hơi là 41.500 đồng/kg tại miền Bắc và 30.500 đồng/kg ở phía Nam.
"""
DEBTS = """Tổng công ty Hải Vân năm 2017

Cuối năm 2017, nợ ngắn hạn của Tổng công ty Hải Vân là 1.250 tỷ đồng. Nợ phải trả là 2.900 tỷ đồng.

Ngân hàng Lộc Phát chi trả 12 tỷ đồng tiền lãi suất không kỳ hạn năm 2017. Công ty ALC II nợ 640 tỷ đồng.
"""
PLACES = """Giá tiêu dùng và đường ven biển năm 2017

Tháng 2/2017, chỉ số giá tiêu dùng của cả nước tăng 0,37% so với tháng trước.

Đường ven biển qua Nam Định và 11 km trên địa bàn tỉnh Ninh Bình được khởi công năm 2017.

Năm 2017, tại các huyện Yên Lạc, Tam Dương và Lập Thạch, sản lượng thanh long đạt 3.100 tấn.

Tỷ lệ lấp đầy của Khu công nghiệp Bình Sơn đạt 71%. Khu công nghiệp Long Vân mới khởi công.
"""
FIRE = """Lâm nghiệp tỉnh Vĩnh Sơn năm 2019

Năm 2019, tỉnh Vĩnh Sơn xảy ra 9 vụ cháy, diện tích rừng thông bị thiệt hại 52 ha.
"""
TURNS = """Hỗ trợ ngư dân năm 2016

Năm 2016, tỉnh Quảng Trị đã cấp kinh phí hỗ trợ ngư dân 2 đợt với tổng số tiền 415 tỷ đồng.

Mức chuẩn trợ cấp được tăng từ 1.150.000 đồng lên 1.240.000 đồng.

Năm 2016, số vận động viên cấp cao là 512 người, đạt 96% kế hoạch (533 vận động viên).
"""


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        (ROAD, "Tổng mức đầu tư dự án đường vành đai Sơn Hạ là bao nhiêu?", []),
        (ROAD, "Tháng 9/2019 trạm Sơn Hạ thu phí bao nhiêu?", ["24,6 tỷ đồng"]),
        (FUND, "Năm 2018 đã chi bao nhiêu tiền từ Quỹ bình ổn giá gạo?", []),
        (FUND, "Hết năm 2018 Quỹ bình ổn giá gạo còn dư bao nhiêu?", ["152 tỷ đồng"]),
        (FUND, "Xã Mộc Lâm thu hoạch tất cả bao nhiêu tấn bưởi?", []),
        (FUND, "Xã Mộc Lâm còn bao nhiêu tấn bưởi chưa bán được?", ["340 tấn"]),
        (FUND, "Năm 2018 Công ty Bảo Long nhập bao nhiêu tấn táo từ Úc?", []),
        (FUND, "Năm 2018 Công ty Bảo Long nhập bao nhiêu tấn nho từ Úc?", ["5.200 tấn"]),
        (PIGS, "Trang trại nuôi bao nhiêu con lợn nái?", []),
        (PIGS, "Giá lợn hơi tháng 4/2018 ở phía Nam bao nhiêu một kg?", ["30.500 đồng/kg"]),
        (DEBTS, "Nợ dài hạn của Tổng công ty Hải Vân cuối năm 2017 là bao nhiêu?", []),
        (DEBTS, "Nợ ngắn hạn của Tổng công ty Hải Vân cuối năm 2017 là bao nhiêu?", ["1.250 tỷ đồng"]),
        (DEBTS, "Nợ phải thu của Tổng công ty Hải Vân cuối năm 2017?", []),
        (DEBTS, "Lãi suất không kỳ hạn của Ngân hàng Lộc Phát năm 2017 là bao nhiêu?", []),
        (DEBTS, "Công ty ALC I nợ bao nhiêu tỷ đồng?", []),
        (DEBTS, "Công ty ALC II nợ bao nhiêu tỷ đồng?", ["640 tỷ đồng"]),
        (PLACES, "Giá tiêu dùng ở Nam Định tháng 2/2017 tăng bao nhiêu phần trăm?", []),
        (PLACES, "Giá tiêu dùng của cả nước tháng 2/2017 tăng bao nhiêu phần trăm?", ["0,37%"]),
        (PLACES, "Đường ven biển qua Nam Định dài bao nhiêu km?", []),
        (PLACES, "Sản lượng thanh long của huyện Tam Dương năm 2017 là bao nhiêu tấn?", []),
        (PLACES, "Khu công nghiệp Long Vân lấp đầy bao nhiêu phần trăm?", []),
        (PLACES, "khu cong nghiep Long Van lap day bao nhieu phan tram", []),
        (PLACES, "Khu công nghiệp Bình Sơn lấp đầy bao nhiêu phần trăm?", ["71%"]),
        (FIRE, "Năm 2019 Vĩnh Sơn cháy bao nhiêu diện tích rừng thông?", ["52 ha"]),
        (FIRE, "nam 2019 dien tich rung thong o Vinh Son chay bao nhieu", ["52 ha"]),
        (FIRE, "Năm 2019 tỉnh Vĩnh Sơn trồng bao nhiêu ha rừng thông?", []),
        (TURNS, "Đợt cấp thứ ba kinh phí hỗ trợ ngư dân Quảng Trị là bao nhiêu?", []),
        (TURNS, "Quảng Trị đã cấp bao nhiêu kinh phí hỗ trợ ngư dân năm 2016?", ["415 tỷ đồng"]),
        (TURNS, "Trước đây mức chuẩn trợ cấp là bao nhiêu?", []),
        (TURNS, "Mức chuẩn trợ cấp hiện là bao nhiêu?", ["1.240.000 đồng"]),
    ],
)
def test_what_a_word_beside_a_figure_makes_another_is_not_told(ask_over, text, question, told):
    answer = ask_over({"tin.txt": text}, question)
    assert [f.text for f in answer.figures if answer.status == "answered"][:1] == told


def test_weak_bodies_are_not_compared(ask_over):
    text = "Dự án năm 2017\n\n5 dự án yếu kém của ngành Dệt may có tổng mức đầu tư 8.450 tỷ đồng.\n"
    answer = ask_over({"tin.txt": text}, "5 dự án yếu kém của ngành Dệt may tổng mức đầu tư bao nhiêu?")
    assert [f.text for f in answer.figures] == ["8.450 tỷ đồng"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Công ty Nhà Thủ Đức lãi bao nhiêu?", ()),
        ("Hàng qua cảng Phú Mỹ năm 2019?", ()),
        ("Xuất khẩu sang Mỹ năm 2019?", ("Hoa Kỳ",)),
        ("Thủ tướng Đức thăm cảng", ("Đức",)),
        ("XUẤT KHẨU SANG MỸ", ("Hoa Kỳ",)),
        ("Các tỉnh Nam Lào", ("Lào",)),
        ("Anh, Pháp, Đức", ("Anh", "Pháp", "Đức")),
    ],
)
def test_the_last_syllable_of_a_name_is_no_country(text, named):
    assert places_in(text) == named
