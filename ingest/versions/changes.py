"""The figures that a later issue of a report changed, each held against the one it took the place of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.catalogue import Catalogue
from ingest.records import Figure, Sentence
from ingest.reports import Report
from ingest.versions.signature import open_numbers, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure where a report tells it."""

    report: Report
    sentence: Sentence
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure of an earlier issue, and the other value that the later one gives in the same words."""

    old: Told
    new: Told


def changes(old: Report, new: Report, catalogue: Catalogue) -> Iterator[Change]:
    """What ``new``, a later issue of ``old``, changed, in the order of its text."""
    before = catalogue.report_sentences(old.id)
    figures = _by_sentence(catalogue.report_figures(old.id))
    told = _by_sentence(catalogue.report_figures(new.id))
    said: dict[object, list[Sentence]] = defaultdict(list)
    for sentence in before:
        said[_said(sentence)].append(sentence)
    for sentence in catalogue.report_sentences(new.id):
        same = said.get(_said(sentence), [])
        if len(same) != 1:
            continue  # said in no place of the earlier issue, or in several
        for was, now in _pairs(figures[same[0].ordinal], told[sentence.ordinal]):
            yield Change(
                old=Told(report=old, sentence=same[0], figure=was),
                new=Told(report=new, sentence=sentence, figure=now),
            )


def _by_sentence(figures: Sequence[Figure]) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.sentence].append(figure)
    return found


def _said(sentence: Sentence) -> tuple[object, ...]:
    """What a sentence says under its headings, numbers left open."""
    headings = tuple(tuple(open_numbers(words_of(h))) for h in (*sentence.headings, sentence.caption))
    return (sentence.kind, tuple(open_numbers(words_of(sentence.text))), headings)


def _pairs(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures in the same place of the same sentence that are told alike with another value."""
    if len(old) != len(new):
        return
    for was, now in zip(old, new, strict=True):
        alike = (was.unit, was.kind, was.period) == (now.unit, now.kind, now.period)
        if alike and was.value != now.value:
            yield was, now
