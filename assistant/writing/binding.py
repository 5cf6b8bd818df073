"""A piece of a statement held against the one fact that it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.places import names_in
from assistant.question import Question
from assistant.timing import fit
from assistant.writing.cleaning import load_lists
from assistant.writing.owning import Owned, content, families, named, own
from assistant.writing.records import Fact, Frame, Why
from assistant.writing.slots import Apart, Slot
from ingest.figures.periods import PeriodMention, read_periods
from ingest.figures.qualifiers import qualifier_before
from ingest.figures.scopes import read_facets
from ingest.lexicon import canonical
from ingest.text import syllables

_BREAK = re.compile(r"[,;:](?=\s)|\s(?:và|còn|trong khi|nhưng|(?<!so )với|đồng thời|cùng với)(?=\s)")
_SIGN = re.compile(r"[\ue000-\uf8ff]")
_NARROW = frozenset(
    {"inside_zones", "outside_zones", "new", "added", "share_purchase", "cumulative", "domestic"}
)
"""Facets that make a figure one of a part: a sentence that leaves them out says more than the report."""

_FITS, _EXACT = 0.6, 0.9
"""Least fit of a time named beside a figure of the answer, and beside another."""

_PLANS, _CHANGES = ("plan", "share_of_plan"), ("growth", "ratio", "base")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a statement's words with one fact, or with several that it cannot be told apart by."""

    text: str
    slots: tuple[Slot, ...]
    end: int
    """Its last character in the statement's words, exclusive."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether a piece may be said of a fact."""

    why: Why | None = None
    added: str = ""
    """What is put behind the number: the time that the piece leaves out."""


def cut(apart: Apart) -> list[Piece]:
    """Pieces with facts; what stands between goes with the next one, and what is last with the last."""
    words, slots = apart.words, apart.slots
    ends = [m.start() for m in _BREAK.finditer(words)] + [len(words)]
    pieces: list[Piece] = []
    start = 0
    for end in ends:
        here = tuple(s for s in slots if start <= s.at < end)
        if here:
            pieces.append(Piece(text=words[start:end], slots=here, end=end))
            start = end
    if pieces and start < len(words):
        last = pieces[-1]
        pieces[-1] = replace(last, text=last.text + words[start:], end=len(words))
    return pieces


def bind(piece: Piece, fact: Fact, told: str, frame: Frame, earlier: Sequence[Fact] = ()) -> Bound:
    """Whether ``piece`` says of ``fact`` only what the report does.

    Args:
        piece: With one slot.
        fact: That would stand there.
        told: The pieces before it in the same statement.
        frame: What the answer rests on.
        earlier: The facts of those pieces.
    """
    owned = own(fact, frame)
    text = _SIGN.sub("|", piece.text)
    plain, before = canonical(text), canonical(_SIGN.sub("|", told))
    why = (
        _turned(plain, fact, owned)
        or _other_kind(plain, before, fact)
        or _other_measure(plain, owned, fact, frame)
        or _strange_words(text, owned)
        or _widened(f"{before} {plain}", fact, earlier, frame)
        or _softened(text, fact, owned)
    )
    if why:
        return Bound(why)
    return _timed(text, _SIGN.sub("|", told), fact, owned, frame)


def _strange_words(text: str, owned: Owned) -> Why | None:
    mentions = read_periods(text)
    for mention in reversed(mentions):
        text = f"{text[: mention.start]} | {text[mention.end :]}"
    return "words" if [w for w in content(text) if w not in owned.words] else None


def _turned(plain: str, fact: Fact, owned: Owned) -> Why | None:
    """Words that turn the meaning must be the report's, and so must their absence."""
    ways = {"increase": "up", "decrease": "down"}
    here, tight, wide = set(families(plain)), set(families(owned.tight)), set(families(owned.wide))
    facets = {ways[f] for f in fact.figure.facets if f in ways}
    moved = here & {"up", "down"}
    if moved - (facets or tight):
        return "direction"
    if fact.figure.kind == "growth" and not moved:
        return "direction"
    if ("denial" in here) != ("denial" in tight):
        return "denial"
    return "hard" if here - wide - facets - {"up", "down"} else None


def _other_kind(plain: str, before: str, fact: Fact) -> Why | None:
    """A plan is called one, and so is a change; a result is neither."""
    kinds, kind = load_lists()["kinds"], fact.figure.kind
    planned, compared = (bool(named(plain, kinds[name])) for name in ("plan", "compare"))
    if planned != (kind in _PLANS) and not (kind in _PLANS and named(before, kinds["plan"])):
        return "kind"
    if compared and kind not in _CHANGES:
        return "kind"
    return "kind" if kind == "ratio" and not compared and "gấp" not in plain else None


