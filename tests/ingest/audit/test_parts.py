"""Parts and wholes: what does not add up is found, what may leave something out is not accused."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.audit.parts import check_parts
from ingest.figures.printing import print_number


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        (
            "Năm 2023, tổng vốn đầu tư là 120 tỷ đồng, gồm: vốn ngân sách 70 tỷ đồng và vốn vay 40 tỷ đồng.",
            "70 tỷ đồng + 40 tỷ đồng = 110 tỷ đồng",
        ),
        (
            "Năm 2023 cấp mới 90 dự án, trong đó: trong khu công nghiệp là 50 dự án; ngoài "
            "khu công nghiệp là 30 dự án.",
            "50 dự án + 30 dự án = 80 dự án",
        ),
        (
            "Năm 2023, kim ngạch xuất nhập khẩu đạt 12,5 tỷ USD, trong đó xuất khẩu đạt "
            "7,2 tỷ USD, nhập khẩu đạt "
            "6,1 tỷ USD.",
            "7,2 tỷ USD + 6,1 tỷ USD = 13,3 tỷ USD",
        ),
        (
            "Năm 2023, khu công nghiệp có 12.500 lao động.\n\nTrong đó: lao động nam 5.100 "
            "người; lao động nữ "
            "6.400 người.",
            "5.100 người + 6.400 người = 11.500 lao động",
        ),
    ],
)
def test_parts_that_do_not_make_up_their_whole_are_found(told, text, formula):
    (found,) = check_parts(told(text))
    assert (found.rule, found.level, found.formula) == ("sum", "certain", formula)
    assert found.stated.role == "whole"


def test_new_added_and_bought_capital_make_up_the_total(told):
    head = "Năm 2023, tổng vốn FDI thu hút đạt {} triệu USD. "
    parts = (
        "Trong đó: cấp mới 20 dự án với số vốn 300,5 triệu USD; điều chỉnh tăng vốn 10 dự "
        "án với số vốn tăng thêm "
        "200,2 triệu USD; góp vốn, mua cổ phần 50,3 triệu USD."
    )
    assert list(check_parts(told(head.format("551,0") + parts))) == []
    (found,) = check_parts(told(head.format("651,0") + parts))
    assert found.formula == "300,5 triệu USD + 200,2 triệu USD + 50,3 triệu USD = 551 triệu USD"


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, tổng vốn đầu tư là 120 tỷ đồng, gồm: vốn ngân sách 80 tỷ đồng và vốn vay 40 tỷ đồng.",
        "Năm 2023, tổng vốn đầu tư là 120 tỷ đồng, trong đó vốn ngân sách 70 tỷ đồng, vốn "
        "doanh nghiệp 40 tỷ đồng.",
        "Có 500 học viên, trong đó nữ 300 người, người dân tộc 280 người.",
        "Tổng vốn 120 tỷ đồng, gồm các dự án lớn như dự án A 50 tỷ đồng, dự án B 30 tỷ đồng...",
        "Doanh nghiệp lãi 12 tỷ đồng, trong đó công ty mẹ lỗ 40 tỷ đồng.",
        "Thu giữ 10 tỷ đồng tiền mặt; 7 ô tô (trong đó 1 xe trị giá 25 tỷ đồng).",
        "Bị mất 2 chiếc xe, gồm 1 chiếc xe tải và 1 chiếc xe con khiến 2 chiếc xe này không được bồi thường.",
        "Tổng diện tích khoảng 190.000 ha, gồm: miền núi 155.890 ha, ven biển 32.248 ha.",
        "Chỉ có 21 dự án trong số đó hoạt động, 113 dự án còn lại đang xây dựng.",
        "Cảnh sát giữ 4 người, trong đó có ông A (82 tuổi), người dân đã giữ 38 người tại nhà văn hóa.",
        "Vụ nổ làm 22 người chết gồm nhiều trẻ em và 59 người khác bị thương.",
        "Có 12 ca viêm phổi, trong đó 4 ca nặng, 77 ca ho gà.",
        "A nhận 40 triệu đồng; B nhận 26 triệu đồng. Trong đó, C nhận nhiều nhất là 2,7 tỷ đồng.",
        "Lớp 1 có 91 nghìn học sinh, chiếm 72% và lớp 6, gồm 68 nghìn học sinh, chiếm 68%.",
        "Năm 2023 xuất khẩu 5 tỷ USD, trong đó năm 2022 là 4 tỷ USD, năm 2021 là 3 tỷ USD.",
    ],
)
def test_what_may_be_true_is_left_alone(told, text):
    assert list(check_parts(told(text))) == []


def test_a_part_larger_than_its_whole_is_suspected(told):
    text = "Năm 2023, tổng vốn đăng ký đạt 120 tỷ đồng, trong đó vốn trong nước đạt 700 tỷ đồng."
    (found,) = check_parts(told(text))
    assert (found.rule, found.level) == ("over", "suspected")


def test_a_slip_of_one_digit_is_suspected_where_chance_is_not(told):
    text = (
        "Tổng mức đầu tư là 96.029,99 tỷ đồng, trong đó vốn trung ương {} tỷ đồng, "
        "vốn địa phương 36.239,49 tỷ đồng."
    )
    assert list(check_parts(told(text.format("59.790,5")))) == []
    (found,) = check_parts(told(text.format("58.790,5")))
    assert (found.rule, found.level) == ("slip", "suspected")
    assert list(check_parts(told(text.format("41.234,56")))) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    parts=st.lists(st.decimals("0.1", 9999, places=4), min_size=2, max_size=4),
    decimals=st.integers(0, 2),
)
def test_parts_rounded_one_by_one_are_no_finding(told, parts, decimals):
    def printed(number: Decimal) -> str:
        return print_number(number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP))

    names = ("vốn ngân sách", "vốn vay", "vốn dân góp", "vốn khác")
    listed = ", ".join(f"{name} {printed(part)} tỷ đồng" for name, part in zip(names, parts, strict=False))
    text = f"Năm 2023, tổng vốn đầu tư là {printed(sum(parts, Decimal(0)))} tỷ đồng, gồm: {listed}."
    assert list(check_parts(told(text))) == []
