"""Holding an answer to the reports that a reader asked for, by a filter or in the question's own words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.compose import Bench, plain
from assistant.dates import say_day
from assistant.evidence import Evidence, Gatherer
from assistant.mentions import Mention, cut_mention, read_mention
from assistant.places import places_in
from assistant.records import Answer, Citation, Turn
from ingest.offices import is_office
from ingest.reports import Report
from ingest.text import fold, nfc
from prompts.answers import load_answers
from vectorstore.filters import Filter, Shelf, has_number
from vectorstore.records import Hit

_LISTED = 5
"""Reports that a refusal names, at most."""


@dataclass(frozen=True)
class Narrowing:
    """What one answer is held to."""

    shelf: Shelf
    only: Filter
    question: str
    """As asked."""

    history: tuple[Turn, ...]
    mention: Mention | None
    """What the question, or the last one before it, names as its source."""

    inherited: bool
    """True when the last question before named it, and this one only may go on from that."""

    @cached_property
    def chosen(self) -> frozenset[str] | None:
        """Ids of the reports that the filter chooses; None for all."""
        return self.shelf.held_to(self.only)

    @cached_property
    def named(self) -> list[Report]:
        """The reports that the question names, as far as the filter lets them in."""
        if self.mention is None:
            return []
        found = _fitting(self.mention, self.shelf)
        chosen = self.chosen
        return [r for r in found if chosen is None or self.shelf.standing([r]) & chosen]

    @cached_property
    def among(self) -> frozenset[str] | None:
        """Ids of the reports that are searched; None for all."""
        return self.shelf.standing(self.named) if self.named else self.chosen

    @property
    def text(self) -> str:
        """The question to be answered: without its source where only that is searched."""
        own = self.mention if self.named and not self.inherited else None
        return cut_mention(self.question, own) if own else self.question

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The conversation, the sources that its questions name left out."""
        return tuple(_without_source(turn, self.shelf) for turn in self.history)

    def without_other_standing(self, evidence: Evidence) -> Evidence:
        """The evidence without figures of another standing than the filter's."""
        if not self.only.standing:
            return evidence
        other = "official" if self.only.standing == "preliminary" else "preliminary"
        return replace(evidence, figures=tuple(f for f in evidence.figures if other not in f.facets))

    def tell(self, answer: Answer) -> Answer:
        """The answer, saying so where it is held to reports that do not have it, or that were replaced."""
        say = load_answers().say
        answer = replace(answer, standalone_question=self._whole(answer.standalone_question))
        notes = [say("source", "replaced")] if self._is_replaced() else []
        if self.among is None or answer.status != "refused":
            return replace(answer, notes=(*answer.notes, *notes))
        held = say("source", "held")
        return replace(answer, answer=f"{answer.answer}\n\n{held}", notes=(*answer.notes, held, *notes))

    def _whole(self, standalone: str) -> str:
        """The question made whole with its source."""
        if self.mention is None or not self.named:
            return standalone
        return self.question if standalone == self.text else f"{standalone} (theo {self.mention.words})"

    def tell_quoted(self, answer: Answer) -> Answer:
        """The answer of other reports that quote the source asked for."""
        return replace(answer, notes=(*answer.notes, load_answers().say("source", "quoted")))

    def _is_replaced(self) -> bool:
        """True where the reports asked for stand back for later ones, which are searched in their place."""
        return bool(self.named) and not (self.among or set()) & {r.id for r in self.named}

    def released(self) -> "Narrowing":
        """The same question over all that the filter lets in, its source part of its words."""
        return replace(self, mention=None, inherited=False)


def narrow(question: str, history: Sequence[Turn], shelf: Shelf, only: Filter) -> Narrowing:
    """What the answer to ``question`` is held to."""
    plain_question = " ".join(nfc(question).split())
    mention = _read(plain_question, shelf)
    asked = [turn.content for turn in history if turn.role == "user"]
    inherited = mention is None and bool(asked)
    if inherited:
        mention = _read(" ".join(nfc(asked[-1]).split()), shelf)
    return Narrowing(shelf, only, plain_question, tuple(history), mention, inherited and mention is not None)


