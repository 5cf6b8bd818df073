"""The numbered facts and passages that a model may use: the answer's own first, then what stands by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from assistant.compose import Bench, plain
from assistant.evidence import Evidence
from assistant.likeness import agree
from assistant.lock.check import check_text
from assistant.question import Question
from assistant.records import Answer, Citation, Reading
from assistant.writing.records import Fact, Frame
from ingest.figures.numbers import read_numbers
from ingest.figures.printing import print_amount, print_number
from ingest.records import Figure
from ingest.text import fold

_FACTS = 9
"""Facts of one frame, at most."""

_SERIES = 3
"""Facts of the same indicator at other times, at most."""


def build_frame(answer: Answer, question: Question, evidence: Evidence) -> Frame | None:
    """The frame of an answer; None when a figure of it is no fact that stands in a quote.

    What was computed has a formula that must be shown: it stays in its own words.
    """
    maker = _Maker(evidence, list(answer.citations))
    for reading in answer.figures:
        cited = next((c for c in answer.citations if c.mark == reading.citation), None)
        figure = figure_of(reading, cited) if cited and not reading.operands else None
        if cited is None or figure is None or not maker.add(figure, cited, headline=True):
            return None
    for citation in answer.citations:
        maker.add_all(citation.facts, citation)
    for figure in islice(_series(maker.facts, evidence), _SERIES):
        maker.add_related(figure)
    return Frame(
        question=question,
        facts=tuple(maker.facts),
        citations=tuple(maker.citations),
        reports={**evidence.reports},
    )


def figure_of(reading: Reading, cited: Citation) -> Figure | None:
    """The fact behind a figure of the answer's JSON."""
    same = [f for f in cited.facts if f.text == reading.text and f.indicator == reading.indicator]
    value = [f for f in same if _value(f) == (reading.value, reading.value_max)]
    return value[0] if len({f.start for f in value}) == 1 else None


def _value(figure: Figure) -> tuple[str, str | None]:
    most = figure.value_max
    return f"{figure.value.normalize():f}", f"{most.normalize():f}" if most is not None else None


@dataclass(slots=True)
class _Maker:
    evidence: Evidence
    citations: list[Citation]
    facts: list[Fact] = field(default_factory=list)

    def add(self, figure: Figure, citation: Citation, *, headline: bool = False) -> bool:
        """One more fact; False for one that cannot be shown or is there."""
        report = self.evidence.reports.get(figure.report_id)
        shown = show_figure(figure, citation)
        known = {(f.figure.report_id, f.figure.ordinal) for f in self.facts}
        if report is None or not shown or (figure.report_id, figure.ordinal) in known:
            return False
        fact = Fact(
            number=len(self.facts) + 1,
            shown=shown,
            figure=figure,
            citation=citation,
            report=report,
            headline=headline,
        )
        self.facts.append(fact)
        return True

    def add_all(self, figures: Sequence[Figure], citation: Citation) -> None:
        for figure in figures:
            if len(self.facts) < _FACTS and not figure.ambiguous and figure.kind != "rank":
                self.add(figure, citation)

    def add_related(self, figure: Figure) -> None:
        """A fact of another sentence, which gets a citation of its own."""
        sentence, report = self.evidence.sentence(figure), self.evidence.reports[figure.report_id]
        bench = Bench(self.evidence, list(self.citations))
        mark = bench.cite(report, [sentence], [figure])
        if len(self.facts) < _FACTS and self.add(figure, bench.citations[mark - 1]):
            self.citations = bench.citations


def _series(facts: Sequence[Fact], evidence: Evidence) -> Iterator[Figure]:
    """Figures that say the same as one of the answer's, of another time."""
    for fact in [f for f in facts if f.headline]:
        own, seen = fact.figure, [fact.figure.period]
        for other in evidence.figures:
            alike = (fold(other.indicator), other.unit, other.kind, other.facets, other.scope) == (
                *(fold(own.indicator), own.unit, own.kind, own.facets, own.scope),
            )
            apart = other.period is not None and other.period not in seen and not agree(own, other)
            if alike and apart and not other.ambiguous:
                seen.append(other.period)
                yield other


def show_figure(figure: Figure, citation: Citation) -> str:
    """Value and unit for the reader, as printed where the print has both; ``""`` where the lock says no."""
    numbers = read_numbers(figure.text)
    printed = plain(figure.text).strip(" .,;:()")
    whole = not figure.unit or any(n.unit is not None and n.unit.name for n in numbers)
    ways = [printed] if whole or figure.kind == "rank" else []
    if figure.value_max is None:
        ways.append(print_amount(figure.value, figure.unit))
    else:
        ways.append(f"{print_number(figure.value)}-{print_amount(figure.value_max, figure.unit)}")
    return next((way for way in ways if borne_out(way, citation)), "")


def borne_out(shown: str, citation: Citation) -> bool:
    """True when the lock lets ``shown`` through over this citation alone."""
    alone = replace(citation, mark=1)
    verdict = check_text(f"{shown} [1]", [alone])
    return verdict.stands and len(verdict.numbers) > 1
