"""Every expected value was worked out by hand from the invented reports of ``conftest.py``."""

import re

import pytest

from prompts.answers import load_answers

REASONS = load_answers().sections["computed"]

COMPUTED = [
    # A change between two years: (3.080 - 1.540) / 3.080, 34.000 - 30.600, 500.000 - 480.000.
    ("FDI của Bình Dương năm 2023 giảm bao nhiêu phần trăm so với năm 2022?", "50", "%", "Giảm"),
    ("Tổng vốn FDI vào Bình Dương năm 2023 tăng hay giảm bao nhiêu so với năm 2022?", "50", "%", "Giảm"),
    (
        "Kim ngạch xuất khẩu của Bình Dương năm 2023 giảm bao nhiêu triệu USD so với năm 2022?",
        "3400000000",
        "USD",
        "Giảm",
    ),
    ("kim ngach xuat khau binh duong nam 2023 giam bao nhieu % so voi nam 2022", "10", "%", "Giảm"),
    ("How much did exports of Binh Duong decrease from 2022 to 2023?", "10", "%", "Down"),
    (
        "Số lao động trong các khu công nghiệp Bình Dương năm 2023 giảm bao nhiêu lao động so với năm 2022?",
        "20000",
        "lao động",
        "Giảm",
    ),
    (
        "Số dự án FDI còn hiệu lực ở Bình Dương đến 31/12/2023 tăng bao nhiêu dự án so với 31/12/2022?",
        "140",
        "dự án",
        "Tăng",
    ),
    (
        "Tỷ lệ lấp đầy các khu công nghiệp Bình Dương năm 2023 tăng bao nhiêu so với năm 2022?",
        "3.5",
        "điểm %",
        "Tăng",
    ),
    (
        "Nhập khẩu của Cần Thơ 9 tháng đầu năm 2024 tăng bao nhiêu triệu USD so với cùng kỳ năm 2023?",
        "20000000",
        "USD",
        "Tăng",
    ),
    ("Sản lượng cà phê Lâm Đồng năm 2021 tăng bao nhiêu phần trăm so với năm 2020?", "5", "%", "Tăng"),
    (
        "Sản lượng chè búp tươi của Lâm Đồng năm 2021 giảm bao nhiêu tấn so với năm 2020?",
        "16400",
        "tấn",
        "Giảm",
    ),
    (
        "Diện tích gieo trồng của Lâm Đồng năm 2021 giảm bao nhiêu ha so với năm 2020?",
        "10000",
        "ha",
        "Giảm",
    ),
    # Two indicators: 30.600 - 22.000, 140 - 32, 80.000 - 74.000, 540.750 - 216.300, 11.000 - 5.500.
    (
        "Chênh lệch giữa kim ngạch xuất khẩu và nhập khẩu của Bình Dương năm 2023?",
        "8600000000",
        "USD",
        "cao hơn",
    ),
    ("Xuất khẩu của Bình Dương năm 2023 hơn nhập khẩu bao nhiêu?", "8600000000", "USD", "cao hơn"),
    ("Nhập khẩu của Bình Dương năm 2023 kém xuất khẩu bao nhiêu?", "8600000000", "USD", "thấp hơn"),
    (
        "What is the difference between exports and imports of Binh Duong in 2023?",
        "8600000000",
        "USD",
        "higher than",
    ),
    (
        "Số dự án cấp mới năm 2023 của Bình Dương hơn số dự án tăng vốn bao nhiêu?",
        "108",
        "dự án",
        "cao hơn",
    ),
    ("Thu ngân sách năm 2023 của Bình Dương cao hơn kế hoạch bao nhiêu?", "6000000000000", "VND", "thấp hơn"),
    (
        "Sản lượng cà phê của Lâm Đồng năm 2021 hơn sản lượng cà phê của Gia Lai bao nhiêu tấn?",
        "324450",
        "tấn",
        "cao hơn",
    ),
    ("Thu ngân sách Lâm Đồng năm 2021 hơn Gia Lai bao nhiêu tỷ đồng?", "5500000000000", "VND", "cao hơn"),
    # Shares: 12.000 / 480.000, 720 / 1.540, 30 / 2.100, 10.450 / 11.000, 2.070 / 3.880, 30.600 / 34.000.
    (
        "Lao động nước ngoài chiếm bao nhiêu phần trăm trong tổng số lao động các khu công nghiệp Bình Dương "
        "năm 2023?",
        "2.5",
        "%",
        "Chiếm",
    ),
    (
        "lao dong nuoc ngoai chiem bao nhieu phan tram tong so lao dong trong kcn binh duong nam 2023",
        "2.5",
        "%",
        "Chiếm",
    ),
    ("What share of total workers in Binh Duong in 2023 are foreign workers?", "2.5", "%", "A share of"),
    ("Tỷ trọng của vốn cấp mới trong tổng vốn FDI của Bình Dương năm 2023?", "46.75", "%", "Chiếm"),
    (
        "Khách quốc tế chiếm bao nhiêu phần trăm tổng số khách du lịch Lâm Đồng năm 2021?",
        "1.43",
        "%",
        "Chiếm",
    ),
    (
        "Thu nội địa chiếm bao nhiêu phần trăm thu ngân sách nhà nước của Lâm Đồng năm 2021?",
        "95",
        "%",
        "Chiếm",
    ),
    ("Khách nội địa Lâm Đồng năm 2021 bằng bao nhiêu phần trăm năm 2020?", "53.35", "%", "Bằng"),
    (
        "Kim ngạch xuất khẩu của Bình Dương năm 2023 bằng bao nhiêu phần trăm so với năm 2022?",
        "90",
        "%",
        "Bằng",
    ),
    # Sums: 720 + 410, 1.850 + 1.000 + 230, 30.000 + 2.070.000, 540.750 + 216.300, 1.540 + 3.080.
    (
        "Tổng của vốn FDI cấp mới và vốn tăng thêm của Bình Dương năm 2023 là bao nhiêu?",
        "1130000000",
        "USD",
        "Tổng cộng",
    ),
    ("tong cua von cap moi va von tang them cua binh duong nam 2023", "1130000000", "USD", "Tổng cộng"),
    ("Tổng vốn FDI cấp mới và tăng thêm của Bình Dương năm 2023?", "1130000000", "USD", "Tổng cộng"),
    ("Tổng kim ngạch xuất khẩu và nhập khẩu của Bình Dương năm 2023?", "52600000000", "USD", "Tổng cộng"),
    ("Tổng sản lượng cà phê và chè búp tươi của Lâm Đồng năm 2021?", "688350", "tấn", "Tổng cộng"),
    (
        "Vốn cấp mới, vốn tăng thêm và góp vốn mua cổ phần của Bình Dương năm 2022 cộng lại là bao nhiêu?",
        "3080000000",
        "USD",
        "Tổng cộng",
    ),
    (
        "Khách quốc tế và khách nội địa đến Lâm Đồng năm 2021 cộng lại là bao nhiêu?",
        "2100000",
        "lượt",
        "Tổng cộng",
    ),
    (
        "Tổng của sản lượng cà phê Lâm Đồng và sản lượng cà phê Gia Lai năm 2021?",
        "757050",
        "tấn",
        "Tổng cộng",
    ),
    (
        "Vốn FDI của Bình Dương năm 2023 và năm 2022 cộng lại là bao nhiêu?",
        "4620000000",
        "USD",
        "Tổng cộng",
    ),
    # A plan: 74.000 / 80.000.
    ("Thu ngân sách Bình Dương năm 2023 hoàn thành bao nhiêu % kế hoạch?", "92.5", "%", "kế hoạch"),
    # What is left of a plan or goes beyond it: 80.000 - 74.000, 8.200 - 8.000.
    (
        "Thu ngân sách Bình Dương năm 2023 còn thiếu bao nhiêu so với kế hoạch?",
        "6000000000000",
        "VND",
        "thấp hơn",
    ),
    (
        "Thu ngân sách Bình Dương năm 2023 còn bao nhiêu tỷ đồng nữa thì đạt kế hoạch?",
        "6000000000000",
        "VND",
        "thấp hơn",
    ),
    ("thu ngan sach binh duong nam 2023 hut bao nhieu so voi ke hoach", "6000000000000", "VND", "thấp hơn"),
    (
        "Thu phí hạ tầng của Gia Lai năm 2021 vượt dự toán bao nhiêu tỷ đồng?",
        "200000000000",
        "VND",
        "cao hơn",
    ),
    # Multiples: 30.600 / 22.000, 3.080 / 1.540, 540.750 / 216.300.
    ("Xuất khẩu Bình Dương năm 2023 gấp mấy lần nhập khẩu?", "1.39", "lần", "Gấp"),
    ("Vốn FDI Bình Dương năm 2022 gấp mấy lần năm 2023?", "2", "lần", "Gấp"),
    ("Sản lượng cà phê Lâm Đồng năm 2021 gấp mấy lần Gia Lai?", "2.5", "lần", "Gấp"),
    # Averages: 40.320 / 4.200, 9.450 / 1.350.
    (
        "Bình quân mỗi dự án FDI của Bình Dương lũy kế đến 31/12/2023 có bao nhiêu vốn đăng ký?",
        "9600000",
        "USD",
        "Bình quân",
    ),
    (
        "Bình quân mỗi doanh nghiệp thành lập mới ở Cần Thơ 9 tháng đầu năm 2024 có bao nhiêu vốn đăng ký?",
        "7000000000",
        "VND",
        "Bình quân",
    ),
]


