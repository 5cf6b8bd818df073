"""Of figures of one report the one of the place asked for, where another names none."""

from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.fitting import same_unit
from assistant.names import named_places
from assistant.question import Question
from assistant.terms import is_stop, sequence


def prefer_placed(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """``ranked`` with the chances of figures that name no place given to one of the place asked for.

    "Xuất khẩu cà phê đạt 1,08 tỷ USD; sang Đức đạt 146 triệu USD": asked for Germany, the first is no answer.
    """
    asked = named_places(question.text)
    open_ones = [c for c in ranked if not c.misses - {"words"} and c.sentence.kind != "row"]
    here = [c for c in open_ones if asked and asked <= _places(c)]
    changed: dict[int, Candidate] = {}
    for candidate in open_ones if here else ():
        if asked & _places(candidate) or candidate.about in asked:
            continue
        rivals = [c for c in here if _says_as_much(question, c, candidate)]
        if not rivals:
            continue
        changed[id(candidate)] = candidate.ruled_out("place")
        best = max(rivals, key=lambda c: c.worth)
        if not best.misses:
            heir = changed.get(id(best), best)
            changed[id(best)] = heir.given(candidate.chance)
    return [changed.get(id(c), c) for c in ranked]


def _places(candidate: Candidate) -> frozenset[str]:
    """Places, folded, that the figure's own words and what is handed down to it name."""
    figure = candidate.figure
    clause = candidate.sentence.text[slice(*figure.clause)]
    return frozenset().union(*(named_places(t) for t in (figure.indicator, clause, *figure.context)))


def _says_as_much(question: Question, placed: Candidate, other: Candidate) -> bool:
    """True where ``placed`` is of the report, kind and time of ``other``, with its words of the question."""
    one, two = placed.figure, other.figure
    alike = one.report_id == two.report_id and one.kind == two.kind and same_unit(one.unit, two.unit)
    return alike and placed.fits >= other.fits and _words(question, other) <= _words(question, placed)


def _words(question: Question, candidate: Candidate) -> frozenset[str]:
    """The question's words that a figure's own words have."""
    folded = question.folded
    own = sequence(candidate.figure.indicator, folded=folded)
    asked = {t.text for t in question.terms}
    return frozenset(w for w in own if w in asked and not is_stop(w, folded=folded))
