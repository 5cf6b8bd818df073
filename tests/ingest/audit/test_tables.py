"""Tables: a total row that its rows do not make up, and rates that their row contradicts."""

import pytest

from ingest.audit.tables import check_tables

HEAD = "Địa bàn | Số dự án (dự án) | Vốn đầu tư năm 2023 (tỷ đồng)"


def test_a_total_row_that_does_not_add_up_is_found(table):
    rows = ("Huyện A | 10 | 120,5", "Huyện B | 20 | 80,2", "Huyện C | 5 | 60,1")
    assert list(check_tables(table(HEAD, *rows, "Tổng cộng | 35 | 260,8"))) == []
    (found,) = check_tables(table(HEAD, *rows, "Tổng cộng | 35 | 270,8"))
    assert (found.check, found.rule, found.level) == ("parts", "total_row", "certain")
    assert found.formula == "120,5 tỷ đồng + 80,2 tỷ đồng + 60,1 tỷ đồng = 260,8 tỷ đồng"
    assert found.stated.figure.text == "270,8"


def test_the_total_may_stand_first(table):
    rows = ("Tổng số | 35 | 270,8", "Huyện A | 10 | 120,5", "Huyện B | 20 | 80,2", "Huyện C | 5 | 60,1")
    (found,) = check_tables(table(HEAD, *rows))
    assert found.stated.figure.text == "270,8"


@pytest.mark.parametrize(
    "rows",
    [
        ("I. Trong nước | 30 | 200", "1. Huyện A | 10 | 120", "2. Huyện B | 20 | 80", "Tổng cộng | 30 | 200"),
        ("Huyện A | 10 | 120", "- Trong đó xã X | 4 | 50", "Huyện B | 20 | 80", "Tổng cộng | 30 | 200"),
        ("Huyện A | 10 | 120", "Tổng cộng | 10 | 120", "Huyện B | 20 | 80", "Tổng cộng | 20 | 90"),
        ("Huyện A | 10 | 120,4", "Huyện B | 20 | 80,4", "Tổng cộng | 30 | 201"),
    ],
)
def test_what_lies_in_steps_or_was_rounded_is_left_alone(table, rows):
    assert list(check_tables(table(HEAD, *rows))) == []


def test_averages_have_no_sum(table):
    head = "Địa bàn | Thu nhập bình quân năm 2023 (triệu đồng/người)"
    assert list(check_tables(table(head, "Huyện A | 50", "Huyện B | 60", "Toàn tỉnh | 55"))) == []


def test_a_change_is_held_against_the_row_s_two_years(table):
    head = "Chỉ tiêu | Năm 2022 (tỷ đồng) | Năm 2023 (tỷ đồng) | So với năm 2022 (%)"
    right = "Thu ngân sách | 400 | 450 | 112,5"
    assert list(check_tables(table(head, right))) == []
    (found,) = check_tables(table(head, "Thu ngân sách | 400 | 450 | 121,5"))
    assert (found.check, found.formula) == ("growth", "450 tỷ đồng : 400 tỷ đồng = 112,5%")


def test_a_change_against_another_time_is_left_alone(table):
    head = "Chỉ tiêu | Tháng 5/2023 (tỷ đồng) | Tháng 6/2023 (tỷ đồng) | So với cùng kỳ (%)"
    assert list(check_tables(table(head, "Thu ngân sách | 400 | 450 | 98"))) == []


STEPS = (
    "I | Trong nước | 30 | 200",
    "1 | Huyện A | 10 | 120",
    "2 | Huyện B | 20 | {}",
    "II | Ngoài nước | 5 | 60",
)


def test_a_numbered_row_is_the_sum_of_those_below_it_where_another_column_shows_it(table):
    head = "STT | Địa bàn | Số dự án (dự án) | Vốn đầu tư năm 2023 (tỷ đồng)"
    rows = [row.format("80") for row in STEPS]
    assert list(check_tables(table(head, *rows, "| Tổng cộng | 35 | 260"))) == []
    (found,) = check_tables(table(head, *rows, "| Tổng cộng | 35 | 290"))
    assert found.formula == "200 tỷ đồng + 60 tỷ đồng = 260 tỷ đồng"
    (found,) = check_tables(table(head, *[row.format("90") for row in STEPS], "| Tổng cộng | 35 | 260"))
    assert found.stated.figure.text == "200"


def test_indicators_under_a_heading_row_are_no_parts_of_it(table):
    head = "STT | Chỉ tiêu | Thực hiện năm 2023 (tỷ đồng)"
    rows = (
        "I | Thu ngân sách | 500",
        "1 | Thu nội địa | 300",
        "2 | Thu phí | 100",
        "II | Chi ngân sách | 400",
    )
    assert list(check_tables(table(head, *rows))) == []