@pytest.mark.parametrize(("question", "value", "unit", "said"), COMPUTED)
def test_what_no_report_prints_is_worked_out(reckon, question, value, unit, said):
    answer = reckon(question)
    assert answer.status == "answered"
    first = answer.figures[0]
    assert (first.value, first.unit) == (value, unit)
    assert said in answer.answer.split("\n")[0]
    assert len(first.operands) > 1
    if answer.language == "vi":  # the JSON's formula has Vietnamese numbers, whatever the answer speaks
        shown = re.sub(r"\s|\[[123]\]", "", answer.answer)
        assert first.formula.replace(" ", "") in shown
    quotes = {c.mark: c.quote for c in answer.citations}
    assert all(operand.text in quotes[operand.citation] for operand in first.operands)
    assert answer.verdict is not None
    assert answer.verdict.stands


PRINTED = [
    ("Kim ngạch xuất khẩu của Cần Thơ 9 tháng đầu năm 2024 tăng bao nhiêu phần trăm so với cùng kỳ?", "9.8"),
    ("Diện tích gieo trồng của Lâm Đồng năm 2021 giảm bao nhiêu so với năm 2020?", "2.5"),
    (
        "Số doanh nghiệp thành lập mới của Cần Thơ 9 tháng đầu năm 2024 đạt bao nhiêu phần trăm kế hoạch?",
        "90",
    ),
]


