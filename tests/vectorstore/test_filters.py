"""Filters choose the reports that a reader means, also where a file stands back for another."""

from datetime import date

import pytest

from ingest.records import Period
from ingest.reports import Report
from ingest.versions.records import Link
from vectorstore.filters import Filter, Shelf


class Library:
    """A catalogue's reports and links, given."""

    def __init__(self, reports, links=()):
        self._reports, self._links = list(reports), list(links)

    def reports(self):
        return self._reports

    def links(self):
        return self._links


def report(name, **card):
    return Report(
        id=name, document=f"{name}.pdf", sha256="", format="pdf", pages=1, **{"title": name, **card}
    )


def span(start, end):
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end))


NINE = span("2024-01-01", "2024-09-30")
MONTHLY = report(
    "t9", title="Tình hình kinh tế - xã hội tháng 9 và 9 tháng đầu năm 2024", year=2024, period=NINE
)
HALF = report("h1", title="Kết quả 6 tháng đầu năm 2024", year=2024, period=span("2024-01-01", "2024-06-30"))


@pytest.mark.parametrize(
    ("period", "found"),
    [
        (NINE, ["t9"]),
        (span("2024-09-01", "2024-09-30"), ["t9"]),
        (span("2024-01-01", "2024-12-31"), ["t9", "h1"]),
        (span("2024-01-01", "2024-03-31"), []),
    ],
)
def test_the_time_of_a_title_then_what_lies_inside(period, found):
    shelf = Shelf(Library([MONTHLY, HALF]))
    assert [r.id for r in shelf.find(Filter(period=period))] == found


def test_what_is_not_known_fits_no_filter():
    shelf = Shelf(Library([report("a")]))
    assert [shelf.find(f) for f in (Filter(year=2024), Filter(issuer="Sở"), Filter(number="1/BC"))] == [
        []
    ] * 3


def test_a_file_that_stands_back_is_searched_where_it_is_cited():
    """Its own passages are in no index: held to it alone nothing would be found."""
    links = [Link(report_id="a", other="b", kind="superseded"), Link(report_id="b", other="c", kind="copy")]
    shelf = Shelf(Library(map(report, "abc"), links))
    assert shelf.held_to(Filter(reports=("a.pdf",))) == {"c"}
    assert shelf.held_to(Filter(reports=("a.pdf", "c.pdf"))) == {"c"}
    assert shelf.held_to(Filter(standing="official")) is None


def test_folders_may_be_left_out_and_names_are_whole():
    shelf = Shelf(Library([report("2024/bao-cao"), report("2024/bao-cao-2")]))
    assert [r.id for r in shelf.find(Filter(reports=("bao-cao.pdf",)))] == ["2024/bao-cao"]
