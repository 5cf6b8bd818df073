"""Hand-made answers and a small library, so that scoring is tested without the assistant."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from assistant.records import Answer, Citation
from evals.cases import read_case
from evals.records import Case
from ingest.records import Figure, Passage, Span
from tests import made

PAGES = {
    ("a.pdf", 1): "Tổng vốn FDI đạt 2.061,53 triệu USD. Báo cáo ký ngày 15/01/2024.",
    ("a.pdf", 2): "Lao động: 4.757 người.",
    ("b.html", 1): "Tổng vốn FDI năm 2022 là 2.082,6 triệu USD.",
}


class FakeLibrary:
    """Three pages, a figure on each, and a search that finds what it was told to find."""

    def __init__(self) -> None:
        self.hits: list[str] = ["a.pdf", "b.html"]
        self.read = [
            ("a.pdf", 0, "2061530000", "USD"),
            ("a.pdf", 1, "4757", "người"),
            ("b.html", 0, "2082600000", "USD"),
        ]

    @property
    def documents(self) -> frozenset[str]:
        return frozenset(name for name, _ in PAGES)

    def page_text(self, document: str, page: int) -> str:
        return PAGES.get((document, page), "")

    def pages(self, document: str) -> list[str]:
        return [text for (name, _), text in PAGES.items() if name == document]

    def figures(self, document: str) -> list[Figure]:
        return [
            Figure(
                report_id=name,
                ordinal=number,
                sentence=number,
                passage=passage,
                spans=(Span(page=1, start=0, end=1),),
                start=0,
                end=1,
                text=value,
                value=Decimal(value),
                unit=unit,
                indicator="",
                kind="amount",
            )
            for number, (name, passage, value, unit) in enumerate(self.read)
            if name == document
        ]

    def found(self, question: str) -> list[tuple[str, Passage]]:
        return [
            (
                name,
                Passage(
                    report_id=name,
                    ordinal=number - 1,
                    spans=(Span(page=number, start=0, end=len(text)),),
                    text=text,
                    headings=(),
                    first_sentence=0,
                    last_sentence=0,
                    tokens=1,
                ),
            )
            for (name, number), text in PAGES.items()
            if name in self.hits
        ]


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def make_case() -> Callable[..., Case]:
    """A case; keywords go into ``expect``, the others by name."""

    def make(kind: str = "figure", *, name: str = "c1", heldout: bool = False, **expect: Any) -> Case:
        raw = {
            "id": name,
            "question": "FDI năm 2022 là bao nhiêu?",
            "kind": kind,
            "reports": ["a.pdf", "b.html"],
            "expect": {"status": "refused" if kind == "unanswerable" else "answered", **expect},
            "checked": {"by": "maintainers", "against": "a.pdf, page 1"},
        }
        if kind == "followup":
            raw["history"] = [{"role": "user", "content": "Xuất khẩu?"}]
        return replace(read_case(raw, "haiphong-x"), heldout=heldout)

    return make


@pytest.fixture
def make_answer() -> Callable[..., Answer]:
    """An answer; ``figures`` are (text, value, unit, document, page), each cites its whole page."""

    def make(
        *figures: tuple[str, str, str, str, int],
        status: Any = "answered",
        answer: str = "",
        cited: tuple[tuple[str, int], ...] = (),
    ) -> Answer:
        places = [(document, page) for *_, document, page in figures] or list(cited)
        citations = tuple(
            Citation(
                mark=mark,
                document=document,
                title="",
                page=page,
                section="",
                quote=PAGES[document, page],
                spans=(Span(page=page, start=0, end=len(PAGES[document, page])),),
            )
            for mark, (document, page) in enumerate(places, start=1)
        )
        readings = tuple(
            made.reading(text, value, unit, citation=mark)
            for mark, (text, value, unit, *_) in enumerate(figures, start=1)
        )
        return Answer(
            question="FDI năm 2022?",
            standalone_question="FDI năm 2022?",
            status=status,
            answer=answer,
            figures=readings,
            citations=citations,
        )

    return make
