"""Members of a list, called by what the list's first member was measured in."""

import re

from ingest.figures.clauses import Words
from ingest.figures.counting import NAME
from ingest.figures.indicators import clean, trim
from ingest.figures.parts import Read
from ingest.text import UPPER


def measure_of(read: Read, index: int, own: str) -> str:
    """The measure said of the one before: "tỷ lệ tiết kiệm của gói thầu A đạt 3%; gói thầu B đạt 4%"."""
    unit = read.words[index].number.unit
    for i in range(index - 1, max(index - 1 - _NEAR, -1), -1):
        last = read.words[i].number.unit
        if last is None or unit is None or (last.name, last.per) != (unit.name, unit.per) or i in read.pairs:
            continue
        found = _OWNED.fullmatch(read.indicators.get(i, ""))
        same = found is not None and own.lower().split()[:2] == found[2].lower().split()[:2]
        return found[1] if found and same and len(own.split()) > _KIND_WORDS else ""
    return ""


_OWNED = re.compile(r"(.+?) (?:của|tại|ở|từ|đối với|cho) (.+)")

_NEAR = 4
"""Numbers."""
_KIND_WORDS = 2
"""Words that say what sort of thing it is: "gói thầu", "khu vực"."""


def member(read: Read, words: Words, own: str) -> str:
    """A list's member with the list's subject: "Đài Loan – vốn đầu tư"."""
    clause = read.clauses[words.clause]
    name = own or (_before_bracket(read, words) if clause.aside else "")
    if not NAME.fullmatch(_SORT.sub("", name)) or clause.opener not in (",", ":", "(", ";"):
        return ""
    for i in range(words.clause - 1, -1, -1):
        earlier = read.clauses[i]
        named = any(w.clause == i for w in read.words)
        head = i == 0 or (named and not any(w.clause < i for w in read.words))
        if earlier.opener == ":" or head or read.clauses[i + 1].opener == ":":
            is_lead = read.clauses[i + 1].opener == ":"
            said = clean(read.text[slice(*trim(read.text, earlier.start, earlier.end, read.mentions))])
            first = next((name for j, name in read.indicators.items() if read.words[j].clause == i), said)
            subject = said if is_lead else _without_owner(first)
            if is_lead or (subject != first and not NAME.fullmatch(first)):
                return f"{name} – {subject}" if subject and len(subject.split()) <= _LONGEST_SUBJECT else ""
    return ""


_SORT = re.compile(
    r"^(?:châu|thị trường|tỉnh|nước|khu vực|vùng|huyện|thành phố)\s+(?=[^\W\d_])", re.IGNORECASE
)
"""Before a member's name."""


def _without_owner(name: str) -> str:
    """``"lợi nhuận"`` of "lợi nhuận của Công ty Lam Giang"."""
    bare = _LAST_NAME.sub("", name)
    return _BODY.sub("", bare) if bare != name else name


_BODY = re.compile(
    r"\s+(?:của|từ|tại|ở|sang|vào|với|là)\s+(?:tổng công ty|công ty(?: cổ phần| tnhh)?|tập đoàn|ngân hàng|"
    r"tỉnh|thành phố|huyện|quận|thị xã|xã|nước)$",
    re.IGNORECASE,
)


def _before_bracket(read: Read, words: Words) -> str:
    earlier = read.clauses[words.clause - 1] if words.clause else None
    if earlier is None or read.clauses[words.clause].opener != "(":
        return ""
    return clean(read.text[slice(*trim(read.text, earlier.start, earlier.end, read.mentions))])


_LAST_NAME = re.compile(
    rf"\s+(?:(?:của|từ|tại|ở|sang|vào|với|là)\s+)?[{UPPER}][\w.&-]*(?:\s+[{UPPER}][\w.&-]*)*$"
)

_LONGEST_SUBJECT = 14
