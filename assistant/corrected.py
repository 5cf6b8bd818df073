"""Figures that a letter corrected, as the letter gives them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.candidate import Candidate
from assistant.evidence import Evidence
from ingest.versions.corrections import Correction

_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[,;:()]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Candidate):
    """A figure of a letter that is to be read in place of another one."""

    old: Candidate
    """The figure in the report, which the question was held against."""


def correct_figures(ranked: Sequence[Candidate], evidence: Evidence) -> list[Candidate]:
    """``ranked`` with each corrected figure as its letter gives it, or beside it where that is not sure."""
    if not evidence.corrections:
        return [*ranked]
    return [told for candidate in ranked for told in _told(candidate, evidence)]


def _told(candidate: Candidate, evidence: Evidence) -> Iterator[Candidate]:
    figure = candidate.figure
    corrections = evidence.corrections.get((figure.report_id, figure.ordinal), ())
    if not all(correction.sure for correction in corrections) or not corrections:
        yield candidate
    for correction in corrections:
        yield _corrected(candidate, correction)


def _corrected(candidate: Candidate, correction: Correction) -> Corrected:
    """What the letter says, about the time of the report that it corrects."""
    new, old = correction.new, candidate.report
    values = {name: getattr(candidate, name) for name in Candidate.__slots__}
    letter = replace(new.report, year=old.year, period=old.period)
    told = {"figure": new.figure, "sentence": new.sentence, "report": letter, "old": candidate}
    return Corrected(**{**values, **told})


def lead_of(corrected: Corrected) -> str:
    """What the report says of the figure, up to where its number stands, without other numbers of it."""
    figure, text = corrected.old.figure, corrected.old.sentence.text
    time = " ".join(figure.period_text.split())
    for low in (0, figure.clause[0]):
        before = " ".join(text[low : figure.start].split())
        if low < figure.start and not _DIGIT.search(before.replace(time, " ") if time else before):
            return before.lstrip("-–+•* ")
    last = _BREAK.split(before)[-1].strip()
    named = ", ".join(w for w in (figure.indicator, time) if w)
    return f"{named}: {last}" if last and not _DIGIT.search(last) else f"{named}:"
