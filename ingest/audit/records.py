"""What the audit makes: findings, each with the places that contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ingest.audit.ranges import Range
from ingest.records import Figure, Sentence, Span
from ingest.reports import Report

SHORT = 240
"""Characters of a sentence that is quoted whole."""

Check = Literal["parts", "plan", "growth", "twins", "magnitude"]

Level = Literal["certain", "suspected", "slight"]
"""``certain``: the printed figures cannot all be right. ``suspected``: they most likely are not.
``slight``: only the last printed digit is off, as when it was cut and not rounded."""

Role = Literal["whole", "part", "value", "plan", "share", "earlier", "growth", "one", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A figure where it stands."""

    report: Report
    sentence: Sentence
    figure: Figure
    role: Role

    @property
    def clause(self) -> tuple[int, int]:
        """What is quoted: a short sentence or row, else the clause; half open, in the sentence's text."""
        low, high = self.figure.clause
        if self.sentence.kind == "row" or len(self.sentence.text) <= SHORT or low >= high:
            return 0, len(self.sentence.text)
        return min(low, self.figure.start), max(high, self.figure.end)

    @property
    def quote(self) -> str:
        """The words as printed."""
        low, high = self.clause
        return self.sentence.text[low:high]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where :attr:`quote` stands."""
        return self.sentence.place(*self.clause)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Figures that do not go together."""

    check: Check
    level: Level
    rule: str
    """Name of the rule that is broken; its words stand in ``words.toml``."""

    formula: str
    """What was computed, in Vietnamese figures: ``"29.592 triệu USD : 31.872 triệu USD = 92,85%"``."""

    computed: Range
    """What the printed figures allow, in :attr:`unit`."""

    unit: str
    stated: Place
    """The figure that does not fit."""

    others: tuple[Place, ...]
    """Those it was held against, in the order of the formula."""

    @property
    def places(self) -> tuple[Place, ...]:
        """All of them, the stated one first."""
        return (self.stated, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A report as the checks see it."""

    report: Report
    sentences: Sequence[Sentence]
    """In order; ``sentences[n].ordinal == n``."""

    figures: Sequence[Figure]
    by_sentence: Mapping[int, Sequence[Figure]] = field(default_factory=dict)

    def place(self, figure: Figure, role: Role) -> Place:
        """Where ``figure`` stands."""
        sentence = self.sentences[figure.sentence]
        return Place(report=self.report, sentence=sentence, figure=figure, role=role)


def audited(report: Report, sentences: Sequence[Sentence], figures: Iterable[Figure]) -> Audited:
    """A report as the checks see it, its figures in the order of the text, but for pages in quarantine."""
    grouped: dict[int, list[Figure]] = defaultdict(list)
    trusted = [f for f in figures if report.quarantined.isdisjoint(span.page for span in f.spans)]
    ordered = sorted(trusted, key=lambda f: (f.sentence, f.start))
    for figure in ordered:
        grouped[figure.sentence].append(figure)
    return Audited(report=report, sentences=sentences, figures=ordered, by_sentence=dict(grouped))
