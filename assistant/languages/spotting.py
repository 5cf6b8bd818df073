"""Everything number-like in a text in English, Korean, Japanese or Chinese, in whatever script.

A guard uses it: what is found here and was not filled in by the program rests on nothing. It finds too much
rather than too little.
"""

import re
import unicodedata
from functools import cache

from assistant.languages.detect import Language

_ENGLISH = re.compile(
    r"\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|"
    r"millions?|billions?|trillions?|dozens?|half|halves|thirds?|quarters?|fifths?|tenths?|twice|thrice|"
    r"doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|es|ing)|halved|[a-z]+fold|first|second|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|percent|per cent)(?:-(?:one|two|three|four|five|six|seven|eight|"
    r"nine))?\b",
    re.IGNORECASE,
)
_HAN = re.compile(r"[〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅壱弐参拾壹贰貳叁參肆伍陆陸柒捌玖佰仟半]+")
_HAN_WORDS = re.compile(
    r"一些|一般|一定|统一|統一|一起|一样|一直|唯一|之一|进一步|一致|一方|一部|一緒|同一|一層|一步|十分|"
    r"万一|万が一|千葉|九州|四川|三星|三菱|三井"
)
_COUNTER = (
    r"(?:개월|개|명|건|년|월|일|배|원|달러|동|톤|퍼센트|프로|헥타르|분기|곳|대|호|위|번째|번|차|시간|주|세|인|가지|척|"
    r"마리|채|병|권|회|사|국|층|단계|할|푼)"
)
_SINO = "[일이삼사오육륙칠팔구십백천만억조영공]"
_TENS = "(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)"
_NATIVE = rf"(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|스무|{_TENS}|한|두|세|네|석|넉)"
_KOREAN = re.compile(
    rf"{_NATIVE}+\s?(?={_COUNTER})|{_TENS}{_NATIVE}?|"
    rf"(?<![가-힣])(?:수|몇)?{_SINO}+\s?(?={_COUNTER})|"
    rf"(?<![가-힣])(?:수|몇)?{_SINO}*[십백천만억조]{_SINO}*(?![가-힣])|"
    r"절반|갑절|다섯|여섯|일곱|여덟|아홉"
)
_KANA = re.compile(
    r"ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ|ゼロ|半分|倍増|パーセント"
)
_JOINS = ".,，．、·:：/-–—~～％% \u00a0"


@cache
def _is_digit(character: str) -> bool:
    """True for a digit or number sign of any script: "７", "½", "Ⅳ", "③"; han numerals are read apart."""
    return unicodedata.category(character) in ("Nd", "Nl", "No") and not _HAN.match(character)


def foreign_numbers(text: str, language: Language) -> list[tuple[int, int]]:
    """Where ``text`` has anything like a number, half open, in order, none touching the next.

    >>> text = "2022년 수출은 20억 6,153만 달러, 두 배"
    >>> [text[a:b] for a, b in foreign_numbers(text, "ko")]
    ['2022', '20억 6,153만 ', '두 ']
    """
    found = list(_digit_runs(text))
    if language == "en":
        found += [m.span() for m in _ENGLISH.finditer(text)]
    if language in ("ja", "zh", "ko"):
        spared = [m.span() for m in _HAN_WORDS.finditer(text)]
        han = (m.span() for m in _HAN.finditer(text))
        found += [s for s in han if not any(a <= s[0] and s[1] <= b for a, b in spared)]
    if language == "ko":
        found += [m.span() for m in _KOREAN.finditer(text)]
    if language == "ja":
        found += [m.span() for m in _KANA.finditer(text)]
    return _joined(sorted(found), text)


def _digit_runs(text: str) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if not _is_digit(character):
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return [(a, _with_scale(text, b)) for a, b in runs]


_SCALE = re.compile(r"[만억조천백십万萬億亿兆千百十]+")


def _with_scale(text: str, end: int) -> int:
    """Where a number ends with the scale right behind its digits."""
    scale = _SCALE.match(text, end)
    return scale.end() if scale else end


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans that touch, or have one separator between, as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        between = text[joined[-1][1] : start] if joined else ""
        near = joined and (start <= joined[-1][1] or (len(between) == 1 and between in _JOINS))
        if near:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
