"""What the search brought back, read from the catalogue: reports, passages, sentences, figures."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from assistant.crowding import leave_repeated
from assistant.orders import is_ordered
from assistant.places import is_province, place_spans
from ingest.catalogue import Catalogue
from ingest.records import Figure, Passage, Sentence
from ingest.reports import Report
from ingest.text import fold
from ingest.versions.corrections import Correction, read_corrections
from vectorstore.records import Hit

_ENDING = 3
"""Passages that a report ends with: its signature, and the notes below it."""

_PLACE_PAGES = 8
"""Pages read to find which province a report is about."""


_HELD = 20_000
"""Passages whose sentences and figures are kept in memory, at most."""


@dataclass(frozen=True, slots=True)
class Held:
    """One passage with its sentences and figures."""

    passage: Passage
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]


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
    texts: dict[str, str]
    """Passage key → its text."""

    places: dict[str, str]
    """Report → the province it is about, folded, or ``""``."""

    openings: dict[str, str]
    """Report → title and beginning, folded; all of it when it is short enough to be about one matter."""

    corrections: Mapping[tuple[str, int], Sequence[Correction]] = field(default_factory=dict)
    """(report, ordinal of a figure) → what letters correct it to."""

    def sentence(self, figure: Figure) -> Sentence:
        """The sentence a figure stands in."""
        return self.sentences[figure.report_id, figure.sentence]

    def joined(self, other: "Evidence") -> "Evidence":
        """This evidence followed by what only ``other`` has."""
        keys = {p.key for p in self.passages}
        known = {(f.report_id, f.ordinal) for f in self.figures}
        return Evidence(
            passages=(*self.passages, *(p for p in other.passages if p.key not in keys)),
            scores={**other.scores, **self.scores},
            reports={**self.reports, **other.reports},
            sentences={**self.sentences, **other.sentences},
            figures=(*self.figures, *(f for f in other.figures if (f.report_id, f.ordinal) not in known)),
            texts={**self.texts, **other.texts},
            places={**self.places, **other.places},
            openings={**self.openings, **other.openings},
            corrections={**other.corrections, **self.corrections},
        )


@dataclass(slots=True)
class Gatherer:
    """Reads evidence; remembers which province each report is about, and how it opens."""

    catalogue: Catalogue
    _abouts: dict[str, tuple[str, str]] = field(default_factory=dict)
    _held: dict[str, Held] = field(default_factory=dict)
    _reports: dict[str, Report] = field(default_factory=dict)
    _corrections: dict[tuple[str, int], list[Correction]] | None = None
    _version: int = -1

    @property
    def corrections(self) -> Mapping[tuple[str, int], Sequence[Correction]]:
        """(report, ordinal of a figure) → what letters correct it to."""
        if self._corrections is None:
            self._corrections = {}
            for made in read_corrections(self.catalogue):
                key = (made.old.report.id, made.old.figure.ordinal)
                self._corrections.setdefault(key, []).append(made)
        return self._corrections

    def thin(self, hits: Sequence[Hit], most: int) -> list[Hit]:
        """The best ``most`` of ``hits`` of which none says again what one before it says."""
        self._read([h.key for h in hits])
        held = [self._held[h.key].passage for h in hits if h.key in self._held]
        reports = {r: self._report(r) for r in dict.fromkeys(p.report_id for p in held)}
        told = ((p, reports[p.report_id], self._about(reports[p.report_id])[0]) for p in held)
        kept = set(islice(leave_repeated(told), most))
        return [h for h in hits if h.key in kept]

    def gather(self, hits: Sequence[Hit]) -> Evidence:
        """Evidence behind ``hits``. Passages that a newer ingestion removed are left out."""
        self._read([h.key for h in hits])
        held = [self._held[h.key] for h in hits if h.key in self._held]
        passages = [h.passage for h in held]
        reports = {r: self._report(r) for r in dict.fromkeys(p.report_id for p in passages)}
        sentences = {
            (p.report_id, sentence.ordinal): sentence
            for p in passages
            for sentence in self._held[p.key].sentences
        }
        figures = [f for h in held for f in h.figures]
        return Evidence(
            passages=tuple(passages),
            scores={h.key: h.fused for h in hits},
            reports=reports,
            sentences=sentences,
            texts={p.key: p.text for p in passages},
            figures=tuple(f for f in figures if (f.report_id, f.sentence) in sentences),
            places={r: self._about(reports[r])[0] for r in reports},
            openings={r: self._about(reports[r])[1] for r in reports},
            corrections=self.corrections,
        )

    def gather_tables(self, evidence: Evidence) -> Evidence:
        """``evidence`` with all rows of the tables of which it has some."""
        keys = {p.key for p in evidence.passages}
        tabled = [p for p in evidence.passages if self._tables(p.key)]
        wanted = (n for p in tabled for step in (-1, 1) for n in self._on(p, step) if n not in keys)
        added = self.gather(
            [Hit(key=key, score=0.0, fused=0.0, lexical=0.0, dense=0.0) for key in dict.fromkeys(wanted)]
        )
        return evidence.joined(added) if added.passages else evidence

    def gather_ends(self, evidence: Evidence, reports: Sequence[str]) -> Evidence:
        """``evidence`` with the first passage and the last ones of ``reports``: letterhead and signature."""
        counts = self.catalogue.passage_counts()
        keys = [
            f"{r}:{n}"
            for r in reports
            for n in dict.fromkeys((0, *range(max(0, counts.get(r, 0) - _ENDING), counts.get(r, 0))))
        ]
        held = {p.key for p in evidence.passages}
        missing = [Hit(key=k, score=0.0, fused=0.0, lexical=0.0, dense=0.0) for k in keys if k not in held]
        return evidence.joined(self.gather(missing)) if missing else evidence

    def _tables(self, key: str) -> frozenset[int]:
        held = self._held.get(key)
        return frozenset(s.table for s in held.sentences if s.table >= 0) if held else frozenset()

    def _on(self, passage: Passage, step: int) -> Iterator[str]:
        """The passages before or behind ``passage`` as far as its tables reach."""
        tables, ordinal = self._tables(passage.key), passage.ordinal
        while tables:
            ordinal += step
            key = f"{passage.report_id}:{ordinal}"
            self._read([key])
            tables &= self._tables(key)
            if tables:
                yield key

    def _read(self, keys: Sequence[str]) -> None:
        """Hold the sentences and figures of ``keys``; what another catalogue version said is forgotten."""
        version = self.catalogue.version
        if version != self._version or len(self._held) > _HELD:
            self._held, self._reports, self._abouts, self._corrections = {}, {}, {}, None
            self._version = version
        wanted = [key for key in keys if key not in self._held]
        if wanted:
            passages = self.catalogue.passages(wanted)
            sentences = self.catalogue.passage_sentences(wanted)
            figures = self.catalogue.passage_figures(wanted)
            for key, passage in passages.items():
                told = tuple(sentences.get(key, ()))
                self._held[key] = Held(passage, told, tuple(_reported(figures.get(key, ()), told)))

    def _report(self, report_id: str) -> Report:
        if report_id not in self._reports:
            self._reports[report_id] = self.catalogue.report(report_id)
        return self._reports[report_id]

    def _about(self, report: Report) -> tuple[str, str]:
        """The province that a report is about and how it opens; its pages are read once."""
        if report.id not in self._abouts:
            pages = self._page_texts(report)
            self._abouts[report.id] = (_place(report, pages), _opening(report, pages))
        return self._abouts[report.id]

    def _page_texts(self, report: Report) -> list[str]:
        return [self.catalogue.page(report.id, n).text for n in range(1, min(report.pages, _PLACE_PAGES) + 1)]


def _place(report: Report, pages: Sequence[str]) -> str:
    """The province named most; the title, the issuer, the first lines and the file's name weigh more."""
    counts: Counter[str] = Counter()
    weighed = [(_TITLE, report.title), (_TITLE, report.issuer), (_FILE, _spoken(report.document))]
    weighed += [(_TITLE, text[:_LETTERHEAD]) for text in pages[:1]]
    weighed += [(1, line) for text in pages for line in text.split("\n")]
    for weight, text in weighed:
        for place in _reported_on(text):
            counts[fold(place)] += weight
    return _main(counts)


