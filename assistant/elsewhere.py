"""Figures of another place than the one asked about, by the words right beside them.

The question's place stands in the sentence or near it all the same: "cả nước tăng 0,46%, Đà Nẵng tăng 0,51%".
"""

import re

from assistant.names import fold_name
from assistant.places import is_province, local_spans, place_spans
from assistant.question import Question
from ingest.records import Figure, Sentence
from ingest.text import UPPER, fold


def is_elsewhere(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True where one of the checks here finds the figure to be of another place."""
    if sentence.kind == "row":
        return False
    return (
        is_of_country(question, figure, sentence)
        or is_in_other_province(question, figure, sentence)
        or is_in_other_region(question, figure, sentence)
        or is_of_several_districts(question, figure, sentence)
        or is_of_other_site(question, figure, sentence)
    )


_COUNTRY = re.compile(
    r"(?<!so voi )\b(?:cua|trong|tren) (?:ca nuoc|toan quoc)"
    r"(?: (?:la|dat|tang|giam|chi|khoang|gan|hon|tren|duoc|den|toi|them|uoc|o muc))*\s*$"
)
_ALL = re.compile(r"\b(?:ca nuoc|toan quoc|viet nam|nationwide|country|vietnam)\b")


def is_of_country(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "của cả nước tăng 0,46%" where a province was asked about."""
    asked = any(is_province(name) for name in question.places)
    if not asked or _ALL.search(fold(question.text)):
        return False
    return _COUNTRY.search(fold(sentence.text[: figure.start])) is not None


_THERE = re.compile(r"\s*(?:[^\W\d_]+ ){0,3}?(?:trên địa bàn|ở|tại|thuộc) (?:(?:tỉnh|thành phố|TP\.?) )?$")
_REACH = 60


def is_in_other_province(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "9 km trên địa bàn tỉnh Thái Bình" where Hải Phòng was asked about."""
    asked = {fold(name) for name in question.places if is_province(name)}
    behind = sentence.text[figure.end : figure.end + _REACH]
    for start, _, name in place_spans(behind)[:1] if asked else ():
        other = is_province(name) and fold(name) not in asked
        return other and _THERE.fullmatch(behind[:start]) is not None
    return False


_REGION = re.compile(r"\b(?:mien|phia|khu vuc phia) (bac|trung|nam|tay|dong)\b")
_REGION_BEHIND = re.compile(
    r"(?: [^\W\d_]+){0,2}? (?:o|tai) (?:khu vuc |cac tinh )?(?:mien|phia) (bac|trung|nam|tay|dong)\b"
)


def is_in_other_region(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for "29.000 đồng/kg ở phía Nam" where the north was asked about."""
    asked = set(_REGION.findall(fold(question.text)))
    told = _REGION_BEHIND.match(fold(sentence.text[figure.end :])) if len(asked) == 1 else None
    return told is not None and told[1] not in asked


_DISTRICTS = re.compile(
    r"\bcác (?:huyện|xã|quận|phường|thị xã|thị trấn|địa phương)\b([^.;:\d]*)", re.IGNORECASE
)


def is_of_several_districts(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for what several districts have together, where one of them was asked about."""
    names = {fold_name(name) for _, _, name in local_spans(question.text) if not name.isdigit()}
    before = fold_name(sentence.text[: figure.start])
    names = {name for name in names if before.count(name) == 1}  # told again, it is of that one
    for listed in _DISTRICTS.finditer(sentence.text, 0, figure.start):
        several = [fold_name(part.strip()) for part in re.split(r",| và ", listed[1]) if part.strip()]
        if len(several) > 1 and any(part.startswith(name) for part in several for name in names):
            return True
    return False


_KIND = (
    r"(?:[Kk]hu công nghiệp|KCN|[Cc]ụm công nghiệp|CCN|[Kk]hu kinh tế|[Kk]hu đô thị|"
    r"[Bb]ệnh viện(?: đa khoa)?|[Nn]hà máy(?: [^\W\d_A-ZĐ]+){0,2}|"
    r"[Cc]ầu|[Cc]ảng|[Ss]ân bay|[Hh]ồ|[Tt]rạm|[Nn]gân hàng)"
)
_SITE = re.compile(rf"\b({_KIND}) ([{UPPER}]\w*(?: [{UPPER}]\w*)*)")
_FOLDED_SITE = re.compile(
    rf"\b(khu cong nghiep|kcn|cum cong nghiep|ccn|khu kinh te|khu do thi|benh vien(?: da khoa)?) "
    rf"([{UPPER}]\w*(?: [{UPPER}]\w*)*)",
)
_SAME = {"kcn": "khu cong nghiep", "ccn": "cum cong nghiep"}


def _sites(text: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    found = []
    for match in pattern.finditer(text):
        kind = fold(match[1])
        found.append((_SAME.get(kind, kind), fold_name(match[2])))
    return found


def is_of_other_site(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True where one industrial park is asked about and the last that leads to the figure is another."""
    asked = _sites(question.text, _FOLDED_SITE if question.folded else _SITE)
    if len(asked) != 1:
        return False
    ((kind, name),) = asked
    before = [told for told in _sites(sentence.text[: figure.start], _SITE) if told[0] == kind]
    if not before or any(name in told or told in name for _, told in before[-1:]):
        return False
    return name not in fold_name(sentence.text[figure.end : figure.end + _REACH])
