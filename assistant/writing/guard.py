"""The verdict on one statement of a model: filled in and shown, or withheld. In doubt it is withheld."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.lock.check import check_text
from assistant.orders import without_orders
from assistant.places import names_in, places_in
from assistant.records import Citation
from assistant.terms import sequence
from assistant.writing.binding import Piece, bind, cut
from assistant.writing.cleaning import clean, load_lists, objection
from assistant.writing.owning import asked, content, families, glue, named
from assistant.writing.records import Fact, Frame, Ruling, Why
from assistant.writing.slots import Apart, take_apart
from ingest.lexicon import canonical
from ingest.text import fold

_NAME_RUN = re.compile(r"(?<![\w.])[^\W\d_a-zà-ỹđ][\w&.-]*(?:\s+[^\W\d_a-zà-ỹđ][\w&.-]*)*")

_LEAST = 2
"""Syllables of a statement beside its facts; a bare number says too little."""

KNOWN = 0.9
"""Least share of a text statement's content that its quotes have; strict by judgement, since a fallback
costs style and no truth."""

JOINED = 0.7
"""Least share of its neighbouring words that are neighbours there too."""


@dataclass(slots=True)
class Guard:
    """Rules on the statements of one reply."""

    frame: Frame
    fence: str

    def rule(self, statement: str) -> Ruling:
        """The statement as the reader may see it, or why not."""
        text = clean(statement)
        why = objection(text, self.fence)
        if why:
            return Ruling(text=text, why=why)
        apart = take_apart(text, self.frame)
        if apart.why:
            return Ruling(text=text, why=apart.why)
        ruling = self._with_facts(apart) if apart.slots else self._in_words(apart)
        return replace(ruling, text=text) if ruling.why else ruling

    def _with_facts(self, apart: Apart) -> Ruling:
        """A statement that names facts: every piece of it must be those facts' own."""
        if len(sequence(apart.bare, folded=False)) < _LEAST:
            return Ruling(text="", why="indicator")
        chosen: list[tuple[Piece, Fact, str]] = []
        told = ""
        for piece in cut(apart):
            if len(piece.slots) != 1:
                return Ruling(text="", why="indicator")
            earlier = [fact for _, fact, _ in chosen]
            bound = [(f, bind(piece, f, told, self.frame, earlier)) for f in piece.slots[0].facts]
            good = next(((f, b) for f, b in bound if b.why is None), None)
            if good is None:
                return Ruling(text="", why=bound[0][1].why)
            fact, bound_to = good
            time = fact.figure.period, fact.figure.as_of
            timed = any(time == (f.figure.period, f.figure.as_of) for _, f, _ in chosen)
            chosen.append((piece, fact, "" if timed else bound_to.added))
            told = f"{told} {piece.text}"
        facts = tuple(fact for _, fact, _ in chosen)
        citations = [fact.citation for fact in facts]
        if why := self._strange(apart.bare, citations):
            return Ruling(text="", why=why)
        text = _fill(apart, chosen)
        marks = tuple(dict.fromkeys(c.mark for c in citations))
        return self._locked(Ruling(text=text, facts=facts, marks=marks))

    def _in_words(self, apart: Apart) -> Ruling:
        """A statement without facts: near to word for word what its citations say."""
        marks = tuple(dict.fromkeys(apart.marks))
        if not marks:
            return Ruling(text="", why="uncited")
        citations = [c for c in map(self.frame.citation, marks) if c]
        quotes = " ".join(without_orders(c.quote) for c in citations)
        around = " ".join(without_orders(w) for c in citations for w in (c.title, c.section, *c.setting))
        why = self._strange(apart.words, citations) or _unsaid(apart.words, quotes, around)
        if why:
            return Ruling(text="", why=why)
        ending = re.search(r"[.!?…]*$", apart.words.rstrip())
        words = apart.words.rstrip().rstrip(".!?… ")
        text = f"{words}{_marks(marks)}{ending[0][:1] if ending else ''}"
        return self._locked(Ruling(text=text, marks=marks))

    def _strange(self, words: str, citations: Sequence[Citation]) -> Why | None:
        """``name`` for names and places that neither the citations nor the question have."""
        told = [w for c in citations for w in (c.quote, c.title, c.issuer, c.section, c.number, *c.setting)]
        known = fold(" ".join([*map(without_orders, told), asked(self.frame)]))
        spelt = canonical(known, folded=True)
        body = words[:1].lower() + words[1:]
        names = [*places_in(words), *names_in(words, places_in(words)), *_NAME_RUN.findall(body)]
        for name in names:
            bare = fold(name).strip(" .")
            if bare and bare not in known and canonical(bare, folded=True) not in spelt:
                return "name"
        return None

    def _locked(self, ruling: Ruling) -> Ruling:
        """The ruling once more under the number lock, over all that the answer may cite."""
        asked = (self.frame.question.text,)
        verdict = check_text(ruling.text, self.frame.citations, asked=asked)
        return ruling if verdict.stands else Ruling(text=ruling.text, why="number")


def _fill(apart: Apart, chosen: Sequence[tuple[Piece, Fact, str]]) -> str:
    """The words with numbers and units in bold, and each mark where the last piece that rests on it ends."""
    text = ""
    for i, (piece, fact, added) in enumerate(chosen):
        sign = apart.words[piece.slots[0].at]
        last = i == len(chosen) - 1
        words = piece.text.rstrip(" .!?…;:") if last else piece.text
        text += words.replace(sign, f"**{fact.shown}**{added}")
        if last or chosen[i + 1][1].citation.mark != fact.citation.mark:
            text = text.rstrip() + _marks([fact.citation.mark])
    return f"{' '.join(text.split())}."


def _marks(marks: Sequence[int]) -> str:
    return " " + "".join(f"[{mark}]" for mark in marks)


def _unsaid(words: str, quotes: str, around: str) -> Why | None:
    """Why a text does not say what the quotes do; None when it does."""
    said, known = content(words), {*content(quotes), *content(around)}
    if not said:
        return "words"
    if sum(w in known for w in said) < KNOWN * len(said):
        return "words"
    plain, whole = canonical(words), canonical(quotes)
    if set(families(plain)) - set(families(canonical(f"{quotes} {around}"))):
        return "hard"
    denials: list[str] = load_lists()["families"]["denial"]
    if named(plain, denials) - named(whole, denials):
        return "denial"
    if named(plain, load_lists()["measures"]["words"]) - named(whole, load_lists()["measures"]["words"]):
        return "indicator"
    own, theirs = set(pairwise(_solid(words))), set(pairwise(_solid(quotes)))
    return "words" if own and len(own & theirs) < JOINED * len(own) else None


def _solid(text: str) -> list[str]:
    """Syllables and numbers of ``text`` without glue, in order."""
    return [w for w in sequence(text, folded=False) if w not in glue()]
