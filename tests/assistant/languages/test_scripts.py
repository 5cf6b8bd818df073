from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.languages.scripts import print_amount, print_as_of, print_number, print_period, read_back
from ingest.records import Period

LANGUAGES = ("ko", "ja", "zh")


@pytest.mark.parametrize(
    ("language", "said"), [("ko", "20억 6,153만 달러"), ("ja", "20億6153万ドル"), ("zh", "20.6153亿美元")]
)
def test_an_amount_is_said_in_the_readers_own_steps(language, said):
    assert print_amount(Decimal(2061530000), "USD", language) == said


@given(st.decimals(min_value=-(10**15), max_value=10**16, places=3), st.sampled_from(LANGUAGES))
def test_nothing_is_rounded(value, language):
    assert read_back(print_number(value, language)) == value


@given(st.integers(min_value=0, max_value=10**16), st.sampled_from(LANGUAGES))
def test_a_whole_number_reads_back(value, language):
    assert read_back(print_number(Decimal(value), language)) == value


def test_a_unit_without_a_translation_stays_as_the_report_has_it():
    assert print_amount(Decimal(5), "nhà tình nghĩa", "ko") == "5 “nhà tình nghĩa”"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ((2024, 1, 1), (2024, 12, 31), "2024年"),
        ((2024, 1, 1), (2024, 11, 30), "2024年1～11月"),
        ((2024, 7, 1), (2024, 9, 30), "2024年第3季度"),
        ((2021, 1, 1), (2025, 12, 31), "2021～2025年"),
        ((2022, 1, 1), (2022, 12, 20), "2022年1月1日～2022年12月20日"),
    ],
)
def test_a_time_keeps_its_bounds(start, end, said):
    assert print_period(Period(start=date(*start), end=date(*end)), "zh") == said


def test_a_day_that_a_figure_counts_to_is_told():
    assert print_as_of(date(2022, 12, 20), "zh") == "截至2022年12月20日"
