"""Questions that compare two figures: their difference, or the two side by side where there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.arithmetic.operands import Seek
from assistant.arithmetic.solve import Show, Solved, tell_solved, work
from assistant.arithmetic.tell import name_operand, tell_beside, tell_lack
from assistant.arithmetic.together import period_of
from assistant.asking import read_asked
from assistant.candidate import Candidate
from assistant.choose import Choice
from assistant.evidence import Evidence
from assistant.question import Question, read_question
from assistant.ranking import rank_figures
from assistant.records import Answer
from assistant.verdict import choose_for
from assistant.wording import inside
from ingest.text import fold
from prompts.answers import load_answers

_LEAD = r"^(?:(?:hay|xin|giup|cho toi|lam on)\s+)*"
_COMPARES = (
    re.compile(
        rf"{_LEAD}(?:so sanh|doi chieu|compare)\s+(?:giua\s+|ve\s+)?"
        r"(?P<a>.+?)\s(?P<joint>va|voi|so voi|and|with)\s(?P<b>.+?)(?P<rest>)[?.! ]*$"
    ),
    re.compile(
        rf"{_LEAD}(?P<a>.+?)\s(?P<joint>hay(?: la)?)\s(?P<b>.+?),?\s"
        r"(?:(?:cai|ben|so|dang|loai)\s+nao\s+)?(?:lon|nhieu|cao|it|nho|thap) hon"
        r"(?P<rest>(?:\s[^?]+)?)[?.! ]*$"
    ),
    re.compile(
        rf"{_LEAD}(?P<a>.+?)\s(?P<joint>va|voi)\s(?P<b>.+?),?\s"
        r"(?:thi\s+)?(?:cai|ben|so|dang|loai)\s+nao\s+(?:lon|nhieu|cao|it|nho|thap) hon"
        r"(?P<rest>(?:\s[^?]+)?)[?.! ]*$"
    ),
)


def as_difference(question: Question) -> Question | None:
    """The question for the difference of what is compared; None for any other question.

    >>> asked = as_difference(read_question("So sánh số dự án FDI và DDI đến tháng 11/2024"))
    >>> asked.text if asked else ""
    'Chênh lệch giữa số dự án FDI và DDI đến tháng 11/2024 là bao nhiêu?'
    """
    bare = fold(question.text)
    found = next((m for pattern in _COMPARES if (m := pattern.match(bare))), None)
    if found is None:
        return None
    one, joint, other, rest = (
        question.text[slice(*found.span(n))].strip() for n in ("a", "joint", "b", "rest")
    )
    joint = "và" if fold(joint).startswith("hay") else joint
    one = one if found.start("a") else inside(one)
    text = " ".join(f"Chênh lệch giữa {one} {joint} {other} {rest} là bao nhiêu?".split())
    return read_question(fold(text) if question.folded else text)


def compare(compared: Question, evidence: Evidence, *, seek: Seek | None, show: Show) -> Answer | None:
    """The difference; without one both figures, or the one there is; None where no figures are compared."""
    solved = work(compared, evidence, seek)
    if solved is None or not solved.request.operands:
        return None
    operands = solved.operands
    if operands.choice is None and (solved.printed is not None or solved.workings):
        return tell_solved(compared, solved, evidence, show=show)
    sides = _sides(solved, seek)
    if operands.choice is not None or (operands.lack == "missing" and all(sides)):
        return _tell_readings(compared, solved, sides, show)
    if operands.lack != "missing" and _of_one_time(compared, operands.sure):
        return tell_beside(compared, operands)
    return tell_lack(compared, operands) if operands.sure or _measures(solved) else None


def _sides(solved: Solved, seek: Seek | None) -> list[Choice | None]:
    """What the reports have for each side by itself."""
    asked = [(q, seek(q) if seek else solved.operands.evidence) for q in solved.request.operands]
    return [choose_for(q, rank_figures(q, here)) for q, here in asked]


def _of_one_time(compared: Question, found: Sequence[Candidate]) -> bool:
    """True where the question names the time, or the reports tell both of one."""
    return bool(compared.periods) or len({period_of(c) for c in found}) == 1


def _tell_readings(compared: Question, solved: Solved, sides: Sequence[Choice | None], show: Show) -> Answer:
    """The figures of each side, where one side has several; a side without any is named."""
    operands = solved.operands
    several = [operands.choice.chosen] if operands.choice else []
    several += [side.chosen for side in sides if side]
    once = {(c.figure.report_id, c.figure.ordinal): c for chosen in several for c in chosen}
    told = show(compared, Choice(verdict="clarify", chosen=tuple(once.values())), operands.evidence)
    lacking = [q for q, side in zip(solved.request.operands, sides, strict=True) if side is None]
    say = load_answers().say
    said = [say("computed", "lack_missing", operand=name_operand(q)) for q in lacking]
    return replace(told, answer="\n\n".join([told.answer, *said]), notes=(*told.notes, *said))


def _measures(solved: Solved) -> bool:
    """True when each side names something that is counted or measured."""
    return all(asked.units and read_asked(asked.text) == "figure" for asked in solved.request.operands)
