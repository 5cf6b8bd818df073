"""Names in a question that an answer must not talk past."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.places import (
    is_province,
    local_spans,
    names_in,
    place_spans,
    places_in,
    same_sort,
    spellings_of,
)
from assistant.question import Question
from assistant.terms import sequence
from ingest.lexicon import canonical
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold, whole

_HOME = frozenset({"viet nam"})


def _holds(text: str, name: str) -> bool:
    """True when all words of ``name`` stand in folded ``text``, in order or not."""
    if whole(name).search(text):
        return True
    words = name.split()
    return len(words) > 1 and all(whole(w).search(text) for w in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where else than in a figure's sentence the names of a question may stand."""

    place: str
    """The province that the report is about, folded, or ``""``."""

    passage: str
    """Folded."""

    opening: str
    """The report's beginning, folded; all of it when it is about one matter."""


def missing_names(
    question: Question, figure: Figure, sentence: Sentence, report: Report, beyond: Surroundings
) -> set[str]:
    """``place`` and ``name`` when the question names one that the figure does not belong to.

    A place must stand in the sentence or its context, or be the report's own; a clause that names
    another place of the same sort belongs to that one. A name may also stand around the sentence.
    ``far`` and ``opening`` when a name, a place, stands only at the opening of the report, ``around`` when a
    place stands only in the passage.
    """
    near = fold(" ".join([sentence.text, *figure.context, report.title]))
    missing = missing_in(question, near, beyond.place, passage=beyond.passage, opening=beyond.opening)
    place = beyond.place
    title = fold(report.title)
    if any(
        belongs_to_other(name, question.text, figure, sentence)
        for name in question.names
        if not stands(title, name)
    ):
        missing.add("name")
    for name in question.places:
        if fold(name) not in {place, *_HOME} and all(
            belongs_to_other(spelling, question.text, figure, sentence) for spelling in spellings_of(name)
        ):
            missing.add("place")
    low, high = figure.clause
    asked = {fold(p) for p in question.places} - _HOME
    if any(_is_of_another_place(name, asked, figure, sentence) for name in asked):
        missing.add("place")
    national = figure.kind != "rank" and _NATIONAL.search(fold(sentence.text[low:high]))
    if national and any(
        is_province(p) and fold(p) not in named_places(sentence.text) for p in question.places
    ):
        missing.add("place")
    if _NATIONAL.search(fold(question.text)) and not _NATIONAL.search(near):
        if place:
            missing.add("scope")
        elif figure.scope or not is_of_no_place(figure, sentence, report):
            missing.add("far")
    if any(is_told_in_a_list(name, figure, sentence) for name in question.places):
        missing.add("place")
    if any(is_of_several(name, figure, sentence, report) for name in question.places if fold(name) != place):
        missing.add("place")
    return missing


def _is_of_another_place(name: str, asked: set[str], figure: Figure, sentence: Sentence) -> bool:
    """True for a figure called by another place than ``name``, or told behind one of its sort.

    "Gia Lai, Đắk Lắk lần lượt 131 và 128 đồng": each is called by the place in its turn.
    """
    own = [p for p in places_before(figure.indicator) if same_sort(name, p)]
    if own and own[-1] == name:
        return False
    if own and name not in own and name in places_before(sentence.text):
        return True
    start = sentence.text.rfind(";", 0, figure.start) + 1
    nearest = [p for p in places_before(sentence.text[start : figure.start]) if same_sort(name, p)]
    return bool(nearest) and nearest[-1] not in asked


def is_told_in_a_list(name: str, figure: Figure, sentence: Sentence) -> bool:
    """True where each place of a list has its number, ``name`` as well, and the figure stands behind them.

    "Từ Lào 9.214 người, từ Thái Lan 6.108 người; tại nhà 11.392 người": the last is of neither.
    """
    text = sentence.text
    if ";" not in text[: figure.start]:
        return False
    spans = [s for s in place_spans(text[: figure.start]) if same_sort(name, s[2])]
    with_number = [s for s in spans if _OWN_NUMBER.match(text, s[1])]
    if len(with_number) < _LISTED or fold(with_number[-1][2]) != fold(name) or with_number[-1] != spans[-1]:
        return False
    between = text[spans[-1][1] : figure.start]
    return ";" in between and _NUMBER.search(between) is not None


_LISTED = 2
"""Least places of a list."""

_OWN_NUMBER = re.compile(r"\s*(?:là|có|đạt|:|\()?\s*\d")


def is_of_no_place(figure: Figure, sentence: Sentence, report: Report) -> bool:
    """True where neither the figure's own words nor the title name a place: it is of the whole country."""
    clause = sentence.text[slice(*figure.clause)]
    own = (figure.indicator, clause, report.title, *figure.context)
    return not any(named_places(text) or local_spans(text) for text in own)


def is_of_several(name: str, figure: Figure, sentence: Sentence, report: Report) -> bool:
    """True for a figure of several places together of which ``name`` is one.

    "Cấp tiền cho 3 tỉnh Hà Nam, Nam Định, Thái Bình. Tổng số là 90 tỷ đồng": no province had as much.
    """
    clause = sentence.text[slice(*figure.clause)]
    own = (figure.indicator, clause)
    if sentence.kind == "row" or fold(name) in _HOME or any(name in places_in(text) for text in own):
        return False
    if name in places_in(report.title):
        return False
    found = [_is_listed(name, text) for text in (sentence.text, *figure.context) if name in places_in(text)]
    return bool(found) and all(found)


