"""Which of the periods in sight a figure is about."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.figures.baselines import tells_of_base
from ingest.figures.clauses import Clause, Words
from ingest.figures.numbers import Number
from ingest.figures.periods import PeriodMention
from ingest.figures.seasons import is_season
from ingest.records import Period

_GLUE = re.compile(r"\s*(?:(?:vào|trong)\s+)?")
_PAPER_DAY = re.compile(r"\s*,?\s*")
_LAW = re.compile(r"\b(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh)(?: [^\W\d_]+[,.]?){0,8}\s*$")
_BORN = re.compile(r"\b(?:sinh|SN)\s*$")
_NAME_OF_LAW = 80
"""Characters."""
_PLAN_YEAR = re.compile(r"kế hoạch năm", re.IGNORECASE)
_PLAN_OF = re.compile(r"\s*(?:so với|của|mức)?\s*")
_OF_IT = re.compile(r"\s*(?:(?:của|trong|vào|ở|hồi)\s+)?")
_MEASURE = re.compile(
    r"\b(?:so(?: với)?|(?:cao|thấp|lớn|nhỏ|ít|nhiều|kém) hơn|thay vì|từ)"
    r"(?: mức| con số| khoảng| gần| hơn| tỷ lệ| mức tăng| mức giảm| tốc độ tăng| mức tăng trưởng)*"
    r"(?:(?<= mức)(?: [^\W\d_]+){1,3})?\s*$"
)
_MOVES_ON = re.compile(
    r"[,;]\s|\b(?:và|nhưng|song|còn|dự kiến|sẽ|tiếp tục|để|hoặc|hay|phấn đấu)\b", re.IGNORECASE
)
"""Words after which the sentence speaks of something else."""
_EVERY_YEAR = re.compile(r"\b(?:mỗi|hằng|hàng|từng) năm\b|\bbình quân năm\b|/năm\b")
_WILL = re.compile(r"\b(?:sẽ|phấn đấu|dự kiến|cần|phải)\b")
_LAST_YEAR = re.compile(r"năm (?:trước|ngoái)", re.IGNORECASE)
_DIGIT = re.compile(r"[0-9]")
_NEAR = 16
"""Characters behind a number that may say "mỗi năm"."""

_DURING = re.compile(r"\s*(?:trong|vào|hồi)\b")
_WHEN = re.compile(r"\b(?:trong|vào|hồi)\s*$")
_OF_PLAN = re.compile(r"\b(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu|kh)\b")
_YEAR_DAYS = 300
_TWO_YEARS = 400
_COMPARING = re.compile(r"\b(?:bằng|gấp|tương đương|đạt)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """A period and where it came from."""

    period: Period | None = None
    text: str = ""
    as_of: date | None = None
    cumulative: bool = False
    stretch: bool = False
    """Counted from a day that is named: "từ đầu năm đến ngày 15/5"."""

    year: int | None = None
    """Known when the period is not."""

    @classmethod
    def of(cls, mention: PeriodMention) -> "Timing":
        """A mention's timing; one up to a day runs from the year's first day unless it piles up."""
        period = mention.period
        piled = mention.cumulative and ("lũy" in mention.text.lower() or "luỹ" in mention.text.lower())
        if mention.cumulative and mention.as_of is not None and not piled and mention.form == "to_date":
            period = Period(start=date(mention.as_of.year, 1, 1), end=mention.as_of)
        return cls(
            period=period,
            text=mention.text,
            as_of=mention.as_of,
            cumulative=piled,
            stretch=mention.form == "range",
        )

    def or_else(self, other: "Timing") -> "Timing":
        """This timing where it says a period, else ``other``."""
        if self.period is not None or self.text:
            return self
        return other

    @property
    def known_year(self) -> int | None:
        """The year that year-less words nearby mean."""
        return self.period.end.year if self.period is not None else self.year


def choose_period(
    text: str,
    words: Words,
    clauses: Sequence[Clause],
    mentions: Sequence[PeriodMention],
    inherited: Timing,
) -> tuple[Timing, bool, bool]:
    """The figure's timing; whether it is the value compared with; whether it is a target.

    A mention that follows the number at once is its own ("5 tỷ USD năm 2021 và 6 tỷ USD năm 2022"), unless
    one stands before it. Then the nearest mention before the number in its clause wins, then one before that
    with no other amount between ("Trong năm 2016, xuất khẩu đạt …"), then one after it, then one in the
    clauses before, then what the context hands down. A mention that is compared with ("so với cùng kỳ")
    counts only for a number that stands in brackets behind it or with it ("so với mức 5% của năm 2015").
    What stands in brackets says nothing of what follows them.
    """
    number, index = words.number, words.clause
    clause = clauses[index]
    plain = [m for m in mentions if not m.baseline]
    before = [m for m in plain if clause.start <= m.start and m.end <= number.start]
    after = [m for m in plain if words.after[0] <= m.start < words.after[1]]
    if number.unit is not None and number.unit.name in ("%", "lần"):
        # "tăng 4% năm trước" is said of this year.
        after = [m for m in after if not _LAST_YEAR.fullmatch(text, m.start, m.end)]
    earlier = [m for m in plain if m.end <= clause.start and (clause.aside or not _aside(m, clauses))]
    compared = [m for m in mentions if m.baseline and m.end <= number.start]
    if of_year := _plan_of_year(text, clause, number, before or earlier, inherited):
        return of_year, False, True
    if compared and not before and _in_brackets_after(text, clause, clauses, index, compared[-1]):
        return _of_base(compared[-1], before or earlier, inherited), True, False
    told_last = compared and not any(m.start > compared[-1].start for m in before + earlier)
    if told_last and tells_of_base(text, compared[-1], number):
        return _of_base(compared[-1], before or earlier, inherited), True, False
    if against := _compared_with(text, words, mentions):
        return _of_base(against, before or earlier, inherited), True, False
    if after and _its_own(text, words, before, after[0]):
        return Timing.of(after[0]).or_else(inherited), False, after[0].target
    earlier = [
        m
        for m in earlier
        if not m.target
        or is_season(text, m)
        or _heads(m, clauses, index)
        or _is_ahead(text, m, number)
        or _sets_out(text, m, number)
    ]
    leading = [m for m in earlier if not has_amount(text, m.end, number.start, mentions)]
    after = [m for m in after if not _MOVES_ON.search(text, number.end, m.start)]
    order = [(before, -1), (leading, -1), (after, 0), (earlier, -1)]
    if number.unit is not None and number.unit.name in ("%", "lần"):
        # What follows a share is what it is a share of: "83,3% kế hoạch thu hút 2022".
        when = [m for m in after if _is_when(text.lower(), m)]
        late = [] if inherited.text else after
        order = [(before, -1), (leading, -1), (when, 0), (earlier, -1), (late, 0)]
    chosen = next((group[pick] for group, pick in order if group), None)
    timing = Timing.of(chosen).or_else(inherited) if chosen else inherited
    if _EVERY_YEAR.search(text.lower()[words.before[0] : words.after[0] + _NEAR]):
        timing = _of_years(timing, told=chosen is not None)
    return timing, False, chosen is not None and chosen.target


def _of_years(timing: Timing, *, told: bool) -> Timing:
    """What happens every year is of no month, and of one year only where the sentence says so."""
    period = timing.period
    days = (period.end - period.start).days if period else 0
    return timing if days >= (_YEAR_DAYS if told else _TWO_YEARS) else Timing(year=timing.known_year)


def has_amount(text: str, start: int, end: int, mentions: Sequence[PeriodMention]) -> bool:
    """True when digits that no mention holds stand between two places."""
    digits = (i for i in range(start, end) if text[i].isdigit())
    return any(not any(m.start <= i < m.end for m in mentions) for i in digits)


def _is_ahead(text: str, mention: PeriodMention, number: Number) -> bool:
    """True for "năm 2026 tỉnh sẽ mở 10 tuyến" and "Cụ thể, đến năm 2030, …"."""
    between = text[mention.end : number.start]
    opens = mention.text.lower().startswith(("đến", "tới", "vào")) and not _DIGIT.search(
        text, 0, mention.start
    )
    return not _DIGIT.search(between) and (opens or _WILL.search(between.lower()) is not None)


def _plan_of_year(
    text: str, clause: Clause, number: Number, own: Sequence[PeriodMention], inherited: Timing
) -> Timing | None:
    """The whole year of a plan told in brackets behind its rate: "bằng 61% kế hoạch năm (6.000 tỷ đồng)"."""
    named = _YEARLY.search(text, 0, clause.start - 1) if clause.opener == "(" else None
    relative = number.unit is None or number.unit.name in ("%", "lần")
    if named is None or relative or text[clause.start : number.start].strip():
        return None
    here = Timing.of(own[-1]) if own else inherited
    year = int(named[1]) if named[1] else here.known_year
    if year is None:
        return None
    return Timing(period=Period(start=date(year, 1, 1), end=date(year, 12, 31)), text=f"năm {year}")


_YEARLY = re.compile(
    r"\b(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?: [^\W\d_]+){0,3}? (?:cả )?năm(?: (\d{4}))?\s*$",
    re.IGNORECASE,
)


def _is_when(low: str, mention: PeriodMention) -> bool:
    """True for "chiếm 16% sản lượng trong năm 2020", which tells when, not of what."""
    return low.startswith("trong ", mention.start) or bool(_WHEN.search(low[: mention.start]))


def _sets_out(text: str, mention: PeriodMention, number: Number) -> bool:
    """True for all members of "Năm 2026, phấn đấu A 5 tỷ đồng, B 6 tỷ đồng"."""
    if _DIGIT.search(text, 0, mention.start):
        return False
    first = _DIGIT.search(text, mention.end)
    aims = text[mention.end : first.start() if first else number.start].lower()
    return _AIMS.search(aims) is not None and not _TURNS.search(text[mention.end : number.start].lower())


_AIMS = re.compile(r"\b(?:phấn đấu|mục tiêu|đặt kế hoạch|dự kiến|chỉ tiêu)\b")
_TURNS = re.compile(r"\b(?:đã|hiện|ước đạt|thực hiện được|kết quả)\b")


def _of_base(mention: PeriodMention, own: Sequence[PeriodMention], inherited: Timing) -> Timing:
    """The timing of a value compared with: "cùng kỳ năm trước" of a quarter is that quarter."""
    timing = Timing.of(mention)
    parts = [m for m in own if m.form != "day"]
    now = Timing.of(parts[-1]).period if parts else inherited.period
    if mention.form != "relative" or mention.as_of or not (now and timing.period):
        return timing
    year = timing.period.start.year if _DIGIT.search(mention.text) else now.start.year - 1
    if now.start.year != now.end.year:
        return timing
    last = min(now.end.day, monthrange(year, now.end.month)[1])
    first = min(now.start.day, monthrange(year, now.start.month)[1])
    period = Period(start=date(year, now.start.month, first), end=date(year, now.end.month, last))
    return replace(timing, period=period)


def _compared_with(text: str, words: Words, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """The baseline right behind a number that is itself compared with: "so với mức 5% của năm 2015"."""
    end = words.number.end
    for mention in mentions:
        if mention.baseline and mention.start >= end and _OF_IT.fullmatch(text, end, mention.start):
            return mention if _MEASURE.search(text.lower()[: words.number.start]) else None
    return None


def _in_brackets_after(
    text: str, clause: Clause, clauses: Sequence[Clause], index: int, mention: PeriodMention
) -> bool:
    """True for ``(172.210 người)`` straight after ``so với năm 2023`` and in ``(cùng kỳ: 172.210 người)``."""
    if not clause.aside:
        return False
    first = index
    while first > 0 and clauses[first].opener != "(":
        first -= 1
    earlier = clauses[max(first - 1, 0)]
    if _OF_PLAN.search(text.lower(), mention.end, clauses[first].start):
        return False
    return mention.start >= clauses[first].start or earlier.start <= mention.start < earlier.end


def _heads(mention: PeriodMention, clauses: Sequence[Clause], index: int) -> bool:
    """True for ``Kế hoạch năm 2024:`` before the number and ``Đến năm 2030,`` at the sentence's start."""
    clause, earlier = clauses[index], clauses[index - 1]
    if clause.opener == ":" and earlier.start <= mention.start < earlier.end:
        return True
    opens = mention.end <= clauses[0].end and mention.text.lower().startswith(("đến", "tới", "vào"))
    return opens and not any(c.opener == ";" for c in clauses[1 : index + 1])


