"""The verdict over ranked figures, as a question means it."""

from collections.abc import Sequence

from assistant.candidate import Candidate
from assistant.choose import Choice, choose
from assistant.flows import tell_flow, without_stocks
from assistant.latest import tell_newer
from assistant.question import Question


def choose_for(question: Question, ranked: Sequence[Candidate]) -> Choice | None:
    """As :func:`assistant.choose.choose`; a flow before its stock, newer states beside an older."""
    ranked = without_stocks(question, ranked)
    choice = tell_flow(question, ranked, choose(ranked, open_period=not question.periods))
    return tell_newer(question, ranked, choice) if choice else None
