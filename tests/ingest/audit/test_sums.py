"""Totals told after their parts."""

import pytest

from ingest.audit.sums import check_sums

LIST = (
    "Kết quả năm 2023:\n\n- Cấp mới: 56 dự án, vốn đăng ký 621 triệu USD;\n\n- Điều chỉnh "
    "tăng vốn: 49 dự án, vốn tăng "
    "thêm 2.226 triệu USD;\n\n- Góp vốn, mua cổ phần: 5 dự án, giá trị 21,4 triệu USD.\n\n"
    "Cộng cả ba hình thức, vốn FDI năm 2023 đạt {} triệu USD."
)
RUN = (
    "Năm 2023 cấp mới 10 dự án DDI với số vốn 2.057 tỷ đồng; điều chỉnh tăng vốn 5 dự án "
    "với số vốn tăng thêm 214 tỷ "
    "đồng; {} ước đạt {} tỷ đồng."
)


def test_new_added_and_bought_capital_is_held_against_the_total_behind_it(told):
    assert list(check_sums(told(LIST.format("2.869")))) == []
    (found,) = check_sums(told(LIST.format("2.969")))
    assert (found.rule, found.level) == ("sum", "certain")
    assert found.formula == "621 triệu USD + 2.226 triệu USD + 21,4 triệu USD = 2.868,4 triệu USD"


def test_two_of_three_are_a_total_only_where_it_says_so(told):
    assert list(check_sums(told(RUN.format("cộng lại, vốn DDI", "2.271")))) == []
    (found,) = check_sums(told(RUN.format("cộng lại, vốn DDI", "2.371")))
    assert found.level == "suspected"
    assert list(check_sums(told(RUN.format("tổng vốn thực hiện", "1.371")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2023, vốn cấp mới đạt 621 triệu USD. Tổng vốn thực hiện đạt 300 triệu USD.",
        "Năm 2022, vốn cấp mới đạt 5 triệu USD, vốn tăng thêm đạt 6 triệu USD. Năm 2023, "
        "tổng cộng đạt 20 triệu USD.",
    ],
)
def test_a_total_of_other_things_is_left_alone(told, text):
    assert list(check_sums(told(text))) == []
