"""Words and numbers that tell figures apart: exports from imports, the first stage from the second."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from assistant.meant import told_around
from assistant.measures import AREA, measure_units
from assistant.question import Question
from assistant.words import load_groups
from ingest.lexicon import canonical
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold, whole


@cache
def rival_words(folded: bool, *, listed: str = "rivals") -> tuple[tuple[str, str], ...]:
    """Pairs of words of which a figure has one: "trước thuế" and "sau thuế"; each pair both ways round."""
    pairs = load_groups(listed)
    both = [*pairs, *((b, a) for a, b in pairs)]
    return tuple((canonical(a, folded=folded), canonical(b, folded=folded)) for a, b in both)


def _named(word: str, text: str) -> bool:
    return _last(word, text) >= 0


def is_rival(question: Question, figure: Figure, sentence: Sentence, before: str) -> bool:
    """True when the question says "sau thuế" and the figure's clause only "trước thuế".

    Where the clause says neither, what was said last before it may count: "Xuất khẩu đạt 5 tỷ USD. Trong đó:
    khu vực trong nước 2 tỷ USD" is of exports.
    """
    if _is_other_side_of_budget(question, figure, sentence):
        return True
    asked = _asked_rivals(question.text, question.folded)
    if not asked:
        return False
    low = figure.clause[0]
    head = sentence.text[low : figure.start] if low < figure.start else ""
    column = figure.context[-1] if sentence.kind == "row" and figure.context else ""
    mine = _canonical(f"{figure.indicator} {column} {head}", question.folded)
    for word, rival in asked:
        if figure.unit in _SHOWN_BY.get(fold(word), frozenset()) and _AMONG.search(
            fold(sentence.text[: figure.start])
        ):
            continue
        here, there = _last(word, mine), _last(rival, mine)
        carried = (word, rival) in rival_words(question.folded, listed="carried")
        if here < 0 and there < 0:
            told = _canonical(_noun_behind(figure, sentence), question.folded)
            if _named(rival, told) and not _named(word, told):
                return True
            if not carried or sentence.kind == "row":
                continue
            behind = _canonical(sentence.text[figure.end : figure.end + _BEHIND], question.folded)
            if _named(word, behind):
                continue
            earlier = _canonical(f"{before[-_REACH:]} {sentence.text[:low]}", question.folded)
            here, there = _last(word, earlier), _last(rival, earlier)
            if there > here >= 0 or (there >= 0 and here < 0 and _named(rival, earlier[-_NEAR:])):
                return True
        elif there >= 0 > here:
            return True
    return False


_SHOWN_BY = {"dien tich": AREA}
"""Measures, folded, that a part's unit shows: behind "sản lượng 90 tấn, trong đó" hectares are no output."""

_AMONG = re.compile(r"\b(?:trong (?:so )?do|gom)\b")


_SPOKEN = re.compile(r"\b(?:thu duoc|so thu)\b"), re.compile(r"\bchi cho\b")
"""What only questions say of taking and of spending, folded."""

_BOTH = re.compile(r"\bthu(?: ngân sách)?\s*(?:[,/–-]|và)?\s*chi\b")
"""Says of neither alone: "Thu, chi ngân sách"."""


