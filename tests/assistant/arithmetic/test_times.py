import pytest

from assistant.arithmetic.times import lend_both, moved, read_times, year_mention


@pytest.mark.parametrize(
    ("text", "topic", "asked", "compared"),
    [
        ("Lao động năm 2024 so với năm 2023", "Lao động", ["năm 2024"], "năm 2023"),
        ("So với năm 2023, lao động năm 2024", ", lao động", ["năm 2024"], "năm 2023"),
        ("FDI 11 tháng đầu năm 2022 so với cùng kỳ năm 2021", "FDI", ["11 tháng đầu năm 2022"], "2021"),
        ("FDI năm 2024 so với cùng kỳ", "FDI", ["năm 2024"], "năm 2023"),
        ("workers from 2023 to 2024", "workers", ["năm 2024"], "năm 2023"),
        ("lao động giữa năm 2023 và năm 2024", "lao động", ["năm 2024"], "năm 2023"),
        ("từ năm 2021 đến năm 2024, dân số", ", dân số", ["năm 2024"], "năm 2021"),
        ("FDI năm 2024", "FDI", ["năm 2024"], None),
        ("FDI", "FDI", [], None),
    ],
)
def test_the_time_asked_about_and_the_one_compared_with_are_told_apart(text, topic, asked, compared):
    times = read_times(text)
    assert times.text == topic
    assert [m.text for m in times.asked] == asked
    assert (times.compared.text if times.compared else "").endswith(compared or "")
    assert (times.compared is None) == (compared is None)


def test_the_year_before_is_remembered_where_no_time_is_named():
    times = read_times("FDI tăng bao nhiêu so với năm trước")
    assert (times.compared, times.year_before) == (None, True)


def test_a_time_moves_to_another_year_with_its_months():
    (asked,) = read_times("9 tháng đầu năm 2021").asked
    assert moved(asked, 2020).period.iso == "2020-01-01/2020-09-30"
    (years,) = read_times("giai đoạn 2021-2025").asked
    assert moved(years, 2020) is None
    assert year_mention(2019).period.iso == "2019-01-01/2019-12-31"


@pytest.mark.parametrize(
    ("text", "lent"),
    [
        ("tháng 9 so với tháng 8 năm 2025", "tháng 9 năm 2025 so với tháng 8 năm 2025"),
        ("tháng 10/2024 so với tháng 9", "tháng 10/2024 so với tháng 9 năm 2024"),
        ("quý III năm 2018 hơn quý II", "quý III năm 2018 hơn quý II năm 2018"),
        ("tháng 1/2024 so với tháng 12", "tháng 1/2024 so với tháng 12"),
        ("tháng 9/2024 so với tháng 8/2023", "tháng 9/2024 so với tháng 8/2023"),
        ("9 tháng 2024 so với tháng 8", "9 tháng 2024 so với tháng 8"),
    ],
)
def test_two_months_share_the_year_that_is_said_once(text, lent):
    assert lend_both(text) == lent
