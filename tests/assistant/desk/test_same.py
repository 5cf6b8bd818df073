"""The country's figure read as a province's is a wrong number, however well it is cited."""

import pytest

from assistant.desk.ledger import open_ledger
from assistant.desk.same import Homes, alike
from ingest.catalogue import open_catalogue

PROVINCE = """CỤC THỐNG KÊ TỈNH PHÚ YÊN

BÁO CÁO
Tình hình kinh tế - xã hội tỉnh Phú Yên năm {year}

Năm {year}, kim ngạch xuất khẩu hàng hóa đạt {value} triệu USD.
"""
COUNTRY = """TỔNG CỤC THỐNG KÊ

BÁO CÁO
Tình hình kinh tế - xã hội năm 2018

Năm 2018, kim ngạch xuất khẩu hàng hóa đạt 243.480 triệu USD.
"""
PAGE = """Kinh tế Phú Yên năm 2019

Năm 2019, kim ngạch xuất khẩu hàng hóa đạt 121,5 triệu USD.
"""
FILES = {
    "a.txt": PROVINCE.format(year=2017, value="101,5"),
    "b.txt": PROVINCE.format(year=2018, value="112,25"),
    "country.txt": COUNTRY,
    "page.txt": PAGE,
}


@pytest.fixture(scope="module")
def told_with(tmp_path_factory, bring):
    """The files that are held against the figure of one."""
    reports, data = tmp_path_factory.mktemp("same"), tmp_path_factory.mktemp("same-data")
    for name, text in FILES.items():
        (reports / name).write_text(text, encoding="utf-8")
    assert bring(reports, data).failed == ()
    ledger = open_ledger(open_catalogue(data))
    facts = {f.report.document: f for f in ledger.read(ledger.entries) if f.figure.unit == "USD"}
    return lambda name: {f.report.document for f in alike(ledger, Homes(ledger), facts[name])}


def test_the_country_is_not_the_only_province_of_the_reports(told_with):
    assert told_with("country.txt") == {"country.txt"}


def test_a_report_whose_title_names_the_province_is_of_it(told_with):
    assert told_with("b.txt") == {"a.txt", "b.txt", "page.txt"}
