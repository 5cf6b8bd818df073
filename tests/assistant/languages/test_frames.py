from datetime import date
from decimal import Decimal

import pytest

from assistant.languages.frames import quoted, say_clause
from ingest.records import Figure, Period


def figure(**given):
    told = {
        "report_id": "r",
        "ordinal": 0,
        "sentence": 0,
        "passage": 0,
        "spans": (),
        "start": 0,
        "end": 1,
        "text": "2.061,53 triệu USD",
        "value": Decimal(2061530000),
        "unit": "USD",
        "indicator": "tổng thu hút FDI",
        "kind": "amount",
    }
    return Figure(**{**told, **given})


def test_a_figure_is_stated_with_its_name_its_own_words_and_its_time():
    stated = figure(
        period=Period(start=date(2022, 1, 1), end=date(2022, 12, 20)),
        period_text="đến ngày 20/12/2022",
        as_of=date(2022, 12, 20),
    )
    assert say_clause(stated, "tổng thu hút FDI") == (
        "Total FDI attracted (“tổng thu hút FDI”), as of 20 December 2022: **2,061.53 million USD**"
    )


@pytest.mark.parametrize(
    ("given", "end"),
    [
        ({"qualifier": "gần"}, "nearly **2,061.53 million USD**"),
        ({"kind": "plan"}, "**2,061.53 million USD** (planned)"),
        (
            {"kind": "growth", "facets": ("decrease",), "text": "5%", "value": Decimal(5), "unit": "%"},
            "down **5%**",
        ),
        ({"kind": "rank", "text": "đứng đầu", "value": Decimal(1), "unit": ""}, "**“đứng đầu”**"),
        ({"unit": "chum", "text": "5 chum", "value": Decimal(5)}, "**“5 chum”**"),
    ],
)
def test_what_makes_a_figure_rough_or_planned_is_told(given, end):
    assert say_clause(figure(**given), "tổng thu hút FDI").endswith(f": {end}")


def test_a_time_without_an_english_name_stays_in_the_reports_words():
    odd = figure(period=Period(start=date(2022, 1, 1), end=date(2022, 5, 5)), period_text="từ Tết")
    assert "“từ Tết”" in say_clause(odd, "tổng thu hút FDI")


def test_quotes_inside_a_quote_do_not_end_it():
    assert quoted("“Năm” 5.000") == "“‘Năm’ 5.000”"
