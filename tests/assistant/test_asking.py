import pytest

from assistant.asking import read_asked, read_kinds
from ingest.text import fold

ASKED = [
    ("Quảng Nam có bao nhiêu hợp tác xã?", "figure"),
    ("Mấy doanh nghiệp được khen thưởng?", "figure"),
    ("Ca tay chân miệng tăng mấy %?", "figure"),
    ("Tổng thu ngân sách của Cần Thơ năm 2015", "figure"),
    ("How many hotels opened in 2018?", "figure"),
    ("Cầu Rạch Miễu khánh thành khi nào?", "when"),
    ("Năm nào tỉnh thoát nghèo?", "when"),
    ("Ai ký biên bản ghi nhớ?", "who"),
    ("Đơn vị nào thi công tuyến đường ven biển?", "body"),
    ("Quyết định thành lập ban chỉ đạo số mấy?", "document"),
    ("Hội nghị được tổ chức ở đâu?", "where"),
    ("Vì sao dự án chậm tiến độ?", "why"),
    ("Kể tên các cảng nước sâu của Khánh Hòa", "list"),
    ("Có những khó khăn gì?", "list"),
    ("Tình hình chăn nuôi ra sao?", "text"),
]


@pytest.mark.parametrize(("question", "asked"), ASKED)
def test_what_is_asked_for_is_heard_with_and_without_diacritics(question, asked):
    assert read_asked(question) == asked
    assert read_asked(fold(question)) == asked


def test_a_machine_is_not_how_many():
    assert read_asked("Nhà máy nước sạch hoạt động ra sao?") != "figure"


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Thu ngân sách đạt bao nhiêu phần trăm dự toán?", {"share_of_plan"}),
        ("Xuất khẩu gạo tăng bao nhiêu phần trăm?", {"growth", "ratio"}),
        ("So với chỉ tiêu được giao, hải quan thu được mấy phần trăm?", {"share_of_plan"}),
        ("So với kế hoạch, xuất khẩu tăng bao nhiêu phần trăm?", {"growth", "ratio"}),
        ("Sản lượng tôm bằng mấy phần trăm cùng kỳ?", {"growth", "ratio"}),
        ("Chỉ tiêu trồng rừng năm 2016 là bao nhiêu?", {"plan"}),
        ("Sản lượng điện gấp mấy lần năm trước?", {"ratio"}),
        ("Sản lượng điện năm 2016 là bao nhiêu?", set()),
    ],
)
def test_shares_growth_and_plans_are_told_from_results(question, kinds):
    assert read_kinds(question) == kinds
    assert read_kinds(fold(question)) == kinds


def test_a_share_of_something_may_be_any_percentage():
    assert "share_of_total" in read_kinds("Công nghiệp chiếm tỷ trọng bao nhiêu?")


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ số PCI năm 2016 của tỉnh xếp thứ mấy?",
        "Thu hút FDI đứng thứ bao nhiêu cả nước?",
        "Chỉ số PAPI ở vị trí thứ mấy?",
        "Chỉ số SIPAS đứng ở vị trí nào trong 63 tỉnh?",
        "Xếp hạng chuyển đổi số của tỉnh năm 2016?",
        "Tỉnh nằm trong tốp mấy về thu ngân sách?",
    ],
)
def test_who_asks_for_a_place_in_an_order_wants_nothing_else(question):
    for typed in (question, fold(question)):
        assert (read_asked(typed), read_kinds(typed)) == ("figure", {"rank"})


@pytest.mark.parametrize(
    "question",
    [
        "Nhà máy đặt ở vị trí nào?",
        "Tỉnh đã xếp hạng bao nhiêu di tích?",
        "Số khách sạn được xếp hạng 4 sao là bao nhiêu?",
        "Hội nghị lần thứ 3 thu hút bao nhiêu khách?",
    ],
)
def test_where_and_how_many_are_no_places_in_an_order(question):
    assert "rank" not in read_kinds(question)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Thu từ khu vực FDI so với cùng kỳ?", {"growth", "ratio"}),
        ("thu tu khu vuc FDI so voi nam truoc", {"growth", "ratio"}),
        ("GRDP tăng bao nhiêu, có đạt kế hoạch không?", {"growth", "ratio"}),
        ("Bao nhiêu chỉ tiêu không đạt?", set()),
        ("Chỉ tiêu thu ngân sách năm 2025?", {"plan"}),
    ],
)
def test_the_kind_of_a_figure_is_heard(question, kinds):
    assert read_kinds(question) == kinds


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("tong thu tu khach du lich dip tet Dinh Dau", "figure"),
        ("so khach dip tet At Dau?", "figure"),
        ("hoi cho thuong mai to chuc o dau", "where"),
        ("nha may dat tai dau?", "where"),
    ],
)
def test_a_year_of_the_rooster_asks_for_no_place(question, asked):
    assert read_asked(question) == asked
