"""The three columns side by side, in numbers, for programs and for people."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from evals.measures import percentile
from evals.worded.records import Column, Reworded, Worded

COLUMNS = ("plain", "raw", "shown")
HEADS = ("extractive", "model, raw", "model, behind the lock")

Pick = Callable[[Column], tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of a column."""

    name: str
    label: str
    pick: Pick
    """How many of how many one case adds; None where it is not asked."""

    share: bool = True
    """False for a plain count."""


def _flag(name: str) -> Pick:
    def pick(column: Column) -> tuple[int, int] | None:
        value: int | None = getattr(column, name)
        return None if value is None else (value, 1)

    return pick


ROWS = (
    Row("figure_first", "Right figure first", _flag("figure_first")),
    Row("figure_stated", "Right figure stated", _flag("figure_stated")),
    Row("wrong_figure", "Wrong figure first", _flag("wrong_figure")),
    Row("text_right", "Right text", _flag("text_right")),
    Row("refused", "Unanswerable refused", _flag("refused")),
    Row("false_refusal", "Answerable refused", _flag("false_refusal")),
    Row(
        "false_answers",
        "Answers with a number that the lock rejects",
        lambda c: (int(bool(c.false_numbers)), 1),
    ),
    Row("false_numbers", "Such numbers", lambda c: (len(c.false_numbers), 0), share=False),
    Row(
        "false_marks", "Citations and facts that do not exist", lambda c: (len(c.false_marks), 0), share=False
    ),
    Row("uncited", "Sentences without a citation", lambda c: (c.support.uncited, c.support.sentences)),
    Row(
        "unsupported",
        "Sentences unsupported by their citation",
        lambda c: (c.support.unsupported, c.support.sentences),
    ),
    Row(
        "strange",
        "Words of cited sentences that the source does not have",
        lambda c: (c.support.strange, c.support.words),
    ),
)


def counts(worded: Sequence[Worded]) -> dict[str, dict[str, tuple[int, int] | None]]:
    """Row and column → how many of how many; None where nothing is counted."""
    return {row.name: {name: _sum(row, _column(worded, name)) for name in COLUMNS} for row in ROWS}


def _column(worded: Iterable[Worded], name: str) -> Iterator[Column]:
    for one in worded:
        column: Column | None = getattr(one, name)
        if column is not None:
            yield column


def _sum(row: Row, columns: Iterable[Column]) -> tuple[int, int] | None:
    found = [got for column in columns if (got := row.pick(column)) is not None]
    ones, of = sum(one for one, _ in found), sum(of for _, of in found)
    return (ones, of) if of or (found and not row.share) else None


def to_lines(reworded: Reworded) -> list[str]:
    """Markdown: both tables, what became of the replies, and how long they took."""
    worded = reworded.cases
    asked = [one for one in worded if one.asked]
    return [
        f"## With a model: {reworded.model}",
        "",
        f"{len(worded)} questions, of which the model was asked {len(asked)}.",
        "",
        *_table(worded, "all questions"),
        "",
        *_table(asked, "questions that it was asked"),
        "",
        *(f"- {line}" for line in _told(reworded)),
        "",
    ]


def _table(worded: Sequence[Worded], head: str) -> list[str]:
    found = counts(worded)
    rows = [f"| {head} | {' | '.join(HEADS)} |", "|---" * (len(HEADS) + 1) + "|"]
    for row in ROWS:
        cells = [_cell(row, found[row.name][name]) for name in COLUMNS]
        rows.append(f"| {row.label} | {' | '.join(cells)} |")
    return rows


def _cell(row: Row, counted: tuple[int, int] | None) -> str:
    if counted is None:
        return "–"
    ones, of = counted
    return f"{ones} of {of} ({ones / of:.1%})" if row.share else str(ones)


def _told(reworded: Reworded) -> Iterator[str]:
    worded = reworded.cases
    yield f"Prompts: {', '.join(f'{name} {mark}' for name, mark in reworded.prompts.items())}."
    yield f"Answers: {_listed(outcomes(worded))}."
    yield f"Statements withheld: {_listed(withheld(worded)) or 'none'}."
    times = milliseconds(worded)
    for name, label in _TIMES.items():
        if times[name]:
            shown = ", ".join(f"{p} {ms / 1000:.2f} s" for p, ms in times[name].items())
            yield f"{label}: {shown}."


_TIMES = {
    "first_token": "Time to the model's first token",
    "first_words": "From the question to the first words on screen, the reports' own",
    "own_words": "From the model's first token to its first sentence on screen",
    "total": "Whole answer, where the model was asked",
}


def outcomes(worded: Sequence[Worded]) -> Counter[str]:
    """How many answers are the model's words, and why the others are not."""
    return Counter(one.outcome for one in worded)


def withheld(worded: Sequence[Worded]) -> Counter[str]:
    """Reasons of the statements that no reader saw."""
    return Counter(w.why for one in worded if one.result.answer for w in one.result.answer.withheld)


def milliseconds(worded: Sequence[Worded]) -> dict[str, dict[str, float]]:
    """Middle, 95th percentile and greatest of each time; empty where there is none."""
    asked = [one for one in worded if one.asked]
    return {
        "first_token": _spread(one.first_token for one in asked),
        "first_words": _spread(one.first_words for one in asked),
        "own_words": _spread(one.own_words for one in asked),
        "total": _spread(one.result.milliseconds for one in asked),
    }


def _spread(values: Iterable[float | None]) -> dict[str, float]:
    known = [value for value in values if value is not None]
    found = {f"p{n}": percentile(known, n) for n in (50, 95, 100)}
    return {name: round(value, 1) for name, value in found.items() if value is not None}


def _listed(counted: Counter[str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counted.most_common())


def to_json(reworded: Reworded) -> dict[str, Any]:
    """The same for programs."""
    worded = reworded.cases
    return {
        "name": reworded.model,
        "prompts": dict(reworded.prompts),
        "questions": len(worded),
        "all": counts(worded),
        "asked": counts([one for one in worded if one.asked]),
        "outcomes": outcomes(worded),
        "withheld": withheld(worded),
        "milliseconds": milliseconds(worded),
    }


def case_json(one: Worded) -> dict[str, Any]:
    """One case with its three columns."""
    answer = one.result.answer
    return {
        "outcome": one.outcome,
        "passed": one.result.score.passed,
        **{name: asdict(column) if (column := getattr(one, name)) else None for name in COLUMNS},
        "answer": None if answer is None else answer.to_json(),
        "first_token": one.first_token,
        "first_words": one.first_words,
        "milliseconds": round(one.result.milliseconds, 1),
    }
