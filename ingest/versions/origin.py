"""Who wrote a report and what it says it replaces, as far as two reports must agree in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.readers.letterhead import DATE_LINE, ISSUER, SUBJECT
from ingest.records import Page
from ingest.text import fold

_HEAD_BLOCKS = 14
_OFFICE_BLOCKS = 6

_OURSELVES = r"(?:báo cáo|văn bản|công văn|bản|tài liệu|số liệu)(?: \w+)?\s+này"
_INSTEAD = re.compile(
    rf"(?:{_OURSELVES}\s+(?:được\s+)?(?:ban hành\s+)?(?:để\s+)?|^\W*(?:V/v|Về việc)?\s*:?\s*)"
    r"(?P<verb>thay thế|thay cho|đính chính)(?: cho)?\b[^.;]*?(?<!\d)"
    r"(?P<number>\d[\w.]*\s?/\s?[\w&.Đ-]+(?:/[\w&.Đ-]+)*)"
    r"(?:,?\s*ngày\s+(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})(?:/|\s+năm\s+)(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:báo cáo|công văn|văn bản|thông báo|tờ trình|kế hoạch|quyết định|phụ lục)(?:\s[^\W\d]+){0,12}?"
    r"\s(?:số\s*:?\s*)?(?P<number>\d[\w.]*\s?/\s?[\w&.Đ]*[^\W\d][\w&.Đ-]*(?:/[\w&.Đ-]+)*)"
    r"(?:,?\s*(?:(?:ban hành|ký)\s+)?ngày\s+(?P<day>\d{1,2})(?:/|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:/|\s+năm\s+)(?P<year>\d{4}))?(?:,?\s*của\s+(?P<issuer>[^\W\d_][^,;.:()“\"]{2,80}?)(?=\s+(?:về|như|gửi|có|đã|tại|với)\b"
    r"|[,;.:()“\"]|$))?",
    re.IGNORECASE,
)
"""A paper that a letter names by its number, with its day and who wrote it where it says so."""

_GROUNDS = re.compile(
    r"(?:căn cứ|thực hiện|theo (?:đề nghị|yêu cầu|chỉ đạo)|phúc đáp|trả lời)\b[^.;]{0,80}$", re.IGNORECASE
)
"""Before a paper that a letter rests on."""

_MENDS = re.compile(
    r"\b(?:đính chính|cải chính|(?:sửa|hiệu chỉnh|chỉnh sửa|chỉnh lý)(?: đổi| lại| chữa)?(?: một số)? số liệu"
    r"|(?:in|ghi|viết|nhập) (?:nhầm|sai)|thay (?:thế )?cụm từ)\b",
    re.IGNORECASE,
)
"""What a paper that corrects another says near its beginning."""

_DRAFT = re.compile(r"\W*dự thảo\b", re.IGNORECASE)
_CORRECTED = re.compile(
    r"\W*(?:bản\s+)?(?:đính chính|thay thế|điều chỉnh|đã (?:sửa|chỉnh)|sửa đổi)\W*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """A report that another says it takes the place of."""

    number: str
    """As printed, without blanks."""

    dated: date | None
    whole: bool
    """False where it only corrects it ("đính chính")."""

    issuer: str = ""
    """Who is said to have written it, or ``""``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a report's head says of where it comes from."""

    offices: frozenset[str]
    """Lines that name authorities, and the place of the date line, without diacritics."""

    instead: tuple[Instead, ...]
    draft: bool
    corrected: bool
    """It calls itself a corrected issue, of whatever."""


def read_origin(pages: Sequence[Page]) -> Origin:
    """What the head and the text of a report say."""
    texts = [page.text[block.start : block.end] for page in pages for block in page.blocks]
    head = texts[:_HEAD_BLOCKS]
    offices = {fold(text) for text in head[:_OFFICE_BLOCKS] if len(text) < 100 and ISSUER.match(text)}
    offices |= {fold(text.partition(",")[0]) for text in head if DATE_LINE.match(text)}
    instead = [found for at, text in enumerate(texts) for found in _instead(text, head=at < len(head))]
    if any(_MENDS.search(text) for text in head):
        known = {found.number for found in instead if found.whole}
        named = [found for text in texts for found in read_named(text) if found.number not in known]
        instead = [*(found for found in instead if found.whole), *named]
    return Origin(
        offices=frozenset(offices),
        instead=tuple(dict.fromkeys(instead)),
        draft=any(_DRAFT.match(text) for text in head if len(text) < 100),
        corrected=any(_CORRECTED.match(SUBJECT.sub("", text)) for text in head if len(text) < 60),
    )


def _instead(text: str, *, head: bool) -> Iterator[Instead]:
    """What a block says its report takes the place of; outside the head only by "báo cáo này"."""
    for found in _INSTEAD.finditer(text):
        if head or not found.group().lower().lstrip(" (").startswith(("thay", "đính", "v/v", "về")):
            number = re.sub(r"\s", "", found["number"]).rstrip(".")
            yield Instead(number=number, dated=_day(found), whole="chính" not in found["verb"].lower())


def read_named(text: str) -> list[Instead]:
    """The papers that a text names by their numbers, but for those that it rests on.

    >>> read_named("tại Báo cáo số 41/BC-BQL ngày 10/01/2021 của Ban Quản lý")[0].number
    '41/BC-BQL'
    """
    if "/" not in text:
        return []
    return [
        Instead(
            number=re.sub(r"\s", "", found["number"]).rstrip("."),
            dated=_day(found),
            whole=False,
            issuer=(found["issuer"] or "").strip(),
        )
        for found in _NAMED.finditer(text)
        if not _GROUNDS.search(text[: found.start()])
    ]


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found["year"] else None
    except ValueError:
        return None
