"""The words that a fact owns: what a sentence may say of its number."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.orders import without_orders
from assistant.records import Citation
from assistant.terms import sequence
from assistant.writing.cleaning import load_lists
from assistant.writing.records import Fact, Frame
from ingest.lexicon import canonical
from ingest.records import Figure
from ingest.stops import split_text

_BREAK = re.compile(r"[,;]\s|\s(?:và|(?<!so )với|còn|trong khi)\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """What may be said of one fact."""

    words: frozenset[str]
    """Canonical syllables."""

    tight: str
    """The words right by its number in the quote, to the next comma."""

    wide: str
    """Its whole clause with what was handed down to it."""


@cache
def glue() -> frozenset[str]:
    """Syllables that carry no subject."""
    return frozenset(w for word in load_lists()["glue"].split() for w in sequence(word, folded=False))


def content(text: str) -> list[str]:
    """Canonical syllables of ``text`` but for glue and numbers."""
    return [w for w in sequence(text, folded=False) if w not in glue() and not w[0].isdigit()]


def own(fact: Fact, frame: Frame) -> Owned:
    """What may be said of ``fact`` in an answer to the frame's question."""
    figure, citation = fact.figure, fact.citation
    core = _core(figure)
    others = _rivals(figure, citation.facts, core)
    clause = without_orders(_clause(figure, citation))
    words = core | (frozenset(content(clause)) - others)
    words |= frozenset(content(f"{without_orders(citation.title)} {citation.issuer} {fact.shown}"))
    if fact.headline:
        beside = _rivals(figure, [f.figure for f in frame.headlines], core)
        words |= frozenset(content(asked(frame))) - beside
    return Owned(
        words=words,
        tight=canonical(tight(figure, citation)),
        wide=canonical(" ".join([clause, figure.indicator, figure.period_text, *figure.context[-2:]])),
    )


def asked(frame: Frame) -> str:
    """The sentences of the question that are about its answer; the rest may be anything."""
    text = without_orders(frame.question.text)
    parts = [text[start:end] for start, end in split_text(text)]
    told = [w for c in frame.citations for w in (c.quote, c.title, c.section, *c.setting)]
    known = {w for part in told for w in content(part)}
    about = [p for p in parts if 2 * sum(w in known for w in content(p)) >= len(content(p))]
    return " ".join(about) if len(parts) > 1 else text


@lru_cache(maxsize=2048)
def _core(figure: Figure) -> frozenset[str]:
    """Words of the figure itself and of what was handed down to it."""
    told = [figure.indicator, figure.scope, figure.period_text, figure.unit, figure.text, *figure.context]
    return frozenset(w for text in told for w in content(without_orders(text)))


def _rivals(figure: Figure, others: Iterable[Figure], core: frozenset[str]) -> frozenset[str]:
    """Words by which other figures of the same quote are named, and this one is not."""
    return frozenset(
        word
        for other in others
        if (other.report_id, other.ordinal) != (figure.report_id, figure.ordinal)
        for word in (*content(other.indicator), *content(other.unit))
        if word not in core
    )


def _clause(figure: Figure, citation: Citation) -> str:
    """The clause that states the figure, else its sentence."""
    low, high = figure.clause
    quote = citation.quote
    start, end = 0, len(quote)
    if len({f.sentence for f in citation.facts}) > 1:
        start, end = next(((a, b) for a, b in split_text(quote) if a <= figure.start < b), (start, end))
    if start + low <= figure.start and figure.end <= start + high <= end:
        return quote[start + low : start + high]
    return quote[start:end]


def tight(figure: Figure, citation: Citation) -> str:
    """The words right by a figure in its quote, to the next comma on either side."""
    quote = citation.quote
    low = max((f.end for f in citation.facts if f.end <= figure.start), default=0)
    high = min((f.start for f in citation.facts if f.start >= figure.end), default=len(quote))
    before, after = quote[low : figure.start], quote[figure.end : high]
    breaks = [m.end() for m in _BREAK.finditer(before)]
    before = before[breaks[-1] :] if breaks else before
    cut = _BREAK.search(after)
    return " ".join(f"{before} {figure.text} {after[: cut.start()] if cut else after}".split())


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = sorted({canonical(w) for w in words}, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)")


def named(text: str, words: Iterable[str]) -> frozenset[str]:
    """Those of ``words`` that stand in a canonical text, the longest where one holds another."""
    return frozenset(_pattern(tuple(words)).findall(text))


def families(text: str) -> Iterator[str]:
    """Names of the word families that a canonical text has a word of."""
    for name, words in load_lists()["families"].items():
        if named(text, words):
            yield name