def _is_listed(name: str, text: str) -> bool:
    """True where ``name`` stands nowhere in ``text`` but in lists of places of its sort."""
    spans = place_spans(text)
    together = {
        at
        for i, (one, other) in enumerate(pairwise(spans))
        if _AND.fullmatch(fold(text[one[1] : other[0]])) and same_sort(one[2], other[2])
        for at in (i, i + 1)
    }
    return all(at in together for at, span in enumerate(spans) if span[2] == name)


_AND = re.compile(r"\s*(?:[,;]|[,;]?\s*(?:va|and)\b)\s*(?:tinh|thanh pho|tp\.?)?\s*")
"""Between two places of a list, folded."""


def named_words(question: Question, home: str = "") -> frozenset[str]:
    """Syllables of the places and names that a question names: a figure called by them is called as asked.

    ``home`` is the province, folded, that a report is about: what is its own is not told apart by it.
    """
    spelt = [
        question.text[start:end] for start, end, name in place_spans(question.text) if fold(name) != home
    ]
    places = [place for place in question.places if fold(place) != home]
    texts = (*places, *question.names, *spelt)
    return frozenset(word for text in texts for word in sequence(text, folded=question.folded))


def belongs_to_other(name: str, asked: str, figure: Figure, sentence: Sentence) -> bool:
    """True when the sentence gives ``name`` a figure of its own, or names another district for this one.

    "Huyện A 24.850 ha; huyện B 23.940 ha": asked for A, the second is B's.
    """
    if (
        sentence.kind == "row"
        or _holds(fold_name(figure.indicator), fold_name(name))
        or _is_beside(name, asked, sentence)
    ):
        return False
    local = any(name.endswith(n) for _, _, n in local_spans(asked))
    text = sentence.text
    found = [m.span() for m in whole(fold_name(name)).finditer(fold_name(text))]
    tail = text[figure.end : max(figure.end, figure.clause[1])]
    before = [end for _, end in found if end <= figure.start]
    if any(_told_behind(text, figure.end, *span) for span in found):
        return False
    if local and any(fold_name(n) != fold_name(name) for _, _, n in local_spans(tail)):
        return True
    if not before:
        own = text[min(figure.clause[0], figure.start) : figure.start]
        return bool(found) or (local and bool(local_spans(own)))
    between = text[before[-1] : figure.start]
    number = _NUMBER.search(between)
    if number is None:
        return False
    rest = between[number.end() :]
    return bool(local_spans(rest) or names_in(rest, places_in(rest)))


def _is_beside(name: str, asked: str, sentence: Sentence) -> bool:
    """True for who says it ("theo dự báo của HSBC"), and for what the question only compares with."""
    bare = re.escape(fold_name(name))
    told = re.search(rf"\btheo (?:(?!so\b)\w+ ){{0,4}}{bare}\b", fold_name(sentence.text))
    return bool(told) or re.search(rf"\bso voi (?:\w+ ){{0,2}}{bare}\b", fold_name(asked)) is not None


def _told_behind(text: str, after: int, start: int, end: int) -> bool:
    """True for a name behind a figure that has no figure of its own: "5 nhà ở huyện A, huyện B"."""
    rest = re.split(r"[,;.](?!\d)", text[end:])[0]
    return start >= after and not _NUMBER.search(text[after:start]) and not _NUMBER.search(rest)


_NUMBER = re.compile(r"\d")
_NATIONAL = re.compile(r"\b(?:ca nuoc|toan quoc|toan cau|nationwide|whole country)\b")


@lru_cache(maxsize=16384)
def places_before(text: str) -> tuple[str, ...]:
    """Places in ``text``, folded, in order; the last is the nearest to what follows."""
    return tuple(fold(name) for _, _, name in sorted(place_spans(text)) if fold(name) not in _HOME)


@lru_cache(maxsize=16384)
def named_places(text: str) -> frozenset[str]:
    """Places in ``text``, folded, Viet Nam left out."""
    return frozenset(fold(p) for p in places_in(text)) - _HOME


def missing_in(
    question: Question, near: str, place: str, *, passage: str = "", opening: str = ""
) -> set[str]:
    """``place`` and ``name`` missing in folded text ``near`` of a report about ``place``.

    Names other than places are also looked for in ``passage``.
    """
    missing = set()
    for name in question.places:
        bare = fold(name)
        if bare in _HOME or bare == place:
            continue
        spelt = [whole(s) for s in spellings_of(name)]
        if not any(s.search(near) for s in spelt):
            around = any(s.search(passage) for s in spelt)
            further = any(s.search(opening) for s in spelt)
            missing.add("around" if around else "opening" if further else "place")
    for name in question.names:
        if not (stands(near, name) or stands(passage, name)):
            # Two capitals shorten too many words to be a name for certain.
            missing.add("far" if len(name) == _PAIR or stands(opening, name) else "name")
    return missing


_PAIR = 2


def stands(text: str, name: str) -> bool:
    """True when folded ``text`` has ``name``, however either is written."""
    return bool(text) and (_holds(fold_name(text), fold_name(name)) or _holds(_plain(text), _plain(name)))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """As :func:`ingest.text.fold`, once for each text."""
    return fold(text)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return fold_name(canonical(text))


@lru_cache(maxsize=8192)
def fold_name(text: str) -> str:
    """As :func:`ingest.text.fold`, one character for one, with one letter where a name has y or i.

    >>> fold_name("Phú Quý") == fold_name("Phú Quí"), fold_name("Thủy")
    (True, 'thuy')
    """
    return _LAST_Y.sub("i", fold(text))


_LAST_Y = re.compile(r"(?:(?<=[bcdghklmnprstvx])|(?<=qu))y\b")
"""Written either way at the end of a syllable: "Phú Quý" and "Phú Quí", "Mỹ" and "Mĩ"."""
