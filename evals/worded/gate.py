"""With a model no answer may be worse than without."""

from collections.abc import Sequence

from evals.worded.records import Worded


def check_worded(worded: Sequence[Worded]) -> list[str]:
    """One sentence for each thing that is wrong with the model and was not without it."""
    wrong = [one for one in worded if one.shown.wrong_figure == 1 and one.plain.wrong_figure != 1]
    lost = [one for one in worded if one.shown.figure_first == 0 and one.plain.figure_first == 1]
    loose = [one for one in worded if one.shown.false_numbers or one.shown.false_marks]
    told = (
        ("a wrong figure first, and none without the model", wrong),
        ("the right figure first only without the model", lost),
        ("a number or citation shown that rests on nothing", loose),
    )
    return [f"model: {what}: {len(found)} ({_named(found)})" for what, found in told if found]


def _named(found: Sequence[Worded]) -> str:
    """Cases that may be looked at, by name."""
    seen = [one.result.case.id for one in found if not one.result.case.heldout]
    hidden = len(found) - len(seen)
    return ", ".join([*seen, *([f"{hidden} held out"] if hidden else [])])
