"""The lock itself: every number of a text against what the text cites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose import plain, print_exact
from assistant.lock.days import moments
from assistant.lock.foreign import put_back
from assistant.lock.formulas import Formula, find_formulas
from assistant.lock.matching import AMOUNTS, says
from assistant.lock.records import Basis, Held, Verdict
from assistant.lock.shown import Shown, show
from assistant.lock.sources import Known, read_known, read_question
from assistant.records import Answer, Citation
from ingest.figures.numbers import read_numbers
from ingest.figures.numerals import Style
from ingest.figures.records import Number
from ingest.figures.styles import find_style
from ingest.text import fold, has_diacritics

_DENIAL = re.compile(r"\b(?:khong|chua|no|not|none|neither)\b")
_STOP = re.compile(r"[.;!?](?=\s|$)|\n")
_ENGLISH = re.compile(r"\b(?:the|of|in|was|were|is|are|and|by|million|billion|projects?|per ?cent)\b")
_WORD = re.compile(r"\w+|%")
_QUOTED = re.compile(r"“([^”\n]*)”")


def check_answer(answer: Answer) -> Verdict:
    """The verdict on an answer's text and notes, whoever wrote them."""
    asked = (answer.question, answer.standalone_question)
    language = answer.language
    found = list(check_text(answer.answer, answer.citations, asked=asked, language=language).numbers)
    for i, note in enumerate(answer.notes):
        told = check_text(note, answer.citations, asked=asked, note=i, language=language)
        found += told.numbers
    return Verdict(numbers=tuple(found))


def check_text(
    text: str,
    citations: Sequence[Citation],
    *,
    asked: Sequence[str] = (),
    note: int | None = None,
    language: str = "vi",
) -> Verdict:
    """The verdict on a text that rests on ``citations``.

    A number must equal a number of the citation that its line names behind it; without a mark on the line, of
    any citation. Numbers of the questions ``asked`` may be repeated where nothing is asserted. English has
    the reports' words in “ ” and is read as if its numbers were printed the Vietnamese way.
    """
    shown = show(text) if language == "vi" else put_back(show(text))
    sources = {c.mark: read_known(c) for c in citations}
    words = {c.mark: (plain(c.title), plain(c.quote)) for c in citations}
    lock = _Lock(shown, sources, words, tuple(" ".join(a.split()) for a in asked), note)
    return Verdict(numbers=tuple(sorted(lock.check(), key=lambda h: h.start)))


