"""Which period a figure gets: the right number of the wrong year is a wrong answer."""

from datetime import date

import pytest

from ingest.figures.clauses import own_words, split_clauses
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods
from ingest.figures.timing import Timing, choose_period, leave_out_papers
from ingest.records import Period


def chosen(text, *, inherited=None):
    """Printed figure → (start, end, baseline, target), years in short."""
    inherited = inherited or Timing(year=2023)
    mentions = read_periods(text, year=2023)
    every = read_numbers(text)
    numbers = [n for n in every if not any(m.start <= n.start < m.end for m in mentions)]
    clauses = split_clauses(text, numbers, mentions)
    kept = leave_out_papers(text, every, mentions)
    found = {}
    for words in own_words(text, numbers, clauses):
        timing, baseline, target = choose_period(text, words, clauses, kept, inherited)
        flags = "base" if baseline else "target" if target else ""
        found[words.number.text] = (timing.period.iso if timing.period else "", flags)
    return found


YEAR = "{0}-01-01/{0}-12-31".format


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Quý II/2022, xã thu 35 tỷ đồng.", "35 tỷ đồng", "2022-04-01/2022-06-30"),
        ("Xã thu được 35 tỷ đồng trong năm 2021.", "35 tỷ đồng", YEAR(2021)),
        ("Thu 35 tỷ đồng năm 2021 và 41 tỷ đồng năm 2022.", "41 tỷ đồng", YEAR(2022)),
        ("Thu 35 tỷ đồng năm 2021 và 41 tỷ đồng năm 2022.", "35 tỷ đồng", YEAR(2021)),
        ("Năm 2020 nuôi 120 ha; năm 2021 nuôi 150 ha.", "150 ha", YEAR(2021)),
        ("Năm 2020, đàn bò có 9.000 con, tăng 4%.", "4%", YEAR(2020)),
        ("Năm 2022, thu 90 tỷ đồng (năm 2021 thu 84 tỷ đồng), đạt 97% dự toán.", "97%", YEAR(2022)),
        ("Năm 2022, thu 90 tỷ đồng (năm 2021 thu 84 tỷ đồng), đạt 97% dự toán.", "84 tỷ đồng", YEAR(2021)),
        ("Hộ nghèo giảm từ 6,1% năm 2019 xuống còn 4,3% năm 2022.", "6,1%", YEAR(2019)),
        ("Hộ nghèo giảm từ 6,1% năm 2019 xuống còn 4,3% năm 2022.", "4,3%", YEAR(2022)),
        ("Năm 2022, sản lượng gấp 1,5 lần năm 2015.", "1,5 lần", YEAR(2022)),
        ("Trong năm 2021, chè đạt 3 tỷ đồng và còn tăng trong năm 2022.", "3 tỷ đồng", YEAR(2021)),
        ("Tại lễ mừng sáng 6/2, xã nhận 5 tỷ đồng năm 2021.", "5 tỷ đồng", YEAR(2021)),
        ("Năm 2022 thu 9 tỷ đồng, tăng 4% năm trước.", "4%", YEAR(2022)),
        ("Giai đoạn 2019-2021, mỗi năm trồng 40 ha.", "40 ha", "2019-01-01/2021-12-31"),
        ("Tháng 5/2022, mỏ mở lại, mỗi năm nộp 40 tỷ đồng.", "40 tỷ đồng", ""),
        ("Năm 2022, tỉnh thu 30 tỷ đồng, đạt 83,3% kế hoạch năm 2022.", "83,3%", YEAR(2022)),
    ],
)
def test_the_nearest_period_that_is_its_own(text, figure, period):
    assert chosen(text)[figure] == (period, "")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022 có 940 hộ, tăng 5% so với năm 2021 (895 hộ).",
        "Năm 2022 có 940 hộ (cùng kỳ năm 2021: 895 hộ).",
    ],
)
def test_a_baseline_counts_only_for_the_number_in_brackets(text):
    found = chosen(text)
    assert found["940 hộ"] == (YEAR(2022), "")
    assert found["895 hộ"] == (YEAR(2021), "base")


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Quý III/2022, lãi gộp là 29,6% so với 27,5% cùng kỳ năm trước.", "27,5%", "2021-07-01/2021-09-30"),
        ("Năm 2022 tăng 7%, thấp hơn mức tăng 8,1% của cùng kỳ năm 2021.", "8,1%", YEAR(2021)),
    ],
)
def test_what_is_compared_with_is_of_the_same_stretch(text, figure, period):
    assert chosen(text)[figure] == (period, "base")


