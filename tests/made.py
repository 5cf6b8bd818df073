"""Records of which a test needs one, with what does not matter to it filled in."""

from decimal import Decimal
from typing import Any

from assistant.records import Reading
from ingest.records import Figure


def figure(text: str, value: str | int, unit: str = "", *, at: int = 0, **fields: Any) -> Figure:
    """A figure that is printed as ``text``, from the sentence's character ``at``."""
    given: dict[str, Any] = {
        "report_id": "r",
        "ordinal": 0,
        "sentence": 0,
        "passage": 0,
        "spans": (),
        "start": at,
        "end": at + len(text),
        "indicator": "",
        "kind": "amount",
    }
    return Figure(text=text, value=Decimal(value), unit=unit, **{**given, **fields})


def reading(text: str, value: str, unit: str = "", **fields: Any) -> Reading:
    """A figure of an answer, cited by its first mark."""
    given: dict[str, Any] = {
        "indicator": "",
        "period": None,
        "as_of": None,
        "scope": "",
        "kind": "amount",
        "qualifier": None,
        "citation": 1,
    }
    return Reading(text=text, value=value, unit=unit, **{**given, **fields})
