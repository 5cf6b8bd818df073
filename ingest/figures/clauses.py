"""Which words of a sentence belong to which number.

A Vietnamese report strings figures together: "tổng vốn đạt 5 tỷ USD, tăng 12%, bằng 80% kế hoạch; trong
đó cấp mới 30 dự án với số vốn 2 tỷ USD". A clause is the run that one subject governs; inside it the words
between two numbers go to the one they lean on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.figures.numbers import Number
from ingest.figures.periods import PeriodMention
from ingest.text import UPPER

QUANTITIES = frozenset({"quantity", "bare", "fraction"})

_HARD = re.compile(r"[;:()]|\.(?=\s|$)|(?<=\s)[-–—](?=\s)")
_SHORT_FORM = re.compile(r"\([A-ZĐ][\w&-]{1,9}\)")
"""An abbreviation explained: "tổng sản phẩm (GRDP) năm 2022" goes on."""
_COMMA = re.compile(r",(?=\s)")
_PHRASE = re.compile(
    r"\b(?:góp vốn, mua|xuất, nhập|nông, lâm|lâm, (?:thủy|ngư)|thu, chi|quốc gia, vùng|"
    r"(?:đền bù|bồi thường), (?:hỗ trợ|giải phóng)|hàng hóa, dịch|kinh tế, (?:văn|xã)|tỉnh, thành|"
    r"quận, huyện|xã, phường|phường, xã|huyện, thị|(?:sở|ban|bộ), (?:ban|ngành)|giảm phát, lạm)\b",
    re.IGNORECASE,
)
"""A comma inside what is said as one: "góp vốn, mua cổ phần"."""
_PREDICATE = re.compile(
    r"\s*(?:đạt|bằng|tăng|giảm|chiếm|trong đó|trong số đó|với|tương đương|gồm|bao gồm|còn|riêng|"
    r"vượt|so với|ước|cao|"
    r"thấp|gấp|xếp|đứng|tương ứng|hoàn thành|nâng|đưa|vốn|tổng|cùng|có|thu hút|cấp)\b"
)
_ADVERB = re.compile(
    r"\s*(?:trong (?:năm|lĩnh vực|đó|số|các|những|kỳ|tháng|quý|giai đoạn)|so với|về|theo|tại|năm|tháng|"
    r"quý|tính|đến|lũy kế|luỹ kế|"
    r"giai đoạn|ngoài ra|bên cạnh|đặc biệt|cụ thể|riêng|nhìn chung|tính chung|đồng thời|hiện|"
    r"kết quả|tuy nhiên)\b"
)
_ZONES = r"(?:khu công nghiệp|khu kinh tế|khu chế xuất|cụm công nghiệp|kcn|kkt|kcx|ccn)\b"
_ZONE = re.compile(rf"\s*(?:các )?{_ZONES}")
_ZONE_BEFORE = re.compile(rf"\b{_ZONES}\s*$")
"""Zones in a row are one name: "khu công nghiệp, khu kinh tế"."""
_OWNED = re.compile(
    r"\bcó vốn (?:đầu tư )?(?:trực tiếp )?(?:của |từ )?(?:nước ngoài|trong nước|nhà nước|fdi|đtnn)\b"
)
"""Belongs to the noun before it: "954 dự án có vốn đầu tư nước ngoài"."""
_COMPARED = re.compile(r"\s*so (?:với|cùng) [^,;:()]*?(?=\s*(?:,|\bvà\b|\bnhưng\b|\bsong\b))")
"""What a rate is compared with is its own: "tăng 2% so với tháng trước và tăng 9% so với cùng kỳ"."""
_STRONG = re.compile(
    rf",\s(?!(?:các )?{_ZONES})|\b(?:với|trong đó|trong khi|gồm|bao gồm|tương đương|và|nhưng|song|thì)\b"
)
_WEAK = re.compile(r"\b(?:có|đạt|ước|thu hút|so với|từ|trên|của|còn|vốn|tổng)\b")


@dataclass(frozen=True, slots=True)
class Clause:
    """Offsets into the sentence's text, half open."""

    start: int
    end: int
    opener: str
    """The character before it: ``""`` at the sentence's start, ``";"``, ``":"``, ``"("``, ``","``, …"""

    aside: bool = False
    """True in round brackets."""