@dataclass(slots=True)
class _Lock:
    shown: Shown
    sources: dict[int, tuple[Known, ...]]
    words: dict[int, tuple[str, str]]
    """Title and quote of each citation, as an answer shows them."""

    asked: tuple[str, ...]
    note: int | None

    def check(self) -> list[Held]:
        """Every number with its support."""
        formulas = find_formulas(self.shown.text)
        held = [self._mark(m.number, m.start) for m in self.shown.marks]
        results: list[Known] = []
        for formula in formulas:
            held += self._of_formula(formula)
            results += _results(formula) if formula.holds else []
        inside = [(f.start, f.end) for f in formulas]
        listed = 0
        for number in self._numbers(inside):
            if number.kind == "list_mark" and self._opens_line(number):
                listed, counted = listed + 1, number.text.strip(" .)(")
                if counted == str(listed):
                    held.append(self._held(number, "mark"))
                    continue
            held.append(self._support(number, results))
        return held

    def _numbers(self, inside: Sequence[tuple[int, int]]) -> list[Number]:
        """Numbers outside formulas; a lone "một" is an article."""
        text = self.shown.text
        for start, end in inside:
            text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
        found = read_numbers(text, style=_style(text))
        return [n for n in found if fold(n.text).split()[:1] != ["mot"]]

    def _opens_line(self, number: Number) -> bool:
        low, _ = self.shown.line(number.start)
        return not self.shown.text[low : number.start].strip(" (")

    def _support(self, number: Number, results: Sequence[Known]) -> Held:
        """The first thing that says the same, of the number's own citations first."""
        low, high = self.shown.line(number.start)
        line, before = self.shown.text[low:high], self.shown.text[low : number.start]
        dates = moments(self.shown.text, number) if number.kind in ("date", "year") else ()
        marks = self.shown.cited_at(number.start, number.end) or tuple(self.sources)
        known = [k for mark in marks for k in self.sources.get(mark, ())]
        for one in (*known, *results):
            if says(number, dates, one, line, before):
                return self._held(number, one.basis, one)
        if (verbatim := self._verbatim(number, marks)) is not None:
            return verbatim
        if self._repeats_question(number) or (self.note is not None and self._inside_asked(number)):
            return self._held(number, "question", support=number.text)
        if self._asserts_nothing(number, line):
            for one in read_question(self.asked):
                if says(number, dates, one, line, before):
                    return self._held(number, one.basis, one)
        return self._held(number, "none")

    def _of_formula(self, formula: Formula) -> list[Held]:
        held = [self._operand(n) for n in formula.operands]
        good = formula.holds and all(h.basis != "none" for h in held)
        basis: Basis = "formula" if good else "none"
        support = formula.text if good else ""
        return [*held, *(self._held(n, basis, support=support) for n in (*formula.constants, formula.result))]

    def _operand(self, number: Number) -> Held:
        low, high = self.shown.line(number.start)
        marks = tuple(m.number for m in self.shown.marks if low <= m.at <= high) or tuple(self.sources)
        for mark in marks:
            for known in self.sources.get(mark, ()):
                if says(number, (), known, self.shown.text[low:high], ""):
                    return self._held(number, "operand", known)
        return self._held(number, "none")

    def _asserts_nothing(self, number: Number, line: str) -> bool:
        """True where the answer repeats the question: word for word, quoted from it, or in a denial."""
        if self._inside_asked(number):
            return True
        text = self.shown.text
        stops = [m.end() for m in _STOP.finditer(text, 0, number.start)]
        before = text[stops[-1] if stops else 0 : number.start]
        cited = self.shown.cited_at(number.start, number.end)
        return number.kind not in AMOUNTS and not cited and bool(_DENIAL.search(fold(before))) and bool(line)

    def _inside_asked(self, number: Number) -> bool:
        """True inside a question that the text has word for word.

        In a note it is not read anew: among words with diacritics "thang 11 nam 2024" is another number.
        """
        found = ((self.shown.text.find(asked), len(asked)) for asked in self.asked if asked)
        return any(0 <= at <= number.start and number.end <= at + length for at, length in found)

    def _verbatim(self, number: Number, marks: Sequence[int]) -> Held | None:
        """The support of a number inside quotation marks that hold a cited title or quote, word for word.

        It is not read anew: a title in another script than the answer's words may read as other numbers.
        """
        for quoted in _QUOTED.finditer(self.shown.text):
            if not (quoted.start() < number.start and number.end < quoted.end()):
                continue
            for mark in marks:
                title, quote = self.words.get(mark, ("", ""))
                if quoted[1] in (title, quote):
                    basis: Basis = "setting" if quoted[1] == title else "quote"
                    known = Known(text=quoted[1], kind=number.kind, basis=basis, citation=mark)
                    return self._held(number, basis, known)
        return None

    def _repeats_question(self, number: Number) -> bool:
        """True inside a quotation of the question, or of words of it in their order, some left out."""
        return any(
            quoted.start() < number.start and number.end < quoted.end()
            for quoted in _QUOTED.finditer(self.shown.text)
            if any(fold(number.text) in fold(a) and _is_taken_from(quoted[1], a) for a in self.asked)
        )

    def _mark(self, number: int, start: int) -> Held:
        return Held(
            text=str(number),
            start=start,
            end=start + len(str(number)),
            kind="footnote_mark",
            reading=f"[{number}]",
            basis="mark" if number in self.sources else "none",
            citation=number if number in self.sources else None,
            note=self.note,
        )

    def _held(self, number: Number, basis: Basis, known: Known | None = None, support: str = "") -> Held:
        start, end = self.shown.span(number.start, number.end)
        return Held(
            text=number.text,
            start=start,
            end=end,
            kind=number.kind,
            reading=_reading(number),
            basis=basis,
            citation=known.citation if known else None,
            support=known.text if known else support,
            note=self.note,
        )


def _is_taken_from(words: str, asked: str) -> bool:
    """True where ``asked`` has all ``words`` in their order, whatever it has between them."""
    rest = iter(_WORD.findall(fold(asked)))
    return all(word in rest for word in _WORD.findall(fold(words)))


def _results(formula: Formula) -> list[Known]:
    result = formula.result
    return [
        Known(
            text=formula.text,
            kind="quantity" if result.unit else "bare",
            basis="formula",
            value=result.value,
            unit=result.unit,
        )
    ]


def _style(text: str) -> Style:
    """How the text writes its numbers: English by its print, else by its words."""
    found = find_style([text])
    english = found is None and not has_diacritics(text) and _ENGLISH.search(text.lower())
    return "en" if found == "en" or english else "vi"


def _reading(number: Number) -> str:
    if number.value is None:
        return number.text
    most = f"–{print_exact(number.value_max)}" if number.value_max is not None else ""
    unit = number.unit.name if number.unit else ""
    per = f"/{number.unit.per}" if number.unit and number.unit.per else ""
    return f"{print_exact(number.value)}{most} {unit}{per}".strip()
