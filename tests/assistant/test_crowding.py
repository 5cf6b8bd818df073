"""Boilerplate that many reports repeat must not push the one passage that answers out of sight."""

from datetime import date

from assistant.crowding import leave_repeated
from ingest.records import Passage, Period, Span
from ingest.reports import Report

TEXT = "Trong kỳ, các khu công nghiệp của tỉnh thu hút 12 dự án với tổng vốn đăng ký 145,6 triệu USD."


def passage(of: str, text: str = TEXT, headings: tuple[str, ...] = ()) -> Passage:
    span = (Span(page=1, start=0, end=len(text)),)
    place = {"first_sentence": 0, "last_sentence": 0, "tokens": 9}
    return Passage(report_id=of, ordinal=0, spans=span, text=text, headings=headings, **place)


def report(name: str, month: int | None = None, year: int = 2024) -> Report:
    period = Period(start=date(year, month, 1), end=date(year, month, 28)) if month else None
    about = {"title": name, "format": "txt", "pages": 1, "year": year, "period": period}
    return Report(id=name, document=f"{name}.txt", sha256="", **about)


def kept(*found: tuple[Passage, Report, str]) -> list[str]:
    return list(leave_repeated(found))


def test_the_same_words_are_looked_at_once():
    again = TEXT.replace("Trong kỳ,", "TRONG KỲ:").replace("của tỉnh thu", "của tỉnh  thu")
    assert kept((passage("a"), report("a"), ""), (passage("b", again), report("b"), "")) == ["a:0"]


def test_another_number_is_another_statement():
    other = passage("b", TEXT.replace("145,6", "154,6"))
    assert kept((passage("a"), report("a"), ""), (other, report("b"), "")) == ["a:0", "b:0"]


def test_another_month_place_or_heading_is_another_statement():
    found = [
        (passage("a"), report("a", 3), "hai phong"),
        (passage("b"), report("b", 4), "hai phong"),
        (passage("c"), report("c", 3), "bac giang"),
        (passage("d", headings=("Quý II",)), report("d", 3), "hai phong"),
    ]
    assert kept(*found) == ["a:0", "b:0", "c:0", "d:0"]