def _read(text: str, shelf: Shelf) -> Mention | None:
    """The source that ``text`` names; a paper that is mostly referred to only where it is there."""
    mention = read_mention(text, shelf.issuers)
    if mention is None or (mention.referred and not _fitting(mention, shelf)):
        return None
    return mention if len(cut_mention(text, mention).strip(" ?.,")) > 1 else None


def _without_source(turn: Turn, shelf: Shelf) -> Turn:
    text = " ".join(nfc(turn.content).split())
    mention = _read(text, shelf) if turn.role == "user" else None
    return replace(turn, content=cut_mention(text, mention)) if mention else turn


def _fitting(mention: Mention, shelf: Shelf) -> list[Report]:
    """The reports that a mention names."""
    wanted = Filter(number=mention.number, year=mention.year, period=mention.period)
    found = shelf.find(wanted, inside=False)
    # A number is enough where the paper does not say who wrote it.
    return [r for r in found if (mention.number and not r.issuer) or _wrote(mention, r)]


def _wrote(mention: Mention, report: Report) -> bool:
    if mention.issuer and not is_office(mention.issuer, report.issuer):
        return False
    there = {fold(place) for place in places_in(f"{report.issuer} {report.title}")}
    return not mention.places or not there or bool(there & {fold(place) for place in mention.places})


def rests_on(answer: Answer, mention: Mention) -> bool:
    """True when the places cited name the source themselves: they quote it."""
    cited = [c for c in answer.citations if c.mark in {f.citation for f in answer.figures}]
    return answer.status != "refused" and all(_names(c, mention) for c in cited or answer.citations)


def _names(citation: Citation, mention: Mention) -> bool:
    near = fold(" ".join((citation.quote, citation.section, *citation.setting)))
    if mention.number:
        return fold(mention.number) in "".join(near.split())
    return bool(mention.issuer) and fold(mention.issuer) in near


def refuse_source(mention: Mention, narrowing: Narrowing, gatherer: Gatherer) -> Answer:
    """The refusal where no report is the one named; it says which come nearest to it."""
    say = load_answers().say
    kind, near = _nearest(mention, narrowing)
    evidence = gatherer.gather(
        [Hit(key=f"{r.id}:0", score=0.0, fused=0.0, lexical=0.0, dense=0.0) for r in near[:_LISTED]]
    )
    bench = Bench(evidence)
    reason = say("source", "missing", words=plain(mention.words))
    listed = [_line(report, bench, evidence) for report in near[:_LISTED] if report.id in evidence.reports]
    lead = say("source", kind, of=plain(mention.issuer)) if kind == "issuer" else say("source", kind)
    lines = [reason, *(["", lead, *listed] if listed else [])]
    question = narrowing.question
    return Answer(
        question=question,
        standalone_question=question,
        status="refused",
        answer="\n".join(lines),
        citations=tuple(bench.citations),
        notes=(reason,),
    )


def _nearest(mention: Mention, narrowing: Narrowing) -> tuple[str, list[Report]]:
    """The reports that come nearest to the one named, and by what: issuer, sign, time, or nothing."""
    chosen = narrowing.chosen
    there = [r for r in narrowing.shelf.reports if chosen is None or r.id in chosen]
    code = mention.number.partition("/")[2]
    groups = {
        "issuer": [r for r in there if mention.issuer and is_office(mention.issuer, r.issuer)],
        "sign": [r for r in there if code and has_number(code, r.number.partition("/")[2])],
        "time": [r for r in there if mention.time and r.year == (mention.year or _year(mention))],
        "any": sorted(there, key=lambda r: not r.issuer) if mention.issuer else there,
    }
    return next(((kind, found) for kind, found in groups.items() if found), ("any", []))


def _year(mention: Mention) -> int | None:
    return mention.period.end.year if mention.period else None


def _line(report: Report, bench: Bench, evidence: Evidence) -> str:
    """One report with what is known of it, and a mark that opens it."""
    say = load_answers().say
    first = next(s for (of, _), s in sorted(evidence.sentences.items()) if of == report.id)
    mark = bench.cite(report, [first])
    card = [plain(report.issuer)] if report.issuer else []
    card += [say("source", "number", number=plain(report.number))] if report.number else []
    card += [say("source", "dated", date=say_day(report.dated))] if report.dated else []
    known = f" ({', '.join(card)})" if card else ""
    return say("source", "line", title=plain(report.title), card=known, mark=str(mark))
