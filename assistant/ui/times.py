"""The time of a figure in the words of a page: "năm 2022", "11 tháng đầu năm 2024"."""

from datetime import date

from assistant.dates import print_day
from assistant.export.times import is_whole, print_period
from assistant.languages.printing import print_date, print_span
from assistant.languages.printing import print_month as print_english_month
from ingest.records import Period
from prompts.messages import Messages


def say_day(day: date, messages: Messages) -> str:
    """``20/12/2022``, in English ``20 December 2022``."""
    return print_day(day) if messages.language == "vi" else print_date(day)


def say_month(day: date, messages: Messages) -> str:
    """``tháng 12/2022``, in English ``December 2022``."""
    return f"tháng {day.month}/{day.year}" if messages.language == "vi" else print_english_month(day)


def say_period(iso: str, messages: Messages) -> str:
    """An ISO 8601 interval in words.

    >>> from prompts.messages import load_messages
    >>> say_period("2024-01-01/2024-11-30", load_messages())
    '11 tháng đầu năm 2024'
    >>> say_period("2024-07-01/2024-09-30", load_messages("en"))
    'Q3 2024'
    """
    start, end = (date.fromisoformat(part) for part in iso.split("/"))
    period = Period(start=start, end=end)
    first, last = say_day(start, messages), say_day(end, messages)
    if (start.day, start.month) == (1, 1) and start.year == end.year and not is_whole(period):
        return messages.say("headline", "since", year=str(start.year), last=last)
    if messages.language == "vi":
        return print_period(period)
    said = print_span(period).removeprefix("in ").removeprefix("on ").removeprefix("the ")
    return said or messages.say("headline", "between", first=first, last=last)
