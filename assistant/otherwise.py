"""Figures that tell something else of what is asked about: a balance for what was spent, a month for a day.

A word beside each says that it is not the measure asked for, though thing, time and unit are right.
"""

import re
from collections.abc import Sequence

from assistant.meant import told_around
from assistant.measures import PERCENT, TIMES, measure_units
from assistant.question import Question
from assistant.terms import is_stop
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold


def tells_otherwise(
    question: Question, figure: Figure, sentence: Sentence, report: Report, beside: Sequence[Figure]
) -> bool:
    """True where one of the checks here finds the figure to be of another measure.

    ``beside`` are the figures of its sentence.
    """
    return (
        is_change_of_level(question, figure)
        or is_other_measure(question, figure)
        or is_rest(question, figure, sentence)
        or is_not_yet_approved(question, figure, sentence)
        or is_of_other_goods(question, figure, sentence, report)
        or is_not_each(question, figure, beside)
        or is_threshold(question, figure, sentence)
        or is_after(question, figure, beside)
        or is_other_turn(question, figure, sentence)
        or is_harmed(question, figure, sentence)
        or is_not_per_people(question, figure)
        or is_kind_of(question, figure, sentence)
    )


_MOVES = re.compile(
    r"\b(?:tang|giam|them|hon|kem|vuot|thap|cao|chenh|len|xuong|cat|rut|lan|thay doi|bien dong|doi|sut|mat|"
    r"gap|toc do|phat trien|cai thien|more|less|increase\w*|decrease\w*|grow\w*|grew|rise|rose|fell|up|down|"
    r"change\w*)\b"
)


_TOTAL = re.compile(r"\b(?:tong|total)\b")


def is_change_of_level(question: Question, figure: Figure) -> bool:
    """True for "gấp 20 lần" where how much there is was asked for, and for "tăng 179 tỷ" where the total was.

    Capital that a company adds is what it invests.
    """
    if figure.kind != "growth" or question.kinds or figure.unit in PERCENT:
        return False
    asked = fold(question.text)
    whole = figure.unit in TIMES or _TOTAL.search(asked) is not None
    return whole and _MOVES.search(asked) is None


_MAKING = re.compile(r"\bgia thanh\b")
_MEASURES = (
    (_MAKING, re.compile(r"\b(?:ban|mua|thu mua|gia)\b"), _MAKING),
    (
        re.compile(r"\bso du\b"),
        re.compile(r"\b(?:xai|tieu|tieu thu|su dung|dung|chi|trich|nop|thu|spent|used)\b"),
        re.compile(r"\b(?:du|con|ton|balance|left)\b"),
    ),
)
"""Folded words that name a measure, that ask for the other one, and that ask for it after all."""


def is_other_measure(question: Question, figure: Figure) -> bool:
    """True for what it costs to make a thing where its price was asked for.

    So it is for what a fund still holds where what was taken out of it or paid into it was asked for.
    """
    asked, told = fold(question.text), fold(figure.indicator)
    return any(
        mine.search(told) and other.search(asked) and not itself.search(asked)
        for mine, other, itself in _MEASURES
    )


_LEFT = re.compile(r"\bcòn(?: lại)?(?: (?:khoảng|gần|hơn|trên|tới|đến|chừng))*\s*$")
_UNDONE = re.compile(r"[^,;.]{0,40}\bchưa\b")
_ASKS_LEFT = re.compile(r"\b(?:con|chua|ton|e|du|left|remain\w*)\b")


