"""What was worked out, in the language of the answer."""

from collections.abc import Sequence

from assistant.arithmetic.working import Working, print_operand
from assistant.languages.frames import say_qualifier
from assistant.languages.printing import print_amount, print_figure
from ingest.records import Figure
from prompts.answers import spoken


def say_formula(working: Working, marks: Sequence[int]) -> str:
    """The formula with its operands, each with its citation mark."""
    printed = [_operand(f) for f in working.operands]
    result = say_result(working)
    if spoken() == "vi" or None in printed:
        return working.formula(marks)
    cited = [f"{p} [{m}]" for p, m in zip(printed, marks, strict=True)]
    return f"{working.template.format(*cited)} {'≈' if working.rounded else '='} {result}"


def say_result(working: Working) -> str:
    """The result with its unit."""
    if spoken() == "vi":
        return working.result
    amount = working.amount
    said = print_amount(working.result, working.value, amount.unit, per=amount.per)
    return said or f"“{working.result}”"


def say_loose(figure: Figure) -> str:
    """An operand that the report gives as about so much."""
    if spoken() == "vi":
        return f"{figure.qualifier} {print_operand(figure)}"
    return f"{say_qualifier(figure)} {_operand(figure) or print_operand(figure)}"


def _operand(figure: Figure) -> str | None:
    if spoken() == "vi":
        return print_operand(figure)
    said = print_figure(figure)
    return said if said and any(c.isdigit() for c in said) else None
