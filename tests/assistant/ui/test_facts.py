"""What stands in a report is shown at the figure desk as it is, and never runs there."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from assistant.desk.records import Fact, Rows
from assistant.desk.series import Series, Step, Track
from assistant.ui.facts import FactView, marked_text
from ingest.records import Figure, Period, Sentence, Span
from ingest.reports import Report
from prompts.messages import load_messages

HOSTILE = "<img src=x onerror=alert(1)> \"'${alert(1)} {{x}} </textarea><script>1</script> \u202e"


def fact(value: str = "12.5", year: int = 2020, **more: object) -> Fact:
    text = f"{HOSTILE} đạt 12,5 triệu USD."
    at = text.index("12,5")
    figure = Figure(
        report_id="ab12",
        ordinal=3,
        sentence=0,
        passage=0,
        spans=(Span(page=2, start=at, end=at + 14),),
        start=at,
        end=at + 14,
        text="12,5 triệu USD",
        value=Decimal(value).scaleb(6),
        unit="USD",
        indicator=HOSTILE,
        kind="amount",
        period=Period(start=date(year, 1, 1), end=date(year, 12, 31)),
        scope=HOSTILE,
        qualifier=HOSTILE,
        clause=(0, len(text)),
    )
    sentence = Sentence(
        ordinal=0,
        spans=(Span(page=2, start=0, end=len(text)),),
        text=text,
        kind="paragraph",
        headings=(),
        block=0,
    )
    report = Report(
        id="ab12",
        document=f"{HOSTILE}.txt",
        sha256="",
        title=HOSTILE,
        format="txt",
        pages=2,
        issuer=HOSTILE,
        number=HOSTILE,
        dated=date(2021, 1, 5),
    )
    return Fact(figure=figure, sentence=sentence, report=report, **more)


@pytest.fixture
def view() -> FactView:
    return FactView(load_messages())


def assert_harmless(html: str) -> None:
    assert "<img" not in html
    assert "<script" not in html
    assert "</textarea" not in html
    assert "\u202e" not in html
    seen = _Seen()
    seen.feed(html)
    assert not seen.handlers


class _Seen(HTMLParser):
    """Attributes that a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


def test_a_row_shows_hostile_text_and_runs_none(view):
    html = view.table(Rows(facts=(fact(),), total=1, first=0), 25)
    assert_harmless(html)
    assert "${" not in html
    assert html.count("12,5 triệu USD") == 1
    assert 'data-khoa="ab12&#58;3"' in html
    assert "/trang/ab12/2?" in html.replace("&#58;", ":")


def test_a_detail_shows_hostile_text_and_runs_none(view):
    steps = (Step(fact=fact(), why=""), Step(fact=fact("14", 2021), why="gap", rivals=(fact("15", 2021),)))
    series = Series(title=HOSTILE, unit="USD", tracks=(Track(name=HOSTILE, steps=steps),))
    html = view.detail(fact(), series, ([fact()], [fact("13")], [fact("11", state="superseded")]))
    assert_harmless(html)
    assert "<mark>12,5 triệu USD</mark>" in html
    assert html.count("<svg") == 1
    assert "đã có bản mới thay thế" in html


def test_states_are_told_in_words(view):
    rows = Rows(facts=(fact(state="corrected"), fact(doubtful=True), fact(state="copy")), total=3, first=0)
    html = view.table(rows, 25)
    assert all(word in html for word in ("đã đính chính", "chưa chắc chắn", "bản sao"))


def test_a_table_cell_is_told_with_its_unit_and_as_printed(view):
    bare = fact()
    bare = Fact(
        figure=Figure(**{n: getattr(bare.figure, n) for n in Figure.__slots__} | {"text": "12,5"}),
        sentence=bare.sentence,
        report=bare.report,
    )
    html = view.table(Rows(facts=(bare,), total=1, first=0), 25)
    assert "12,5 triệu USD" in html
    assert "in trong bảng&#58; 12,5" in html


def test_no_rows_are_a_sentence(view):
    assert "Không có số liệu nào khớp" in view.table(Rows(facts=(), total=0, first=0), 25)


def test_a_mark_outside_the_quote_is_left_out():
    assert marked_text("một hai", 4, 7) == "một <mark>hai</mark>"
    assert marked_text("một hai", 5, 99) == "một hai"
