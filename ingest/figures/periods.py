"""What time a text speaks of: days, months, quarters, years, and states up to a day."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.figures.context import is_unmarked, lower, unmark, words_before
from ingest.figures.dates import is_year_context
from ingest.figures.moments import Form, Moment
from ingest.figures.timewords import read_moments
from ingest.figures.units import UnitReader
from ingest.kept import kept
from ingest.records import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention:
    """Words that name a time."""

    start: int
    """First character, inclusive."""

    end: int
    """Last character, exclusive."""

    text: str
    form: Form

    period: Period | None
    """Both days inclusive; None while its year is not known. Of a state up to a day (``lũy kế đến tháng
    11/2024``, ``tính đến 20/12/2022``) that last day alone: whether the figure counts from the year's
    beginning is for the caller to say. ``từ đầu năm đến 20/12/2022`` is the whole stretch. ``cùng kỳ``
    is the whole year it names, or the year before ``year``: which part of it, the caller knows."""

    as_of: date | None
    """The day up to which is counted, for states and for stretches that end in ``đến …``."""

    cumulative: bool
    """A state up to a day: ``lũy kế đến``, ``tính đến``, ``đến nay``, ``đến hết``, ``hiện nay``."""

    baseline: bool
    """What is compared with (``so với năm 2023``, ``cùng kỳ``), not what the figure is about."""

    target: bool = False
    """The future or a plan: ``đến năm 2030``, ``tầm nhìn 2045``, ``kế hoạch năm``."""


_JOIN = r"\s?(?:-|–|—|cho đến|đến|tới|to|until)\s?(?:hết |ngày |năm |tháng |thời điểm )*"
_SPACE = r",? ?"
# Typed without marks, "đầu tư năm 2024" has no "từ".
_SINCE = r"(?:kể từ|tính từ|lũy kế từ|luỹ kế từ|(?<!(?<!bắt )đầu )từ|from|since|between)"
_FROM = rf"(?<!\w){_SINCE}(?: ngày| năm| thời điểm)?\s?\Z"
_UP_TO = (
    r"(?<!\w)(?:(?P<sum>(?:số |tổng )?(?:lũy kế|luỹ kế|lũy tiến|luỹ tiến|cộng dồn|tích lũy|tính(?: chung)?))"
    r"(?: [^\W\d_]+){0,4}? )?"
    r"(?P<to>cho đến|đến|tới|as of|by|as at|up to|until)(?P<all>(?: the| hết| thời điểm| cuối| trước)*)\s?\Z"
)
_GOAL = (
    r"(?<!\w)(?P<goal>tầm nhìn|mục tiêu|định hướng|phấn đấu|kế hoạch|quy hoạch|dự kiến|"
    r"chỉ tiêu(?! (?:chủ yếu|cơ bản|kinh tế|xã hội|thống kê|tổng hợp|phát triển)))"
    r"(?: (?!trong |đã |tại |từ |đạt |là |so )[^\W\d_]+){0,3}?(?: đến| tới| cho)?(?: hết| cuối)?\s?\Z"
)
_AGAINST = (
    r"(?<!\w)(?:so(?: với)?|compared (?:with|to)|against)"
    r"(?:(?: (?!đạt|tăng|giảm|trong|ước|là )[^\W\d_]+){0,3}?"
    r"| (?:mức|con số|kết quả|thực hiện|thời điểm|cùng|số|tỷ lệ|bình quân|tổng|giá)"
    r"(?: (?:[^\W\d_]+|[0-9][0-9.,]*%?)){0,5}?)\s?\Z"
)
_FIRST = r"(?<!\w)(?:nhất|đầu tiên|kỷ lục|đỉnh|đáy)(?: trong lịch sử)?,? \Z"
"""Before "kể từ năm 2012": what lies between is only looked back on."""
_REACH = 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    join: re.Pattern[str]
    since: re.Pattern[str]
    up_to: re.Pattern[str]
    goal: re.Pattern[str]
    against: re.Pattern[str]
    first: re.Pattern[str]


@cache
def _patterns(folded: bool) -> _Patterns:
    sources = (_JOIN, _FROM, _UP_TO, _GOAL, _AGAINST, _FIRST)
    return _Patterns(*(re.compile(unmark(source) if folded else source) for source in sources))


def read_periods(text: str, *, year: int | None = None, dated: date | None = None) -> list[PeriodMention]:
    """The times that ``text`` names, in order, not overlapping, the longest reading of each.

    Args:
        text: a sentence, a heading or a question, typed with diacritics or without any.
        year: the year that year-less words (``6 tháng đầu năm``, ``quý I``, ``cùng kỳ``) are about.
        dated: the day of the report, which is what ``đến nay`` and ``hiện nay`` mean.

    >>> [(m.text, m.form, m.period.iso) for m in read_periods("tính đến tháng 6/2016 có 470 dự án")]
    [('tính đến tháng 6/2016', 'to_date', '2016-06-30/2016-06-30')]
    """
    return list(_read(text, year, dated))


@kept  # headings are read again for every sentence below them
def _read(text: str, year: int | None, dated: date | None) -> tuple[PeriodMention, ...]:
    return tuple(_Reader(text, year, dated).mentions())


class _Reader:
    """Reads one text: picks the longest moments, joins them, and asks what stands before each."""

    def __init__(self, text: str, year: int | None, dated: date | None) -> None:
        self._text = text
        self._low = lower(text)
        self._folded = is_unmarked(self._low)
        self._year = year if year is not None else dated.year if dated else None
        self._dated = dated
        self._patterns = _patterns(self._folded)
        self._units = UnitReader(text, self._low, folded=self._folded)

    def mentions(self) -> list[PeriodMention]:
        moments = self._picked()
        found: list[PeriodMention] = []
        index = 0
        while index < len(moments):
            done = found[-1].end if found else 0
            after = moments[index + 1] if index + 1 < len(moments) else None
            joined = self._joined(moments[index], after, done) if after else None
            found.append(joined or self._alone(moments[index], done))
            index += 2 if joined else 1
        return found

    def _picked(self) -> list[Moment]:
        """The longest moments that do not overlap, in order."""
        chosen: list[Moment] = []
        every = sorted(read_moments(self._low, folded=self._folded), key=lambda m: (m.start - m.end, m.start))
        for moment in every:
            if all(moment.end <= other.start or other.end <= moment.start for other in chosen) and self._sure(
                moment
            ):
                chosen.append(moment)
        return sorted(chosen, key=lambda m: m.start)

    def _sure(self, moment: Moment) -> bool:
        """False for four bare digits that count something, and for months of the moon."""
        if self._low.startswith((" âm lịch", " am lich"), moment.end):
            return False
        if not moment.bare:
            return True
        if is_year_context(words_before(self._low, moment.start), folded=self._folded):
            return True
        return self._units.read(moment.end, whole=False) is None

    def _before(self, pattern: re.Pattern[str], start: int, done: int) -> re.Match[str] | None:
        return pattern.search(self._low, max(done, start - _REACH), start)

    def _joined(self, first: Moment, second: Moment, done: int) -> PeriodMention | None:
        """``từ … đến …``; None when the two are apart."""
        gap = self._low[first.end : second.start]
        opened = self._before(self._patterns.since, first.start, done)
        dashed = gap.strip() in ("-", "–", "—") and first.form == second.form
        if second.point == "now":
            if not opened or gap not in (" ", ", "):
                return None
        elif not (self._patterns.join.fullmatch(gap) and (opened or dashed)):
            return None
        start = opened.start() if opened else first.start
        return self._range(first, second, start)

    def _range(self, first: Moment, second: Moment, start: int) -> PeriodMention:
        year = second.year if second.year is not None else self._year
        since = first.dates(year)
        until = (
            (self._dated, self._dated) if second.point == "now" else second.dates(first.year or self._year)
        )
        period = None
        if since and until and until[1] and since[0] <= until[1]:
            period = Period(start=since[0], end=until[1])
        now = second.point == "now"
        return self._mention(
            start,
            second.end,
            "since" if now and first.point != "start" else "range",
            period,
            as_of=period.end if period and (now or first.point == "start") else None,
            baseline=self._against(start),
        )

    def _alone(self, moment: Moment, done: int) -> PeriodMention:
        if moment.point == "now":
            period = Period(start=self._dated, end=self._dated) if self._dated else None
            return self._mention(
                moment.start, moment.end, "to_date", period, as_of=self._dated, cumulative=True
            )
        if up_to := self._before(self._patterns.up_to, moment.start, done):
            return self._up_to(moment, up_to, done)
        if opened := self._before(self._patterns.since, moment.start, done):
            return self._since(moment, opened.start())
        if moment.form in ("month", "quarter") and self._low.startswith(("hết ", "het "), moment.start):
            return self._through(moment)
        return self._plain(moment, done)

    def _up_to(self, moment: Moment, found: re.Match[str], done: int) -> PeriodMention:
        """``tính đến …`` and ``đến …``: a state up to its last day, or a year still to come."""
        stretch = moment.dates(self._year)
        if moment.form in ("year", "years") and not found["sum"] and self._is_future(moment, found):
            goal = self._before(self._patterns.goal, found.start(), done)
            start = goal.start() if goal and goal["goal"] in ("tầm nhìn", "tam nhin") else found.start()
            return self._mention(start, moment.end, "year", _period(stretch), target=True)
        last = stretch[1] if stretch else None
        day = Period(start=last, end=last) if last else None
        start, end = found.start(), moment.end
        base = self._against(start)
        return self._mention(start, end, "to_date", day, as_of=last, cumulative=True, baseline=base)

    def _through(self, moment: Moment) -> PeriodMention:
        """``hết tháng 5``: a state up to its last day, as ``đến hết tháng 5`` is."""
        stretch = moment.dates(self._year)
        last = stretch[1] if stretch else None
        return self._mention(
            moment.start,
            moment.end,
            "to_date",
            Period(start=last, end=last) if last else None,
            as_of=last,
            cumulative=True,
            baseline=self._against(moment.start),
        )

    def _is_future(self, moment: Moment, found: re.Match[str]) -> bool:
        """``đến năm 2030`` looks ahead unless the year is over for whoever speaks."""
        said = moment.last_year or moment.year
        if said is None:
            return False
        if self._year is not None:
            return said > self._year
        return not found["all"].strip() and not self._low[moment.start :].startswith(
            ("hết", "het", "cuối", "cuoi")
        )

    def _since(self, moment: Moment, start: int) -> PeriodMention:
        stretch = moment.dates(self._year)
        if moment.form in ("range", "years", "months"):
            return self._mention(
                start, moment.end, moment.form, _period(stretch), baseline=self._against(start)
            )
        period = None
        if stretch and self._dated and stretch[0] <= self._dated:
            period = Period(start=stretch[0], end=self._dated)
        first = self._before(self._patterns.first, start, 0) is not None
        return self._mention(start, moment.end, "since", period, baseline=first or self._against(start))

    def _plain(self, moment: Moment, done: int) -> PeriodMention:
        goal = None if moment.point == "same" else self._before(self._patterns.goal, moment.start, done)
        start = moment.start
        if goal and goal["goal"] in ("tầm nhìn", "tam nhin"):
            start = goal.start()
        stretch = moment.dates(self._year)
        baseline = moment.point == "same" or self._against(moment.start)
        return self._mention(
            start,
            moment.end,
            moment.form,
            _period(stretch),
            as_of=stretch[1] if stretch and moment.point in ("start", "end") else None,
            baseline=baseline,
            target=moment.target or (goal is not None and not baseline),
        )

    def _against(self, start: int) -> bool:
        return self._before(self._patterns.against, start, 0) is not None

    def _mention(
        self,
        start: int,
        end: int,
        form: Form,
        period: Period | None,
        *,
        as_of: date | None = None,
        cumulative: bool = False,
        baseline: bool = False,
        target: bool = False,
    ) -> PeriodMention:
        return PeriodMention(
            start=start,
            end=end,
            text=self._text[start:end],
            form=form,
            period=period,
            as_of=as_of,
            cumulative=cumulative,
            baseline=baseline,
            target=target,
        )


def _period(stretch: tuple[date, date] | None) -> Period | None:
    return Period(start=stretch[0], end=stretch[1]) if stretch else None
