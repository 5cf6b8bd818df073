"""A statement taken apart: its words, the facts it names, its citation marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.lock.matching import AMOUNTS, same_unit
from assistant.writing.frame import show_figure
from assistant.writing.records import Fact, Frame, Why
from ingest.figures.measures import ONE, Unit
from ingest.figures.numbers import read_numbers
from ingest.figures.records import Number
from ingest.records import Figure
from ingest.text import fold

_TOKEN = re.compile(
    r"\*{0,2}(?:\{{1,3}\s*[Ff]\s?(?P<braced>\d{1,3})\s*\}{1,3}|\[\s*[Ff](?P<listed>\d{1,3})\s*\]|"
    r"\(\s*F(?P<round>\d{1,3})\s*\))\*{0,2}"
    r"|[ \t]*\[(?P<marks>\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*)\]"
)
_STRAY = re.compile(r"[{}\[\]]|\bF\d{1,3}\b")
_FIRST = 0xE000
"""Private characters stand for slots: none is in a cleaned text."""

_SCALE = re.compile(
    r"[ \t]*(?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|vạn|chục|million|billion|thousand)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where a fact stands."""

    facts: tuple[Fact, ...]
    """One, or several of one value that the words must choose from."""

    at: int
    """Its character in the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A statement's words with one private character for each fact, marks left out."""

    words: str
    slots: tuple[Slot, ...]
    marks: tuple[int, ...]
    why: Why | None = None

    @property
    def bare(self) -> str:
        """The words without the facts."""
        return re.sub(r"[\ue000-\uf8ff]", "|", self.words)


def take_apart(text: str, frame: Frame, *, literally: bool = True) -> Apart:
    """The parts of a cleaned statement; ``why`` says what cannot be in any.

    ``literally`` also takes numbers that the model wrote itself for the facts that they are.
    """
    marks, placed = [], []
    words, done = "", 0
    for token in _TOKEN.finditer(text):
        words += text[done : token.start()]
        done = token.end()
        if token["marks"]:
            marks += [int(m) for m in re.findall(r"\d+", token["marks"])]
            continue
        fact = frame.fact(int(token["braced"] or token["listed"] or token["round"]))
        if fact is None:
            return Apart(words=text, slots=(), marks=tuple(marks), why="fact")
        placed.append((len(words), (fact,)))
        words += chr(_FIRST + len(placed) - 1)
    words += text[done:]
    if any(frame.citation(mark) is None for mark in marks):
        return Apart(words=text, slots=(), marks=tuple(marks), why="citation")
    if _STRAY.search(words):
        return Apart(words=text, slots=(), marks=tuple(marks), why="fact")
    words, why = _without_units(words, [facts[0] for _, facts in placed])
    slots = [Slot(facts, words.index(chr(_FIRST + i))) for i, (_, facts) in enumerate(placed)]
    apart = Apart(words=words, slots=tuple(slots), marks=tuple(marks), why=why)
    return _with_literals(apart, frame) if literally else apart


def _without_units(words: str, facts: Sequence[Fact]) -> tuple[str, Why | None]:
    """The words without the units that the model wrote behind facts, which have theirs."""
    for i, fact in enumerate(facts):
        at = words.index(chr(_FIRST + i)) + 1
        behind = words[at:]
        told = _told_unit(fact.shown)
        same = re.match(rf"[ \t]*{re.escape(told)}(?!\w)", behind, re.IGNORECASE) if told else None
        if same:
            words = words[:at] + behind[same.end() :]
            continue
        read = read_numbers(f"1{'' if behind[:1] in '%‰' else ' '}{behind.lstrip()}")
        unit = read[0].unit if read and read[0].start == 0 else None
        if unit is None or (unit.counted and not _SCALE.match(behind)):
            continue
        own = next((n.unit for n in read_numbers(fact.shown) if n.unit), None)
        if own is None or (own.name, own.factor) != (unit.name, unit.factor):
            return words, "unit"
        length = read[0].end - (1 if behind[:1] in "%‰" else 2)
        words = words[:at] + behind[len(behind) - len(behind.lstrip()) + length :]
    return words, None


def _told_unit(shown: str) -> str:
    """What stands behind the number of a print."""
    return re.sub(r"^[^\w%]*[\d.,\s–-]+", "", shown).strip()


def _with_literals(apart: Apart, frame: Frame) -> Apart:
    """Numbers that the model wrote itself become the cited facts that they are."""
    if apart.why:
        return apart
    words, slots = apart.words, list(apart.slots)
    numbers = [
        n for n in read_numbers(apart.bare) if n.kind in AMOUNTS and fold(n.text).split()[:1] != ["mot"]
    ]
    for number in reversed(numbers):
        found = tuple(_facts_of(number, apart.marks, frame))
        if not found:
            return Apart(words=words, slots=(), marks=apart.marks, why="number")
        slots.append(Slot(found, -1))
        sign = chr(_FIRST + len(slots) - 1)
        words = words[: number.start] + sign + words[number.end :]
    placed = [Slot(s.facts, words.index(chr(_FIRST + i))) for i, s in enumerate(slots)]
    return Apart(words=words, slots=tuple(sorted(placed, key=lambda s: s.at)), marks=apart.marks)


def _facts_of(number: Number, marks: Sequence[int], frame: Frame) -> Iterator[Fact]:
    """Facts of the statement's own citations that have this value and unit, or this very print.

    Of a statement that cites nothing, of any: the citation is then the fact's.
    """
    for citation in [frame.citation(m) for m in dict.fromkeys(marks)] if marks else frame.citations:
        for figure in citation.facts if citation else ():
            if citation and _is(number, figure) and (shown := show_figure(figure, citation)):
                known = [f for f in frame.facts if (f.figure.report_id, f.figure.ordinal) == _key(figure)]
                yield (
                    known[0]
                    if known
                    else Fact(
                        number=0,
                        shown=shown,
                        figure=figure,
                        citation=citation,
                        report=frame.reports[figure.report_id],
                        headline=False,
                    )
                )


def _key(figure: Figure) -> tuple[str, int]:
    return figure.report_id, figure.ordinal


def _is(number: Number, figure: Figure) -> bool:
    if figure.ambiguous or len(number.readings) > 1:
        return _bare(number.text) == _bare(figure.text)
    if number.unit is None:
        return _bare(number.text) == _bare(figure.text) or (not figure.unit and number.value == figure.value)
    unit = Unit(name=figure.unit, factor=ONE, printed=figure.unit, counted=True, per=figure.per)
    same = (number.value, number.value_max) == (figure.value, figure.value_max)
    return same and same_unit(number.unit, unit)


def _bare(text: str) -> str:
    return re.sub(r"[\s()]+", "", fold(text)).strip(".,")


def fill_in(text: str, frame: Frame) -> str:
    """A reply with its facts printed, whatever it says; the sign of a fact that does not exist stays."""

    def put(token: re.Match[str]) -> str:
        if token["marks"]:
            return "".join(f" [{mark}]" for mark in re.findall(r"\d+", token["marks"]))
        number = int(token["braced"] or token["listed"] or token["round"])
        fact = frame.fact(number)
        return f"**{fact.shown}**" if fact else f"{{{{F{number}}}}}"

    return _TOKEN.sub(put, text)
