"""Times that reports and questions name: a wrong one would answer for another year."""

from datetime import date

import pytest

from ingest.figures.periods import PeriodMention, read_periods

YEAR = 2024
DATED = date(2024, 11, 20)


def describe(mention: PeriodMention) -> str:
    flags = {"cumulative": mention.cumulative, "baseline": mention.baseline, "target": mention.target}
    words = [mention.form, mention.period.iso if mention.period else "-"]
    words += [f"as_of={mention.as_of}"] if mention.as_of else []
    return " ".join(words + [name for name, on in flags.items() if on])


CASES = [
    ("11 tháng đầu năm 2024", "months 2024-01-01/2024-11-30"),
    ("6 tháng đầu năm", "months 2024-01-01/2024-06-30"),
    ("nửa đầu năm 2023", "half 2023-01-01/2023-06-30"),
    ("nửa đầu 2023", "half 2023-01-01/2023-06-30"),
    ("nửa cuối 2023", "half 2023-07-01/2023-12-31"),
    ("6 tháng cuối năm", "months 2024-07-01/2024-12-31"),
    ("chín tháng đầu năm 2023", "months 2023-01-01/2023-09-30"),
    ("9 tháng năm 2023", "months 2023-01-01/2023-09-30"),
    ("9T/2023", "months 2023-01-01/2023-09-30"),
    ("6T2024", "months 2024-01-01/2024-06-30"),
    ("10 tháng đầu năm nay", "months 2024-01-01/2024-10-31"),
    ("quý I/2024", "quarter 2024-01-01/2024-03-31"),
    ("quý IV năm 2022", "quarter 2022-10-01/2022-12-31"),
    ("quý 3 năm 2023", "quarter 2023-07-01/2023-09-30"),
    ("Q1/2024", "quarter 2024-01-01/2024-03-31"),
    ("quý II", "quarter 2024-04-01/2024-06-30"),
    ("tháng 10 năm 2024", "month 2024-10-01/2024-10-31"),
    ("tháng 2/2024", "month 2024-02-01/2024-02-29"),
    ("trong tháng 10 này", "month 2024-10-01/2024-10-31"),
    ("T10/2023", "month 2023-10-01/2023-10-31"),
    ("tháng 1.2023", "month 2023-01-01/2023-01-31"),
    ("tháng 1-2023", "month 2023-01-01/2023-01-31"),
    ("tháng Giêng", "month 2024-01-01/2024-01-31"),
    ("tháng năm/2023", "month 2023-05-01/2023-05-31"),
    ("tháng Năm năm 2023", "month 2023-05-01/2023-05-31"),
    ("tháng mười hai", "month 2024-12-01/2024-12-31"),
    ("tháng đầu năm 2023", "month 2023-01-01/2023-01-31"),
    ("tháng đầu tiên của năm 2023", "month 2023-01-01/2023-01-31"),
    ("trong tháng cuối năm", "month 2024-12-01/2024-12-31"),
    ("quý đầu năm 2023", "quarter 2023-01-01/2023-03-31"),
    ("ba quý đầu năm 2023", "months 2023-01-01/2023-09-30"),
    ("nửa đầu tháng 5", "range 2024-05-01/2024-05-15"),
    ("nửa cuối tháng 2/2023", "range 2023-02-16/2023-02-28"),
    ("kỳ 1 tháng 5/2023", "range 2023-05-01/2023-05-15"),
    ("kỳ 2 tháng 4", "range 2024-04-16/2024-04-30"),
    ("15 ngày đầu tháng 5", "range 2024-05-01/2024-05-15"),
    ("tuần đầu tháng 6", "range 2024-06-01/2024-06-07"),
    ("Lũy kế từ đầu năm đến hết ngày 15/5", "range 2024-01-01/2024-05-15 as_of=2024-05-15"),
    ("từ đầu năm đến 15/5", "range 2024-01-01/2024-05-15 as_of=2024-05-15"),
    ("năm 2022", "year 2022-01-01/2022-12-31"),
    ("năm 2022-2023", "years 2022-01-01/2023-12-31"),
    ("giai đoạn 2010 - 2015", "years 2010-01-01/2015-12-31"),
    ("giai đoạn 2021 đến 2025", "years 2021-01-01/2025-12-31"),
    ("nhiệm kỳ 2020-2025", "years 2020-01-01/2025-12-31"),
    ("năm học 2023-2024", "years 2023-01-01/2024-12-31"),
    ("từ năm 2023-2029", "years 2023-01-01/2029-12-31"),
    ("từ năm 2021 đến năm 2025", "range 2021-01-01/2025-12-31"),
    ("từ 2012 đến nay", "since 2012-01-01/2024-11-20 as_of=2024-11-20"),
    ("từ năm 1997", "since 1997-01-01/2024-11-20"),
    ("từ đầu năm đến ngày 20/12/2022", "range 2022-01-01/2022-12-20 as_of=2022-12-20"),
    ("từ đầu năm đến nay", "range 2024-01-01/2024-11-20 as_of=2024-11-20"),
    ("từ ngày 5/3/2024 đến ngày 8/3/2024", "range 2024-03-05/2024-03-08"),
    ("từ 22/4-27/4/2024", "range 2024-04-22/2024-04-27"),
    ("từ tháng 1 đến tháng 6 năm 2023", "months 2023-01-01/2023-06-30"),
    ("lũy kế đến tháng 11 năm 2024", "to_date 2024-11-30/2024-11-30 as_of=2024-11-30 cumulative"),
    ("Luỹ kế đến hết tháng 11/2024", "to_date 2024-11-30/2024-11-30 as_of=2024-11-30 cumulative"),
    ("tính đến ngày 20/12/2022", "to_date 2022-12-20/2022-12-20 as_of=2022-12-20 cumulative"),
    ("tính đến 20.12.2022", "to_date 2022-12-20/2022-12-20 as_of=2022-12-20 cumulative"),
    ("tính đến tháng 6/2016", "to_date 2016-06-30/2016-06-30 as_of=2016-06-30 cumulative"),
    ("tính đến hết năm 2023", "to_date 2023-12-31/2023-12-31 as_of=2023-12-31 cumulative"),
    ("đến tháng 12/2022", "to_date 2022-12-31/2022-12-31 as_of=2022-12-31 cumulative"),
    ("đến hết ngày 31/12/2023", "to_date 2023-12-31/2023-12-31 as_of=2023-12-31 cumulative"),
    ("đến nay", "to_date 2024-11-20/2024-11-20 as_of=2024-11-20 cumulative"),
    ("hiện nay", "to_date 2024-11-20/2024-11-20 as_of=2024-11-20 cumulative"),
    ("cuối năm 2023", "relative 2023-12-31/2023-12-31 as_of=2023-12-31"),
    ("đầu năm 2024", "relative 2024-01-01/2024-01-01 as_of=2024-01-01"),
    ("năm ngoái", "year 2023-01-01/2023-12-31"),
    ("năm nay", "year 2024-01-01/2024-12-31"),
    ("cùng kỳ năm 2021", "relative 2021-01-01/2021-12-31 baseline"),
    ("cùng kỳ năm trước", "relative 2023-01-01/2023-12-31 baseline"),
    ("cùng kỳ", "relative 2023-01-01/2023-12-31 baseline"),
    ("đến năm 2030", "year 2030-01-01/2030-12-31 target"),
    ("đến năm 2020", "to_date 2020-12-31/2020-12-31 as_of=2020-12-31 cumulative"),
    ("tầm nhìn đến năm 2045", "year 2045-01-01/2045-12-31 target"),
    ("tầm nhìn 2050", "year 2050-01-01/2050-12-31 target"),
    ("kế hoạch năm", "year 2024-01-01/2024-12-31 target"),
    ("nửa đầu năm", "half 2024-01-01/2024-06-30"),
    ("ngày 20 tháng 12 năm 2022", "day 2022-12-20/2022-12-20"),
    ("ngày 5-6-2023", "day 2023-06-05/2023-06-05"),
    ("first 11 months of 2024", "months 2024-01-01/2024-11-30"),
    ("as of June 2016", "to_date 2016-06-30/2016-06-30 as_of=2016-06-30 cumulative"),
    ("Q3 2023", "quarter 2023-07-01/2023-09-30"),
    ("2021-2025 period", "years 2021-01-01/2025-12-31"),
    ("11 thang dau nam 2024", "months 2024-01-01/2024-11-30"),
    ("luy ke den thang 11/2024", "to_date 2024-11-30/2024-11-30 as_of=2024-11-30 cumulative"),
    ("quy 3 nam 2023", "quarter 2023-07-01/2023-09-30"),
    ("tinh den 20/12/2022", "to_date 2022-12-20/2022-12-20 as_of=2022-12-20 cumulative"),
    ("cung ky nam 2021", "relative 2021-01-01/2021-12-31 baseline"),
    ("giai doan 2010-2015", "years 2010-01-01/2015-12-31"),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_each_wording_is_read_whole(words, expected):
    (mention,) = read_periods(words, year=YEAR, dated=DATED)
    assert (mention.text, describe(mention)) == (words, expected)


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_each_wording_is_found_inside_a_sentence(words, expected):
    ascii_only = words.isascii()
    sentence = f"Von FDI {words}, 12 du an" if ascii_only else f"Vốn FDI {words}, 12 dự án"
    (mention,) = read_periods(sentence, year=YEAR, dated=DATED)
    assert (mention.text, describe(mention)) == (words, expected)


def read(text: str, **options) -> list[str]:
    return [f"{m.text}: {describe(m)}" for m in read_periods(text, **options)]


def test_a_comparison_is_no_period_of_the_figure():
    (mention,) = read_periods("tăng 13,5% so với năm 2023", year=2024)
    assert mention.baseline


@pytest.mark.parametrize(
    "words",
    [
        "năm 2024 so với 2023",
        "năm 2024 so với thời điểm năm 2023",
        "năm 2024 so với cùng thời điểm năm 2023",
        "năm 2024 tăng so với mức bình quân chung của năm 2023",
        "năm 2024 tăng so với mức 5,2% của năm 2023",
        "năm 2024 tăng so với kết quả đạt được trong năm 2023",
    ],
)
def test_a_year_compared_with_is_a_baseline(words):
    assert [m.baseline for m in read_periods(words)] == [False, True]


def test_a_sum_over_months_is_no_first_day():
    assert read("Tính chung 5 tháng đầu năm, toàn tỉnh đón 3.000 lượt khách", year=2023) == [
        "5 tháng đầu năm: months 2023-01-01/2023-05-31"
    ]


def test_a_year_may_open_a_sentence():
    assert read("2023 là năm khó khăn của ngành dệt") == ["2023: year 2023-01-01/2023-12-31"]


def test_a_plan_year_is_a_target():
    (mention,) = read_periods("Kế hoạch thu ngân sách năm 2024 là 20.000 tỷ đồng")
    assert mention.target


def test_the_year_of_year_less_words_stays_open():
    (mention,) = read_periods("6 tháng đầu năm")
    assert (mention.form, mention.period) == ("months", None)


def test_a_bare_year_in_a_question():
    assert read("FDI Hải Phòng 2022 là bao nhiêu?") == ["2022: year 2022-01-01/2022-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "có 2022 người",
        "đạt 2.022 triệu USD",
        "Nghị định 35/2022/NĐ-CP",
        "Quyết định 1992/QĐ-BTC",
        "thực hiện có hiệu quả",
        "xuất hiện tại hội chợ",
        "hai năm qua",
        "kỷ niệm 50 năm",
        "ông Qi nói",
        "cả năm người",
        "mỗi tháng năm triệu đồng",
        "một tháng ba lần",
        "đường Cách mạng Tháng Tám",
    ],
)
def test_what_names_no_time(text):
    assert read_periods(text, year=2024, dated=DATED) == []


def test_several_times_in_one_sentence_keep_apart():
    text = (
        "Năm 2022, vốn FDI từ đầu năm đến ngày 20/12/2022 "
        "bằng 38,9% so với cùng kỳ năm 2021, đạt kế hoạch 2022."
    )
    assert read(text, year=2022) == [
        "Năm 2022: year 2022-01-01/2022-12-31",
        "từ đầu năm đến ngày 20/12/2022: range 2022-01-01/2022-12-20 as_of=2022-12-20",
        "cùng kỳ năm 2021: relative 2021-01-01/2021-12-31 baseline",
        "2022: year 2022-01-01/2022-12-31 target",
    ]


def test_impossible_days_name_no_period():
    assert [m.period for m in read_periods("ngày 31/2/2024")] in ([None], [])