def _reported_on(text: str) -> Iterator[str]:
    """Provinces that ``text`` names, each once, but for where it says that something was announced."""
    bare = fold(text)
    spans = [(start, name) for start, _, name in place_spans(text) if is_province(name)]
    yield from dict.fromkeys(name for start, name in spans if not _ANNOUNCED.search(bare[:start]))


_ANNOUNCED = re.compile(r"\b(?:sang|trua|chieu|toi|ngay)\b[^.;\n]{0,25},? (?:tai|o) (?:thanh pho |tp\.? ?)?$")
"""Before the place of an event, folded: "Chiều 9/6, tại Hà Nội, Bộ Công Thương công bố …"."""


def _opening(report: Report, pages: Sequence[str]) -> str:
    """Title and beginning, folded; all of a text that is about one matter."""
    text = " ".join(" ".join(page.split()) for page in pages)
    text = text if len(text) <= _ONE_MATTER and report.pages <= _PLACE_PAGES else text[:_OPENING]
    return fold(f"{report.title} {text}")


def _main(counts: Counter[str]) -> str:
    """The place named much more often than any other; a report on the whole country has none."""
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _SEVERAL or (len(ranked) > 1 and ranked[0][1] < _MAIN * ranked[1][1]):
        return ""
    return ranked[0][0]


def _spoken(document: str) -> str:
    """A file's name as words: ``2024/gia-lai_lao-dong.pdf`` names Gia Lai."""
    return re.sub(r"[\W_]+", " ", document.rpartition(".")[0]).lower()


_TITLE, _FILE = 5, 2
"""Weight of a province named at the top, and in the file's name."""

_LETTERHEAD = 400
"""Characters of the first page that say who reports."""

_ONE_MATTER, _OPENING = 12_000, 1_500
"""Characters up to which a text is about one matter; those that open a longer one."""

_SEVERAL = 3
"""Least weight of a main place: one that is mentioned in passing is none."""

_MAIN = 1.5
"""Times by which the main place is named more often than the next."""


def _reported(figures: Iterable[Figure], sentences: Iterable[Sentence]) -> Iterator[Figure]:
    """The figures that a report states; those that it orders somebody to state are none of it."""
    texts = {s.ordinal: s.text for s in sentences}
    return (f for f in figures if not is_ordered(f, texts.get(f.sentence, "")))
