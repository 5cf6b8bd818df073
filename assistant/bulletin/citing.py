"""Citations of a bulletin: numbered as they are first used, each sentence once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.arithmetic.working import print_operand
from assistant.bulletin.records import Told
from assistant.compose import Bench, plain
from assistant.desk.ledger import Ledger
from assistant.desk.records import Fact
from assistant.evidence import Evidence
from assistant.lock.check import check_text
from assistant.records import Citation
from ingest.records import Figure


@dataclass(slots=True)
class Desk:
    """What is cited so far."""

    ledger: Ledger
    _citations: list[Citation] = field(default_factory=list)
    _told: dict[str, Told] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """In the order of their marks."""
        return tuple(self._citations)

    def tell(self, fact: Fact) -> Told:
        """A figure with its citation; the same figure gets the same one."""
        if fact.key not in self._told:
            bench = Bench(self._evidence(fact), self._citations)
            mark = bench.cite(fact.report, [fact.sentence], [fact.figure])
            self._told[fact.key] = Told(fact, mark, say_value(fact.figure))
        return self._told[fact.key]

    def holds(self, text: str) -> bool:
        """True when the number lock lets every number of ``text`` through."""
        return check_text(text, self._citations).stands

    def _evidence(self, fact: Fact) -> Evidence:
        """The passage around a figure with all its figures."""
        catalogue = self.ledger.catalogue
        key = f"{fact.report.id}:{fact.figure.passage}"
        passages = catalogue.passages([key])
        return Evidence(
            passages=tuple(passages.values()),
            scores={},
            reports={fact.report.id: fact.report},
            sentences={(fact.report.id, fact.sentence.ordinal): fact.sentence},
            figures=tuple(catalogue.passage_figures([key]).get(key, ())),
            texts={k: p.text for k, p in passages.items()},
            places={},
            openings={},
        )


def say_value(figure: Figure) -> str:
    """Number and unit as printed; of a table's cell with the unit of its head, and what a rate is per."""
    if figure.value_max is not None or not any(c.isdigit() for c in figure.text):
        return plain(figure.text)
    said = plain(print_operand(figure))
    return said if not figure.per or "/" in said else f"{said}/{figure.per}"


def told_line(name: str, told: Iterable[Told]) -> str:
    """Figures in the manner of an answer, which the number lock reads."""
    return f"{plain(name)}: " + "; ".join(f"**{t.said}** [{t.mark}]" for t in told)