def _other_measure(plain: str, owned: Owned, fact: Fact, frame: Frame) -> Why | None:
    measures: list[str] = load_lists()["measures"]["words"]
    asked = canonical(frame.question.text) if fact.headline and len(frame.headlines) == 1 else ""
    return "indicator" if named(plain, measures) - named(f"{owned.wide} {asked}", measures) else None


def _widened(said: str, fact: Fact, earlier: Sequence[Fact], frame: Frame) -> Why | None:
    """Nothing that makes the figure one of a part may be left out, nor its indicator.

    What the question says of the answer's own figure need not be said again, nor for another of its sentence.
    """
    figure = fact.figure
    alone = fact.headline and len(frame.headlines) == 1
    beside = [f.figure for f in earlier if f.headline and len(frame.headlines) == 1]
    beside = [f for f in beside if (f.report_id, f.sentence) == (figure.report_id, figure.sentence)]
    narrow, spoken = _NARROW.intersection(figure.facets), set(read_facets([said])) & _NARROW
    same_part = any(_NARROW.intersection(f.facets) == narrow for f in beside)
    there = set(read_facets([said])) | (set(frame.question.facets) if fact.headline or same_part else set())
    if narrow - there or spoken - narrow - set(read_facets(_told(fact))):
        return "scope"
    words = set(content(figure.indicator.split(" – ")[0]) or content(figure.indicator))
    if not read_facets([figure.scope]) and not names_in(figure.scope, ()):
        words -= set(content(figure.scope))  # the whole place goes without saying
    if any(f.indicator == figure.indicator for f in beside):
        return None
    if alone:  # what the question asks need not all be said again, but something of it
        subject = words | {w for term in frame.question.terms for w in content(term.text)}
        said_of_it = subject & {*content(said), *content(fact.shown)}
        return None if said_of_it or not subject else "indicator"
    missing = words - set(content(said)) - set(content(fact.shown))
    return None if len(missing) <= len(words) * _LEFT_OUT else "indicator"


_LEFT_OUT = 0.25
"""Share of an indicator's words that a sentence may leave out."""


def _told(fact: Fact) -> list[str]:
    return [fact.figure.indicator, fact.figure.scope, fact.citation.quote, *fact.figure.context]


def _softened(text: str, fact: Fact, owned: Owned) -> Why | None:
    """A softener before the number must be the report's; it may be left out."""
    before = syllables(text.partition("|")[0])[-3:]
    said = qualifier_before(before, folded=False)
    if said is None:
        return None
    own_words = syllables(owned.tight.partition(canonical(fact.figure.text))[0])[-3:]
    allowed = {fact.figure.qualifier, qualifier_before(own_words, folded=False)}
    return None if said in allowed else "hard"


def _timed(text: str, told: str, fact: Fact, owned: Owned, frame: Frame) -> Bound:
    """The times named with a fact are its own; one that is not named is put behind the number."""
    year = fact.figure.period.end.year if fact.figure.period else fact.report.year
    mentions = read_periods(text, year=year)
    own_times = [m for m in mentions if not m.baseline]
    if any(m.baseline and not _stands(m, owned) for m in mentions):
        return Bound("period")
    if any(not _stands(m, owned) and not _fits(m, fact, frame) for m in own_times):
        return Bound("period")
    before = [m for m in read_periods(told, year=year) if not m.baseline]
    if own_times or (before and _fits(before[-1], fact, frame)):
        return Bound()
    if before:
        return Bound("period")
    heads = [f.figure for f in frame.headlines]
    same = [f for f in heads if (f.period, f.as_of) == (fact.figure.period, fact.figure.as_of)]
    if (fact.headline and len(heads) == 1) or (same and len(same) == len(heads)):
        return Bound()
    words = fact.figure.period_text
    return Bound(added=f" ({' '.join(words.split())})") if words else Bound("period")


def _stands(mention: PeriodMention, owned: Owned) -> bool:
    """True when the fact's own words name the same time in the same words."""
    return f" {canonical(mention.text)} " in f" {re.sub(r'[,;.()]', ' ', owned.tight)} "


def _fits(mention: PeriodMention, fact: Fact, frame: Frame) -> bool:
    alone = Question(text=mention.text, folded=False, asked="figure", periods=(mention,))
    fits = fit(alone, fact.figure, fact.report)
    if fact.headline:
        return fits >= _FITS
    asked = any(m.period == mention.period for m in frame.question.periods if m.period)
    heads = [f.figure.period for f in frame.headlines]
    return fits >= (_FITS if asked and fact.figure.period in heads else _EXACT)
