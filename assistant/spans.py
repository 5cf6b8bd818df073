"""The words of the kind asked for: dates, numbers of documents, persons, bodies, places, reasons."""

import re

from assistant.places import is_province, is_vietnamese, local_spans, place_spans
from assistant.question import Question
from ingest.figures.numbers import read_numbers
from ingest.figures.periods import read_periods
from ingest.text import UPPER, fold

_OFFICE = "Ủy|Sở|Ban|Bộ|Khu|Cục|Phòng|Đại|Kế"
_NAMED = rf"[{UPPER}]\w+(?:\s+[{UPPER}]\w+)+"
_PERSON = re.compile(
    r"\b(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|Chủ tịch|Phó Chủ tịch|Bí thư|Giám đốc|Trưởng [Bb]an|Thống đốc|Thị trưởng|"
    r"Đại sứ(?! quán)|Tổng giám đốc|Bộ trưởng|Trưởng đoàn|Phó Trưởng [Bb]an|Tổng Giám đốc|Phó Giám đốc)\b"
    rf"[^.;,]{{0,60}}?\b(?!(?:{_OFFICE})\b){_NAMED}"
)
"""A title and, near behind it, a name of two words or more that is no office's."""
_TITLE = (
    r"tướng|kỹ sư|nhà \w+|họa sĩ|vua|nữ hoàng|tổng thống|nghị sĩ|kiến trúc sư|luật sư|giáo sư|tiến sĩ|bác sĩ|"
    r"đại tá|chuyên gia|tác giả|ca sĩ|nhạc sĩ|diễn viên|đạo diễn|đại diện|ngoại trưởng|thủ tướng|bộ trưởng|"
    r"thống đốc|chủ tịch|giám đốc|tổng giám đốc|phó chủ tịch|là|do|bởi|cùng|anh|chị"
)
_FOREIGN = re.compile(
    rf"\b(?i:{_TITLE})\s+(?P<name>[{UPPER}][^\W\d_]+(?:[ -](?:[{UPPER}]\.|[{UPPER}][^\W\d_]+))+)"
)
"""A name behind a word for a person."""
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Mai|Đào|Lương|"
    "Trương|Hà|Cao|Tạ|Lâm|Phùng|Tô|Nông|Hứa|Quách|Châu|Thái|Lưu|Vương|Chu|Nghiêm|Triệu|Kiều|Lò|Cầm|Giàng|Sùng"
)
_BARE = re.compile(rf"(?<![\w-])(?:{_FAMILY})(?: [{UPPER}][^\W\d_]+){{1,3}}(?![\w-])")
"""A Vietnamese name without a title: by its family name."""
_CALLED_SO = re.compile(
    r"\b(?:duong|pho|truong|thpt|thcs|tieu hoc|dai hoc|benh vien|cau|quan|huyen|phuong|xa|giai|quy|tinh|bien|"
    r"cong vien|quang truong|ho|song|cong ty|doanh nghiep|thanh pho|tp\.?|tap doan|kcn|khu cong nghiep) $"
)
"""Before a name that something else bears, folded: "đường Lê Duẩn"."""
_BODY = re.compile(
    r"\b(?:Công ty|Tập đoàn|Tổng công ty|Ngân hàng|Hiệp hội|Liên doanh|Sở|Bộ|Viện|Trung tâm|"
    r"Hội|Cơ quan|Tổng cục|Cục|Chi cục|Kho bạc|Văn phòng|Đại học|Học viện|Liên đoàn|Hãng|"
    r"Ủy ban|UBND|Liên hiệp|Quỹ|Trường|Đại sứ quán)\b"
    r"(?:\s+(?!(?:và|đã|được|là|có|về|để|tại|cho|với|của|đề|giao|ký|nhằm|trong|công bố)\b)[\w&.-]+){1,10}"
)
_YEAR_OF = re.compile(r"(?:19|20)\d\d ?/ ?[A-ZĐ]{2,3}$")
"""A year set against a plan, "2024/KH", which no document bears."""
_REASON = re.compile(r"\b(?:do|vì|bởi|nhờ|nguyên nhân|lý do|xuất phát từ|dẫn tới|dẫn đến|bắt nguồn)\b")

