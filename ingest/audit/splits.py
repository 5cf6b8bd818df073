"""Where a sentence divides a whole: the whole's figures, the parts', and whether they are all the parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.audit.openings import OPEN_END, Claim, Opening, governs, read_openings
from ingest.audit.records import Audited
from ingest.audit.subjects import LEVELS, facets, is_added, load_words, same_unit
from ingest.lexicon import canonical
from ingest.records import Figure

_LIST_NAME = 40
"""Characters between the dividing word and the colon before a list: "gồm hai nguồn:"."""
_NEGATIVE = re.compile(r"\b(?:âm|lỗ|thâm hụt|bội chi|nhập siêu)(?: \w+){0,2}\s*$", re.IGNORECASE)
"""Words of a part that is taken away."""
_POINTS = re.compile(r"\s*(?:này|nói trên|trên|khác|còn lại)\b", re.IGNORECASE)
"""Behind a figure that was told before or is of others: "56 dự án này", "59 người khác"."""
_COUNTRY = re.compile(r"\b(?:việt|miền|hướng) nam\b")
"""Where "nam" says nothing of men."""
COMPONENTS = frozenset({"new", "added", "share_purchase"})
_PAIRS = (frozenset({"inside_zones", "outside_zones"}), frozenset({"domestic", "foreign"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A whole with parts of its unit."""

    wholes: tuple[Figure, ...]
    """Figures that may be the whole; the parts are of one of them."""

    before: tuple[Figure, ...] = ()
    """Other figures of the unit that the sentence tells before; the list may go on with one of them."""

    parts: tuple[Figure, ...]
    opened: tuple[int, int]
    """Sentence and end of the words that divide it."""

    claim: Claim
    complete: bool
    """True when the parts are said to be all of it, or can be nothing else."""


def read_splits(source: Audited) -> Iterator[Split]:
    """The divisions that the report's sentences speak of."""
    for ordinal, figures in source.by_sentence.items():
        sentence = source.sentences[ordinal]
        if sentence.kind == "row":
            continue
        for opening in read_openings(sentence.text):
            if opening.told:
                wholes = ahead = list(_before(source, ordinal))
            else:
                ahead = [f for f in figures if f.end <= opening.start]
                wholes = [f for f in ahead if governs(sentence.text, f, opening)]
                wholes = wholes[-1:] if opening.bracketed else wholes
            parts = [f for f in figures if opening.end <= f.start < opening.stop]
            ahead = [f for f in ahead if not is_added(f) or f not in wholes]
            yield from _by_unit(sentence.text, wholes, parts, opening, ahead)
            if sentence.text.endswith(":") and len(sentence.text) - opening.end <= _LIST_NAME:
                yield from _listed(source, ordinal, wholes, opening)


def _listed(source: Audited, ordinal: int, wholes: Sequence[Figure], opening: Opening) -> Iterator[Split]:
    """Parts that are the items of the list that follows; of each item its first figure of the unit."""
    items = list(_items(source, ordinal))
    texts = [source.sentences[n].text for n in items]
    if opening.claim == "all" and any(OPEN_END.search(t) for t in texts):
        opening = replace(opening, claim="some")
    figures = [[f for f in source.by_sentence.get(n, ()) if is_added(f)] for n in items]
    for whole in wholes:
        if not is_added(whole):
            continue
        parts = [p for mine in figures if (p := next((f for f in mine if same_unit(whole, f)), None))]
        if len(parts) == len(items) and len(parts) > 1 and all(_same_time(whole, p) for p in parts):
            done = opening.claim == "all" or complete(whole, parts)
            opened = (ordinal, opening.end)
            yield Split(
                wholes=(whole,), parts=tuple(parts), opened=opened, claim=opening.claim, complete=done
            )


def _items(source: Audited, ordinal: int) -> Iterator[int]:
    """Ordinals of the list items behind a lead-in: those of the first one's depth and kind of mark."""
    first: tuple[int, str] | None = None
    block = -1
    for sentence in source.sentences[ordinal + 1 :]:
        if sentence.block == block:
            continue  # an item of several sentences
        here = (sentence.level, _sort(sentence.mark))
        first = first or here
        if sentence.kind != "item" or sentence.level < first[0]:
            return
        if sentence.level == first[0] and here != first:
            return
        if here == first:
            yield sentence.ordinal
        block = sentence.block


def _sort(mark: str) -> str:
    """A list mark without its number."""
    return re.sub(r"\d+|[a-zđ](?=[.)])", "1", mark)


def _same_time(whole: Figure, part: Figure) -> bool:
    return part.period is None or part.period == whole.period


def _before(source: Audited, ordinal: int) -> Sequence[Figure]:
    """Figures of the sentence before, where it stands in the same part of the report."""
    if ordinal == 0:
        return ()
    here, ahead = source.sentences[ordinal], source.sentences[ordinal - 1]
    if ahead.headings != here.headings or ahead.kind in ("row", "footnote", "heading", "title"):
        return ()
    return source.by_sentence.get(ordinal - 1, ())


def _by_unit(
    text: str,
    wholes: Sequence[Figure],
    parts: Sequence[Figure],
    opening: Opening,
    ahead: Sequence[Figure],
) -> Iterator[Split]:
    """One split a unit."""
    parts = [f for f in parts if not _deeper(text, opening.end, f.start)]
    levels = [f for f in parts if is_added(f) and any(c.isalpha() for c in f.text)]
    if any(_NEGATIVE.search(text[: f.start]) or _POINTS.match(text, f.end) for f in levels):
        return
    unsure = [f for f in parts if f not in levels and f.kind in LEVELS]
    heads = [f for f in wholes if is_added(f)]
    for unit in dict.fromkeys(f.unit for f in levels):
        whole = [f for f in heads if f.unit == unit] or [f for f in heads if same_unit(f, levels[0])]
        if not whole:
            continue
        mine = [f for f in levels if same_unit(f, whole[-1])]
        if mine[0].unit != unit or not all(_same_time(whole[-1], p) for p in mine):
            continue
        done = len(mine) > 1 and (opening.claim == "all" or complete(whole[-1], mine))
        done = done and not any(same_unit(f, whole[-1]) for f in unsure)
        before = tuple(f for f in ahead if f.unit == whole[-1].unit or same_unit(f, whole[-1]))
        yield Split(
            wholes=tuple(whole),
            before=before,
            parts=tuple(mine),
            opened=(mine[0].sentence, opening.end),
            claim=opening.claim,
            complete=done,
        )


def _deeper(text: str, start: int, at: int) -> bool:
    between = text[start:at]
    return between.count("(") > between.count(")")


def complete(whole: Figure, parts: Sequence[Figure]) -> bool:
    """True for parts that can leave nothing out: inside and outside the zones, imports and exports."""
    own = [facets(p) - facets(whole) for p in parts]
    for group in (*_PAIRS, COMPONENTS):
        sides = [o & group for o in own]
        if all(len(side) == 1 for side in sides) and sorted(map(min, sides)) == sorted(group):
            return True
    names = [_COUNTRY.sub("", canonical(p.indicator)) for p in parts]
    sets = load_words("complements")["sets"]
    return any(_match(names, [canonical(w) for w in group["parts"]]) for group in sets)


def _match(names: Sequence[str], words: Sequence[str]) -> bool:
    """Each name has one of the words, and each word is had by one name."""
    held = [[w for w in words if re.search(rf"\b{re.escape(w)}\b", name)] for name in names]
    return all(len(h) == 1 for h in held) and sorted(h[0] for h in held) == sorted(words)
