"""Where a sentence divides a whole: the whole's figures, the parts', and whether they are all the parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ingest.audit.records import Audited
from ingest.audit.subjects import LEVELS, facets, is_added, is_level, load_words, same_unit
from ingest.lexicon import canonical
from ingest.records import Figure

_ALL = re.compile(r"\b(?:bao gồm|gồm có|gồm|chia ra|chia thành)\b", re.IGNORECASE)
_SOME = re.compile(r"\b(?:trong đó|trong số đó|trong số này)\b", re.IGNORECASE)
_MORE = re.compile(r"\bcụ thể\b", re.IGNORECASE)
_TURN = re.compile(r"[;:]|\.\s|\b(?:nhưng|song|để|giúp|khi|mà|so với|trong khi|và)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r",? ?\b(?:tăng|giảm|bằng|đạt|vượt|gấp|chiếm)\b(?:[^,;()]|,(?=\d))*(?:\([^()]*\))?(?=[,;]|\s*$)",
    re.IGNORECASE,
)
"""A rate told of the whole before it is divided: ", tăng 5% so với năm 2022 (6.500 lượt)"."""
_ENDS = re.compile(
    r"\b(?:nhưng|song|trong khi|khiến|nên|vì|do đó|tuy nhiên|sau khi|thì|ngoài ra|bên cạnh đó|đồng thời)\b",
    re.IGNORECASE,
)
"""Words after which a sentence no longer lists."""
_REACH = 90
"""Characters between a whole and the word that divides it."""
_LIST_NAME = 40
"""Characters between the dividing word and the colon before a list: "gồm hai nguồn:"."""
_OPEN_END = re.compile(
    r"\.\.\.|…|\b(?:v\.v|vân vân|chủ yếu|điển hình|tiêu biểu|nổi bật|như|cả|đáng chú ý)\b", re.IGNORECASE
)
_IN_BRACKET = re.compile(r"\(\s*$")
_NEGATIVE = re.compile(r"\b(?:âm|lỗ|thâm hụt|bội chi|nhập siêu)(?: \w+){0,2}\s*$", re.IGNORECASE)
"""Words of a part that is taken away."""
_POINTS = re.compile(r"\s*(?:này|nói trên|trên|khác)\b", re.IGNORECASE)
"""Behind a figure that was told before or is of others: "56 dự án này", "59 người khác"."""
_MARKS = " -–—+•*"
_THIS = re.compile(r"trong số này", re.IGNORECASE)
"""Goes on with what may stand further back than in the sentence before."""

Claim = Literal["all", "some", "more"]
"""Said to be all parts; some of them; or only told in more detail ("cụ thể")."""

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


@dataclass(frozen=True, slots=True)
class _Opening:
    """Words that divide, and how far their list reaches."""

    start: int
    end: int
    stop: int
    claim: Claim
    told: bool = False
    """The whole stands in the sentence before."""


def read_splits(source: Audited) -> Iterator[Split]:
    """The divisions that the report's sentences speak of."""
    for ordinal, figures in source.by_sentence.items():
        sentence = source.sentences[ordinal]
        if sentence.kind == "row":
            continue
        for opening in _openings(sentence.text):
            if not sentence.text[: opening.start].strip(_MARKS):
                if _THIS.match(sentence.text, opening.start):
                    continue
                wholes = list(_before(source, ordinal))
                opening = replace(opening, stop=len(sentence.text), told=True)
            else:
                wholes = [f for f in figures if _governs(sentence.text, f, opening)]
                wholes = wholes[-1:] if _IN_BRACKET.search(sentence.text[: opening.start]) else wholes
            parts = [f for f in figures if opening.end <= f.start < opening.stop]
            ahead = [f for f in figures if f.end <= opening.start and f not in wholes]
            yield from _by_unit(sentence.text, wholes, parts, opening, ahead)
            if sentence.text.endswith(":") and len(sentence.text) - opening.end <= _LIST_NAME:
                yield from _listed(source, ordinal, wholes, opening)


def _listed(source: Audited, ordinal: int, wholes: Sequence[Figure], opening: _Opening) -> Iterator[Split]:
    """Parts that are the items of the list that follows; of each item its first figure of the unit."""
    items = list(_items(source, ordinal))
    texts = [source.sentences[n].text for n in items]
    if opening.claim == "all" and any(_OPEN_END.search(t) for t in texts):
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


def _openings(text: str) -> Iterator[_Opening]:
    kinds: tuple[tuple[re.Pattern[str], Claim], ...] = ((_ALL, "all"), (_SOME, "some"), (_MORE, "more"))
    found = sorted(
        ((m, claim) for pattern, claim in kinds for m in pattern.finditer(text)), key=lambda f: f[0].start()
    )
    for index, (match, claim) in enumerate(found):
        following = found[index + 1][0].start() if index + 1 < len(found) else len(text)
        stop = min(following, _closing(text, match.start()))
        ended = _ENDS.search(text, match.end(), stop)
        stop = ended.start() if ended else stop
        listed = text[match.end() : stop]
        if ";" in listed and ":" not in listed[: listed.index(";")][:40]:
            stop = match.end() + listed.index(";")
        if claim == "all" and _OPEN_END.search(text, match.end(), stop):
            claim = "some"
        yield _Opening(match.start(), match.end(), stop, claim)


def _governs(text: str, whole: Figure, opening: _Opening) -> bool:
    """True for a figure that the list goes on with: no stop and no new thought stands between."""
    if whole.end > opening.start:
        return False
    between = _ASIDE.sub("", text[whole.end : opening.start]).rstrip()
    between = between.removesuffix(";")
    return len(between) <= _REACH and not _TURN.search(between)


def _closing(text: str, start: int) -> int:
    """Where the bracket that ``start`` stands in is closed, else the text's end."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return len(text)


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
    opening: _Opening,
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
        before = tuple(f for f in ahead if is_level(f) and same_unit(f, whole[-1]))
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
    if len(parts) == 2 and any(
        {*own[0], *own[1]} >= pair and own[0] & pair != own[1] & pair for pair in _PAIRS
    ):
        return True
    if (
        len(parts) == 3
        and all(len(o & COMPONENTS) == 1 for o in own)
        and own[0] | own[1] | own[2] >= COMPONENTS
    ):
        return True
    names = [canonical(p.indicator) for p in parts]
    return any(
        _match(names, [canonical(w) for w in group["parts"]]) for group in load_words("complements")["sets"]
    )


def _match(names: Sequence[str], words: Sequence[str]) -> bool:
    """Each name has one of the words and no other."""
    held = [[w for w in words if w in name] for name in names]
    return (
        len(names) == len(words)
        and all(len(h) == 1 for h in held)
        and len({h[0] for h in held}) == len(words)
    )
