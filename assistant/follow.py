"""Follow-up questions made whole from the conversation before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.evidence import Evidence
from assistant.merging import TELLING, merge, merged_text
from assistant.question import Question, read_question
from assistant.records import Turn
from assistant.remark import Remark, is_courtesy, read_remark
from assistant.stated import Recall, Stated
from assistant.wording import sentence
from ingest.text import fold

_TURNS = 4
"""Earlier questions looked at."""

_LONGEST = 1000
"""Characters of an earlier message that is still taken for a question."""

_WHOLE_TERMS = 4
"""Content words from which a question without pointing words stands alone."""

_FEW_WORDS = 4
"""Words of a question that only names another thing: "Vụ Hè Thu?"."""


_FEW_ASKING = 5
"""The same of one that asks for a number, and names neither time nor place: "Mấy dự án cấp mới?"."""


@dataclass(frozen=True, slots=True)
class Standalone:
    """A question that needs no conversation."""

    question: Question
    text: str
    followed: bool
    """True when the conversation lent it something."""

    part: bool = False
    """True when it asks for a part of what was stated."""

    around: Evidence | None = None
    """What stands by the figure that was stated."""


@dataclass(slots=True)
class _Said:
    """An earlier question made whole, the answer's text, and the figure behind it once that is needed."""

    question: Question
    answer: str
    recall: Recall | None
    _stated: list[Stated | None] = field(default_factory=list)

    @property
    def stated(self) -> Stated | None:
        """The figure of the reports that was stated."""
        if not self._stated:
            self._stated.append(self.recall(self.question, self.answer) if self.recall else None)
        return self._stated[0]


def make_standalone(text: str, history: Sequence[Turn], recall: Recall | None = None) -> Standalone:
    """The question with what the conversation had left out.

    ``recall`` asks an earlier question again: a time that nobody named is the stated figure's.
    """
    said: list[_Said] = []
    for asked, answer in list(_exchanges(history))[-_TURNS:]:
        said.append(_Said(_resolve(asked, said, recall).question, answer, recall))
    return _resolve(text, said, recall)


def _exchanges(history: Sequence[Turn]) -> Iterator[tuple[str, str]]:
    """The user's questions, each with what the assistant said to it."""
    asked, answer = "", ""
    for turn in history:
        if turn.role == "assistant":
            answer = f"{answer}\n{turn.content}".strip()
            continue
        if asked:
            yield asked, answer
        content = turn.content.strip()
        asked = "" if not content or len(content) > _LONGEST or is_courtesy(content) else content
        answer = ""
    if asked:
        yield asked, answer


def _resolve(text: str, said: Sequence[_Said], recall: Recall | None) -> Standalone:
    remark = read_remark(text)
    whole = read_question(text)
    now = _read_core(remark, whole)
    if not said or is_courtesy(text) or not _leans(remark, now, whole):
        return Standalone(whole, whole.text, followed=False)
    before = _before(now, said)
    made = _merged(remark, now, before, recall)
    around = before.stated.around if before.stated else None
    shown = merged_text(remark, before.question, made)
    return Standalone(made, shown, followed=True, part=remark.part, around=around)


def _before(now: Question, said: Sequence[_Said]) -> _Said:
    """The question that is gone on from: a figure goes on from the last figure, not from a name or a day."""
    figures = [s for s in said if s.question.asked == "figure"]
    return figures[-1] if now.asked == "figure" and figures else said[-1]


def _read_core(remark: Remark, whole: Question) -> Question:
    """The remark's own words taken apart; a quarter's Roman number is no name."""
    now = read_question(remark.core)
    timed = {w for m in now.periods for w in m.text.split()}
    return replace(now, folded=whole.folded, names=tuple(n for n in now.names if n not in timed))


def _merged(remark: Remark, now: Question, before: _Said, recall: Recall | None) -> Question:
    earlier = before.question
    dated = bool(earlier.years) or not (remark.step or now.periods)
    stated = None if dated else before.stated
    period = stated.figure.period if stated else None
    made = merge(remark, now, earlier, stated.year if stated else None, period)
    if made.periods or earlier.periods or recall is None or "cumulative" in made.facets:
        return made
    lent = before.stated.when if before.stated else ""
    if not lent:
        return made
    timed = merge(remark, now, read_question(sentence([earlier.text.rstrip(" ?."), lent])), None, None)
    told = recall(timed, "")
    return timed if told and told.sure else made


def _leans(remark: Remark, now: Question, whole: Question) -> bool:
    """True when the question leaves something to the conversation."""
    if remark.part or remark.step:
        return True
    own = [t for t in now.terms if t.weight >= TELLING]
    asks = _asks(fold(whole.text))
    if remark.tied and len(now.terms) < 2 * _WHOLE_TERMS:
        return True
    if not own and not now.places and not now.names:
        return True
    if now.places and own and asks and not all(fold(t.text) in _VERBS for t in own):
        return False
    few = len(fold(whole.text).split())
    bare = not (now.periods or now.places or now.names)
    if few <= (_FEW_ASKING if asks else _FEW_WORDS) and not now.periods and (bare or not asks):
        return True
    return len(own) < 3 and not (own and now.periods) and few <= 2 * _FEW_WORDS


_VERBS = frozenset({"thu", "hut", "dat", "co", "tang", "giam"})
"""Words that say of nothing what is asked."""


def _asks(bare: str) -> bool:
    return bool(re.search(r"\bbao nhieu\b|\bmay\b|\bhow (?:many|much)\b", bare))
