"""What a question means by a price, a trip, a city and a site is not taken from what stands beside it."""

import pytest

FARMS = """SỞ NÔNG NGHIỆP TỈNH LÂM ĐỒNG

BÁO CÁO
Kết quả sản xuất nông nghiệp năm 2021 tỉnh Lâm Đồng

Giá cà phê nhân bình quân 40.500 đồng/kg, tăng 3.200 đồng/kg so với năm 2020. Diện tích sầu riêng 13.400 ha.

Sở Công Thương đã ký 12 biên bản hữu nghị. Xuất khẩu rau qua cửa khẩu Tân Thanh năm 2021 đạt 31,4 triệu USD.

Qua cửa khẩu Tân Thanh, phương tiện xuất nhập cảnh đạt 52.300 lượt.
"""
STORMS = """ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH

BÁO CÁO
Công tác phòng, chống thiên tai năm 2017; nhiệm vụ trọng tâm năm 2018

Năm 2017, thiên tai làm 14 người bị thương trên địa bàn tỉnh Thái Bình.

Công nhận 27 sản phẩm OCOP mới, lũy kế 96 sản phẩm OCOP.

Năm 2018: lắp đặt 8 trạm quan trắc tự động.

Đến 30/11/2017 có 21 trạm quan trắc tự động.

"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Giá cà phê nhân ở Lâm Đồng năm 2021 là bao nhiêu?", ["40.500 đồng/kg"]),
        ("Giá cà phê năm 2021 bao nhiêu một kg?", ["40.500 đồng/kg"]),
        ("Giá sầu riêng ở Lâm Đồng năm 2021 bao nhiêu một kg?", []),
        ("Giá bán chè búp tươi năm 2021 là bao nhiêu?", []),
        ("gia ban ca phe nhan o Lam Dong nam 2021 la bao nhieu", ["40.500 đồng/kg"]),
        ("gia thue kho o Lam Dong nam 2021 la bao nhieu", []),
        ("Xuất khẩu rau qua cửa khẩu Tân Thanh năm 2021 đạt bao nhiêu?", ["31,4 triệu USD"]),
        ("Xuất khẩu rau qua cửa khẩu Hữu Nghị năm 2021 đạt bao nhiêu?", []),
        ("Bao nhiêu lượt người xuất nhập cảnh qua cửa khẩu Tân Thanh?", []),
        ("Bao nhiêu lượt phương tiện xuất nhập cảnh qua cửa khẩu Tân Thanh?", ["52.300 lượt"]),
    ],
)
def test_a_price_a_trip_and_a_site_are_those_asked_for(ask_over, question, told):
    answer = ask_over({"nong-nghiep.txt": FARMS}, question)
    assert [f.text for f in answer.figures] == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Thiên tai năm 2017 làm bao nhiêu người bị thương ở Thái Bình?", ["14 người"]),
        ("Tỉnh Thái Bình có bao nhiêu người bị thương do thiên tai năm 2017?", ["14 người"]),
        ("Thành phố Thái Bình có bao nhiêu người bị thương do thiên tai năm 2017?", []),
        ("TP Thái Bình có bao nhiêu người bị thương do thiên tai năm 2017?", []),
        ("Thiên tai năm 2018 làm bao nhiêu người bị thương ở Thái Bình?", []),
        ("Tổng số sản phẩm OCOP của Thái Bình đến nay?", ["96 sản phẩm"]),
        ("Thái Bình hiện có bao nhiêu trạm quan trắc tự động?", ["21 trạm"]),
    ],
)
def test_a_city_is_no_province_and_a_coming_year_is_not_now(ask_over, question, told):
    answer = ask_over({"thien-tai.txt": STORMS}, question)
    assert [f.text for f in answer.figures if answer.status == "answered"][:1] == told


def test_a_family_has_no_price_and_ho_chi_minh_city_no_seat(ask_over):
    text = """Cháy tại TP.HCM năm 2016

Gia đình người chết trong vụ cháy tại TP.HCM được hỗ trợ 12 triệu đồng. Năm 2016, cháy làm 9 người chết.
"""
    told = [
        [f.text for f in ask_over({"a.txt": text}, question).figures]
        for question in (
            "Gia đình người chết trong vụ cháy tại TP.HCM được hỗ trợ bao nhiêu?",
            "Cháy tại thành phố Hồ Chí Minh năm 2016 làm bao nhiêu người chết?",
        )
    ]
    assert told == [["12 triệu đồng"], ["9 người"]]


def test_a_central_city_is_its_own_province(ask_over):
    text = STORMS.replace("TỈNH THÁI BÌNH", "THÀNH PHỐ HẢI PHÒNG").replace("tỉnh Thái Bình", "thành phố")
    answer = ask_over(
        {"a.txt": text}, "Thành phố Hải Phòng có bao nhiêu người bị thương do thiên tai năm 2017?"
    )
    assert [f.text for f in answer.figures] == ["14 người"]


CROPS = """SỞ NÔNG NGHIỆP TỈNH AN GIANG

BÁO CÁO
Sản xuất nông nghiệp năm 2020 tỉnh An Giang

Giá lúa Nàng Hoa vụ Đông Xuân là 5.900 đồng/kg, vụ Hè Thu 5.300 đồng/kg; nông dân lãi 13,1 triệu đồng/ha.

Hạn hán làm 7.420 ha lúa mất trắng, tập trung ở Tri Tôn.

Huyện Thoại Sơn trồng 1.260 ha xoài. Huyện Chợ Mới trồng 640 ha xoài. Cây giống được cấp 85.000 cây.

Đã cách ly 9.180 người về từ Lào 2.310 người, từ Campuchia 4.170 người; cách ly tại nhà 5.060 người.
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Giá lúa Nàng Hoa vụ Đông Xuân 2020 bán được mấy đồng một ký?", ["5.900 đồng/kg"]),
        ("Giá lúa Nàng Hoa vụ Hè Thu 2020 là bao nhiêu một kg?", ["5.300 đồng/kg"]),
        ("Nông dân An Giang lãi bao nhiêu một ha lúa năm 2020?", ["13,1 triệu đồng/ha"]),
        ("Huyện Thoại Sơn có bao nhiêu ha lúa mất trắng?", []),
        ("Hạn hán ở An Giang làm bao nhiêu ha lúa mất trắng?", ["7.420 ha"]),
        ("Huyện Thoại Sơn trồng bao nhiêu ha xoài?", ["1.260 ha"]),
        ("Huyện Thoại Sơn được cấp bao nhiêu cây giống xoài?", []),
        ("Bao nhiêu người từ Campuchia về phải cách ly?", ["4.170 người"]),
    ],
)
def test_a_crop_a_size_and_a_district_are_those_asked_for(ask_over, question, told):
    answer = ask_over({"nong-nghiep.txt": CROPS}, question)
    assert [f.text for f in answer.figures if answer.status == "answered"][:1] == told
