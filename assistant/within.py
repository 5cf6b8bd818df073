"""A whole and its part told behind it in one sentence: which of the two a question means.

"Tỉnh có 1.240 dự án, trong đó 310 dự án đầu tư nước ngoài": the part is meant where the question has the
words that tell it from the whole; where it has none of them, the whole.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.candidate import Candidate
from assistant.fitting import same_unit
from assistant.owned import AMONG
from assistant.question import Question
from assistant.stocks import listed
from assistant.terms import is_stop, sequence
from assistant.words import load_words
from ingest.text import fold
from vectorstore.terms import load_terms

_OPENS = re.compile(r"\W*(?:trong (?:so )?do|cu the|bao gom)\b")
"""Opens a sentence, folded, of the parts of what the sentence before it told."""

_END = re.compile(r"[,;:()\d]|\bva\b")
"""Ends, folded, the words that tell one figure of a sentence from the next."""

_LACKING, _NAMED = 0.6, 0.5
"""Share of a part's own words that the question lacks from which the whole is meant, and of those that it has
above which the part is."""


_SHARED = ("amount", "count", "share_of_total")
"""Kinds of figure of which a whole has parts."""

_OPENED = re.compile(rf"{AMONG.pattern}|[,;(]\s*riêng\b(?! (?:hạng|loại|\d))")
"""Opens the parts: "thiếu 2.318 giáo viên, riêng mầm non thiếu 1.274 người"."""


def settle_parts(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with the chance of a part given to its whole where that is meant, or the other way round."""
    sentences: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in ranked:
        if candidate.sentence.kind != "row" and candidate.figure.kind in _SHARED:
            sentences[candidate.report.id, candidate.sentence.ordinal].append(candidate)
    settled: dict[int, Candidate] = {id(c): c for c in ranked}
    ordered = {key: sorted(group, key=lambda c: c.figure.start) for key, group in sentences.items()}
    for (report, at), group in ordered.items():
        pairs = _pairs(group) if len(group) > 1 else []
        pairs += _pairs_across(ordered.get((report, at - 1), ()), group)
        told = [(pair, *_weigh(question, pair, pairs)) for pair in pairs]
        for pair, _, lacking in told:
            if lacking >= _LACKING:
                _give(settled, pair.part, pair.whole)
        meant = [pair for pair, named, _ in told if named > _NAMED and not pair.part.misses - _WAIVED]
        for pair in meant:
            if sum(other.whole is pair.whole for other in meant) == 1:
                _give(settled, pair.whole, pair.part)
    return [settled[id(c)] for c in ranked]


@dataclass(frozen=True, slots=True)
class _Pair:
    whole: Candidate
    part: Candidate


def _pairs(group: Sequence[Candidate]) -> list[_Pair]:
    """Wholes and parts among the figures of one sentence, which stand in order."""
    text = group[0].sentence.text.lower()
    found = []
    for at, part in enumerate(group):
        opened = [m.start() for m in _OPENED.finditer(text, 0, part.figure.start)]
        before = [c for c in group[:at] if opened and c.figure.end <= opened[-1] and _may_hold(c, part)]
        if before:
            found.append(_Pair(before[-1], part))
    return found


def _pairs_across(before: Sequence[Candidate], group: Sequence[Candidate]) -> list[_Pair]:
    """The same where a sentence opens with "trong đó": its figures are parts of the first before it."""
    if not before or _OPENS.match(fold(group[0].sentence.text)) is None:
        return []
    found = ((next((c for c in before if _may_hold(c, part)), None), part) for part in group)
    return [_Pair(whole, part) for whole, part in found if whole is not None]


def _may_hold(whole: Candidate, part: Candidate) -> bool:
    one, other = whole.figure, part.figure
    people = other.unit == "người" and one.unit in _STAFF
    alike = (
        people or same_unit(one.unit, other.unit) or bool(one.unit and other.unit.startswith(f"{one.unit} "))
    )
    same = one.kind == other.kind and one.per == other.per and alike
    return same and abs(other.value) < abs(one.value)


_STAFF = frozenset(
    {"giáo viên", "bác sĩ", "y sĩ", "công chức", "viên chức", "đại biểu", "hội viên", "đảng viên"}
)
"""Nouns whose parts are told as people."""


