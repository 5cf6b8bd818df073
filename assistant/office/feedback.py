"""What readers said of answers, and what staff made of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from sqlalchemy import Row, insert, select, update

from assistant.office.errors import OfficeError
from assistant.office.office import Office
from assistant.office.tables import feedback, now

Verdict = Literal["right", "wrong", "figure"]
"""The answer is right; it is wrong; one figure of it is."""

State = Literal["open", "handled"]

COMMENT_CHARACTERS = 2000
KEPT_TURNS = 6


class FeedbackMissing(OfficeError):
    """Nothing was said under that number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"feedback {number}: there is none of that number; leave --id out to take all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the reports say, by whoever reviewed an answer."""

    figure: str = ""
    """As a report prints it: ``2.061,53 triệu USD``."""

    absent: bool = False
    """True where no report says it."""

    document: str = ""
    page: int = 0
    """Where it stands, page from 1; ``""`` and 0 when that was not said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What one reader said of one answer."""

    verdict: Verdict
    question: str
    answer: dict[str, Any]
    """The answer's JSON, as the contract has it."""

    history: tuple[dict[str, str], ...] = ()
    """The turns before, ``{"role": …, "content": …}``."""

    figure: int | None = None
    """Which of the answer's ``figures`` it is about, from 0."""

    comment: str = ""
    person: str = ""
    """Who was signed in; ``""`` for the public, of whom nothing is kept."""

    id: int = 0
    at: str = ""
    """ISO 8601, UTC; given when it is kept, like ``id``."""

    state: State = "open"
    reviewer: str = ""
    note: str = ""
    right: Correction | None = field(default=None)
    """None until somebody has said what is right."""


class FeedbackBook:
    """Keeps what readers say, and what staff answer to it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def keep(self, said: Feedback) -> int:
        """The number under which it is kept from now on."""
        if said.verdict not in get_args(Verdict):
            raise ValueError(said.verdict)
        row = {
            "at": now().isoformat(),
            "person": said.person,
            "verdict": said.verdict,
            "figure": said.figure,
            "comment": said.comment.strip()[:COMMENT_CHARACTERS],
            "question": said.question,
            "history": _dump(list(said.history[-KEPT_TURNS:])),
            "answer": _dump(said.answer),
            "state": "open",
            "reviewer": "",
            "note": "",
            "right": "",
        }
        with self._office.write() as connection:
            made = connection.execute(insert(feedback).values(row)).inserted_primary_key
            if made is None:
                raise RuntimeError("the database gave no number")
            return int(made[0])

    def find(
        self,
        *,
        states: Sequence[State] = (),
        verdicts: Sequence[Verdict] = (),
        words: str = "",
        most: int = 200,
    ) -> list[Feedback]:
        """The newest first.

        Args:
            states: Only these; empty for all.
            verdicts: Only these; empty for all.
            words: Found in question or comment, as typed.
            most: Longest list.
        """
        asked = select(feedback).order_by(feedback.c.id.desc()).limit(most)
        if states:
            asked = asked.where(feedback.c.state.in_(states))
        if verdicts:
            asked = asked.where(feedback.c.verdict.in_(verdicts))
        if words.strip():
            either = (feedback.c.question, feedback.c.comment)
            held = [column.contains(words.strip(), autoescape=True) for column in either]
            asked = asked.where(held[0] | held[1])
        with self._office.read() as connection:
            return [_read(row) for row in connection.execute(asked)]

    def one(self, number: int) -> Feedback:
        """What is kept under a number.

        Raises:
            FeedbackMissing: Nothing is.
        """
        with self._office.read() as connection:
            row = connection.execute(select(feedback).where(feedback.c.id == number)).first()
        if row is None:
            raise FeedbackMissing(number)
        return _read(row)

    def review(
        self, number: int, *, reviewer: str, state: State, note: str = "", right: Correction | None = None
    ) -> Feedback:
        """What staff made of it; as it is kept now.

        Raises:
            FeedbackMissing: There is none of that number.
        """
        told = {
            "reviewer": reviewer,
            "state": state,
            "note": note.strip()[:COMMENT_CHARACTERS],
            "right": _dump(_written(right)) if right else "",
        }
        with self._office.write() as connection:
            connection.execute(update(feedback).where(feedback.c.id == number).values(told))
        return self.one(number)

    def reviewed(self) -> list[Feedback]:
        """Those with a correction, oldest first."""
        asked = select(feedback).where(feedback.c.right != "").order_by(feedback.c.id)
        with self._office.read() as connection:
            return [_read(row) for row in connection.execute(asked)]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _written(right: Correction) -> dict[str, Any]:
    return {
        "figure": right.figure,
        "absent": right.absent,
        "document": right.document,
        "page": right.page,
    }


def _read(row: Row[Any]) -> Feedback:
    told = dict(row._mapping)
    return Feedback(
        **{
            **told,
            "history": tuple(json.loads(told["history"])),
            "answer": json.loads(told["answer"]),
            "right": Correction(**json.loads(told["right"])) if told["right"] else None,
        }
    )
