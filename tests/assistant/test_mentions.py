"""A source that a question names is read from its grammar; words that only look like one are left alone."""

import pytest

from assistant.mentions import cut_mention, read_mention

ISSUERS = (
    "CỤC THỐNG KÊ TỈNH TUYÊN QUANG",
    "SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH LONG AN",
    "BAN QUẢN LÝ KHU KINH TẾ",
    "UBND THÀNH PHỐ HẢI PHÒNG",
)


def read(question):
    return read_mention(question, ISSUERS)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Trong báo cáo số 123/BC-UBND, vốn FDI là bao nhiêu?", "123/BC-UBND"),
        ("Vốn FDI theo Công văn 45/SKHĐT là bao nhiêu?", "45/SKHĐT"),
        ("theo cong van so 45/SKHDT-THQH von fdi bao nhieu", "45/SKHDT-THQH"),
        ("Báo cáo số 12/BC-BQL nêu tổng vốn là bao nhiêu?", "12/BC-BQL"),
        ("Số liệu của Tờ trình số 7/TTr-SCT về chợ là bao nhiêu?", "7/TTr-SCT"),
    ],
)
def test_number(question, number):
    assert read(question).number == number


@pytest.mark.parametrize(
    ("question", "issuer", "places"),
    [
        ("Theo báo cáo của Cục Thống kê, sản lượng chè là bao nhiêu?", "Cục Thống kê", ()),
        ("theo bao cao cua cuc thong ke san luong che bao nhieu", "cuc thong ke", ()),
        ("Sản lượng chè theo Cục Thống kê tỉnh Lào Cai là bao nhiêu?", "Cục Thống kê", ("Lào Cai",)),
        ("Theo Sở KH&ĐT thì có mấy dự án?", "Sở KH&ĐT", ()),
        ("Theo báo cáo của Sở Du lịch Đà Nẵng, có mấy khách?", "Sở Du lịch", ("Đà Nẵng",)),
        ("Theo số liệu của Cục Hải quan, xuất khẩu bao nhiêu?", "Cục Hải quan", ()),
        ("Theo báo cáo của UBND huyện Sơn Động năm 2023, có mấy xã?", "UBND huyện Sơn Động", ()),
    ],
)
def test_issuer(question, issuer, places):
    found = read(question)
    assert (found.issuer, found.places) == (issuer, places)


@pytest.mark.parametrize(
    ("question", "year", "period"),
    [
        ("Tại báo cáo quý I/2024, GRDP tăng bao nhiêu?", None, "2024-01-01/2024-03-31"),
        ("GRDP trong báo cáo tình hình kinh tế - xã hội 9 tháng 2024?", None, "2024-01-01/2024-09-30"),
        ("Trong báo cáo năm 2024 của Sở KH&ĐT, có mấy dự án?", 2024, None),
        ("Bão nào được nhắc trong báo cáo 2024 khi khắc phục thiệt hại?", 2024, None),
        ("Báo cáo KT-XH tháng 9/2024 cho biết CPI tăng mấy %?", None, "2024-09-01/2024-09-30"),
    ],
)
def test_time(question, year, period):
    found = read(question)
    assert (found.year, found.period and found.period.iso) == (year, period)


@pytest.mark.parametrize(
    "question",
    [
        "Nộp ngân sách năm 2024 theo báo cáo đạt bao nhiêu phần trăm kế hoạch?",
        "Sở Công Thương đề nghị báo cáo bằng công văn số bao nhiêu?",
        "Ai ký báo cáo năm 2024 của Ban Quản lý Khu kinh tế?",
        "Vốn FDI năm 2024 so với báo cáo năm 2023 tăng bao nhiêu?",
        "Theo kế hoạch năm 2024, xuất khẩu là bao nhiêu?",
        "Theo Sở Du lịch thì có mấy khách?",
        "Theo quy định, tỷ lệ lấp đầy ít nhất là bao nhiêu?",
    ],
)
def test_no_source(question):
    assert read(question) is None


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Theo báo cáo số 12/BC-BQL, tổng vốn là bao nhiêu?", "tổng vốn là bao nhiêu?"),
        ("Tổng vốn theo báo cáo của Cục Thống kê là bao nhiêu?", "Tổng vốn là bao nhiêu?"),
        ("Báo cáo số 12/BC-BQL nêu tổng vốn là bao nhiêu?", "tổng vốn là bao nhiêu?"),
        ("Theo báo cáo năm 2024, vốn năm 2023 là bao nhiêu?", "vốn năm 2023 là bao nhiêu?"),
        ("Theo báo cáo 11 tháng 2024, lũy kế có mấy dự án?", "lũy kế có mấy dự án?"),
        ("Vốn trong báo cáo 2024 là bao nhiêu?", "Vốn năm 2024 là bao nhiêu?"),
        ("Trong báo cáo số 7/BC-SCT ngày 5/1/2024, có mấy chợ?", "có mấy chợ?"),
    ],
)
def test_the_question_without_its_source(question, left):
    assert cut_mention(question, read(question)) == left


def test_papers_that_are_mostly_referred_to_are_told_apart():
    assert read("Theo Nghị quyết 45/NQ-HĐND, mức chi là bao nhiêu?").referred
    assert not read("Theo Báo cáo 45/BC-UBND, mức chi là bao nhiêu?").referred
