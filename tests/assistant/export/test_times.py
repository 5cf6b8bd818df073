from datetime import date

import pytest

from assistant.export.times import print_period, short_time, whole_months
from ingest.records import Period


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2024-01-01", "2024-12-31", "năm 2024"),
        ("2024-01-01", "2024-03-31", "quý I năm 2024"),
        ("2024-07-01", "2024-07-31", "tháng 7 năm 2024"),
        ("2024-01-01", "2024-06-30", "6 tháng đầu năm 2024"),
        ("2024-07-01", "2024-12-31", "6 tháng cuối năm 2024"),
        ("2024-01-01", "2024-11-30", "11 tháng đầu năm 2024"),
        ("2021-01-01", "2025-12-31", "giai đoạn 2021–2025"),
        ("2024-02-01", "2024-04-30", "từ tháng 2 đến tháng 4 năm 2024"),
        ("2023-11-01", "2024-02-29", "từ tháng 11/2023 đến tháng 2/2024"),
        ("2024-05-06", "2024-05-06", "ngày 06/05/2024"),
    ],
)
def test_a_time_is_named_as_reports_name_it(start, end, said):
    assert print_period(Period(start=date.fromisoformat(start), end=date.fromisoformat(end))) == said


def test_months_end_on_their_last_day():
    assert whole_months(date(2024, 2, 10), 1).end == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-01-01", "2022-12-05", "đến 5/12/2022"),
        ("2024-01-01", "2024-09-30", "9T/2024"),
        ("2024-01-01", "2024-09-05", "đến 5/9/2024"),
        ("2024-10-01", "2024-12-05", "1/10/2024–5/12/2024"),
        ("2024-11-01", "2024-11-30", "T11/2024"),
        ("2021-01-01", "2025-12-31", "2021–2025"),
    ],
)
def test_a_time_cut_short_is_not_drawn_as_a_whole_one(start, end, said):
    assert short_time(Period(start=date.fromisoformat(start), end=date.fromisoformat(end))) == said
