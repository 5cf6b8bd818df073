"""Days as answers print them: the Vietnamese way, and in the language of the answer at hand."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from assistant.languages import printing
from ingest.records import Figure
from prompts.answers import spoken

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
"""UTC+7: the clock of who reads the pages, whatever the server's is."""


def print_day(day: date) -> str:
    """``20/12/2022``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def print_moment(moment: str) -> str:
    """A moment in ISO 8601, of any zone, as a Vietnamese clock shows it.

    >>> print_moment("2024-11-05T18:30:00+00:00")
    '06/11/2024 01:30'
    """
    return f"{datetime.fromisoformat(moment).astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def print_until(figure: Figure) -> str:
    """The day up to which a figure counts, or its month where the report names no day."""
    day, whole_month = until(figure)
    if day is None:
        return ""
    return f"tháng {day.month}/{day.year}" if whole_month else print_day(day)


def until(figure: Figure) -> tuple[date | None, bool]:
    """The day up to which a figure counts, and whether the report names only its month."""
    day = figure.as_of or (figure.period.end if figure.period else None)
    if day is None:
        return None, False
    named = re.search(rf"(?<!\d)0?{day.day}(?!\d)", re.sub(r"\d+ tháng", "", figure.period_text))
    last = (day + timedelta(days=1)).day == 1
    return day, last and not (named and day.month != day.day)


def say_day(day: date) -> str:
    """A day in the answer's language."""
    return print_day(day) if spoken() == "vi" else printing.print_date(day)


def say_until(figure: Figure) -> str:
    """As :func:`print_until`, in the answer's language."""
    if spoken() == "vi":
        return print_until(figure)
    day, whole_month = until(figure)
    if day is None:
        return ""
    return printing.print_month(day) if whole_month else printing.print_date(day)
