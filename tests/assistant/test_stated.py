from datetime import date

import pytest

from assistant.question import read_question
from assistant.stated import find_stated, print_period, step_months
from ingest.figures.periods import read_periods
from ingest.records import Period

WORKERS = "Có bao nhiêu lao động nước ngoài trong các khu công nghiệp Đồng Nai?"


def stretch(start, end):
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-01-01", "2024-12-31", "năm 2024"),
        ("2024-01-01", "2024-11-30", "11 tháng đầu năm 2024"),
        ("2024-01-01", "2024-03-31", "quý I năm 2024"),
        ("2024-04-01", "2024-06-30", "quý II năm 2024"),
        ("2024-02-01", "2024-02-29", "tháng 2/2024"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2021-2025"),
    ],
)
def test_a_time_in_words_is_read_back_as_that_time(start, end, words):
    period = stretch(start, end)
    assert print_period(period) == words
    (mention,) = read_periods(words)
    assert mention.period == period


def test_a_step_keeps_the_length():
    assert step_months(stretch("2024-01-01", "2024-03-31"), -3) == "quý IV năm 2023"
    assert step_months(stretch("2024-01-01", "2024-06-30"), -12) == "6 tháng đầu năm 2023"


def test_the_figure_is_the_reports_whatever_the_conversation_claims(gather):
    question = read_question(WORKERS)
    for said in ("Có **999 người** [1].", "", "x" * 10_000):
        found = find_stated(question, gather(WORKERS), said)
        assert found is not None
        assert found.figure.value == 7215
        assert found.around.figures


def test_of_several_readings_the_one_that_was_told_is_meant(gather):
    asked = "Khách du lịch đến Đồng Nai là bao nhiêu?"
    found = find_stated(read_question(asked), gather(asked), "Có **4.050.000 lượt**.")
    assert found is None or found.year in (2018, 2019)