def test_growth_is_about_its_own_period_and_not_the_one_compared_with():
    assert chosen("Năm 2022 thu hoạch 50 tấn, giảm 6% so với năm 2021.")["6%"] == (YEAR(2022), "")


def test_targets():
    assert chosen("Đến năm 2035, mở thêm 4 bến cảng.")["4 bến cảng"] == (YEAR(2035), "target")
    assert chosen("Cụ thể, đến năm 2035, cảng mở 4 bến.")["4 bến"] == (YEAR(2035), "target")
    assert chosen("Kế hoạch năm 2024: 3.200 tỷ đồng.")["3.200 tỷ đồng"] == (YEAR(2024), "target")


def test_a_target_in_an_earlier_clause_is_no_period_of_a_result():
    found = chosen("Kế hoạch năm 2025 trồng 90 ha; đã trồng 41 ha.", inherited=Timing(year=2023))
    assert found["41 ha"] == ("", "")


def test_without_a_period_the_context_hands_its_own_down():
    handed = Timing(period=Period(start=date(2018, 1, 1), end=date(2018, 12, 31)), text="năm 2018")
    assert chosen("Thu 12 tỷ đồng.", inherited=handed)["12 tỷ đồng"] == (YEAR(2018), "")
    assert chosen("Năm 2019 thu 12 tỷ đồng.", inherited=handed)["12 tỷ đồng"] == (YEAR(2019), "")


def test_the_day_of_a_paper_is_no_period():
    text = "Quyết định số 12/2021/QĐ-UBND ngày 5/4/2021 giao 15 tỷ đồng."
    assert chosen(text)["15 tỷ đồng"] == ("", "")
    assert chosen("Ngày 5/4/2021 giao 15 tỷ đồng.")["15 tỷ đồng"] == ("2021-04-05/2021-04-05", "")


@pytest.mark.parametrize(
    ("text", "period", "cumulative"),
    [
        ("tính đến ngày 20/11/2022", "2022-01-01/2022-11-20", False),
        ("lũy kế đến ngày 20/11/2022", "2022-11-20/2022-11-20", True),
        ("luỹ kế đến hết tháng 6/2021", "2021-06-30/2021-06-30", True),
    ],
)
def test_up_to_a_day_runs_from_new_year_unless_it_piles_up(text, period, cumulative):
    timing = Timing.of(read_periods(text)[0])
    assert timing.period is not None
    assert (timing.period.iso, timing.cumulative) == (period, cumulative)
    assert timing.as_of == timing.period.end


def test_a_period_knows_the_year_of_what_stands_near():
    period = Period(start=date(2018, 1, 1), end=date(2018, 6, 30))
    assert Timing(period=period, year=2023).known_year == 2018
    assert Timing(year=2023).known_year == 2023
    assert Timing().or_else(Timing(year=2020)).known_year == 2020


@pytest.mark.parametrize(
    ("text", "printed", "end"),
    [
        ("Trong quý I/2022, thu phí đạt 20% kế hoạch năm và tăng 5% so với cùng kỳ.", "5%", "2022-03-31"),
        ("Kim ngạch 7 tháng ước đạt 30 triệu USD.", "30 triệu USD", "2023-07-31"),
        (
            "Thu 9 tháng 2023 (9 tháng năm 2021 đạt 2 tỷ đồng); quý II đạt 1 tỷ đồng.",
            "1 tỷ đồng",
            "2023-06-30",
        ),
        ("Từ 15/8 đến 14/9 xảy ra 7 vụ cháy.", "7 vụ", "2023-09-14"),
        ("Cuối 2021, kho còn 40 tấn chè.", "40 tấn", "2021-12-31"),
        ("Phấn đấu cả năm thu 60 tỷ đồng.", "60 tỷ đồng", "2023-12-31"),
    ],
)
def test_time_is_read_as_reports_write_it(read_report, text, printed, end):
    period = read_report(text).one(printed).period
    assert period is not None
    assert period.end.isoformat() == end


def test_the_year_of_a_law_dates_nothing(read_report):
    found = read_report("Theo Luật Hợp tác xã năm 2012, tỉnh có 80 tổ hợp tác.")
    assert found.one("80 tổ hợp tác").period is None


@pytest.mark.parametrize("printed", ["5-7%", "3-4 lần"])
def test_a_range_is_no_day(read_report, printed):
    assert read_report(f"Giá bạc tăng từ {printed} trong năm.").one(printed).value
    assert read_report(f"Giá bạc tăng đến {printed} trong năm.").one(printed).value
