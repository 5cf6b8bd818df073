"""How far a text rests on what it cites, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence

from assistant.lock.check import check_text
from assistant.lock.shown import show
from assistant.places import names_in, places_in
from assistant.records import Citation
from assistant.writing.owning import content
from assistant.writing.statements import Statements
from evals.worded.records import Support
from ingest.text import fold

STRANGE = 0.2
"""Greatest share of a sentence's words that its cited passages need not have."""

_MARK = re.compile(r"\[(\d{1,3})\]")


def measure_support(text: str, citations: Sequence[Citation]) -> Support:
    """The sentences of ``text`` held against the citations that each names."""
    sentences = uncited = unsupported = words = strange = 0
    for sentence in sentences_of(text):
        said = content(show(sentence).text)
        if not said and not _MARK.search(sentence):
            continue
        sentences += 1
        marks = {int(mark) for mark in _MARK.findall(sentence)}
        cited = [c for c in citations if c.mark in marks]
        if not cited or len(cited) < len(marks):
            uncited += 1
            unsupported += 1
            continue
        known = {word for c in cited for part in _parts(c) for word in content(part)}
        missing = sum(word not in known for word in said)
        words += len(said)
        strange += missing
        unsupported += missing > STRANGE * len(said) or _adds(sentence, cited)
    return Support(
        sentences=sentences, uncited=uncited, unsupported=unsupported, words=words, strange=strange
    )


def sentences_of(text: str) -> Iterator[str]:
    """Sentences with the marks behind them.

    >>> list(sentences_of("Thu đạt 5 tỷ đồng [1]. Chi là 4 tỷ đồng. [2]"))
    ['Thu đạt 5 tỷ đồng [1].', 'Chi là 4 tỷ đồng. [2]']
    """
    parser = Statements()
    yield from parser.feed(text)
    yield from parser.close()


def _adds(sentence: str, cited: Sequence[Citation]) -> bool:
    """True when it has a number or a name that the cited passages do not have."""
    if not check_text(sentence, cited).stands:
        return True
    said, known = show(sentence).text, " ".join(part for c in cited for part in _parts(c))
    places = places_in(said)
    strange = set(places) - set(places_in(known))
    return bool(strange) or any(fold(name) not in fold(known) for name in names_in(said, places))


def _parts(citation: Citation) -> tuple[str, ...]:
    """All that a reader sees of a citation, and the words that its quote stands under."""
    c = citation
    return (c.quote, c.passage, c.title, c.issuer, c.number, c.section, c.dated, *c.setting)
