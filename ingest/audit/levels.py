"""Neighbouring "growths" of more than 100% that are levels against the year before, as far as can be told."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.audit.growth import value_of
from ingest.audit.judging import HUNDRED, rounded
from ingest.audit.ranges import Range
from ingest.audit.records import Audited, Finding
from ingest.records import Figure

_LEAST = 2
"""Neighbours from which chance is left out."""
_HIGHEST = Decimal(150)
_NEAR = Decimal(15)
"""Points that the neighbours may be apart: doubling alike is far less likely than growing alike."""
_COMPARED = re.compile(r"\s*\)?\s*(?:so|cùng kỳ|năm trước)\b", re.IGNORECASE)


def check_levels(source: Audited) -> Iterator[Finding]:
    """Findings of one report, one a run of neighbours."""
    for run in _runs(source):
        if len(run) < _LEAST or any(not HUNDRED <= f.value < _HIGHEST for f in run):
            continue
        values = [f.value for f in run]
        if max(values) - min(values) > _NEAR:
            continue
        first, *others = run
        valued = [source.place(v, "value") for f in run if (v := value_of(source, f))]
        yield Finding(
            check="growth",
            level="suspected",
            rule="ratio_as_growth_suspected",
            formula="; ".join(f"{f.text} − 100% = {_less(f)}" for f in run),
            computed=Range(min(values) - HUNDRED, max(values) - HUNDRED),
            unit="%",
            stated=source.place(first, "growth"),
            others=(*(source.place(f, "growth") for f in others), *valued),
        )


def _less(figure: Figure) -> str:
    exponent = figure.value.as_tuple().exponent
    return rounded(figure.value - HUNDRED, -exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _runs(source: Audited) -> Iterator[Sequence[Figure]]:
    """Each paragraph's rises that compare with an earlier time and have a value beside them."""
    run: list[Figure] = []
    block = -1
    for sentence in source.sentences:
        if sentence.block != block:
            yield run
            block, run = sentence.block, []
        for figure in source.by_sentence.get(sentence.ordinal, ()):
            if figure.kind == "growth" and figure.unit == "%" and _counts(source, figure):
                run.append(figure)
    yield run


def _counts(source: Audited, figure: Figure) -> bool:
    """True for a rise that is compared with an earlier time."""
    text = source.sentences[figure.sentence].text
    compared = _COMPARED.match(text[figure.end :]) is not None
    return compared and value_of(source, figure) is not None
