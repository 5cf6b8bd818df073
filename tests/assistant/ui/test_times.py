from datetime import date

import pytest

from assistant.ui.times import say_day, say_month, say_period
from prompts.messages import load_messages

SPANS = [
    ("2022-01-01/2022-12-31", "năm 2022", "2022"),
    ("2022-01-01/2022-12-20", "từ đầu năm 2022 đến 20/12/2022", "from the start of 2022 to 20 December 2022"),
    ("2024-01-01/2024-11-30", "11 tháng đầu năm 2024", "first 11 months of 2024"),
    ("2024-10-01/2024-12-31", "quý IV năm 2024", "Q4 2024"),
    ("2024-02-01/2024-02-29", "tháng 2 năm 2024", "February 2024"),
    ("2021-01-01/2025-12-31", "giai đoạn 2021–2025", "2021–2025"),
    ("2024-05-06/2024-05-06", "ngày 06/05/2024", "6 May 2024"),
    ("2024-05-06/2024-06-07", "từ 06/05/2024 đến 07/06/2024", "6 May 2024 to 7 June 2024"),
    ("2023-07-01/2024-06-30", "từ tháng 7/2023 đến tháng 6/2024", "1 July 2023 to 30 June 2024"),
    ("2024-07-01/2024-12-31", "6 tháng cuối năm 2024", "1 July 2024 to 31 December 2024"),
]


@pytest.mark.parametrize(("iso", "vietnamese", "english"), SPANS, ids=lambda s: str(s))
def test_a_stretch_of_time_is_said_as_reports_say_it(iso, vietnamese, english):
    assert say_period(iso, load_messages()) == vietnamese
    assert say_period(iso, load_messages("en")) == english


def test_days_and_months():
    day = date(2022, 12, 5)
    assert [say_day(day, load_messages(x)) for x in ("vi", "en")] == ["05/12/2022", "5 December 2022"]
    assert [say_month(day, load_messages(x)) for x in ("vi", "en")] == ["tháng 12/2022", "December 2022"]
