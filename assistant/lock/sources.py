"""What an answer's numbers may rest on: every number of its citations, each with the words it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

from assistant.lock.days import Moment, moments
from assistant.lock.records import Basis
from assistant.records import Citation
from ingest.figures.measures import ONE, Unit
from ingest.figures.numbers import read_numbers
from ingest.figures.records import Number, NumberKind
from ingest.records import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A number that an answer may repeat."""

    text: str
    kind: NumberKind
    basis: Basis
    citation: int | None = None
    value: Decimal | None = None
    """In ``unit.name``."""

    value_max: Decimal | None = None
    unit: Unit | None = None
    scales: tuple[Decimal, ...] = ()
    """Of a table's figure whose head names its unit: what a printed one may stand for, in ``unit.name``."""

    sure: bool = True
    """False when the print allows two readings: then only the same print repeats it."""

    dates: tuple[Moment, ...] = ()


@lru_cache(maxsize=8192)
def numbers_of(text: str) -> tuple[Number, ...]:
    """The numbers of a quote or heading; cached, since the same sentences come up again and again."""
    return tuple(read_numbers(text))


@lru_cache(maxsize=4096)
def read_known(citation: Citation) -> tuple[Known, ...]:
    """Every number that stands in a citation's quote or says what the quote is about."""
    found = [known for n in numbers_of(citation.quote) for known in _of_quote(n, citation)]
    # The section is in the setting too, without the addresses of cells: "D12" is no twelve.
    around = (citation.title, citation.number, citation.dated, *citation.setting)
    for text in dict.fromkeys(around):
        found += read_words(text, "setting", citation.mark)
    return (*found, *_days(citation))


def read_words(text: str, basis: Basis, citation: int | None = None) -> list[Known]:
    """The numbers of ``text`` as they are printed there."""
    return [_plain(number, text, basis, citation) for number in numbers_of(text)]


def _plain(number: Number, text: str, basis: Basis, citation: int | None) -> Known:
    return Known(
        text=number.text,
        kind=number.kind,
        basis=basis,
        citation=citation,
        value=number.value,
        value_max=number.value_max,
        unit=number.unit,
        sure=len(number.readings) < 2,
        dates=moments(text, number) if number.kind in ("date", "year") else (),
    )


def _of_quote(number: Number, citation: Citation) -> Iterator[Known]:
    """A number of the quote as it reads alone, and as ingestion read it.

    Its unit may stand in a table's head, its separators may be the English way round.
    """
    plain = _plain(number, citation.quote, "quote", citation.mark)
    fact = next((f for f in citation.facts if f.start < number.end and number.start < f.end), None)
    if fact is None or not fact.unit:
        yield plain
        return
    apart = number.unit is None or not number.unit.name
    if not apart:
        yield replace(plain, sure=number.value == fact.value and not fact.ambiguous)
    if apart or number.value != fact.value:
        yield replace(
            plain,
            kind="quantity",
            value=fact.value,
            value_max=fact.value_max,
            unit=Unit(name=fact.unit, factor=ONE, printed=fact.unit, counted=True, per=fact.per),
            scales=tuple(_scales(fact, number)) if apart else (),
            sure=not fact.ambiguous,
        )


def _scales(fact: Figure, number: Number) -> Iterator[Decimal]:
    """Fact over print, the print read in both styles: a table may be English throughout."""
    english = read_numbers(number.text, style="en")
    prints = {n.printed for n in (number, *english) if n.printed is not None and n.printed}
    yield from (fact.value / printed for printed in prints)
    if not fact.value:
        yield ONE


def _days(citation: Citation) -> tuple[Known, ...]:
    """The days that the quote's figures are about, as ingestion understood their period words."""
    found: dict[Moment, str] = {}
    for fact in citation.facts:
        for moment in _moments_of(fact):
            found.setdefault(moment, fact.period_text)
    return tuple(
        Known(text=text, kind="date", basis="setting", citation=citation.mark, dates=(moment,))
        for moment, text in found.items()
    )


def _moments_of(fact: Figure) -> Iterator[Moment]:
    if fact.as_of is not None:
        yield _moment(fact.as_of)
    if fact.period is not None:
        start, end = fact.period.start, fact.period.end
        # A year that is whole names no month: a plan's year beside a month's result would allow "tháng 12".
        if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
            yield _moment(end)
        yield from _stretch(start, end)
        yield frozenset({f"y{start.year}"})
        if start.year < end.year:
            yield frozenset({f"{start.year}-{end.year}"})


def _stretch(start: date, end: date) -> Iterator[Moment]:
    """The months from a year's beginning, and the quarter, that a time is."""
    if start.year != end.year or start.day != 1 or (end + timedelta(days=1)).day != 1:
        return
    if start.month == 1 and end.month < _LAST:
        yield frozenset({f"s{end.month}", f"y{end.year}"})
    if end.month - start.month == _QUARTER and start.month % 3 == 1:
        yield frozenset({f"q{end.month // 3}", f"y{end.year}"})


_LAST, _QUARTER = 12, 2
"""The last month; months from a quarter's first to its last."""


def _moment(day: date) -> Moment:
    return frozenset({f"d{day.day}", f"m{day.month}", f"y{day.year}"})


def read_question(texts: Sequence[str]) -> list[Known]:
    """The numbers that the reader brought along."""
    return [known for text in dict.fromkeys(texts) for known in read_words(text, "question")]
