"""The year a report is about: never one that it only compares with, aims at or looks back to."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

from ingest.figures.context import is_unmarked, unmark
from ingest.figures.periods import PeriodMention, read_periods

_TITLE_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?![\d/])")
_AIMED = (
    r"\b(?:giai đoạn|nhiệm kỳ|thời kỳ|tầm nhìn|mục tiêu|quy hoạch|chiến lược|từ năm"
    r"|(?:đến|tới|vào|trước|sau)(?: hết| cuối| đầu| tháng \d+)?(?: năm)?)[^.;:,]{0,60}$"
)
_PAPER = (
    r"\b(?:nghị quyết|quyết định|nghị định|thông tư|kế hoạch|công văn|chỉ thị|kết luận|thông báo|"
    r"chương trình|luật|đề án|tờ trình)\b[^;]{0,80}\bngày \d{1,2}(?:[/.-]\d{1,2}[/.-]| tháng \d{1,2} năm )$"
)
"""Before the year of the day that a paper bears, which the report is not about."""
_COMPARED = r"\b(?:so(?: với)?|cùng kỳ|thời điểm|kỷ lục)(?: [^\W\d_]+){0,5} ?$"
_PLANNED = r"\b(?:định hướng|phương hướng|kế hoạch|nhiệm vụ|chỉ tiêu|dự toán)[^.;:,]{0,60}$"

_LATER = re.compile(
    r"\b(?:sẽ|dự kiến|phấn đấu|hoàn thành|tầm nhìn|mục tiêu|định hướng|quy hoạch|chậm nhất)\b"
    r"(?:[^.;:]|\.(?=\d)){0,70}$"
)
_EARLIER = re.compile(
    r"\b(?:thành lập|khởi công|khánh thành|kể từ|có hiệu lực|ký kết|sinh|quy định|chỉ thị|kết luận"
    r"|quyết định|nghị quyết|nghị định|thông tư|văn bản|công văn|hiệp định|luật|đề án|chương trình"
    r"|trước|từng|đời|kỷ lục)\b(?:[^.;:]|\.(?=\d)){0,70}$"
)
_PRECISE = frozenset({"day", "month", "quarter", "half", "months", "range", "to_date"})
_LEAD = 1200
"""Characters of running text in which a report says when it is."""

_SHORT = 1500
"""Characters of a text so short that a year named once is its own."""

_MAJORITY = 1.5
"""How many times as often as the next year the chosen one is named."""


def report_year(title: str, dated: int | None, name: str, texts: Sequence[str]) -> int | None:
    """The year that year-less words of a report mean; None when nothing tells it.

    Args:
        title: the report's title.
        dated: the year of its own date line.
        name: its file's name.
        texts: its blocks, in order.

    """
    own, planned = _title_years(title)
    if not own and planned and dated and planned[0] > dated:
        return dated  # what a paper of December plans for is not what its results are of
    named = named_year(title) or dated or named_year(re.sub(r"[-_]+", " ", PurePosixPath(name).stem))
    if named:
        return named
    mentions = [(text, mention) for text in (title, *texts) for mention in read_periods(text)]
    lead, length = 0, 0
    for text in (title, *texts):
        if length < _LEAD:
            lead, length = lead + len(read_periods(text)), length + len(text)
    told = _winner(Counter(_said(mentions[:lead], precise=True)), 1)
    implied = _winner(Counter(_implied(mentions[:lead])), 1)
    if told and implied and implied > told:
        return implied
    if told:
        return told
    votes = Counter(_said(mentions, precise=False))
    votes.update(_implied(mentions))
    enough = 1 if sum(map(len, texts)) < _SHORT else 2
    most = _winner(votes, enough)
    return most if most and most >= _latest(mentions) else None


@cache
def _compiled(source: str, folded: bool) -> re.Pattern[str]:
    return re.compile(unmark(source) if folded else source)


def named_year(title: str) -> int | None:
    """The first year in the title that is its own: of "năm 2024, phương hướng năm 2025", 2024."""
    return next((year for years in _title_years(title) for year in years), None)


def _title_years(title: str) -> tuple[list[int], list[int]]:
    """The years that a title is about, and those that it plans for."""
    low = title.lower()
    folded = is_unmarked(low)
    own: list[int] = []
    planned: list[int] = []
    for match in _TITLE_YEAR.finditer(low):
        before = low[: match.start()]
        if any(_compiled(source, folded).search(before) for source in (_AIMED, _COMPARED, _PAPER)):
            continue
        (planned if _compiled(_PLANNED, folded).search(before) else own).append(int(match.group()))
    return own, planned


Mentions = Sequence[tuple[str, PeriodMention]]


def _before(text: str, mention: PeriodMention) -> str:
    return text[max(0, mention.start - 90) : mention.start].lower()


def _said(mentions: Mentions, *, precise: bool) -> Iterator[int]:
    """The years that the texts tell of; ``precise``: only of days, months and quarters."""
    for text, mention in mentions:
        if mention.baseline or mention.target or mention.period is None:
            continue
        if mention.form in ("years", "since") or (precise and mention.form not in _PRECISE):
            continue
        before = _before(text, mention)
        whole = mention.period.start.year == mention.period.end.year
        if whole and not _LATER.search(before) and not _EARLIER.search(before):
            yield mention.period.end.year


def _implied(mentions: Mentions) -> Iterator[int]:
    """The year after each that is compared with, twice: "so với cùng kỳ năm 2016" is said in 2017.

    A month or a day may be compared with one of the same year.
    """
    for _, mention in mentions:
        dated = mention.form in ("relative", "months", "half") and mention.as_of is None
        if mention.baseline and mention.period is not None and dated:
            yield mention.period.end.year + 1
            yield mention.period.end.year + 1


def _latest(mentions: Mentions) -> int:
    """The year of the last day or month that is past for the report; 0 when it names none."""
    past = [
        mention.period.end.year
        for text, mention in mentions
        if mention.period is not None
        and not mention.target
        and mention.form in ("day", "month", "months")
        and not _LATER.search(_before(text, mention))
    ]
    return max(past, default=0)


def _winner(votes: Counter[int], enough: int) -> int | None:
    """The year with a clear majority of the votes and ``enough`` of them."""
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < enough:
        return None
    if len(ranked) > 1 and ranked[0][1] < _MAJORITY * ranked[1][1]:
        return None
    return ranked[0][0]