@pytest.mark.parametrize(("question", "value"), PRINTED)
def test_what_is_printed_comes_first(reckon, question, value):
    answer = reckon(question)
    assert [(f.value, f.operands) for f in answer.figures] == [(value, ())]
    assert answer.notes == ()


def test_a_printed_rate_that_its_own_figures_contradict_is_told_with_the_working(reckon):
    """420 against 400 is 5 %, and the report prints 12 %."""
    answer = reckon(
        "Nhập khẩu của Cần Thơ 9 tháng đầu năm 2024 tăng bao nhiêu phần trăm so với cùng kỳ năm 2023?"
    )
    assert [f.value for f in answer.figures] == ["12"]
    (note,) = answer.notes
    assert "/ 400 triệu USD [2] × 100 = 5%" in note
    assert answer.verdict is not None
    assert answer.verdict.stands


REFUSED = [
    # US dollars and dong.
    ("Tổng của vốn FDI và vốn đầu tư trong nước của Bình Dương năm 2023?", "lack_units"),
    # A year's capital against what piled up.
    (
        "Vốn cấp mới năm 2023 chiếm bao nhiêu phần trăm tổng vốn FDI lũy kế đến 31/12/2023 của Bình Dương?",
        "lack_times",
    ),
    ("Tổng của vốn FDI lũy kế đến 31/12/2023 và vốn FDI năm 2023 của Bình Dương?", "lack_times"),
    (
        "Vốn FDI lũy kế của Bình Dương đến 31/12/2023 tăng bao nhiêu so với vốn FDI năm 2022?",
        "lack_times",
    ),
    # Nine months against a year.
    ("Doanh thu du lịch Cần Thơ 9 tháng đầu năm 2024 tăng bao nhiêu so với năm 2023?", "lack_times"),
    # "từ 90 đến 95 nghìn tỷ đồng".
    (
        "Tổng mức bán lẻ hàng hóa ở Cần Thơ 9 tháng đầu năm 2024 tăng bao nhiêu so với cùng kỳ?",
        "lack_range",
    ),
    # A whole and its part.
    ("Tổng của thu ngân sách nhà nước và thu nội địa của Lâm Đồng năm 2021?", "lack_apart"),
    ("Chênh lệch của Bình Dương là bao nhiêu?", "lack_unread"),
]


