"""What the arithmetic makes: a request read from a question, the operands found, the working shown."""

from dataclasses import dataclass
from typing import Literal

from assistant.question import Question

Operation = Literal[
    "growth",  # one indicator at two times
    "difference",  # two indicators
    "sum",
    "share",  # a part of its whole, in per cent
    "ratio",  # the first in per cent of the second, which need not hold it
    "plan",  # a result in per cent of its plan
    "times",  # how many times one is the other
    "average",  # an amount for each of what is counted
]

Parts = Literal[
    "named",  # "tổng của", "cộng lại": nothing else can be meant
    "sides",  # a total of two sides of one thing, of which no figure has both but their sum
    "balance",  # exports and imports, whose difference has a name that a report may print
    "row",  # a total of things that "và" joins, which may as well be the name of one
]

Lack = Literal[
    "unread",  # it is not clear what from
    "missing",  # no figure for an operand
    "unsure",  # several figures for an operand
    "units",  # money of two currencies, people and projects
    "times",  # periods of unlike length, other dates, a stock and a flow
    "sides",  # another zone, another kind of capital, another place
    "apart",  # parts that overlap, a whole that does not hold its part
    "range",  # an operand that is a range or can be read two ways
]
"""Why nothing is worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a question wants worked out."""

    operation: Operation
    operands: tuple[Question, ...]
    """Questions for the operands: the later, the part or the result first; then what it is compared with."""

    over_time: bool = False
    """True when the operands are one indicator at two times."""

    relative: bool = True
    """Of changes: False when an amount was asked for ("tăng bao nhiêu dự án")."""

    parts: Parts = "named"
    """Of sums: what tells that parts are to be added."""

    absolute: bool = False
    """Of changes: False when a percentage was asked for."""

    by_amount: bool = False
    """Of changes: True when the amount is told before the percentage."""

    @property
    def with_plan(self) -> bool:
        """True when a result is set against its plan."""
        return self.operation == "plan" or any("plan" in q.kinds for q in self.operands[1:])
