"""What a paper corrects, in the grammar of corrections: what was printed, and what is to be read.

"số liệu “312,4” sửa thành “321,4”", "đã in … nay sửa lại là …", "thay cụm từ … bằng …", two lines that
begin "Đã viết:" and "Sửa lại:", or a table with one column for each. Only numbers that differ count.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.figures.numbers import read_numbers
from ingest.figures.records import Number
from ingest.figures.styles import Styles
from ingest.records import Figure, Sentence
from ingest.text import fold
from ingest.versions.origin import read_named
from ingest.versions.roles import CORRECTS, NEW_HEAD, OLD_HEAD, ROLES

_OPENING = 20
"""Sentences at the beginning of which one says that the paper corrects another."""

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»|‘([^’]*)’")
_AMOUNTS = frozenset({"quantity", "bare", "fraction"})
_PLAIN = re.compile(r"\bso(?: lieu)? $")
"""Before a bare number that no unit follows: "số 21 đọc là 12"."""

_NEAR = re.compile(r"[\s“\"«'‘:]*(?:la\s*)?[“\"«'‘]?")


@dataclass(frozen=True, slots=True)
class Spot:
    """A run of a sentence's text, half open."""

    sentence: Sentence
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words of it."""
        return self.sentence.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """One number that was printed wrong and the one to be read in its place."""

    old: Number
    new: Number
    printed: Spot
    """Where the paper repeats the old one."""

    read: Spot
    """Where it gives the new one."""

    phrase: str
    """What it quotes of the other paper, the old number in it; ``""`` where it quotes no words."""

    around: str
    """All that it says of the place."""

    number: str
    """The paper named last before it, or ``""``."""


def read_errata(sentences: Sequence[Sentence]) -> list[Erratum]:
    """The numbers that a paper with these sentences corrects."""
    if not any(CORRECTS.search(fold(_all_of(s))) for s in sentences[:_OPENING]):
        return []
    return list(_Reader(Styles(sentences)).read(sentences))


def doubt_misprints(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Sequence[Figure]:
    """Figures of one paper, with those that it repeats only to correct them marked as stating nothing."""
    errata = read_errata(sentences)
    if not errata:
        return figures
    right = {(e.new.value, _unit(e.new)) for e in errata}
    wrong = {(e.old.value, _unit(e.old)) for e in errata if _unit(e.old)} - right
    places = {(e.printed.sentence.ordinal, e.printed.start) for e in errata}
    return [
        replace(f, ambiguous=True) if (f.value, f.unit) in wrong or (f.sentence, f.start) in places else f
        for f in figures
    ]


def _all_of(sentence: Sentence) -> str:
    return " ".join((sentence.text, sentence.caption, *sentence.headings))


@dataclass(slots=True)
class _Reader:
    """Walks through a paper, holding what was printed until what is to be read is told."""

    styles: Styles
    number: str = ""
    lead: str = ""
    """The sentence before, where it corrects nothing itself: "1. Tại trang 5, dòng 3:"."""

    pending: Spot | None = None
    awaits: str = ""
    """``old`` or ``new`` where a label stood alone on its line."""

    labelled: bool = False

    def read(self, sentences: Sequence[Sentence]) -> Iterator[Erratum]:
        for sentence in sentences:
            named = read_named(sentence.text)
            roles = list(ROLES.finditer(fold(sentence.text)))
            if named and not roles:
                self.number = named[-1].number
            if sentence.kind == "row":
                yield from self._of_row(sentence)
            elif roles:
                before = [n.number for n in named]
                self.number = before[0] if before else self.number
                yield from self._of_prose(sentence, roles)
            elif self.awaits:
                yield from self._awaited(sentence)
            else:
                self.lead, self.pending = sentence.text, None

    def _awaited(self, sentence: Sentence) -> Iterator[Erratum]:
        """The line below a label that stood alone."""
        whole = Spot(sentence, 0, len(sentence.text))
        if self.awaits == "old":
            self.pending, self.labelled = whole, True
        elif self.pending is not None:
            yield from self._pair(self.pending, whole)
            self.pending = None
        self.awaits = ""

    def _of_prose(self, sentence: Sentence, roles: Sequence[re.Match[str]]) -> Iterator[Erratum]:
        cursor, size = 0, len(sentence.text)
        ends = [*(m.start() for m in roles[1:]), size]
        for role, end in zip(roles, ends, strict=True):
            spot = Spot(sentence, role.end(), end)
            blank = not any(c.isalnum() for c in spot.text) and end == size
            if role["old"]:
                self.pending, self.labelled = spot, True
                self.awaits = "old" if blank else ""
            elif role["instead"]:
                yield from self._turned(Spot(sentence, cursor, role.start()), spot)
                self.pending = None
            else:
                if self.pending is None or not _parts(self.pending, self._amounts(self.pending)):
                    self.pending, self.labelled = Spot(sentence, cursor, role.start()), False
                if blank:
                    self.awaits = "new"
                    return
                made = list(self._pair(self.pending, spot))
                yield from made
                cursor = max((m.read.end for m in made if m.read.sentence is sentence), default=role.end())
                self.pending = None if made or self.labelled else Spot(sentence, role.end(), end)
                self.labelled = False
        if self.pending is not None and not self.labelled:
            self.pending = None

    def _turned(self, new: Spot, old: Spot) -> Iterator[Erratum]:
        """The new number before the old one: "đọc là 321,4 thay vì 312,4"."""
        later, earlier = self._amounts(new)[-1:], self._amounts(old)[:1]
        yield from self._made(old, earlier, new, later, "")

    def _pair(self, old: Spot, new: Spot) -> Iterator[Erratum]:
        """What differs between what was printed and what is to be read."""
        quoted, said = _quotes(old), _quotes(new)
        if quoted and said:
            before = quoted[0] if self.labelled else quoted[-1]
            yield from self._aligned(before, said[0], before.text)
        elif self.labelled:
            yield from self._aligned(quoted[0] if quoted else old, said[0] if said else new, "")
        else:
            before = quoted[-1] if quoted else old
            after = said[0] if said else new
            yield from self._made(old, self._amounts(before)[-1:], new, self._amounts(after)[:1], "")

    def _aligned(self, old: Spot, new: Spot, phrase: str) -> Iterator[Erratum]:
        was, now = self._amounts(old), self._amounts(new)
        if len(was) != len(now):
            first = _first(old, was), _first(new, now)
            was, now = first if all(first) else (_alone(was, now), _alone(now, was))
        yield from self._made(old, was, new, now, phrase)

    def _made(
        self, old: Spot, was: Sequence[Number], new: Spot, now: Sequence[Number], phrase: str
    ) -> Iterator[Erratum]:
        if len(was) != len(now):
            return
        told = (
            old.sentence.text if old.sentence is new.sentence else f"{old.sentence.text} {new.sentence.text}"
        )
        for before, after in zip(was, now, strict=True):
            if (before.value, before.value_max, _unit(before)) == (
                after.value,
                after.value_max,
                _unit(after),
            ):
                continue
            yield Erratum(
                old=before,
                new=after,
                printed=Spot(old.sentence, before.start, before.end),
                read=Spot(new.sentence, after.start, after.end),
                phrase=phrase,
                around=f"{self.lead} {told}",
                number=self.number,
            )

    def _of_row(self, row: Sentence) -> Iterator[Erratum]:
        base = row.spans[0].start
        old: Spot | None = None
        for cell in row.cells:
            head = fold(cell.column_head)
            spot = Spot(row, cell.start - base, cell.end - base)
            if OLD_HEAD.search(head):
                old = spot
            elif old is not None and NEW_HEAD.search(head):
                yield from self._aligned(old, spot, old.text if _has_words(old.text) else "")
                old = None

    def _amounts(self, spot: Spot) -> list[Number]:
        """Amounts that stand in a run of text."""
        found = read_numbers(spot.sentence.text, style=self.styles.of(spot.sentence))
        inside = [n for n in found if spot.start <= n.start and n.end <= spot.end]
        return [n for n in inside if n.value is not None and _is_amount(n, spot.sentence.text)]


def _is_amount(number: Number, text: str) -> bool:
    if number.kind in _AMOUNTS:
        return True
    return number.kind == "ordinal" and bool(_PLAIN.search(fold(text[: number.start])))


def _said(number: Number) -> tuple[object, ...]:
    return number.value, number.value_max, _unit(number)


def _unit(number: Number) -> str:
    return number.unit.name if number.unit else ""


def _parts(spot: Spot, amounts: Sequence[Number]) -> bool:
    """Whether anything was printed there: an amount, or words in quotes."""
    return bool(amounts or _quotes(spot))


def _quotes(spot: Spot) -> list[Spot]:
    """What stands in quotes."""
    found = []
    for quoted in _QUOTED.finditer(spot.text):
        start, end = quoted.span(quoted.lastindex or 0)
        found.append(Spot(spot.sentence, spot.start + start, spot.start + end))
    return found


def _first(spot: Spot, amounts: Sequence[Number]) -> list[Number]:
    """The first amount where nothing but "là" stands before it."""
    if not amounts or not _NEAR.fullmatch(fold(spot.sentence.text[spot.start : amounts[0].start])):
        return []
    return [amounts[0]]


def _alone(amounts: Sequence[Number], others: Sequence[Number]) -> list[Number]:
    """The amount whose unit no other has, there and on the other side; only where it is the one such unit."""
    here, there = ([_unit(n) for n in side] for side in (amounts, others))
    found = [n for n in amounts if _unit(n) and here.count(_unit(n)) == there.count(_unit(n)) == 1]
    return found if len(found) == 1 else []


def _has_words(text: str) -> bool:
    words = re.sub(r"[\d.,%]+", " ", text).split()
    return any(len(one) + len(two) > 3 for one, two in pairwise([*words, ""]))