_WAIVED = frozenset({"words", "noun"})
"""What speaks against a part and does not matter beside its whole, which counts the same."""


def _give(settled: dict[int, Candidate], loser: Candidate, winner: Candidate) -> None:
    """The loser's chance to the winner, if only its words speak against that one."""
    old, new = settled[id(loser)], settled[id(winner)]
    if old.misses - {"words"} or new.misses - _WAIVED:
        return
    settled[id(loser)] = old.ruled_out("words")
    settled[id(winner)] = new.in_place_of(old)


def _weigh(question: Question, pair: _Pair, pairs: Sequence[_Pair]) -> tuple[float, float]:
    """Share of the words that tell the part from the whole which the question has, and which it lacks.

    A syllable that stands beside others in the question is neither: "thích ứng" is not "đối ứng".

    What all parts of the whole have tells none of them: "chế biến thủ công", "chế biến công nghiệp". A side
    that was not asked for makes a part that was not.
    """
    folded = question.folded
    parts = [_own(p, folded) for p in pairs if p.whole is pair.whole]
    own = _own(pair, folded)
    own = own - frozenset.intersection(*parts) if len(parts) > 1 else own
    own = own or _own(pair, folded)
    asked = sequence(_without_nation(question.text), folded=folded)
    beside = frozenset(pairwise(asked)) & frozenset(pairwise(sequence(_told(pair.part), folded=folded)))
    named = own & frozenset(word for two in beside for word in two)
    weights = load_terms()
    absent = own - frozenset(asked)
    before = sequence(pair.part.sentence.text[: pair.part.figure.start], folded=folded)
    absent |= _halves(own - named, asked, before)
    known, every, lacking = (
        sum(weights.weigh(w, folded=folded) for w in words) for words in (named, own, absent)
    )
    sided = _SIDES & set(pair.part.figure.facets) - set(pair.whole.figure.facets)
    if sided and not sided & question.facets and lacking >= _NAMED * every:
        return 0.0, 1.0
    if sided & question.facets:
        lacking = 0.0  # the side asked for, though its words stand further off: "cấp mới 74 dự án với …"
    return (known / every, lacking / every) if every else (0.0, 0.0)


def _halves(own: frozenset[str], asked: Sequence[str], before: Sequence[str]) -> frozenset[str]:
    """Those of ``own`` that the question has of another word, which stands before the part as well.

    In "đi nước ngoài" no "nhà nước" is asked for.
    """
    elsewhere = frozenset(pairwise(asked)) & frozenset(pairwise(before))
    return own & frozenset(word for two in elsewhere for word in two)


_SIDES = frozenset({"inside_zones", "outside_zones", "new", "added", "share_purchase", "domestic", "foreign"})


def _own(pair: _Pair, folded: bool) -> frozenset[str]:
    return _words(_told(pair.part), folded) - _words(_told(pair.whole), folded)


def _without_nation(text: str) -> str:
    """``text`` without "cả nước", which names neither side of "trong nước" and "nước ngoài"."""
    cut = _NATION.search(fold(text))
    return f"{text[: cut.start()]} {text[cut.end() :]}" if cut else text


_NATION = re.compile(r"\b(?:ca|toan) nuoc\b")


def _told(candidate: Candidate) -> str:
    """A figure's own words and those beside it, up to the next figure or stop."""
    figure, text = candidate.figure, candidate.sentence.text
    bare = fold(text)
    before = [m.end() for m in _END.finditer(bare, 0, figure.start)]
    behind = _END.search(bare, figure.end)
    end = behind.start() if behind else len(text)
    head = text[max([*before, figure.clause[0] if figure.clause[0] < figure.start else 0]) : figure.start]
    return f"{figure.indicator} {head} {figure.unit} {text[figure.end : end]}"


@lru_cache(maxsize=8192)
def _words(text: str, folded: bool) -> frozenset[str]:
    """Telling words of ``text``."""
    lists = ("measuring", "having")
    plain = frozenset[str]().union(*(listed(name) if folded else load_words(name) for name in lists))
    words = sequence(text, folded=folded)
    return frozenset(w for w in words if w.isalpha() and not is_stop(w, folded=folded) and w not in plain)
