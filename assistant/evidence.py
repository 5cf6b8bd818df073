"""What the search brought back, read from the catalogue: reports, passages, sentences, figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.places import is_province, places_in
from ingest.catalogue import Catalogue
from ingest.records import Figure, Passage, Report, Sentence
from ingest.text import fold
from vectorstore.records import Hit

_PLACE_PAGES = 8
"""Pages read to find which province a report is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Candidates for one answer, best passage first."""

    passages: tuple[Passage, ...]
    scores: dict[str, float]
    """Passage key → fused score."""

    reports: dict[str, Report]
    sentences: dict[tuple[str, int], Sentence]
    """(report, ordinal) → sentence."""

    figures: tuple[Figure, ...]
    places: dict[str, str]
    """Report → the province it is about, folded, or ``""``."""

    def sentence(self, figure: Figure) -> Sentence:
        """The sentence a figure stands in."""
        return self.sentences[figure.report_id, figure.sentence]


@dataclass(slots=True)
class Gatherer:
    """Reads evidence; remembers which province each report is about."""

    catalogue: Catalogue
    _places: dict[str, str] = field(default_factory=dict)

    def gather(self, hits: Sequence[Hit]) -> Evidence:
        """Evidence behind ``hits``. Passages that a newer ingestion removed are left out."""
        known = self.catalogue.passages([h.key for h in hits])
        passages = [known[h.key] for h in hits if h.key in known]
        reports = {r: self.catalogue.report(r) for r in dict.fromkeys(p.report_id for p in passages)}
        keys = [p.key for p in passages]
        sentences = {
            (key.rpartition(":")[0], sentence.ordinal): sentence
            for key, listed in self.catalogue.passage_sentences(keys).items()
            for sentence in listed
        }
        figures = [f for listed in self.catalogue.passage_figures(keys).values() for f in listed]
        return Evidence(
            passages=tuple(passages),
            scores={h.key: h.score for h in hits},
            reports=reports,
            sentences=sentences,
            figures=tuple(f for f in figures if (f.report_id, f.sentence) in sentences),
            places={r: self._place(reports[r]) for r in reports},
        )

    def _place(self, report: Report) -> str:
        """The province named most in the title, issuer and first pages."""
        if report.id not in self._places:
            counts: Counter[str] = Counter()
            named = [report.title, report.issuer]
            for weight, texts in ((5, named), (1, self._page_texts(report))):
                for text in texts:
                    for line in text.split("\n"):
                        for place in places_in(line):
                            if is_province(place):
                                counts[fold(place)] += weight
            self._places[report.id] = counts.most_common(1)[0][0] if counts else ""
        return self._places[report.id]

    def _page_texts(self, report: Report) -> list[str]:
        return [self.catalogue.page(report.id, n).text for n in range(1, min(report.pages, _PLACE_PAGES) + 1)]
