"""What the assistant makes: an answer, its figures, its citations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from assistant.lock.records import Verdict
from ingest.records import Figure, Span
from prompts.answers import spoken

Status = Literal["answered", "conflict", "clarify", "refused"]

Origin = Literal["text", "scanned", "doubted"]
"""Whether a file gave a quote's characters, or a picture did; there perhaps with too little confidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A figure that answers the question, as the answer's JSON gives it."""

    text: str
    """As printed, with its unit."""

    value: str
    """Exact decimal in the base unit, no exponent, no separators: ``"2061530000"``."""

    unit: str
    indicator: str
    period: str | None
    """ISO 8601 interval, or None when the report says none."""

    as_of: str | None
    """ISO 8601 day."""

    scope: str
    kind: str
    qualifier: str | None
    citation: int
    """Mark of the citation it stands in, from 1."""

    value_max: str | None = None
    """Upper end of a range."""

    operands: tuple["Reading", ...] = ()
    """Of a computed figure."""

    formula: str = ""
    """Of a computed figure, in words and Vietnamese numbers."""

    def to_json(self) -> dict[str, Any]:
        """The contract's object; optional keys only where they say something."""
        found: dict[str, Any] = {
            "text": self.text,
            "value": self.value,
            "unit": self.unit,
            "indicator": self.indicator,
            "period": self.period,
            "as_of": self.as_of,
            "scope": self.scope,
            "kind": self.kind,
            "qualifier": self.qualifier,
            "citation": self.citation,
        }
        if self.value_max is not None:
            found["value_max"] = self.value_max
        if self.operands:
            found["operands"] = [o.to_json() for o in self.operands]
            found["formula"] = self.formula
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A passage that an answer rests on."""

    mark: int
    """Number in the answer's ``[1]``, from 1."""

    document: str
    """File name below the ingested folder, with ``/``."""

    title: str
    page: int
    """Page of the quote's first character, from 1."""

    section: str
    """Heading path, outermost first, joined by `` › ``; ``""`` when there is none."""

    quote: str
    """Exactly the page's text at ``spans``, joined by one space where a page ends inside it."""

    spans: tuple[Span, ...]

    issuer: str = ""
    """Who wrote the report, as printed, or ``""``."""

    number: str = ""
    """Its document number, or ``""``."""

    day: date | None = None
    """The day that the report gives itself; ``date`` in the JSON."""

    report_id: str = ""
    """Not in the JSON, like all below."""

    passage: str = ""
    """The passage around the quote, for the reader's eye; not in the JSON."""

    highlight: tuple[int, int] = (0, 0)
    """Where the quote stands in ``passage``, half open; (0, 0) when it does not."""

    figures: tuple[tuple[int, int], ...] = ()
    """Where the cited figures stand in ``passage``, half open."""

    dated: str = ""
    """The report's own date in Vietnamese form, or ``""``."""

    facts: tuple[Figure, ...] = ()
    """Every figure that ingestion read in the quote; ``start`` and ``end`` are the quote's. Not in the
    JSON."""

    origin: Origin = "text"
    """Not in the JSON: a note says it."""

    setting: tuple[str, ...] = ()
    """Words from outside the quote that say what it is about: table heads, lead-ins, period words. Not in
    the JSON."""

    def to_json(self) -> dict[str, Any]:
        """The contract's object."""
        return {
            "mark": self.mark,
            "document": self.document,
            "title": self.title,
            "page": self.page,
            "section": self.section,
            "quote": self.quote,
            "spans": [{"page": s.page, "start": s.start, "end": s.end} for s in self.spans],
            "issuer": self.issuer,
            "number": self.number,
            "date": self.day.isoformat() if self.day else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A sentence of a language model that no reader was shown as an answer."""

    text: str
    why: str
    """One of :data:`assistant.writing.records.Why`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the reader gets."""

    question: str
    standalone_question: str
    """The question with what the conversation had left out."""

    status: Status
    answer: str
    """Markdown of our own making: ``**`` around figures, ``[1]`` marks; report text in it is escaped
    by whoever shows it."""

    id: str = ""
    figures: tuple[Reading, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    model: str = "extractive"
    timings_ms: dict[str, float] = field(default_factory=dict)
    """``retrieve``, ``answer``, ``total``, in milliseconds."""

    verdict: Verdict | None = None
    """What the number lock found; None before it looked."""

    language: str = field(default_factory=spoken)
    """Of ``answer`` and ``notes``, an ISO 639-1 code. Not in the JSON."""

    withheld: tuple[Withheld, ...] = ()
    """What a language model wrote and was not shown."""

    prompts: Mapping[str, str] = field(default_factory=dict)
    """Prompt → fingerprint, of those that this answer was made with."""

    fallback: str = ""
    """Why a model's words are not shown: a :data:`~assistant.llm.records.Reason`, or ``"withheld"``; ``""``
    where they are, or none was asked. Not in the JSON."""

    def to_json(self) -> dict[str, Any]:
        """The contract's object."""
        return {
            "id": self.id,
            "question": self.question,
            "standalone_question": self.standalone_question,
            "status": self.status,
            "answer": self.answer,
            "figures": [f.to_json() for f in self.figures],
            "citations": [c.to_json() for c in self.citations],
            "notes": list(self.notes),
            "model": self.model,
            "timings_ms": {name: round(ms, 1) for name, ms in self.timings_ms.items()},
            "verdict": {
                "numbers": [held.to_json() for held in self.verdict.numbers] if self.verdict else [],
                "withheld": [{"text": w.text, "why": w.why} for w in self.withheld],
                "prompts": dict(self.prompts),
            },
        }
