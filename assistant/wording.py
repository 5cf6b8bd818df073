"""Questions put together from pieces: topic, time, place and what is asked, in one good sentence."""

import re
from collections.abc import Sequence

from assistant.places import names_in, place_spans
from assistant.question import Question
from ingest.lexicon import load_lexicon
from ingest.text import fold

_ASKED = re.compile(
    r"\b(?:(?:là|có|được|đạt|ước|ước đạt|la|co|duoc|dat|uoc) )*(?:bao nhiêu|bao nhieu)"
    r"(?: (?:tỷ|triệu|nghìn|ty|trieu|nghin))?(?: (?:USD|đồng|dong|đô la|do la|phần trăm|phan tram|%))?(?!\w)",
    re.IGNORECASE,
)
_WHICH = re.compile(
    r"\s(?:(?:là|vào|la|vao) )?(?:nào|gì|ai|khi nào|ở đâu|bao giờ|thế nào|nao|gi|khi nao|o dau|bao gio|"
    r"the nao)(?!\w)",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"(?:(?:da|co|lai|thi)\s+)*"
    r"(?:so voi|so cung|tang|giam|dat|bang|chiem|hoan thanh|vuot|gap|thay doi|bien dong)\b"
)
_ZONE = r"(?:khu công nghiệp|khu kinh tế|khu chế xuất|cụm công nghiệp|kcn|kkt|kcx|ccn)"
_IN = r"(?:trong|ngoài|tại|vào|của|ở|thuộc)(?: địa bàn)?"
_ZONES = re.compile(
    fold(rf"\b{_IN} (?:(?:các|những) )?{_ZONE}(?:\s*(?:,|và|/|-)\s*(?:các )?{_ZONE})*(?: {_IN} (?=\W))?")
)


def without_asking(text: str) -> str:
    """The statement in a question: "Hải Phòng có dự án ODA" of "Hải Phòng có bao nhiêu dự án ODA?"."""
    return " ".join(_WHICH.sub(" ", _ASKED.sub(" ", text)).split()).strip(" ?.,")


def without_times(question: Question) -> str:
    """The question's text without its times."""
    text = question.text
    for mention in sorted(question.periods, key=lambda m: -m.start):
        text = f"{text[: mention.start].rstrip()} {text[mention.end :].lstrip()}"
    return " ".join(text.split()).strip(" ?.,")


def with_words(text: str, words: str) -> str:
    """``text`` with a time, a place put in before what it asks."""
    text = text.rstrip(" ?.")
    asked = _ASKING_TAIL.search(fold(text))
    at = asked.start() if asked else len(text)
    return f"{text[:at].rstrip()} {words} {text[at:].lstrip()}".strip()


_ASKING_TAIL = re.compile(
    r"\s(?:(?:la|dat|duoc|uoc|uoc dat|tang|giam|tang hay giam|dat duoc) )+(?:bao nhieu|may)\b[^?]*$"
)


def times_of(question: Question) -> str:
    """The times that a question names, in its own words."""
    return " ".join(inside(m.text) for m in question.periods)


_PARTS = re.compile(
    r"\b(?:duoc )?(?:cap moi|(?:dieu chinh )?tang (?:them )?von|(?:von )?tang them|dieu chinh|"
    r"gop von(?:, mua co phan)?(?:, phan von gop)?|mua co phan)\b"
)
_PLAN = re.compile(r"\b(?:ke hoach|chi tieu|muc tieu|du toan)(?: (?:la|dat))?\b")


def without_parts(text: str) -> str:
    """``text`` without the words that make it one of the kinds of capital: new, added, bought."""
    return _cut(_PARTS, text)


def without_plan(text: str) -> str:
    """The result that a plan is for."""
    return _cut(_PLAN, text)


def _cut(pattern: re.Pattern[str], text: str) -> str:
    kept: list[str] = []
    at = 0
    for found in pattern.finditer(fold(text)):
        kept, at = [*kept, text[at : found.start()]], found.end()
    return " ".join(" ".join([*kept, text[at:]]).split())


def says_change(core: str) -> bool:
    """True when the words go on about something said before: "tăng bao nhiêu", "so với năm trước"."""
    return bool(_CHANGE.match(fold(core)))


def without_zones(text: str) -> str:
    """``text`` without the words that put it inside or outside the zones."""
    found = _ZONES.search(fold(text))
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()) if found else text


def inside(text: str) -> str:
    """``text`` as it stands in the middle of a sentence: "Năm 2022" becomes "năm 2022"."""
    first = text.split(" ", 1)[0]
    known = any(start == 0 for start, _, _ in place_spans(text))
    short = sum(c.isupper() for c in first) > 1 or first.lower() in load_lexicon().abbreviations
    if not text or known or short or any(text.startswith(name) for name in names_in(text, ())):
        return text
    return text[0].lower() + text[1:]


def sentence(parts: Sequence[str]) -> str:
    """The pieces as one question."""
    text = " ".join(" ".join(parts).split()).strip(" ?.,")
    text = re.sub(r"\s+([,;])", r"\1", text)
    return f"{text[:1].upper()}{text[1:]}?"