def is_rest(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "còn khoảng 500 tấn chưa có nơi thu mua" where how much there was in all was asked for."""
    before = sentence.text[max(0, figure.start - 30) : figure.start].lower()
    left = _LEFT.search(before) and _UNDONE.match(sentence.text.lower(), figure.end)
    return bool(left) and _ASKS_LEFT.search(fold(question.text)) is None


_APPROVED = re.compile(r"\b(?:phe duyet|duoc duyet|da duyet|approved)\b")
_CARRIED_OUT = re.compile(r"\b(?:thuc hien|giai ngan|quyet toan|nghiem thu)\b")


def is_not_yet_approved(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for what was carried out where what was approved was asked for."""
    if not _APPROVED.search(fold(question.text)) or _CARRIED_OUT.search(fold(question.text)):
        return False
    told = fold(f"{figure.indicator} {sentence.text[min(figure.clause[0], figure.start) : figure.start]}")
    return _CARRIED_OUT.search(told) is not None and _APPROVED.search(told) is None


_WEIGHED = re.compile(
    r"\b(?:bao nhiêu|mấy)\s+(?:(?:chục|trăm|nghìn|ngàn|vạn|triệu)\s+)?(?:tấn|tạ|kg|ký|cân|lít)\s+([^\W\d_]+)"
)
_TOLD = re.compile(r"\s+([^\W\d_]+)")
_GENERAL = re.compile(
    r"hang|san|thuy|hai|nong|lam|luong|trai|rau|qua|thit|gia|vat|chat|phe|nguyen|cay|thuc|hoa|rac|khoang|xang|"
    r"nhien|giong|tuoi|kho"
)
"""First syllables of names for many goods, folded, and of what may be said of any."""


def is_of_other_goods(question: Question, figure: Figure, sentence: Sentence, report: Report) -> bool:
    """True for "9.100 tấn mận" where "bao nhiêu tấn đào" was asked, and nothing around speaks of peaches."""
    asked = _WEIGHED.search(question.text.lower())
    told = _TOLD.match(sentence.text.lower(), figure.end)
    if asked is None or told is None or sentence.kind == "row":
        return False
    mine, theirs = asked[1], told[1]
    if any(is_stop(word, folded=False) or _GENERAL.fullmatch(fold(word)) for word in (mine, theirs)):
        return False
    there = " ".join((figure.indicator, *told_around(figure, sentence, report)))
    words = set(re.findall(r"\w+", there.lower()))
    return mine not in words and theirs not in question.text.lower().split()


_EACH = re.compile(
    r"(?:\b(?:moi|mot|hang|binh quan|1) |/ ?)"
    r"(ngay|thang|gio|tuan|dem|phut|kg|ky|can|tan|ta|lit|ha|m2|con|nguoi)\b"
)
_CALLED = {"ky": "kg", "can": "kg"}


def is_not_each(question: Question, figure: Figure, beside: Sequence[Figure]) -> bool:
    """True for a month's takings where those of a day were asked for, which the same sentence tells.

    So it is for what an animal costs where the price of a kilogram was.
    """
    asked = _EACH.search(fold(question.text))
    if asked is None or figure.per or figure.unit not in measure_units():
        return False
    each = _CALLED.get(asked[1], asked[1])
    return any(fold(f.per.split("/")[0]) == each and f.unit == figure.unit for f in beside)


_FROM, _UPWARDS = re.compile(r"\btừ (?:đủ )?$"), re.compile(r"[^,;.\d]{0,20}\btrở (?:lên|xuống)\b")
_RULE = re.compile(
    r"\b(?:tro len|tro xuong|toi thieu|toi da|it nhat|dieu kien|quy dinh|muc nao|bao nhieu tro|tu)\b"
)


def is_threshold(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "từ 100 con trở lên", of which a rule speaks, where how many there are was asked for."""
    text = sentence.text.lower()
    bound = _FROM.search(text, 0, figure.start) and _UPWARDS.match(text, figure.end)
    return bool(bound) and _RULE.search(fold(question.text)) is None


_BEFORE = re.compile(
    r"^\W*truoc (?:khi|day|do|nghi dinh|thong tu|quyet dinh|luat|nghi quyet|thoi diem|luc)\b|\bbefore\b"
)


def is_after(question: Question, figure: Figure, beside: Sequence[Figure]) -> bool:
    """True for what it was raised to, where what it was before is asked for and told beside it."""
    if figure.kind == "base" or not _BEFORE.search(fold(question.text)):
        return False
    return any(f.kind == "base" and f.unit == figure.unit and f.end <= figure.start for f in beside)


_TURN = re.compile(r"\b(?:lần|đợt|vòng|phiên)(?: [^\W\d_]+){0,3}? thứ (nhất|hai|ba|tư|năm|sáu)\b")
_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6"}


def is_other_turn(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True where "đợt thứ tư" was asked about and the sentence, or what leads to it, speaks of no fourth."""
    asked = _TURN.search(question.text.lower())
    if asked is None:
        return False
    told = " ".join((sentence.text, sentence.caption, *figure.context, *sentence.headings)).lower()
    number = _ORDINALS[asked[1]]
    of_it = rf"\b(?:thứ {asked[1]}|(?:lần|đợt|vòng|phiên) (?:{asked[1]}|(?:thứ )?{number}))\b"
    return re.search(of_it, told) is None


_HARM = re.compile(
    r"\b(?:bị (?:hạn|ngập|thiệt hại|hư|sâu|bệnh|nhiễm|đổ|cuốn|mất|chết)|hư hỏng|thiệt hại|mất trắng)\b[^;.]*$"
)
_ASKS_HARM = re.compile(
    r"\b(?:thiệt hại|tổn thất|hư|hỏng|bị|ngập|hạn|mất|nhiễm|dịch|bệnh|thiên tai|bão|lũ|chết|cháy|thiêu|"
    r"tàn phá|sạt lở|sập|đổ|cuốn|trôi|vỡ|tiêu hủy|tiêu huỷ|damage\w*|lost|lose|drought|"
    r"flood\w*|fire\w*|burn\w*)\b"
)
_ASKS_HARM_FOLDED = re.compile(
    r"\b(?:thiet hai|ton that|hu hong|bi|ngap|mat trang|nhiem|dich benh|thien tai|bao lu|chet|chay|thieu rui|"
    r"tan pha|sat lo|sap|cuon|tieu huy)\b"
)


def is_harmed(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for hectares that a drought hit, where how many there are was asked for."""
    asks = _ASKS_HARM_FOLDED if question.folded else _ASKS_HARM
    if sentence.kind == "row" or asks.search(question.text.lower()):
        return False
    return _HARM.search(sentence.text[: figure.start].lower()) is not None


_PER_PEOPLE = re.compile(
    r"(?:\btren|/) ?(?:mot |1 |10[.,]000 |muoi )?(?:van|nghin|ngan|tram nghin|trieu) dan\b"
)


def is_not_per_people(question: Question, figure: Figure) -> bool:
    """True for all doctors, where how many there are to ten thousand people was asked for."""
    if not _PER_PEOPLE.search(fold(question.text)):
        return False
    told = (figure.unit, figure.per, figure.text, figure.indicator, *figure.context)
    return not any(re.search(r"\bdan\b", fold(text)) for text in told)


_OF_ALL = re.compile(r"\btrong (?:tổng|số) [^,;.]{3,60}?\bcó (?:khoảng |gần |hơn |trên )?$")
_THING = re.compile(r"((?: [^\W\d_]+){1,4})")


def is_kind_of(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "trong tổng diện tích dừa có 18 ha dừa hữu cơ" where the question names no such kind."""
    if not _OF_ALL.search(sentence.text[: figure.start].lower()):
        return False
    told = _THING.match(sentence.text, figure.end)
    words = [w for w in told[1].lower().split() if not is_stop(w, folded=False)] if told else []
    asked = set(re.findall(r"\w+", fold(question.text)))
    return any(fold(word) not in asked for word in words)
