"""What programs may ask: the same models for REST and MCP, so that both refuse the same things."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from assistant.desk.options import read_wanted
from assistant.desk.records import Editions, Wanted
from assistant.options import read_filter
from assistant.records import Turn
from ingest.records import FigureKind
from vectorstore.filters import Filter

HISTORY_TURNS = 20
"""Messages before the question, at most."""

TURN_CHARACTERS = 8000
"""Longest message before the question, in characters."""

NAME_CHARACTERS = 300
"""Longest text of a filter, in characters."""

ID = r"^[0-9a-f]{16}$"
"""Of a report."""

MOST = 10_000_000
"""No report has as many passages."""

DAYS = r"^\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}$"

Standing = Literal["preliminary", "official"]


def _storable(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("nul", "holds a NUL character")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise PydanticCustomError("surrogate", "holds half a character")
    return text


Text = Annotated[str, AfterValidator(_storable)]
"""Any characters but NUL and halves of characters, which JSON can write and nothing can store."""

Name = Annotated[Text, Field(max_length=NAME_CHARACTERS)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TurnAsked(_Strict):
    """One message of the conversation before the question."""

    role: Literal["user", "assistant"]
    content: Annotated[Text, Field(max_length=TURN_CHARACTERS)]


class _Filters(_Strict):
    number: Name | None = Field(
        default=None, description="Document number of the report, e.g. 123/BC-UBND.", examples=["123/BC-UBND"]
    )
    issuer: Name | None = Field(
        default=None, description="Who wrote the report, in any common way of writing it."
    )
    year: int | None = Field(default=None, ge=1000, le=9999, description="The year that the report is about.")
    period: Annotated[str, Field(pattern=DAYS)] | None = Field(
        default=None,
        description="The time that it is about, both days inclusive.",
        examples=["2024-01-01/2024-09-30"],
    )
    standing: Standing | None = Field(
        default=None, description="preliminary: estimates alone; official: final figures alone."
    )


class Ask(_Filters):
    """A question, what was said before it, and what the answer is held to."""

    question: Text = Field(
        description="In Vietnamese, with or without diacritics, or in English; at most 2,000 characters.",
        examples=["Tổng thu hút FDI năm 2022 là bao nhiêu?"],
    )
    history: tuple[TurnAsked, ...] = Field(
        default=(), max_length=HISTORY_TURNS, description="The conversation so far, oldest message first."
    )
    report: tuple[Name, ...] = Field(
        default=(), max_length=50, description="Names of report files that the answer is held to."
    )

    @property
    def turns(self) -> list[Turn]:
        """The conversation as the assistant takes it."""
        return [Turn(role=turn.role, content=turn.content) for turn in self.history]

    @property
    def only(self) -> Filter:
        """What the answer is held to.

        Raises:
            FilterRefused: A day that no calendar has, or a time that ends before it begins.
        """
        given: Mapping[str, Any] = self.model_dump(include={"number", "issuer", "year", "period", "standing"})
        return read_filter({**given, "report": list(self.report)})


class FindFigures(_Strict):
    """Which of the figures that the reports state; every field that is given must fit."""

    text: Annotated[Text, Field(max_length=2000)] | None = Field(
        default=None, description="A question or words: figures are ranked as the chat ranks them."
    )
    indicator: Name | None = Field(
        default=None,
        description="Words of what is counted or measured, with or without diacritics.",
        examples=["vốn đăng ký"],
    )
    period: Name | None = Field(
        default=None,
        description="A time in words, or two days: figures about a time inside it.",
        examples=["quý I/2024", "2024-01-01/2024-11-30"],
    )
    scope: Name | None = Field(default=None, description="Words of the place, zone or company.")
    unit: Name | None = Field(
        default=None, description="Base unit or the counted noun.", examples=["USD", "ha", "dự án"]
    )
    kind: FigureKind | None = Field(default=None, description="What sort of number it is.")
    standing: Standing | None = Field(
        default=None, description="preliminary: estimates; official: told as final."
    )
    report: tuple[Name, ...] = Field(default=(), max_length=50, description="Names of report files.")
    number: Name | None = Field(default=None, description="Document number.")
    issuer: Name | None = Field(default=None, description="Who wrote the report.")
    editions: Editions = Field(
        default="current",
        description="current: figures that stand; earlier: of earlier issues or corrected; all: both.",
    )
    limit: int = Field(default=50, ge=1, le=200, description="Figures in one answer, at most.")
    cursor: Annotated[str, Field(pattern=r"^[0-9]{1,9}$")] | None = Field(
        default=None, description="Where the next page begins: next_cursor of the one before."
    )

    @property
    def wanted(self) -> Wanted:
        """The same as the figure desk takes it.

        Raises:
            FilterRefused: The period is no time.
        """
        given = self.model_dump(exclude={"limit", "cursor"}, exclude_none=True)
        return read_wanted({**given, "first": self.cursor, "most": self.limit})


class GetPassage(_Strict):
    """Which passage of which report."""

    report_id: Annotated[str, Field(pattern=ID)] = Field(
        description="16 hex digits, as figures and reports give it.", examples=["9f2c0a1b2c3d4e5f"]
    )
    ordinal: int = Field(ge=0, le=MOST, description="Position in the report, from 0.")
