"""A question about money is never answered with hectares, nor one about tonnes with money."""

import pytest

from assistant.asking import read_kinds, speaks_of_share
from assistant.measures import (
    AREA,
    MONEY,
    PERCENT,
    TIME,
    TIMES,
    barred_units,
    counted_noun,
    read_units,
    without_measures,
)
from assistant.question import read_question


def units(question: str) -> frozenset[str]:
    return read_units(question, read_kinds(question), share=speaks_of_share(question))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Vốn đăng ký là bao nhiêu USD?", {"USD"}),
        ("Chi đầu tư công bao nhiêu tỷ đồng?", {"VND"}),
        ("Dự án đã giải ngân được mấy triệu euro?", {"EUR"}),
        ("Viện trợ bao nhiêu tỷ yên?", {"JPY"}),
        ("Giá thuê kho là bao nhiêu đô?", {"USD", ""}),
        ("Doanh thu cả năm là bao nhiêu?", MONEY),
        ("Năm 2022 đã giải ngân bao nhiêu nguồn ngân sách trung ương?", MONEY),
        ("Diện tích trồng sầu riêng là bao nhiêu?", AREA),
        ("Tỷ lệ hộ nghèo còn bao nhiêu?", PERCENT | TIMES),
        ("Tỉnh có bao nhiêu hợp tác xã?", {"hợp tác xã"}),
        ("Sản lượng điện là bao nhiêu?", set()),
        ("Xuất khẩu tăng bao nhiêu tỷ đồng?", {"VND"}),
        ("Ngành chăn nuôi giảm thu bao nhiêu tiền?", MONEY),
        ("Đóng góp tăng bao nhiêu điểm %?", PERCENT | TIMES),
        ("Chợ đầu mối bán xoài bao nhiêu một ký?", MONEY),
        ("xoai ban bao nhieu mot ky", MONEY),
        ("xu phat xe qua tai thu ve bao nhieu tien", MONEY),
        ("Mỗi khách chi bình quân bao nhiêu?", MONEY),
        ("Mỗi năm hộ ông Ba lãi bao nhiêu?", MONEY),
        ("Nợ xấu còn lại bao nhiêu?", MONEY),
        ("Gửi kỳ hạn 6 tháng lãi bao nhiêu?", set()),
        ("Khoản vay được trả trong mấy năm?", TIME),
        ("Dự án kéo dài bao nhiêu tháng?", TIME),
        ("Xuất khẩu trong bao nhiêu năm 2019?", MONEY),
        ("Chương trình giảm nghèo bền vững được cấp bao nhiêu vốn?", MONEY),
        ("Tỷ lệ hộ nghèo giảm bao nhiêu?", PERCENT | TIMES),
        ("Hộ nghèo giảm mấy %?", PERCENT | TIMES),
        ("Kho bạc huy động được bao nhiêu trái phiếu?", MONEY),
        ("Cửa hàng nộp phạt mấy triệu vì bán hàng giả?", MONEY),
        ("Chủ vườn thu về mấy tỷ năm 2019?", MONEY),
        ("Làm thêm 3 km đường tốn khoảng bao nhiêu?", MONEY),
        ("Mỗi hộ bị ngập được hỗ trợ bao nhiêu?", MONEY),
        ("Doanh số của hãng Sao Mai tháng 5?", set()),
        ("Trại nuôi mấy triệu con gà?", {"con gà"}),
        ("nganh may mac co bao nhieu doanh nghiep", {"doanh nghiệp"}),
        ("Năm 2019 phạt bao nhiêu doanh nghiệp?", {"doanh nghiệp"}),
        ("nam 2019 phat bao nhieu doanh nghiep", {"doanh nghiệp"}),
    ],
)
def test_the_unit_of_the_answer_is_known_before_it_is_looked_for(question, expected):
    assert units(question) == expected


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Có bao nhiêu dự án FDI được cấp mới?", "dự án"),
        ("co bao nhieu du an fdi", "dự án"),
        ("Số doanh nghiệp thành lập mới", "doanh nghiệp"),
        ("How many newly licensed projects were there?", "dự án"),
        ("Số liệu năm 2016?", ""),
        ("Số vốn đăng ký là bao nhiêu?", ""),
        ("Bao nhiêu tỷ đồng?", ""),
        ("Tổng số tiền là bao nhiêu?", ""),
    ],
)
def test_only_things_that_can_be_counted_are_counted(question, noun):
    assert counted_noun(question) == noun


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("san luong tom cua huyen", frozenset()),
        ("lao dong trong cac lang nghe", {"lao động"}),
        ("Công suất sử dụng phòng là bao nhiêu?", PERCENT),
        ("Mục tiêu tăng trưởng là bao nhiêu?", PERCENT | TIMES),
        ("Chi hết mấy tỷ?", MONEY),
        ("Trồng bao nhiêu hecta?", AREA),
        ("Dân số của huyện?", {"người"}),
    ],
)
def test_words_that_folding_makes_alike_are_kept_apart(question, expected):
    assert units(question) == expected


def test_a_weight_is_no_money_and_a_span_of_time_is_asked_for_as_such():
    assert {"VND", "%", "ha", "năm"} <= barred_units("Sản lượng tôm là bao nhiêu?")
    assert "năm" not in barred_units("Dự án kéo dài bao nhiêu năm?")
    assert "tấn" not in barred_units("Sản lượng tôm là bao nhiêu?")


def test_the_unit_asked_for_is_no_subject_and_offsets_stay():
    text = "Trồng bao nhiêu nghìn ha dừa?"
    told = without_measures(text, frozenset())
    assert told.split() == ["Trồng", "bao", "nhiêu", "dừa?"]
    assert len(told) == len(text)


@pytest.mark.parametrize(
    ("question", "units"),
    [
        ("Lượng container qua cảng đạt bao nhiêu TEU?", {"TEU"}),
        ("Số chuyến tàu chở được bao nhiêu tấn?", {"tấn"}),
        ("Số dự án cấp mới là bao nhiêu?", {"dự án"}),
        ("Xổ số kiến thiết nộp bao nhiêu?", set(MONEY)),
        ("xo so kien thiet nop bao nhieu", set(MONEY)),
    ],
)
def test_what_is_measured_in_is_asked_for(question, units):
    assert read_units(question, frozenset()) == units


@pytest.mark.parametrize(
    "question", ["Cuối năm tỉnh còn nợ vay bao nhiêu?", "cuoi nam tinh con no vay bao nhieu"]
)
def test_what_is_owed_is_money(question):
    assert "VND" in read_question(question).units
    assert "%" not in read_question(question).units


def test_a_quantity_that_is_exported_is_not_asked_in_money():
    assert "VND" not in read_question("luong keo dua xuat khau 2019").units
    assert "VND" in read_question("tri gia keo dua xuat khau 2019").units
