"""A cell's number as the sheet shows it: what a person compares with the cited cell."""

from datetime import date, datetime, time

import pytest

from ingest.readers.display import show


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.567, "0.0%", "56,7%"),
        (0.56712, "0%", "57%"),
        (2061.53, "#,##0.00", "2.061,53"),
        (2061.53, "#,##0", "2.062"),
        (28850, "#,##0", "28.850"),
        (28850, "General", "28850"),
        (2.5, "General", "2,5"),
        (2061.5299999999997, "General", "2061,53"),
        (1 / 3, "General", "0,3333333333"),
        (0.5, "0.0#", "0,5"),
        (0.125, "0.0##", "0,125"),
        (-12.5, "#,##0.0;(#,##0.0)", "-12,5"),
        (-12.5, "#,##0.0_);[Red](#,##0.0)", "-12,5"),
        (-0.04, "0.0", "0,0"),
        (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "-"),
        (1234.5, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "1.234,50"),
        (125, '#,##0 "USD"', "125 USD"),
        (125, "#,##0\\ [$₫-42A]", "125 ₫"),
        (1234567, "#,##0,", "1.235"),
        (1234567, "0.0,,", "1,2"),
        (7, "000", "7"),
        (7, ";;;", ""),
        (1500, '[>=1000]0.0,"k";0', "1500"),
        (0.25, "# ?/?", "0,25"),
        (123456, "0.00E+00", "123456"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("1.234,5", "@", "1.234,5"),
        (datetime.fromisoformat("2024-11-05"), "m/d/yy", "05/11/2024"),
        (date(2024, 11, 5), "mmm-yy", "11/2024"),
        (datetime.fromisoformat("2024-01-01"), "yyyy", "2024"),
        (time(8, 5), "h:mm", "8:05"),
    ],
)
def test_shown_as_the_sheet_shows_it(value, number_format, shown):
    assert show(value, number_format) == shown