_SEAT = re.compile(
    r"\b(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng ủy|công an|sở|cục|chi cục|"
    r"hội|hiệp hội|liên đoàn|mặt trận|tòa án nhân dân|viện kiểm sát nhân dân|chủ tịch|bí thư|giám đốc)\b"
    r"[^,.;()]{0,60}?(?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường|thị xã)\s+$",
    re.IGNORECASE,
)
"""Before the place whose body or officer is named: nothing is there by that."""
_THERE = re.compile(
    r"\b(?:tại|ở|trên|trong|vào|đến|tới|sang|từ|thuộc|gần|quanh|giữa|cạnh|ven|phía|miền|vùng|khu vực|khu|đảo|"
    r"sông|hồ|vịnh|núi|thủ đô|thành phố|tỉnh|huyện|quận|xã|phường|thị xã|thị trấn|bang|cảng|sân bay|"
    r"đường|phố|bờ|cửa khẩu|trung tâm|quảng trường|khách sạn|hội trường|nhà|trụ sở)\s+"
    r"(?:(?!(?:của|năm|tháng|ngày|quý|hạng|mức|thời)\b)[^\W\d_]+\s+){0,3}?"
    rf"(?P<name>[{UPPER}][\w-]*(?:\s+[{UPPER}][\w-]*)*)"
)
"""A word of place and, behind it, a name."""
_OF_BODY = re.compile(rf"(?:{_OFFICE}|Hội|Tổng|Trung|Chi|Công|Tập|Ngân|Hiệp|UBND|HĐND)\b")
"""Opens the name of a body or an event."""
_COUNTRY_ASKED = re.compile(r"\b(?:nuoc|quoc gia|nuoc ngoai|nen kinh te|thi truong)\b[^?,]{0,20}\bnao\b")
_WITHIN_ASKED = re.compile(r"\b(?:thanh pho|tinh|huyen|quan|xa|phuong|thi xa|thi tran|dia phuong) nao\b")


def words_asked(question: Question, text: str) -> tuple[str, ...]:
    """The words of the kind asked for in ``text``, in order, but for those that the question itself has."""
    asked = question.asked
    if asked == "when":
        found = [m.text for m in read_periods(text) if not m.baseline]
        return tuple(found) or tuple(n.text for n in read_numbers(text) if n.kind in ("date", "year", "time"))
    if asked == "document":
        return tuple(
            n.text for n in read_numbers(text) if n.kind == "document" and not _YEAR_OF.match(n.text)
        )
    if asked == "who":
        return _persons(question, text)
    if asked == "body":
        return tuple(m.group() for m in _BODY.finditer(text))
    if asked == "where":
        return _places(question, text)
    if asked == "why":
        return tuple(m.group() for m in _REASON.finditer(text.lower()))
    if asks_phone(question):
        return tuple(_PHONE.findall(text))
    return ()


def asks_phone(question: Question) -> bool:
    """True where a telephone number is asked for."""
    return question.asked == "text" and _PHONE_ASKED.search(fold(question.text)) is not None


_PHONE_ASKED = re.compile(r"\b(?:so dien thoai|hotline|phone number)\b")
_PHONE = re.compile(r"(?<![\w.,])(?:\(?\+?84\)?|\(?0\d{1,4}\)?|1[89]00)(?:[ .-]?\d{2,}){1,4}(?![\w/])")


def _persons(question: Question, text: str) -> tuple[str, ...]:
    titled = tuple(m.group() for m in _PERSON.finditer(text))
    if titled:
        return titled
    bare = fold(text)
    found = (m for m in _BARE.finditer(text) if not _CALLED_SO.search(bare[: m.start()]))
    names = [m.group() for m in found]
    names += [m["name"] for m in _FOREIGN.finditer(text) if not is_vietnamese(m["name"])]
    return tuple(name for name in names if not _is_told(question, name))


def _places(question: Question, text: str) -> tuple[str, ...]:
    """Places that ``text`` names where something is: not those of a body's name, nor of the question."""
    asked = fold(question.text)
    countries = bool(_COUNTRY_ASKED.search(asked))
    known = list(place_spans(text))
    if _WITHIN_ASKED.search(asked):
        known = [span for span in known if is_province(span[2])]
    elif not countries:
        known = [span for span in known if span[2] != "Việt Nam"]
    spans = [(start, end) for start, end, _ in (*known, *local_spans(text))]
    spans += [m.span("name") for m in _THERE.finditer(text) if not _OF_BODY.match(m["name"])]
    kept = dict.fromkeys(text[start:end] for start, end in sorted(spans) if not _SEAT.search(text[:start]))
    return tuple(name for name in kept if not _is_told(question, name))


def _is_told(question: Question, name: str) -> bool:
    """True for a name that the question has itself: it is no answer to it."""
    return re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(question.text)) is not None