@pytest.mark.parametrize(("question", "reason"), REFUSED)
def test_what_may_not_be_worked_out_is_refused_with_the_reason(reckon, question, reason):
    answer = reckon(question)
    assert (answer.status, answer.figures) == ("refused", ())
    assert answer.answer.startswith(REASONS[reason])


MISSING = [
    ("Thu ngân sách Gia Lai năm 2021 tăng bao nhiêu so với năm 2020?", "“Thu ngân sách Gia Lai năm 2020”"),
    ("Thu ngân sách Gia Lai năm 2021 hoàn thành bao nhiêu phần trăm kế hoạch?", "“kế hoạch: Thu ngân sách"),
    ("FDI Bình Dương năm 2023 tăng bao nhiêu so với năm 2019?", "“FDI Bình Dương năm 2019”"),
    ("Thu ngân sách Gia Lai năm 2021 tăng bao nhiêu phần trăm?", "cùng kỳ năm trước"),
    (
        "Thu ngân sách Gia Lai năm 2021 còn thiếu bao nhiêu so với kế hoạch?",
        "“kế hoạch: Thu ngân sách Gia Lai năm 2021”",
    ),
]


@pytest.mark.parametrize(("question", "missing"), MISSING)
def test_the_missing_operand_is_named_and_the_other_given(reckon, question, missing):
    answer = reckon(question)
    assert (answer.status, answer.figures) == ("refused", ())
    first, *rest = answer.answer.split("\n")
    assert missing in first
    assert rest[1] == REASONS["there"]
    assert "[1]" in rest[2]


def test_the_parts_of_a_whole_that_is_printed_are_not_told_for_it(reckon):
    """ "Tổng xuất khẩu và nhập khẩu" stated as its last part would be taken for the whole."""
    answer = reckon("Tổng kim ngạch xuất khẩu và nhập khẩu của Gia Lai năm 2021?")
    assert (answer.status, answer.figures) == ("refused", ())


def test_a_total_that_names_its_parts_is_stated_as_printed(reckon):
    answer = reckon("Tổng vốn FDI cấp mới và tăng thêm của Cần Thơ 9 tháng đầu năm 2024?")
    assert [(f.value, f.operands) for f in answer.figures] == [("75000000", ())]


def test_an_average_is_of_what_stands_by_its_count(reckon):
    """The 300 rooms are those of the hotels, and the 500 houses have 6.000."""
    answer = reckon("Bình quân mỗi cơ sở lưu trú ở Gia Lai năm 2021 có bao nhiêu phòng?")
    assert not any(f.value == "0.6" for f in answer.figures)


def test_the_plan_is_the_one_printed_with_its_result(reckon):
    """The plan of the year after stands nearer to the question's words."""
    answer = reckon("Thu phí hạ tầng của Gia Lai năm 2021 vượt dự toán bao nhiêu tỷ đồng?")
    assert [o.text for o in answer.figures[0].operands] == ["8.200 tỷ đồng", "8.000 tỷ đồng"]


def test_the_plan_of_another_year_is_not_set_against_a_result(reckon):
    """ "Năm 2022, phấn đấu …" in a report of 2021 is no plan for 2021."""
    answer = reckon("Thu phí cảng biển của Gia Lai năm 2021 vượt dự toán bao nhiêu tỷ đồng?")
    assert (answer.status, answer.figures) == ("refused", ())


def test_both_sides_are_told_where_no_total_is_asked_for(reckon):
    """The last side alone would be taken for the answer to both."""
    answer = reckon("Kim ngạch xuất khẩu và nhập khẩu của Bình Dương năm 2023 là bao nhiêu?")
    assert [f.value for f in answer.figures] == ["30600000000", "22000000000"]
