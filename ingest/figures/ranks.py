"""Places in an order: "xếp thứ 2 cả nước", "đứng thứ 3/63 tỉnh, thành phố", "nằm trong tốp 10", "dẫn đầu"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.figures.clauses import Words
from ingest.figures.context import lower
from ingest.figures.indicators import clean, trim
from ingest.figures.needed import Pattern
from ingest.figures.parts import Read
from ingest.figures.plans import sets_target
from ingest.figures.records import Number, Rank
from ingest.text import fold

_WRITTEN = {
    word: value
    for value, words in enumerate(
        ("nhất", "nhì hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
    for word in words.split()
}
_END = r"(?![\w%]|[.,/][0-9])"
_OF = r"[0-9]{1,3}\s?/\s?[0-9]{1,3}"
_WORD = r"(?:nhất|nhì|hai|ba|tư|năm(?! (?:19|20)\d\d)|sáu|bảy|tám|chín|mười)(?!\w)"
_N = rf"(?P<n>(?:{_OF}|[0-9]{{1,3}}){_END}|{_WORD})"
_BODIES = (
    r"(?:tỉnh|thành phố|địa phương|quốc gia|nước|nền kinh tế|đơn vị|bộ|sở|huyện|quận|doanh nghiệp|trường)"
)
_FIELD = (
    r"(?:cả (?:nước|vùng|tỉnh)|toàn (?:quốc|cầu|vùng|ngành|tỉnh)|(?:của |toàn )?(?:vùng|khu vực|miền)\b|"
    rf"(?:số |tổng số )?(?:các |những |[0-9]{{1,3}} ?)?{_BODIES}\b|thế giới|châu á|châu lục|đông nam á|asean|"
    r"việt nam|bảng xếp hạng|đồng bằng|tây nguyên|bắc bộ|trung bộ|nam bộ)"
)
_AMONG = rf"(?=[\s,(]*(?:(?:trong|trên|tại|ở|của|so với|/)\s?)?{_FIELD})"
"""What follows a place in an order that nothing before it announces."""
_STANDS = r"\b(?:xếp hạng|xếp|đứng|giữ vững|giữ)(?: ở| tại| vào| được)?"
_COMES = (
    r"\b(?:đạt|ở|lên|tới|vươn lên|tăng lên|nhảy lên|xuống|tụt xuống|về|giành|chiếm|có|duy trì)(?: ở| vào)?"
)
_FIRST = r"[^.;,]{0,60}\b(?:đầu|nhất)\b"
_IN = r"\b(?:trong|vào|thuộc|nằm|lọt|đứng|ở)"
_PLACE = r"(?:vị trí|thứ hạng|hạng|hàng|vị thế)"
_PATTERNS = tuple(
    Pattern(source)
    for source in (
        rf"{_STANDS} (?P<text>(?:{_PLACE} )?(?:thứ |số ){_N})",
        rf"{_STANDS} (?P<text>(?:vị trí|thứ hạng|hàng|vị thế) {_N})",
        rf"\bđứng (?P<text>hạng {_N})",
        rf"\bxếp (?P<text>hạng {_N}){_AMONG}",
        rf"\b(?:xếp hạng|xếp|đứng) (?P<text>(?P<n>{_OF}){_END})",
        rf"{_COMES} (?P<text>(?:vị trí|thứ hạng|hạng) thứ {_N})",
        rf"{_COMES} (?P<text>(?:(?:vị trí|thứ hạng|hạng)(?: số)?|thứ) {_N}){_AMONG}",
        r"(?<!lần )(?<!kỳ )(?<!khóa )\b"
        rf"(?P<text>(?:(?:vị trí|thứ hạng|hạng) (?:thứ |số )?|thứ ){_N}){_AMONG}",
        rf"{_IN} (?P<text>(?P<group>top|tốp) (?:đầu )?(?P<n>[0-9]{{1,3}}){_END})",
        rf"{_IN} (?P<text>(?P<group>nhóm) (?P<n>[0-9]{{1,3}}) {_BODIES}){_FIRST}",
        rf"\b(?P<group>một trong) (?:số )?(?P<text>(?P<n>[0-9]{{1,3}}) {_BODIES}){_FIRST}",
        r"(?P<text>(?:\b(?:đứng|xếp|giữ)(?: ở)?(?: vị trí| ngôi)?|\bvị trí|\bngôi)"
        rf" (?:đầu|đầu tiên|nhất|nhì|số một))(?!\w){_AMONG}",
        rf"(?P<text>\b(?:giữ )?(?:vị trí )?dẫn đầu){_AMONG}",
    )
)
_SEVERAL = re.compile(
    r"\b(?:nhóm|tốp|top|những|người|ông|bà|một trong|các (?:tỉnh|địa phương|nước|đơn vị|doanh nghiệp))\b"
    r"[^.;,]{0,25}$"
)
"""Before "dẫn đầu": said of several, or of a person."""
_HOPED = re.compile(
    r"\b(?:sẽ|nếu|muốn|hy vọng|cuộc đua|giấc mơ|tham vọng|quyết tâm|hướng tới|hướng đến|nhằm|có thể|dự báo|"
    r"kỳ vọng|phấn đấu|mục tiêu|chưa|không)\b[^.;]*$"
)
"""Before a place that is not reached."""
_TAIL = re.compile(
    rf"\s?(?:/|,? (?:trong|trên) (?:tổng )?(?:số )?)\s?[0-9]{{1,3}} {_BODIES}(?:, thành phố)?\b"
)
_AROUND = re.compile(_AMONG.replace("(?=", "(?:", 1))
_ABOUT = re.compile(
    r"\b[Vv]ề (?!đích|trước|sau|đến|tới|vị trí|thứ|hạng)(.+?)"
    r"(?=[,;.()]|\s(?:với|đạt|trong (?:năm|tháng|quý))\b|$)"
)
_HAVING = re.compile(
    rf"\s?(?:{_BODIES} )?(?:\w+ ){{0,3}}?có (.+?) (?:cao|lớn|tốt|nhiều|nhanh|thấp|ít|mạnh|dẫn|đứng)\b"
)
"""What a group has most of: "tốp 10 tỉnh có thu ngân sách cao nhất"."""
_NAMED = re.compile(r"(?: cả nước| toàn quốc)?,? (?:là|thuộc về) (.+?)(?=[,;.()]|\s(?:với|đạt|và)\b|$)")
"""Whose place it is, said behind: "đứng thứ hai là Nhật Bản"."""
_IDLE = re.compile(
    r"(?:\s|,|\b(?:đã|đang|hiện|tiếp tục|vẫn|luôn|liên tục|là|được|và|vươn|lên|về|tăng|giảm|[0-9]+ bậc|cũng|"
    r"lần đầu(?: tiên)?|bứt phá|vị trí|ngôi|trong đó|qua đó|để|khi|trở thành|địa phương|tỉnh|nằm|trong|"
    r"thuộc|có|lớn|cao|nhiều|với|đạt|từ|xếp|đứng|ở)\b)+$"
)
_PLACES = frozenset({"tỉnh", "thành phố", "địa phương", "đơn vị", "toàn tỉnh"})
_REACH = 80
"""Characters before a rank in which a target may be set."""


def find_ranks(text: str, numbers: Sequence[Number]) -> list[Rank]:
    """The ranks of ``text``, in order, not overlapping."""
    low = lower(text)
    found: list[Rank] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(low):
            rank = _read(text, low, match, numbers)
            if rank and not any(r.start < rank.end and rank.start < r.end for r in found):
                found.append(rank)
    return sorted(found, key=lambda r: r.start)


def _read(text: str, low: str, match: re.Match[str], numbers: Sequence[Number]) -> Rank | None:
    parts = match.groupdict()
    printed, among = parts.get("n") or "", bool(parts.get("group"))
    if not printed:
        if _SEVERAL.search(low, 0, match.start()):
            return None
        printed = "nhì" if "nhì" in match["text"] else "nhất"
    elif not among and _is_counted(match, numbers):
        return None
    ahead = low[max(0, match.start() - _REACH) : match.start()]
    if _HOPED.search(ahead) or sets_target(fold(ahead)):
        return None
    value = Decimal(_WRITTEN.get(printed) or printed.split("/")[0].strip())
    start, end = match.span("text")
    number = Number(
        start=start,
        end=end,
        text=text[start:end],
        kind="bare",
        value=value,
        printed=value,
        qualifier="trong nhóm" if among else None,
        readings=(value,),
    )
    tail = _TAIL.match(low, end) or _AROUND.match(low, end)
    return Rank(number, match.start(), tail.end() if tail else end)


def _is_counted(match: re.Match[str], numbers: Sequence[Number]) -> bool:
    """True for digits that count something: "xếp hạng 15 di tích"."""
    here = [n for n in numbers if n.start < match.end("n") and match.start("n") < n.end]
    return any(n.kind in ("quantity", "date", "year") for n in here)


def outside(numbers: Sequence[Number], ranks: Sequence[Rank]) -> list[Number]:
    """``numbers`` without those that a rank's words hold."""
    return [n for n in numbers if not any(r.start < n.end and n.start < r.end for r in ranks)]


