"""Figures of a report that letters correct, each with the place in the letter that corrects it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from ingest.catalogue import Catalogue
from ingest.figures.measures import is_money
from ingest.figures.numbers import read_numbers
from ingest.figures.numerals import CORE
from ingest.figures.records import Number
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.text import fold, syllables
from ingest.versions.changes import Told
from ingest.versions.errata import Erratum, read_errata
from ingest.versions.records import Link

_NAMED = 0.8
"""Share of the words of a figure's name that a letter must say to mean it: it may leave out a "các"."""

_PAGE = re.compile(r"\btrang (?:so )?(\d{1,3})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A figure of a report, and the value that a letter says is to be read in its place."""

    old: Told
    new: Told
    """Its figure says all that the old one says, with the letter's value, where the letter prints it."""

    sure: bool
    """False where number, issuer or place leave open which figure is meant: then both are to be shown."""


def read_corrections(catalogue: Catalogue) -> list[Correction]:
    """What the letters of a catalogue correct, as the last of them leaves it."""
    links = catalogue.links()
    if all(link.hides for link in links):
        return []
    back = {link.report_id for link in links if link.hides}
    reports = {report.id: report for report in catalogue.reports()}
    letters: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if not link.hides and link.other not in back:
            letters[link.other].append(link)
    mending = _Mending(catalogue, reports)
    for letter in sorted((reports[r] for r in letters), key=lambda r: (r.dated or date.min, r.document)):
        mending.add(letter, letters[letter.id])
    return [made for several in mending.made.values() for made in several]


@dataclass(slots=True)
class _Mending:
    """Letters taken in, the oldest first."""

    catalogue: Catalogue
    reports: dict[str, Report]
    made: dict[tuple[str, int], list[Correction]] = field(default_factory=dict)
    """By report and ordinal of the figure that is corrected."""

    _told: dict[str, list[Told]] = field(default_factory=dict)

    def add(self, letter: Report, links: Sequence[Link]) -> None:
        """Take in one letter that corrects the reports of ``links``."""
        errata = read_errata(self.catalogue.report_sentences(letter.id))
        numbers = {fold(self.reports[link.report_id].number) for link in links}
        for link in links:
            mine = fold(self.reports[link.report_id].number)
            for erratum in errata:
                named = fold(erratum.number)
                if named == mine or named not in numbers:
                    self._mend(letter, link, erratum)

    def _mend(self, letter: Report, link: Link, erratum: Erratum) -> None:
        """Find the figure that is meant, in the report or among what letters before made of it."""
        known = [c for several in self.made.values() for c in several if c.new.report.id == link.report_id]
        figures = [t for t in self.told(link.report_id) if not _is_read_at(t, known)]
        fitting = [t for t in figures if _new_value(erratum, t.figure)]
        later = [c for several in self.made.values() for c in several if self._goes_on(c, link, erratum)]
        meant = fitting if len(fitting) == 1 else _narrowed(fitting, erratum)
        sure = link.kind == "corrected" and len(meant) == 1 and not later
        for told in meant:
            self._keep(_corrected(letter, told, erratum, told.figure), sure=sure)
        sure = link.kind == "corrected" and len(later) == 1 and not meant
        for correction in later:
            made = _corrected(letter, correction.old, erratum, correction.new.figure)
            self._keep(made, sure=sure and correction.sure)

    def _goes_on(self, correction: Correction, link: Link, erratum: Erratum) -> bool:
        """Whether an erratum corrects what an earlier letter made of a figure, there or in its report."""
        of = (correction.new.report.id, correction.old.report.id)
        return link.report_id in of and bool(_new_value(erratum, correction.new.figure))

    def _keep(self, made: Correction, *, sure: bool) -> None:
        """Put a correction in place of an older letter's; two that nothing sets in order are both doubted."""
        made = replace(made, sure=sure and made.sure)
        key = (made.old.report.id, made.old.figure.ordinal)
        before = [c for c in self.made.get(key, []) if c.new.figure.value != made.new.figure.value]
        if any(not _is_after(made, c) or not made.sure for c in before):
            self.made[key] = [replace(c, sure=False) for c in (*before, made)]
            return
        self.made[key] = [made]
        for earlier in before:
            for told in self.told(earlier.new.report.id):
                if _is_read_at(told, [earlier]):
                    self.made[told.report.id, told.figure.ordinal] = [replace(made, old=told)]

    def told(self, report_id: str) -> list[Told]:
        """The figures that a report states, with their sentences."""
        if report_id not in self._told:
            sentences = {s.ordinal: s for s in self.catalogue.report_sentences(report_id)}
            report = self.reports[report_id]
            self._told[report_id] = [
                Told(report=report, sentence=sentences[f.sentence], figure=f)
                for f in self.catalogue.report_figures(report_id)
                if not f.ambiguous
            ]
        return self._told[report_id]


def _is_read_at(told: Told, known: Sequence[Correction]) -> bool:
    """Whether a figure of a letter is the one that the letter gives in place of another."""
    places = ((c.new.sentence.ordinal, c.new.figure.start) for c in known)
    return (told.sentence.ordinal, told.figure.start) in places


def _is_after(made: Correction, before: Correction) -> bool:
    new, old = made.new.report.dated, before.new.report.dated
    return new is not None and old is not None and new > old


def _corrected(letter: Report, told: Told, erratum: Erratum, last: Figure) -> Correction:
    """``told`` with the value that the letter gives; ``last`` is what the letter saw of it."""
    old, sentence = told.figure, erratum.read.sentence
    value, most = _new_value(erratum, last) or (last.value, None)
    unit = erratum.new.unit
    named = unit is not None and bool(unit.name)
    other = named and unit is not None and unit.name != old.unit and not unit.counted
    figure = replace(
        old,
        report_id=letter.id,
        ordinal=-1 - old.ordinal,  # no fact of the letter has such a one
        sentence=sentence.ordinal,
        spans=sentence.place(erratum.new.start, erratum.new.end),
        start=erratum.new.start,
        end=erratum.new.end,
        text=erratum.new.text if named else _print_in(old.text, erratum.new.text),
        value=value,
        value_max=most,
        value_other=None,
        unit=unit.name if other and unit is not None else old.unit,
        clause=(0, len(sentence.text)),
    )
    clear = len(erratum.new.readings) < 2 or len(erratum.old.readings) == len(erratum.new.readings)
    return Correction(
        old=told,
        new=Told(report=letter, sentence=sentence, figure=figure),
        sure=clear and not (other and unit is not None and not is_money(unit)),
    )


def _print_in(old: str, number: str) -> str:
    """The new number with what was printed behind the old one: its unit."""
    return CORE.sub(lambda _: number, old, count=1)


def _new_value(erratum: Erratum, figure: Figure) -> tuple[Decimal, Decimal | None] | None:
    """The value and upper end to be read, in the figure's unit; None where it was not printed wrong."""
    old, new = erratum.old, erratum.new
    values = new.readings or (() if new.value is None else (new.value,))
    for scale in _scales(old, figure):
        most = old.value_max * scale if old.value_max is not None else None
        for at, reading in enumerate(old.readings or (old.value,)):
            if values and reading is not None and (reading * scale, most) == (figure.value, figure.value_max):
                factor = _factor(old, new, scale)
                end = new.value_max * factor if new.value_max is not None else None
                return values[min(at, len(values) - 1)] * factor, end
    return None


def _factor(old: Number, new: Number, scale: Decimal) -> Decimal:
    """By what the new number is multiplied: printed without a unit it is told in the old one's."""
    if new.unit is not None:
        return Decimal(1)
    return old.unit.factor if old.unit is not None else scale


def _scales(old: Number, figure: Figure) -> Iterator[Decimal]:
    """By what the printed number may have to be multiplied: a table's head may hold its unit."""
    if old.unit is not None and old.unit.name:
        if _agrees(old.unit.name, figure.unit):
            yield Decimal(1)
        return
    styles = (read_numbers(figure.text), read_numbers(figure.text, style="en"))
    prints = {n.printed for numbers in styles for n in numbers[:1] if n.printed}
    yield from sorted({figure.value / printed for printed in prints})


def _agrees(printed: str, unit: str) -> bool:
    """One unit, or a counted noun of which the other says more: "dự án" and "dự án FDI"."""
    short, long = sorted((syllables(printed), syllables(unit)), key=len)
    return printed == unit or (bool(short) and long[: len(short)] == short)


def _narrowed(figures: Sequence[Told], erratum: Erratum) -> Sequence[Told]:
    """Of figures with one value those that the letter's words mean: by quote, by name, by page."""
    for test in (_quoted, _named, _on_page):
        kept = [t for t in figures if test(t, erratum)]
        if len(kept) == 1:
            return kept
        figures = kept or figures
    return figures


def _quoted(told: Told, erratum: Erratum) -> bool:
    phrase = " ".join(fold(erratum.phrase).split())
    return bool(phrase) and phrase in " ".join(fold(told.sentence.text).split())


def _named(told: Told, erratum: Erratum) -> bool:
    """Nearly every word of the figure's name, and the time that its report tells beside it."""
    said = set(syllables(fold(erratum.around)))
    row = _labels(told.sentence)
    name = syllables(fold(row or told.figure.indicator))
    times = syllables(fold(told.figure.period_text)) if told.figure.period_text in told.sentence.text else []
    known = sum(word in said for word in name)
    return known >= max(1, _NAMED * len(name)) and said.issuperset(w for w in times if w.isdigit())


def _labels(sentence: Sentence) -> str:
    return next((c.row_head for c in sentence.cells if c.row_head), "")


def _on_page(told: Told, erratum: Erratum) -> bool:
    pages = {int(p) for p in _PAGE.findall(fold(erratum.around))}
    return any(span.page in pages for span in told.figure.spans)
