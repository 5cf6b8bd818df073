"""Where the cleaned page has the words that were read from its picture."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ingest.clean import DIGITS, clean_line
from ingest.ocr.records import Picture, Print, Scan, Word

_TOKEN = re.compile(r"\S+")
_EDGE = re.compile(r"^\W+|\W+$")


def place_words(page: int, text: str, picture: Picture, *, trusted: int) -> Scan:
    """What the catalogue keeps of a page read from ``picture``, whose cleaned text is ``text``.

    Lines were joined, running heads dropped, footnotes and tables moved: words are matched in order first,
    and then those left over by their letters alone.
    """
    read = [_joined(parts) for row in picture.rows for parts in _whole(row.words)]
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found = sorted(_matched(tokens, read), key=lambda word: word.start)
    confidence = page_confidence(picture)
    return Scan(page=page, confidence=confidence, quarantined=confidence < trusted, words=tuple(found))


def page_confidence(picture: Picture) -> int:
    """Mean over the words, weighed by their letters and digits, 0 to 100."""
    weights = [
        (word.confidence, sum(c.isalnum() for c in word.text)) for row in picture.rows for word in row.words
    ]
    total = sum(weight for _, weight in weights)
    return round(sum(confidence * weight for confidence, weight in weights) / total) if total else 0


def _whole(words: Sequence[Print]) -> Iterator[list[Print]]:
    """The parts of each word, those with one box together."""
    parts: list[Print] = []
    for word in words:
        if parts and word.box != parts[0].box:
            yield parts
            parts = []
        parts.append(word)
    if parts:
        yield parts


def _joined(parts: Sequence[Print]) -> tuple[str, Print]:
    return clean_line("".join(part.text for part in parts)), parts[0]


def _shape(text: str) -> str:
    """What a word keeps through cleaning: no brackets, stops or quotes around it, no raised digits."""
    return _EDGE.sub("", text.translate(DIGITS)) or text


def _matched(tokens: Sequence[tuple[str, int, int]], read: Sequence[tuple[str, Print]]) -> Iterator[Word]:
    ours, theirs = [_shape(t[0]) for t in tokens], [_shape(t[0]) for t in read]
    pairs = dict(_in_order(ours, theirs))
    taken = set(pairs.values())
    spare: dict[str, deque[int]] = defaultdict(deque)
    for i, shape in enumerate(theirs):
        if i not in taken:
            spare[shape].append(i)
    for i, shape in enumerate(ours):
        if i not in pairs and spare[shape]:
            pairs[i] = spare[shape].popleft()
    for i, j in pairs.items():
        _, start, end = tokens[i]
        word = read[j][1]
        yield Word(start=start, end=end, confidence=word.confidence, box=word.box)


def _in_order(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for block in matcher.get_matching_blocks():
        yield from ((block.a + n, block.b + n) for n in range(block.size))
