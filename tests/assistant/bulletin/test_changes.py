"""A change between spans of unequal length is a wrong number with two right citations."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.bulletin.make import Order, make_bulletin
from assistant.bulletin.series import is_percent
from assistant.bulletin.terms import read_term
from assistant.desk.ledger import open_ledger
from ingest.catalogue import open_catalogue

REPORT = """BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH SƠN THỦY
Số: {number}/BC-BQL
Sơn Thủy, ngày 15 tháng 12 năm {year}

BÁO CÁO
Kết quả thu hút đầu tư của tỉnh Sơn Thủy năm {year}

{told}
"""
CUT = "Từ ngày 01/01/{year} đến ngày {day}/12/{year}, tổng vốn FDI thu hút của tỉnh Sơn Thủy đạt {value}."
WHOLE = "Năm {year}, tổng vốn FDI thu hút của tỉnh Sơn Thủy đạt {value}."


@pytest.fixture
def change(tmp_path, bring):
    """The change of FDI in the bulletin of 2022, from one sentence of each year."""

    def read(now: str, before: str):
        reports, data = tmp_path / "reports", tmp_path / "data"
        reports.mkdir()
        for number, (year, told) in enumerate(((2022, now), (2021, before)), start=11):
            text = REPORT.format(number=number, year=year, told=told)
            (reports / f"{year}.txt").write_text(text, encoding="utf-8")
        assert bring(reports, data).failed == ()
        order = Order(term=read_term("2022"), made=date(2023, 2, 1), words=("vốn FDI",))
        (row,) = make_bulletin(open_ledger(open_catalogue(data)), order).rows
        (found,) = row.changes
        return found

    return read


def test_a_year_cut_short_is_not_held_against_a_whole_one(change):
    now = CUT.format(year=2022, day="05", value="1.300 triệu USD")
    found = change(now, WHOLE.format(year=2021, value="1.200 triệu USD"))
    assert (found.said, found.lack) == ("", "chưa tính: số liệu hai kỳ chốt ở ngày khác nhau")


def test_years_cut_on_the_same_day_are(change):
    now = CUT.format(year=2022, day="05", value="1.300 triệu USD")
    assert change(now, CUT.format(year=2021, day="05", value="1.000 triệu USD")).said == "tăng **30%**"


def test_years_cut_on_different_days_are_not(change):
    now = CUT.format(year=2022, day="05", value="1.300 triệu USD")
    assert change(now, CUT.format(year=2021, day="20", value="1.000 triệu USD")).said == ""


def test_a_multiple_is_no_share_whose_change_needs_no_earlier_value(ledger):
    (entry, *_) = ledger.entries
    figure = ledger.read([entry])[0].figure
    assert [is_percent(replace(figure, unit=u)) for u in ("%", "điểm %", "lần")] == [True, True, False]
