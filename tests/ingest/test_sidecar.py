"""What a person wrote beside a report counts; what is misspelt there is said, never passed over."""

from datetime import date
from pathlib import Path

import pytest

from ingest.catalogue import open_catalogue
from ingest.errors import UnreadableReport
from ingest.parse import ReportParser, parse_report
from ingest.records import Period
from ingest.sidecar import sidecar_mark
from ingest.sync import synchronise

TEXT = "Báo cáo của đơn vị\n\nTrong kỳ, đơn vị thu hút 12 dự án với tổng vốn 145,6 triệu USD.\n"


def read(place, sidecar, name="a.meta.toml"):
    (place / "a.txt").write_text(TEXT, encoding="utf-8")
    (place / name).write_text(sidecar, encoding="utf-8")
    return parse_report(place / "a.txt", "a.txt", "0")


@pytest.mark.parametrize("name", ["a.meta.toml", "a.txt.meta.toml"])
def test_a_card_is_corrected(tmp_path, name):
    said = """title = "Báo cáo 6 tháng"
issuer = "Sở Công Thương"
number = "12/BC-SCT"
date = 2024-07-05
period_start = 2024-01-01
period_end = 2024-06-30
replaces = ["cu.pdf"]
"""
    report = read(tmp_path, said, name).report
    assert (report.title, report.issuer, report.number) == ("Báo cáo 6 tháng", "Sở Công Thương", "12/BC-SCT")
    assert (report.dated, report.year, report.replaces) == (date(2024, 7, 5), 2024, ("cu.pdf",))
    assert report.period == Period(start=date(2024, 1, 1), end=date(2024, 6, 30))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('tieu_de = "x"', "a.meta.toml: unknown key tieu_de; known keys: title, issuer"),
        ('year = "2024"', "a.meta.toml: year cannot be '2024'; write a whole number"),
        ('date = "05/07/2024"', "a.meta.toml: date cannot be '05/07/2024'; write a day without quotes"),
        ("year = true", "a.meta.toml: year cannot be True"),
        ("replaces = [1]", "a.meta.toml: replaces cannot be [1]"),
        ("period_start = 2024-01-01", "a.meta.toml: period_start and period_end are no period; give both"),
        ("title = ", "a.meta.toml is no TOML"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path, said, told):
    with pytest.raises(UnreadableReport) as caught:
        read(tmp_path, said)
    assert told in f"{caught.value.why}; {caught.value.fix}"


def test_a_changed_sidecar_reads_the_report_again(tmp_path, encoder, parser):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("Vốn 5 triệu USD", encoding="utf-8")

    def run():
        found = synchronise(
            [reports], tmp_path / "data", encoder=encoder, parser=parser, publish=lambda _: None
        )
        return found.added, found.replaced, found.unchanged

    assert run() == (1, 0, 0)
    assert run() == (0, 0, 1)
    (reports / "a.meta.toml").write_text("year = 2024", encoding="utf-8")
    assert run() == (0, 1, 0)
    assert run() == (0, 0, 1)


def test_a_broken_sidecar_is_one_failure_and_loses_nothing(tmp_path, encoder):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("Vốn 5 triệu USD", encoding="utf-8")
    (reports / "b.txt").write_text("Vốn 6 triệu USD", encoding="utf-8")
    card = reports / "a.meta.toml"

    def run():
        found = synchronise(
            [reports], tmp_path / "data", encoder=encoder, parser=ReportParser(), publish=lambda _: None
        )
        with open_catalogue(tmp_path / "data") as catalogue:
            return [f.file for f in found.failed], [(r.document, r.issuer) for r in catalogue.reports()]

    card.write_text('issuer = "Sở Y tế"', encoding="utf-8")
    assert run() == ([], [("a.txt", "Sở Y tế"), ("b.txt", "")])
    for broken in ("issuer = ", 'so = "1"', "issuer = 5"):
        card.write_text(broken, encoding="utf-8")
        assert run() == (["a.txt"], [("a.txt", "Sở Y tế"), ("b.txt", "")]), broken
    card.write_text('issuer = "Sở Du lịch"', encoding="utf-8")
    assert run() == ([], [("a.txt", "Sở Du lịch"), ("b.txt", "")])


def test_what_is_taken_back_while_it_is_looked_at_ends_no_listing(tmp_path):
    """The page of the reports, while a colleague takes a correction back."""

    class Leaving(type(Path())):
        def is_file(self):
            there = super().is_file()
            self.unlink(missing_ok=True)
            return there

    (tmp_path / "a.txt.meta.toml").write_text('title = "Tên"', encoding="utf-8")
    assert sidecar_mark(Leaving(tmp_path / "a.txt")) == ""