def words_of(read: Read, rank: Rank) -> Words:
    """The rank with its clause."""
    at = next((i for i, c in enumerate(read.clauses) if c.start <= rank.start < c.end), len(read.clauses) - 1)
    clause = read.clauses[at]
    number = rank.number
    return Words(number, at, (clause.start, number.start), (number.end, max(clause.end, number.end)))


def name_rank(read: Read, rank: Rank, words: Words, before: str) -> str:
    """What is ranked: "về …" behind, with the subject before; else what the sentence spoke of last."""
    clause = read.clauses[words.clause]
    stop = max(clause.end, rank.end)
    behind = _ABOUT.search(read.text, rank.end, stop) or _HAVING.match(read.text, rank.end, stop)
    ahead = None if behind else _ABOUT.match(read.text, _first_word(read.text, read.clauses[0].start))
    found = behind or ahead
    about = clean(found.group(1)) if found else ""
    before_it = max((r.end for r in read.ranks if r.end <= rank.start), default=0)
    named = _NAMED.match(read.text, rank.end, stop)
    subject = clean(named.group(1)) if named else _subject(read, max(clause.start, before_it), rank.start)
    if about and subject:
        return about if fold(subject) in fold(about) else f"{about} – {subject}"
    if not about and (not subject or _is_name(subject)):
        lent = before or read.before or (clean(read.context[-1]) if read.context else "")
        return f"{lent} – {subject}" if lent and subject else lent or subject
    return subject or about


def _subject(read: Read, start: int, end: int) -> str:
    head = read.text[start:end]
    idle = _IDLE.search(head.lower())
    end = start + idle.start() if idle else end
    named = clean(read.text[slice(*trim(read.text, start, end, read.mentions))])
    return "" if named.lower() in _PLACES else named


def _first_word(text: str, start: int) -> int:
    while start < len(text) and not text[start].isalnum():
        start += 1
    return start


def _is_name(subject: str) -> bool:
    return all(word[:1].isupper() for word in subject.split())
