"""Korean, Japanese and Chinese questions put into Vietnamese, where every word of them is known."""

import re
import unicodedata
from functools import cache

from assistant.languages.detect import Language
from assistant.languages.scripts import load_east

_Y = r"(?P<y>(?:19|20)\d\d)\s?(?:년도|년|年度|年)"
_TIMES: tuple[tuple[str, str], ...] = (
    (rf"{_Y}\s?(?P<m>1?\d)\s?[월月]\s?(?P<d>[1-3]?\d)\s?[일日号]", "ngày {d}/{m}/{y}"),
    (rf"{_Y}\s?(?:제|第)?\s?(?P<q>[1-4一二三四])\s?(?:분기|四半期|季度)", "quý {q} năm {y}"),
    (
        rf"{_Y}\s?(?:의|の)?\s?(?:첫|前|最初の?)?\s?(?P<n>1?\d)\s?(?:개월|か月|ヶ月|カ月|个月)(?:간|間)?",
        "{n} tháng đầu năm {y}",
    ),
    (rf"{_Y}\s?1\s?(?:월|月)?\s?[-~～–至]\s?(?P<n>1?\d)\s?[월月]", "{n} tháng đầu năm {y}"),
    (rf"{_Y}\s?(?:상반기|上半期|上半年)", "6 tháng đầu năm {y}"),
    (rf"{_Y}\s?(?:하반기|下半期|下半年)", "6 tháng cuối năm {y}"),
    (rf"{_Y}\s?(?P<m>1?\d)\s?[월月](?:말|末)?(?:까지|まで|底)", "tính đến tháng {m}/{y}"),
    (rf"{_Y}\s?(?P<m>1?\d)\s?(?:월|月)(?:份)?", "tháng {m} năm {y}"),
    (_Y, "năm {y}"),
    (r"(?P<y>(?:19|20)\d\d)", "năm {y}"),
)  # fmt: skip
_HAN_DIGITS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_PATTERNS = tuple((re.compile(pattern), words) for pattern, words in _TIMES)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.&-]*(?: [A-Z][A-Za-z0-9.&-]*)*")
_FRONT = frozenset({"số", "tổng"})
_COUNTED = frozenset({"dự án", "lao động", "doanh nghiệp", "khu công nghiệp", "khu kinh tế", "khách du lịch"})
"""What is counted where it is asked for itself."""

_ZONES = frozenset({"khu công nghiệp", "khu kinh tế"})
"""Places in which something is, where they are not what is asked for."""


def translate_eastern(text: str, language: Language) -> str:
    """The Vietnamese question; ``""`` where a word of ``text`` is not known: nothing is answered past it.

    >>> translate_eastern("2022년 하이퐁의 수출액은 얼마입니까?", "ko")
    'Kim ngạch xuất khẩu Hải Phòng năm 2022 là bao nhiêu?'
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    times, rest = _cut_times(plain)
    found: list[str] = []
    at = 0
    left = ""
    for match in _terms(language).finditer(rest):
        left += rest[at : match.start()] + " "
        word = match.group()
        known = load_east()[language].get(word) or load_east()["places"].get(word)
        found.append(known or (word if _NAME.fullmatch(word) else ""))
        at = match.end()
    left += rest[at:]
    found = [f for f in found if f]
    if not found or _strange(left, language):
        return ""
    front = [w for w in dict.fromkeys(found) if w in _FRONT]
    words = [w for w in reversed(found) if w not in _FRONT]
    counted = words[:1] and words[0] in _COUNTED
    words = [f"trong {w}" if i and w in _ZONES else w for i, w in enumerate(dict.fromkeys(words))]
    said = " ".join([*([] if counted else front), *words, *times]).replace("dự án vốn FDI", "dự án FDI")
    if counted:
        return f"Có bao nhiêu {said}?"
    return f"{said[:1].upper()}{said[1:]} là bao nhiêu?"


def _cut_times(text: str) -> tuple[list[str], str]:
    """The times of ``text`` in Vietnamese, and what is left of it."""
    times: list[str] = []
    for pattern, words in _PATTERNS:
        while found := pattern.search(text):
            told = {k: _HAN_DIGITS.get(v, v) for k, v in found.groupdict().items()}
            times.append(words.format(**told))
            text = f"{text[: found.start()]} {text[found.end() :]}"
    return times, text


@cache
def _terms(language: Language) -> re.Pattern[str]:
    """Terms, places, the words that only ask, and names in Latin letters; longest first."""
    east = load_east()
    listed = sorted({*east[language], *east["places"]}, key=lambda w: (-len(w), w))
    return re.compile("|".join([*map(re.escape, listed), _NAME.pattern]))


def _strange(left: str, language: Language) -> bool:
    """True where something stays that is no word of grammar."""
    rest = sorted(load_east()["rest"][language].split(), key=lambda w: (-len(w), w))
    grammar = re.compile("|".join(map(re.escape, rest)))
    pieces = re.sub(r"[^\w]+", " ", left).split()
    return any(grammar.sub("", piece) for piece in pieces)