@dataclass(frozen=True, slots=True)
class Words:
    """A number with the runs of text that are its own, half open."""

    number: Number
    clause: int
    """Index into the sentence's clauses."""

    before: tuple[int, int]
    after: tuple[int, int]


def split_clauses(
    text: str, numbers: Sequence[Number], mentions: Sequence[PeriodMention] = ()
) -> list[Clause]:
    """Clauses in order, covering ``text`` but for the marks between them."""
    bare = text.lower()
    taken = [(n.start, n.end) for n in numbers] + [(m.start, m.end) for m in mentions]
    taken += [m.span() for pattern in (_SHORT_FORM, _PHRASE) for m in pattern.finditer(text)]
    counted = [n.start for n in numbers if n.kind in QUANTITIES]
    cuts: list[tuple[int, str]] = [(m.start(), m.group()) for m in _HARD.finditer(text)]
    cuts += [(m.start(), ",") for m in _COMMA.finditer(text)]
    cuts = sorted(c for c in cuts if not any(a <= c[0] < b for a, b in taken))
    clauses: list[Clause] = []
    start, opener, depth = 0, "", 0
    for at, mark in cuts:
        if mark == "," and not _comma_cuts(bare, start, at, counted):
            continue
        if mark in "-–—" and _joins(text, start, at, counted):
            continue
        if at > start:
            clauses.append(Clause(start, at, opener, depth > 0))
        start, opener = at + 1, mark
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
    if start < len(text):
        clauses.append(Clause(start, len(text), opener, depth > 0))
    return [c for c in clauses if text[c.start : c.end].strip()]


def _comma_cuts(bare: str, start: int, at: int, counted: Sequence[int]) -> bool:
    """A comma ends a clause after a quantity, after an adverbial, and before a predicate."""
    if _ZONE_BEFORE.search(bare, start, at) and _ZONE.match(bare, at + 1):
        return False
    if any(start <= n < at for n in counted):
        return True
    if _ADVERB.match(bare, start) and at - start < 120:
        return True
    return bool(_PREDICATE.match(bare, at + 1)) and at - start > 12


_NAME_BEFORE = re.compile(rf"[{UPPER}][\w.]*(?:\s+\(?[\d{UPPER}]\w*\)?)*\s*$")
_NAME_AFTER = re.compile(rf"\s*[{UPPER}]\w*")
_WORD_AFTER = re.compile(r"\s*[^\W\d_]+")


def _joins(text: str, start: int, at: int, counted: Sequence[int]) -> bool:
    """A dash inside a name or a pair of words: "Long Thành – Dầu Giây", "kinh tế - xã hội"."""
    said = text[start:at].strip()
    if not said or any(start <= n < at for n in counted):
        return False
    if _NAME_BEFORE.search(said):
        return bool(_NAME_AFTER.match(text, at + 1)) and said != said.upper()
    return bool(_WORD_AFTER.match(text, at + 1)) and not _PREDICATE.match(text.lower(), at + 1)


def own_words(text: str, numbers: Sequence[Number], clauses: Sequence[Clause]) -> list[Words]:
    """Each quantity with the words before and after it that no other number has a better claim to."""
    bare = text.lower()
    found = []
    quantities = [n for n in numbers if n.kind in QUANTITIES]
    for i, clause in enumerate(clauses):
        inside = [n for n in quantities if clause.start <= n.start < clause.end]
        edge = clause.start
        for j, number in enumerate(inside):
            stop = clause.end
            following = clause.end
            if j + 1 < len(inside):
                following = _lean(bare, number.end, inside[j + 1].start)
                stop = following
            found.append(Words(number, i, (edge, number.start), (number.end, max(stop, number.end))))
            edge = max(following, number.end)
    return found


def _lean(bare: str, start: int, end: int) -> int:
    """Where the text between two numbers stops being the first one's."""
    owned = _OWNED.match(bare, start + 1)
    start = owned.end() if owned and owned.end() < end else start
    compared = _COMPARED.match(bare, start)
    if compared and compared.end() < end:
        return compared.end()
    hit = _STRONG.search(bare, start, end) or _WEAK.search(bare, start, end)
    return hit.start() if hit else end