def leave_out_papers(
    text: str, numbers: Sequence[Number], mentions: Sequence[PeriodMention]
) -> list[PeriodMention]:
    """``mentions`` without those that are no time of a figure.

    The day a paper bears ("Quyết định số 12/QĐ-UBND ngày 5/4/2021"), the year of a law ("Luật Đất đai năm
    2013") or of a birth, and the year of the plan that a rate is of ("bằng 80% kế hoạch năm").
    """
    ends = [n.end for n in numbers if n.kind == "document"]
    rates = [n.end for n in numbers if n.unit is not None and n.unit.name == "%"]
    return [
        m
        for m in mentions
        if not (m.form == "day" and any(_PAPER_DAY.fullmatch(text, end, m.start) for end in ends))
        and not (m.form == "year" and _BORN.search(text, 0, m.start))
        and not (m.form == "year" and _LAW.search(text, max(0, m.start - _NAME_OF_LAW), m.start))
        and not (_PLAN_YEAR.match(m.text) and any(_PLAN_OF.fullmatch(text, end, m.start) for end in rates))
    ]


def _aside(mention: PeriodMention, clauses: Sequence[Clause]) -> bool:
    return any(c.aside and c.start <= mention.start < c.end for c in clauses)


def _its_own(text: str, words: Words, before: Sequence[PeriodMention], mention: PeriodMention) -> bool:
    """True for a mention right behind the number, where the words before the number name none.

    What follows "gấp 1,3 lần" or "bằng 80%" is what it is compared with. A plan that is named before says how
    far it looks: "tầm nhìn đến 2040, đặt mục tiêu 3 tỷ USD vào năm 2030".
    """
    number = words.number
    during = _DURING.match(text.lower(), number.end) is not None
    led = [m for m in before if m.form != "day" and not (during and m.target)]
    if any(m.start >= words.before[0] for m in led) or not _GLUE.fullmatch(text, number.end, mention.start):
        return False
    relative = number.unit is not None and number.unit.name in ("%", "lần")
    if during:
        return True
    return not (relative and _COMPARING.search(text.lower(), words.before[0], number.start))
