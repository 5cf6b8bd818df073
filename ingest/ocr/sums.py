"""A scan's doubtful digits held against the sums they stand in."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.audit.records import Audited
from ingest.audit.splits import read_splits
from ingest.audit.sums import read_sums
from ingest.audit.tables import read_totals
from ingest.records import Figure

_TELLING = 3
"""Digits of a whole, at least, that parts which may not be all of it do not make up by chance."""

Sum = tuple[Figure, Sequence[Figure]]
"""A whole and its parts."""


def confirm_sums(source: Audited, marked: Sequence[Figure]) -> list[Figure]:
    """The figures, those no longer ambiguous that are the only doubtful one of a sum that is exact.

    Its digits are then as sure as the others of the sum, which leave it no other value. A sum with two
    doubtful figures proves nothing: the same sign, misread twice, may leave it exact.

    Args:
        source: The report, its figures as they were before their digits were judged.
        marked: The same figures as :func:`ingest.ocr.figures.mark_sure` left them.
    """
    plain = {figure.ordinal for figure in source.figures if not figure.ambiguous}
    doubtful = {figure.ordinal for figure in marked if figure.ambiguous} & plain
    confidences = {f.ordinal: 100 if f.confidence is None else f.confidence for f in marked}
    sums = [found for found in _sums(source) if _is_exact(*found)] if doubtful else []
    found: dict[int, int] = {}
    while settled := dict(_settled(sums, doubtful - found.keys(), confidences | found)):
        found |= settled
    return [
        replace(figure, ambiguous=False, confidence=found[figure.ordinal])
        if figure.ordinal in found
        else figure
        for figure in marked
    ]


def _settled(
    sums: Sequence[Sum], doubtful: Collection[int], confidences: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The ordinal of each figure that is alone doubtful in a sum, with the least confidence of the others."""
    for whole, parts in sums:
        ordinals = {figure.ordinal for figure in (whole, *parts)}
        doubted = ordinals.intersection(doubtful)
        if len(doubted) == 1:
            yield doubted.pop(), min(confidences[n] for n in ordinals.difference(doubtful))


def _sums(source: Audited) -> Iterator[Sum]:
    """What sentences, lists and tables of the report say to be wholes and parts."""
    yield from read_totals(source)
    yield from read_sums(source)
    for split in read_splits(source):
        for whole in split.wholes:
            if split.complete or len(whole.value.normalize().as_tuple().digits) >= _TELLING:
                yield from ((whole, split.parts[:count]) for count in range(2, len(split.parts) + 1))


def _is_exact(whole: Figure, parts: Sequence[Figure]) -> bool:
    return whole.value == sum(part.value for part in parts)
