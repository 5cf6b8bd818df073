from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from assistant.records import Answer, Citation, Reading
from ingest.records import Figure, Period, Span

QUOTE = "Đến 20/12/2022, vốn FDI đạt 2.061,53 triệu USD."


class Made:
    """Records for the pages, as the answerer makes them."""

    def figure(self, **fields):
        at = QUOTE.index("2.061,53")
        made = Figure(
            report_id="r",
            ordinal=0,
            sentence=0,
            passage=0,
            spans=(),
            start=at,
            end=at + len("2.061,53 triệu USD"),
            text="2.061,53 triệu USD",
            value=Decimal(2061530000),
            unit="USD",
            indicator="vốn FDI",
            kind="amount",
            period=Period(start=date(2022, 1, 1), end=date(2022, 12, 20)),
            as_of=date(2022, 12, 20),
        )
        return replace(made, **fields)

    def reading(self, **fields):
        f = self.figure()
        made = Reading(
            text=f.text,
            value=str(f.value),
            unit=f.unit,
            indicator=f.indicator,
            period=f.period.iso,
            as_of="2022-12-20",
            scope="",
            kind="amount",
            qualifier=None,
            citation=1,
        )
        return replace(made, **fields)

    def citation(self, mark=1, **fields):
        f = self.figure()
        made = Citation(
            mark=mark,
            document="a.pdf",
            title="Báo cáo <A>",
            page=3,
            section="",
            quote=QUOTE,
            spans=(Span(page=3, start=0, end=len(QUOTE)),),
            passage=f"Trước. {QUOTE}",
            highlight=(7, 7 + len(QUOTE)),
            figures=((7 + f.start, 7 + f.end),),
            facts=(f,),
            dated="28/12/2022",
        )
        return replace(made, **fields)

    def answer(self, text="Đạt **2.061,53 triệu USD** [1].", **fields):
        made = Answer(
            question="q",
            standalone_question="q",
            status="answered",
            answer=text,
            figures=(self.reading(),),
            citations=(self.citation(),),
        )
        return replace(made, **fields)


@pytest.fixture
def made():
    return Made()
