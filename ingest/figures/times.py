"""The times that a sentence names, each in the year that its report, heading or paragraph gives it."""

from collections.abc import Sequence

from ingest.figures.baselines import mark_baselines
from ingest.figures.current import is_short, read_current
from ingest.figures.numbers import Number
from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.seasons import settle_seasons
from ingest.figures.settling import look_ahead, settle_years
from ingest.figures.timing import Timing
from ingest.records import Period
from ingest.reports import Report


def read_times(
    text: str, numbers: Sequence[Number], report: Report, outer: Timing, carried: Timing, titled: Timing
) -> list[PeriodMention]:
    """The times of ``text``, in order.

    Args:
        text: a sentence.
        numbers: its numbers.
        report: whose it is.
        outer: the time of its headings and lead-ins.
        carried: the time of the sentences before it in its paragraph.
        titled: the time of the report's title.

    """
    mentions = read_periods(text, year=outer.known_year, dated=report.dated)
    mentions = settle_years(text, mark_baselines(text, numbers, mentions), outer.known_year, carried)
    mentions = settle_seasons(text, mentions, titled.period, report.title)
    near = carried.period if is_short(carried.period) else titled.period or carried.period
    closing = near.end if near is not None and near.start.year == near.end.year else None
    year = _year(report, carried, titled)
    mentions = read_current(text, mentions, closing, year, carried.or_else(outer).period)
    return look_ahead(mentions, report.year)


def _is_past_year(period: Period, year: int | None) -> bool:
    """True for a whole year before the report's, told of in the sentence before: "trong năm" is that one."""
    whole = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    return whole and period.start.year == period.end.year and year is not None and period.end.year < year


def _year(report: Report, carried: Timing, titled: Timing) -> int | None:
    """The year that "trong năm" is; none for a school year."""
    if titled.period is not None and titled.period.start.year != titled.period.end.year:
        return None
    if carried.period is not None and _is_past_year(carried.period, report.year):
        return carried.period.end.year
    sure = report.dated is not None or str(report.year) in report.title
    return carried.period.end.year if carried.period is not None and not sure else report.year
