"""The questions that lead on from an answer which is not one figure: to each reading, or to the nearest."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assistant.offers.leading import Ask, Wanted, first_that_leads, wanted
from assistant.offers.phrasing import Place, ask_for
from assistant.records import Answer, Citation, Reading
from ingest.records import Figure

_SECONDS = 1.0
"""Longest time that is spent on the questions of one answer, after it has been shown."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Offers for the answers of one assistant."""

    ask: Ask

    def __call__(self, answer: Answer) -> tuple[str, ...]:
        """A question for each figure of a clarification, or for the nearest of a refusal; ``""`` for none."""
        until = time.monotonic() + _SECONDS
        language = answer.language if answer.language == "vi" else "en"
        return tuple(
            first_that_leads(ask_for(place, language), told, self.ask, until=until) if place else ""
            for told, place in _meant(answer)
        )


def _meant(answer: Answer) -> Iterator[tuple[Wanted, Place | None]]:
    if answer.status == "refused":
        for citation in answer.citations:
            for figure in citation.facts:
                at = citation.highlight[0]
                if (figure.start + at, figure.end + at) in citation.figures:
                    yield wanted(figure), _place(figure, citation)
                    return
    by_mark = {c.mark: c for c in answer.citations}
    for reading in answer.figures:
        cited = by_mark.get(reading.citation)
        found = _figure(reading, cited) if cited else None
        yield wanted(reading), _place(found, cited) if found and cited else None


def _figure(reading: Reading, citation: Citation) -> Figure | None:
    value = Decimal(reading.value)
    same = (f for f in citation.facts if (f.value, f.unit, f.text) == (value, reading.unit, reading.text))
    period = reading.period
    return next((f for f in same if (f.period.iso if f.period else None) == period), None)


def _place(figure: Figure, citation: Citation) -> Place:
    """Where the figure stands; a table's row, and a quote of several sentences, are no sentence of it."""
    alone = figure.clause[1] <= len(citation.quote) and figure.clause[0] <= figure.start < figure.clause[1]
    return Place(
        figure, citation.quote, is_row=not alone or " | " in citation.quote or "\t" in citation.quote
    )
