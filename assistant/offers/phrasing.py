"""A figure as questions that ask for it, in the words of its report, the plainest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.asking import read_asked
from assistant.dates import print_until
from assistant.export.times import print_period
from assistant.languages.frames import say_time
from assistant.languages.naming import english_name
from assistant.measures import TIME, counted_noun
from assistant.wording import inside, sentence
from ingest.figures.scopes import read_facets
from ingest.records import Figure
from ingest.text import fold

_FACETS = {
    "new": "cấp mới",
    "added": "tăng thêm",
    "share_purchase": "góp vốn, mua cổ phần",
    "inside_zones": "trong khu công nghiệp, khu kinh tế",
    "outside_zones": "ngoài khu công nghiệp, khu kinh tế",
}
_MONEY = frozenset({"VND", "USD", "EUR", "JPY", "CNY", "KRW"})
_LONGEST_LEAD, _LONGEST_TAIL = 110, 60
"""Characters of the report's sentence before and behind the figure that a question repeats."""

_ROUGH = re.compile(r"(?:\s+(?:ước|khoảng|gần|hơn|trên|dưới|xấp xỉ|tới|chỉ|con số|mức))+\s*$", re.IGNORECASE)
_OPENING = re.compile(
    r"^[\s+\-–•*;:,.]+|^(?:và|nhưng|còn|trong đó|theo đó|cụ thể|đồng thời)[\s,:]+", re.IGNORECASE
)
_STOP = re.compile(r"[,;.:()]|\s(?:và|bằng|tăng|giảm|chiếm|đạt|so với|với|ước|tương đương)\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A figure and the sentence that it stands in."""

    figure: Figure
    """Its ``start``, ``end`` and ``clause`` are offsets in ``text``."""

    text: str
    is_row: bool = False
    """True for a row of a table, whose text is no sentence."""


def ask_for(place: Place, language: str) -> Iterator[str]:
    """Questions for a figure in a language, an ISO 639-1 code; none where it has no words there."""
    if language != "vi":
        yield from _in_english(place.figure)
        return
    yield from _by_sentence(place)
    yield from _by_name(place.figure)


def _in_english(figure: Figure) -> Iterator[str]:
    name = english_name(figure.indicator)
    if not name or figure.kind not in {"amount", "count", "share_of_total"}:
        return
    words = name if name.split()[0].isupper() else name[:1].lower() + name[1:]
    words = re.sub(r"\bvietnamese\b", "Vietnamese", words)
    if figure.kind == "count" and not words.startswith(("total", "number")):
        words = f"the number of {words}"
    time = say_time(figure)
    if "“" in time or "–" in words:
        return
    head = re.split(r"\s(?:of|in|into|inside|outside|and)\s", words)[0]
    many = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    yield " ".join(w for w in ("What were" if many else "What was", words, time) if w) + "?"
    if words.startswith("the number of "):
        yield (
            " ".join(w for w in ("How many", words.removeprefix("the number of "), "were there", time) if w)
            + "?"
        )


def _by_name(figure: Figure) -> Iterator[str]:
    """The indicator with its side, scope and time: "Vốn FDI cấp mới 11 tháng đầu năm 2024 là bao nhiêu?"."""
    name = _name(figure)
    if not name or figure.kind not in {"amount", "count", "share_of_total"}:
        return
    told = set(read_facets([name]))
    sides = [words for facet, words in _FACETS.items() if facet in figure.facets and facet not in told]
    scope = figure.scope if figure.scope and fold(figure.scope) not in fold(name) else ""
    if scope and sides and set(read_facets([scope])) & set(figure.facets):
        sides = [w for w in sides if not set(read_facets([w])) & set(read_facets([scope]))]
    for time in _times(figure):
        told_time = "" if time and fold(time) in fold(name) else time
        yield sentence([inside(name), *sides, scope, told_time, "là bao nhiêu"])
    if sides or scope:
        yield sentence([inside(name), *_times(figure)[:1], "là bao nhiêu"])


def _name(figure: Figure) -> str:
    """The indicator as an official would write it: "số dự án FDI"; ``""`` where its pieces make no name."""
    pieces = [p.strip(" :;,.") for p in re.split(r"\s+[–—-]\s+", figure.indicator)]
    if len(pieces) > _PIECES or not all(pieces) or any(_NO_NAME.search(fold(p)) for p in pieces):
        return ""
    if set(fold(pieces[0]).split()) & set(fold(" ".join(pieces[1:])).split()):
        return ""  # "lượt khách – khách quốc tế": each says a part of the other
    name = " của ".join([pieces[0], *map(inside, pieces[1:])])
    if figure.kind == "count" and not _NUMBER.match(fold(name)) and counted_noun(f"bao nhiêu {name}"):
        name = f"số {inside(name)}"
    return name if read_asked(name) == "figure" else ""


_PIECES = 2
"""Pieces of an indicator that make a name, at most: more are heads of a table one above the other."""

_NO_NAME = re.compile(
    r"\btheo (?:hinh thuc|dia ban|nganh|linh vuc|loai|nhom|thang|quy)\b|"
    r"^(?:thu hut|trong do|gom|quoc gia)\b|^(?:tong|cong|tong (?:so|cong))$"
)
"""Of a caption, or the beginning of a sentence."""

_NUMBER = re.compile(r"(?:tong )?so\b|luot\b|tong\b|luong\b")


def _times(figure: Figure) -> list[str]:
    """The figure's time: the report's words where they name a year, its name, the day it is counted to."""
    printed = " ".join(figure.period_text.split()).strip(" ,;:()")
    printed = f"năm {printed}" if printed.isdigit() else printed
    found = [inside(printed)] if re.search(r"\d{4}", printed) else []
    if figure.period and figure.period.start < figure.period.end:
        found.append(print_period(figure.period))
    if until := print_until(figure):
        found.append(f"đến {'' if until.startswith('tháng') else 'ngày '}{until}")
    return list(dict.fromkeys(found)) or [""]


def _by_sentence(place: Place) -> Iterator[str]:
    """The report's own clause with "bao nhiêu" in the place of the number."""
    figure = place.figure
    low, high = figure.clause
    if place.is_row or not low <= figure.start < high or figure.kind not in {"amount", "count"}:
        return
    lead = _ROUGH.sub("", _OPENING.sub("", place.text[low : figure.start].strip()))
    tail = place.text[figure.end : high]
    stop = _STOP.search(f"{tail} ")
    tail = tail[: stop.start()].strip() if stop else tail.strip()
    time = _times(figure)[0]
    told = re.escape(" ".join(figure.period_text.split()))
    bare = re.sub(told, "", lead, flags=re.IGNORECASE)
    if not lead or len(lead) > _LONGEST_LEAD or len(tail) > _LONGEST_TAIL or re.search(r"\d", bare + tail):
        return
    if re.search(r"[:(]|\b(?:đó|này|trên|nói trên|trong đó)\b", lead) or figure.unit in TIME:
        return
    if _SUBJECTLESS.match(fold(bare)):
        return
    named = fold(figure.indicator)
    lead = f"{lead} là" if fold(lead).endswith(named) and named not in _DONE else lead
    unit = "" if figure.unit in _MONEY or not figure.unit[:1].isalpha() else figure.unit
    timed = bool(time) and (fold(time) in fold(lead) or fold(figure.period_text) in fold(lead))
    asked = [lead, "bao nhiêu", unit, tail]
    yield sentence(asked if timed or not time else [time + ",", inside(lead), *asked[1:]])


_DONE = frozenset({"xuat khau", "nhap khau", "thu hut"})
"""Indicators, folded, that are verbs behind a subject: "các doanh nghiệp xuất khẩu bao nhiêu"."""

_SUBJECTLESS = re.compile(
    r"[\W_]*(?:(?:da|dang|se|van|con|cung|duoc|bi|hien) )*(?:su dung|ho tro|phoi hop|rong|dai|nham|de|tao|"
    r"gom|bao gom|duoc|co|chiem|trong so|giai quyet|gioi thieu|dao tao|to chuc|tham gia|cap|lap|lap dat)\b|"
    r"[\W_]*(?:ong|ba|dong chi|(?:pho )?(?:truong ban|giam doc|chu tich|bi thu|cuc truong))\b"
)
"""Begins with a verb, or with a speaker's title: who did it, or what he said, stood before."""


def moved(figure: Figure, by: int) -> Figure:
    """The figure with its offsets moved, also its clause's."""
    low, high = figure.clause
    return replace(figure, start=figure.start + by, end=figure.end + by, clause=(low + by, high + by))