def _is_other_side_of_budget(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True in a table of what a budget takes where its spending is asked for, and the reverse."""
    asked = fold(question.text)
    taking, spending = (
        _speaks_of(side, asked, folded=True) or bool(also.search(asked)) for side, also in enumerate(_SPOKEN)
    )
    if taking == spending:
        return False
    told = _BOTH.sub(" ", " ".join([sentence.caption, *figure.context, figure.indicator]).lower())
    takes, spends = (_speaks_of(side, told, folded=False) for side in range(len(_SPOKEN)))
    return takes != spends and spends == taking


def _speaks_of(side: int, text: str, *, folded: bool) -> bool:
    """True where lower-case ``text`` has words of what a budget takes (0) or spends (1)."""
    words = load_groups("budget")[side]
    return any(_named(fold(word) if folded else word, text) for word in words)


def _noun_behind(figure: Figure, sentence: Sentence) -> str:
    """What goes on naming the things counted: "1,1 triệu người trong độ tuổi lao động thất nghiệp"."""
    counted = sentence.kind != "row" and figure.unit[:1].islower() and figure.unit not in measure_units()
    return _NOUN_END.split(sentence.text[figure.end :], maxsplit=1)[0] if counted else ""


_NOUN_END = re.compile(r"[,;:(.\d]|\b(?:với|và|đạt|là|có|chiếm|tăng|giảm|so)\b")
"""Ends the words that name what is counted."""


@lru_cache(maxsize=8192)
def _canonical(text: str, folded: bool) -> str:
    """As :func:`ingest.lexicon.canonical`; a figure is asked about again and again."""
    return canonical(text, folded=folded)


_BEHIND, _REACH, _NEAR = 40, 400, 250
"""Characters behind a figure that may still name it, before it that are looked through, and that are near."""


@lru_cache(maxsize=4096)
def _asked_rivals(text: str, folded: bool) -> tuple[tuple[str, str], ...]:
    """Words of the question with the rivals that it does not name."""
    asked = canonical(text, folded=folded)
    return tuple((a, b) for a, b in rival_words(folded) if _named(a, asked) and not _named(b, asked))


def _last(word: str, text: str) -> int:
    """Where ``word`` stands last, -1 where it does not."""
    if word not in text:
        return -1
    return max((m.start() for m in whole(word).finditer(text)), default=-1)


_NUMBERED = re.compile(
    r"\b(giai doan|goi(?: thau)?|tuyen(?: \w+)?|hop phan|khoa|dot|quoc lo|phan khu|lo|to may|block|vong|"
    r"metro|loai|mui|lieu)"
    r"\s+(?:so\s+)?([0-9]{1,3}[a-z]?[0-9]{0,3}|[ivx]+)(?![\w/.,%-])"
)


@lru_cache(maxsize=8192)
def _numbered(text: str) -> frozenset[tuple[str, str]]:
    """What ``text`` tells apart by a number: ("giai doan", "2")."""
    bare = fold(text)
    found = {(m[1].split()[0], _ROMAN.get(m[2], m[2])) for m in _NUMBERED.finditer(bare)}
    found |= {(m[1].lower(), _ROMAN[m[2].lower()]) for m in _OF_SEVERAL.finditer(text)}
    return frozenset(found | {("sao", m[1]) for m in _STARS.finditer(bare)})


_OF_SEVERAL = re.compile(r"\b([A-ZĐ]{2,}) (I{1,3}|IV|VI?)\b(?!/)")
"""One of several bodies of a name: "ALC II"."""

_STARS = re.compile(r"(?<![\d-])(?<!- )([1-5]) sao\b(?! - | den )")
"""A class of one number of stars: of "khách sạn 4 - 5 sao" nothing is told."""

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}


def is_other_number(question: Question, figure: Figure, sentence: Sentence) -> bool:
    """True for a figure of "giai đoạn 1" where "giai đoạn 2" was asked about."""
    asked = _numbered(question.text)
    if not asked:
        return False
    low = figure.clause[0]
    behind = sentence.text[figure.end : figure.end + _NEAR_BEHIND].split(",")[0].split("(")[0]
    before = sentence.text[min(low, figure.start) : figure.start]
    names = {name for name, _ in asked}
    for text in (f"{figure.indicator} {behind}", before, sentence.text[: figure.start]):
        if rivals := {pair for pair in _numbered(text) if pair[0] in names}:
            return not rivals & asked
    return _is_of_all_classes(figure, sentence, asked)


_PARTS = frozenset({"goi", "lo", "phan", "hop", "block", "to"})
"""First syllables of parts of a work that have numbers: what is told of the work is of no part."""


def lacks_number(
    question: Question, figure: Figure, sentence: Sentence, report: Report, beyond: Iterable[str]
) -> bool:
    """True where "gói thầu 1b" is asked about and the figure is of "toàn bộ 5 gói thầu", or of no such part.

    ``beyond`` are its passage and the report's opening: they may have said which part goes on.
    """
    asked = {pair for pair in _numbered(question.text) if pair[0] in _PARTS}
    if not asked:
        return False
    if asked & _numbered(" ; ".join((figure.indicator, *told_around(figure, sentence, report)))):
        return False
    told = fold(sentence.text)
    of_all = any(re.search(rf"\b(?:\d+|toan bo|ca|cac|nhung|tat ca) {noun}\b", told) for noun, _ in asked)
    return of_all or not any(asked & _numbered(text) for text in beyond)


_CLASSED = re.compile(r"\d[\d.,]*\s+(?:(?!sao\b)[^\W\d]+\s+){1,4}([1-5]) sao\b")
"""So many of one class of stars, folded: "43 sản phẩm 4 sao"."""


def _is_of_all_classes(figure: Figure, sentence: Sentence, asked: frozenset[tuple[str, str]]) -> bool:
    """True for "107 sản phẩm, gồm 1 sản phẩm 5 sao, 43 sản phẩm 4 sao" where those of 4 were asked for.

    So it is for all doses where those of "mũi 3" are told behind "trong đó".
    """
    opened = _OPENED.search(fold(sentence.text), figure.end)
    if opened is None or sentence.kind == "row":
        return False
    if any(("sao", stars) in asked for stars in _CLASSED.findall(fold(sentence.text), opened.end())):
        return True
    parts = _AMONG.search(fold(sentence.text), figure.end)
    return parts is not None and bool(_numbered(sentence.text[parts.end() :]) & asked)


_OPENED = re.compile(r"[,;:(]|\bgom\b|\btrong do\b")


_NEAR_BEHIND = 12
"""Characters behind a figure that may say of which number it is: "45 sản phẩm 4 sao"."""
